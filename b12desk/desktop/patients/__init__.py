"""Everybody in the register, and finding one of them from anywhere."""
