"""Change user: who works at this desk from now on."""
