"""Monitoring: which reviews and blood tests are overdue, due and to come, over the whole register."""
