"""Record review: how the patient is doing, in words that move a course on."""
