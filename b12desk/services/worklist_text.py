"""Rows of the worklist as text for the clipboard."""

from collections.abc import Iterable, Sequence

from b12desk.exchange.csv_out import tabbed


def tabbed_text(rows: Iterable[Sequence[str]]) -> str:
    """Return the rows one a line, cells parted by tabs; no cell runs as a formula where it is pasted."""
    return tabbed(rows)
