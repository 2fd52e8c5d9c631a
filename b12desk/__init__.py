"""b12desk plans vitamin B12 regimens, records injections and shows who is overdue, offline."""

__version__ = "0.1.0"
