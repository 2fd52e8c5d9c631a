"""Offer a date: the open days of the next window, one of which is copied for the diary or a message."""
