"""A workbook's cells to text: whole numbers without a point, real dates as ISO dates."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from b12desk.clinical.errors import BadInput
from b12desk.exchange.clean_text import quoted
from b12desk.exchange.sheet import FoundHeading, SheetRow, find_heading, likeliest_heading
from b12desk.exchange.xlsx_size import check_size

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_DAMAGED_ZIP = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, OSError, ValueError, LookupError)
"""What the archive's reader raises for directories and headers that lie about where parts are, and what they hold."""

_NOT_A_WORKBOOK = "This workbook can't be opened: it is damaged, protected by a password, or not an .xlsx file"

_Value = int | float | str | bool | date | datetime | time | timedelta


def rows_of_xlsx(content: bytes, also_known: frozenset[str]) -> tuple[tuple[SheetRow, ...], FoundHeading] | None:
    """Return the rows of the one worksheet that has known headings, numbered as in the workbook, with the heading.

    Where no worksheet has any, the first that holds a table is taken; None where there is none.

    Raises:
        BadInput: when the workbook can't be opened, is too large, or holds known headings on several worksheets.
    """
    tables = [(name, tuple(rows)) for name, rows in _worksheets(content)]
    known = [(name, rows, heading) for name, rows in tables if (heading := find_heading(rows, also_known))]
    if len(known) > 1:
        names = ", ".join(quoted(name) for name, _, _ in known)
        raise BadInput(f"The workbook has {len(known)} worksheets with such columns ({names}): keep one in the file")
    if known:
        return known[0][1:]
    likely = [(rows, heading) for _, rows in tables if (heading := likeliest_heading(rows))]
    return likely[0] if likely else None


def _worksheets(content: bytes) -> Iterator[tuple[str, list[SheetRow]]]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        check_size(content)
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for about in workbook.sheets_metadata:
            if about.typ == SheetTypeEnum.WorkSheet and about.visible == SheetVisibleEnum.Visible:
                yield about.name, _rows(workbook.get_sheet_by_name(about.name))
    except (CalamineError, *_DAMAGED_ZIP):
        raise BadInput(_NOT_A_WORKBOOK) from None


def _rows(worksheet: "CalamineSheet") -> list[SheetRow]:
    if worksheet.start is None:
        return []
    first = worksheet.start[0] + 1
    values = worksheet.to_python(skip_empty_area=True)
    return [SheetRow(first + index, tuple(_text(value) for value in row)) for index, row in enumerate(values)]


def _text(value: _Value) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
