"""Clinic details: what stands on paper, when it is open, the laboratory's thresholds, what assistants may record."""
