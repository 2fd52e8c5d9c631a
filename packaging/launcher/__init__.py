"""What stands between a fresh checkout and a running b12desk; the standard library only."""
