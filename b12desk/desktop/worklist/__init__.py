"""The worklist page: who is overdue, who is due, and what happens next for each."""
