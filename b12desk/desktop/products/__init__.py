"""Products: the clinic's own ones, added and withdrawn."""
