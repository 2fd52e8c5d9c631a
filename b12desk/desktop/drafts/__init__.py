"""What is typed but not saved, kept for the next start should this one end without warning."""
