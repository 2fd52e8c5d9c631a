"""New patient: one sheet, every problem at once, nothing lost."""
