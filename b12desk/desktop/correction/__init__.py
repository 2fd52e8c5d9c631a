"""Correct entry: a void with its reason, alone or with a new entry in its place."""
