"""How large a workbook unpacks and how far its cells reach, before the reading library makes room for them.

The library sets aside every cell up to the farthest one; for a single cell in the last corner of a worksheet that is
400 GB, and the whole process is aborted.
"""

import io
import re
import zipfile
from collections.abc import Iterator

from b12desk.clinical.errors import BadInput

_MOST_UNPACKED_BYTES = 200 * 1024 * 1024
_MOST_CELLS = 5_000_000
_CHUNK, _OVERLAP = 1024 * 1024, 64
_POSITION = re.compile(rb"""\sr=["']([A-Z]{0,3})(\d{1,7})["']""")
_LETTERS = 26
_TOO_LARGE = "This workbook is too large to read: keep the table alone in a file"


def check_size(content: bytes) -> None:
    """Refuse a workbook that would unpack to more than 200 MB or has a worksheet spanning more than 5 million cells.

    Raises:
        BadInput: when it does.
        zipfile.BadZipFile: when the bytes are no workbook at all.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        if sum(part.file_size for part in parts) > _MOST_UNPACKED_BYTES:
            raise BadInput(_TOO_LARGE)
        for part in parts:
            if _cells(packed, part) > _MOST_CELLS:
                raise BadInput(_TOO_LARGE)


def _cells(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """Return the number of cells from A1 to the farthest row and column that the part names."""
    rows = columns = 1
    for chunk in _chunks(packed, part):
        for letters, row in set(_POSITION.findall(chunk)):
            rows, columns = max(rows, int(row)), max(columns, _column(letters))
    return rows * columns


def _chunks(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the part piece by piece, each beginning with the end of the one before, so that no position is cut."""
    with packed.open(part) as unpacked:
        end = b""
        while piece := unpacked.read(_CHUNK):
            yield end + piece
            end = piece[-_OVERLAP:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number
