"""The characters of a text file, whichever of the usual encodings it was saved in."""

import codecs

from b12desk.clinical.errors import BadInput

_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(content: bytes) -> str:
    """Return the text: UTF-16 where its mark says so, else UTF-8 with or without mark, else Windows-1252.

    Raises:
        BadInput: when the bytes are none of these.
    """
    text = _decoded(content)
    if "\x00" in text:
        raise BadInput("This is not a text file: save it as CSV (comma delimited) or as an .xlsx workbook")
    return text


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF_16_MARKS):
        return _strictly(content, "utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _strictly(content, "cp1252")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise BadInput(
            "The letters of this file can't be read: save it as “CSV UTF-8” or as an .xlsx workbook"
        ) from None
