"""People: who works with the register, and in which role."""
