"""Print: letters, labels, cards, lists and the downtime kit; and the slips that come back from it."""
