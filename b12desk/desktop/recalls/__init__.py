"""Recalls: whom to contact today, what was tried, and one act for each attempt."""
