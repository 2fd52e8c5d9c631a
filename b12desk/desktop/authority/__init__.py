"""Authorities: what allows the doses of a course, recorded, listed and withdrawn."""
