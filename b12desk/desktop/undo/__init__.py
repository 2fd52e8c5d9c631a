"""Undo of the last act of this session: said first, then done by voiding or by putting back what stood before."""
