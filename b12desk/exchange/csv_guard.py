"""The apostrophe that keeps a spreadsheet from running a cell as a formula, put on and taken off."""

import re

_RUNS_AS_FORMULA = re.compile(r"['=+\-@\t\r\n\0＝＋－＠]")


def guarded(cell: str) -> str:
    """Return the cell with an apostrophe before what a spreadsheet would run, and before an apostrophe of its own."""
    return f"'{cell}" if _RUNS_AS_FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return what `guarded` was given. Another program's cell keeps its apostrophe unless it guards something."""
    return cell[1:] if cell.startswith("'") and _RUNS_AS_FORMULA.match(cell, 1) else cell
