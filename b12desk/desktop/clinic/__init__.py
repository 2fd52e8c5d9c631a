"""Clinic details: what stands on paper, when the clinic is open, and how many days of grace there are."""
