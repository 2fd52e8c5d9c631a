"""Tables out as CSV that spreadsheets open safely: UTF-8 with its mark, every cell quoted, formulas guarded."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from b12desk.exchange.csv_guard import guarded
from b12desk.exchange.imported import RejectedRow
from b12desk.exchange.sheet import Sheet

_LINE_BREAKS = re.compile(r"\r\n|[\r\n]")


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return the table as CSV, one line a row. A cell that would run as a formula gets a leading apostrophe.

    Line breaks inside a cell become spaces and NULs are dropped, so that one physical line stays one record.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([_cell(heading) for heading in headings])
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return codecs.BOM_UTF8 + out.getvalue().encode("utf-8", "replace")


def tabbed(rows: Iterable[Sequence[str]]) -> str:
    """Return the rows as text to paste: one a line, cells parted by tabs and guarded as in a CSV file."""
    return "".join("\t".join(_cell(cell.replace("\t", " ")) for cell in row) + "\n" for row in rows)


def worklist_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return the worklist as CSV, exactly as `write_csv` does."""
    return write_csv(headings, rows)


def rejected_csv(sheet: Sheet, rejected: Iterable[RejectedRow]) -> bytes:
    """Return the rejected rows as they stood in the file, with “Row” and “Reason” behind their own columns.

    A row with too few cells is filled up; cells beyond the headings are joined into the last column, so none is lost.
    """
    cells = {row.number: row.cells for row in sheet.rows}
    rows = (_rejected(row, cells, len(sheet.headings)) for row in rejected)
    return write_csv((*sheet.headings, "Row", "Reason"), rows)


def _rejected(rejected: RejectedRow, cells: Mapping[int, tuple[str, ...]], width: int) -> tuple[str, ...]:
    own = cells[rejected.row]
    if len(own) > width:
        own = (*own[: width - 1], " ".join(own[width - 1 :]))
    return (*own, *[""] * (width - len(own)), str(rejected.row), rejected.reason)


def _cell(text: str) -> str:
    return guarded(_LINE_BREAKS.sub(" ", text.replace("\0", "")))
