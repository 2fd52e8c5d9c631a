"""Exports spoiled in the ways files are: bytes turned, cut, doubled, re-encoded, and spreadsheets of odd shape."""

import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

DATA = Path(__file__).resolve().parent.parent / "data"
ROWS = 14
HOSTILE = (
    '=HYPERLINK("http://a","b")',
    "<img src=/etc/passwd>",
    "a<b&c",
    "'; DROP TABLE injection; --",
    "\x00",
    "\u202eevil",
    "\ud7ff\ufffe",
    "99/99/9999",
    "31/02/2026",
    "1e400",
    "-0",
    "NaN",
    "١٢٣٤٥٦٧٨٩٠",
    "0" * 5000,
    "👩‍⚕️" * 40,
    '"',
    "\r",
    "\u2028",
)
Spoil = Callable[[bytes, random.Random], bytes]


@cache
def whole_files() -> tuple[tuple[str, bytes], ...]:
    """Return the exports a clinic has, cut to a few rows, and one of them as a spreadsheet."""
    texts = [(path.name, b"\n".join(path.read_bytes().splitlines()[: ROWS + 1])) for path in sorted(DATA.glob("*.csv"))]
    return (*texts, *((f"{name[:-4]}.xlsx", _spreadsheet(content)) for name, content in texts if b";" not in content))


def spoiled(chance: random.Random) -> tuple[str, bytes]:
    """Return the name and the bytes of a file with one to four faults."""
    name, content = chance.choice(whole_files())
    for _ in range(chance.randint(1, 4)):
        content = chance.choice(_SPOILS)(content, chance)
    return name, content


def _spreadsheet(content: bytes) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in content.decode("utf-8-sig").splitlines():
        sheet.append(line.split(","))
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _turned(content: bytes, chance: random.Random) -> bytes:
    turned = bytearray(content)
    for _ in range(chance.randint(1, 20)):
        if turned:
            turned[chance.randrange(len(turned))] = chance.randrange(256)
    return bytes(turned)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randint(0, len(content))]


def _without_a_part(content: bytes, chance: random.Random) -> bytes:
    start, length = _part(content, chance)
    return content[:start] + content[start + length :]


def _doubled(content: bytes, chance: random.Random) -> bytes:
    start, length = _part(content, chance)
    return content[: start + length] + content[start:]


def _with_hostile_words(content: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(content))
    word = chance.choice(HOSTILE).encode("utf-8", "surrogatepass")
    return content[:start] + word + content[start:]


def _with_other_separators(content: bytes, chance: random.Random) -> bytes:
    old, new = chance.sample([b",", b";", b"\t", b"|", b"\n", b"\r\n", b'"'], 2)
    return content.replace(old, new, chance.choice([1, 5, -1]))


def _in_another_encoding(content: bytes, chance: random.Random) -> bytes:
    encoding = chance.choice(["utf-16", "utf-16-le", "cp1252", "utf-32", "utf-7", "cp437"])
    return content.decode("utf-8", "replace").encode(encoding, "replace")


def _with_another_part(content: bytes, chance: random.Random) -> bytes:
    """Change one part of a spreadsheet’s archive; a text is given the beginning of an archive."""
    if not zipfile.is_zipfile(BytesIO(content)):
        return b"PK\x03\x04" + content
    kept = BytesIO()
    try:
        with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
            chosen = chance.choice(old.namelist())
            for name in old.namelist():
                part = old.read(name)
                if name == chosen:
                    part = chance.choice([_turned, _cut, _with_hostile_words, _doubled, _far_cell])(part, chance)
                new.writestr(name, part)
    except (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, OSError, ValueError, EOFError):
        return content
    return kept.getvalue()


def _far_cell(part: bytes, chance: random.Random) -> bytes:
    return part.replace(b'r="A2"', b'r="XFD1048576"')


def _part(content: bytes, chance: random.Random) -> tuple[int, int]:
    return chance.randint(0, len(content)), chance.randint(1, max(2, len(content) // 3))


_SPOILS: Sequence[Spoil] = (
    _turned,
    _cut,
    _without_a_part,
    _doubled,
    _with_hostile_words,
    _with_hostile_words,
    _with_other_separators,
    _in_another_encoding,
    _with_another_part,
)
