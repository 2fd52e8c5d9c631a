"""A CSV file or an .xlsx workbook to a sheet, whatever its encoding, delimiter and titles above the headings."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from b12desk.clinical.errors import BadInput
from b12desk.exchange.csv_in import rows_of_csv
from b12desk.exchange.decoding import decode
from b12desk.exchange.fold import fold_words
from b12desk.exchange.sheet import Sheet, below
from b12desk.exchange.xlsx_in import rows_of_xlsx

MOST_BYTES = 32 * 1024 * 1024
_XLSX_MARK = b"PK\x03\x04"
_OLD_EXCEL_MARK = b"\xd0\xcf\x11\xe0"


def read_sheet(path: Path, *, known_headings: Iterable[str] = ()) -> Sheet:
    """Return the table in a file; `known_headings` are those of a saved mapping, which help to find the heading row.

    Raises:
        BadInput: when the file can't be read, is larger than 32 MB, or holds no table.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadInput(f"The file {path.name} is larger than {MOST_BYTES // 1024**2} MB; split it")
        content = path.read_bytes()
    except OSError as trouble:
        raise BadInput(f"The file {path.name} can't be read: {trouble.strerror or trouble}") from None
    return sheet_of(content, known_headings=known_headings)


def sheet_of(content: bytes, *, known_headings: Iterable[str] = ()) -> Sheet:
    """Return the table in a file's bytes. The heading row is the one with the most known headings.

    Raises:
        BadInput: when the bytes hold no table.
    """
    also_known = frozenset(fold_words(heading) for heading in known_headings)
    if content.startswith(_OLD_EXCEL_MARK):
        raise BadInput("This is a workbook of the old .xls kind or protected by a password: save it as .xlsx or CSV")
    is_workbook = content.startswith(_XLSX_MARK)
    found = rows_of_xlsx(content, also_known) if is_workbook else rows_of_csv(decode(content), also_known)
    if found is None:
        raise BadInput("No table was found in the file: it needs a row of column headings")
    rows, heading = found
    headings, data = below(rows, heading)
    return Sheet(headings, data, rows[heading.index].number, hashlib.sha256(content).hexdigest())
