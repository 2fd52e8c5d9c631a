"""Backups at the desk: made on their own, listed, restored in the open window, and a strip for what is wrong."""
