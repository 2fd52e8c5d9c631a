"""Defer: a date before which a patient is not expected, with a reason."""
