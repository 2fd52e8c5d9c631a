"""Not given: why a dose was not given on its day."""
