"""What the checks say: one function per moment returns every finding of that moment."""
