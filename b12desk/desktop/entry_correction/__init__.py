"""Correct entry, for what is no dose: a review, a result, a deferral or any other entry is voided with a reason."""
