"""Correct a contact: an attempt to reach a patient is voided with a reason."""
