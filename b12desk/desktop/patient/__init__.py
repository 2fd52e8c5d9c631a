"""The page of one patient: who it is, what is next, what was given and what happened."""
