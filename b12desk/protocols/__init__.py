"""Protocols and products as data files: read into typed values, every problem of a file at once, examples proved."""
