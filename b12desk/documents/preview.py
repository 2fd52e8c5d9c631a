"""Pictures of printed pages for the preview, without any window toolkit."""

from dataclasses import dataclass

import pypdfium2

from b12desk.clinical.errors import BadInput

_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as pixels: four bytes each, red, green, blue and alpha, row by row from the top."""

    width: int
    height: int
    bytes_per_line: int
    rgba: bytes


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def page_images(pdf: bytes, *, dpi: int, first: int = 0, most: int | None = None) -> tuple[PageImage, ...]:
    """Return a picture of every page on white, at so many dots an inch; of `most` pages from `first` on, if named.

    Raises:
        BadInput: when the bytes are not a PDF.
    """
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as trouble:
        raise BadInput("This is not a PDF that can be shown.") from trouble
    try:
        return tuple(_image(document, number, dpi) for number in _numbers(len(document), first, most))
    finally:
        document.close()


def _numbers(count: int, first: int, most: int | None) -> range:
    return range(first, count if most is None else min(count, first + most))


def _image(document: pypdfium2.PdfDocument, number: int, dpi: int) -> PageImage:
    page = document[number]
    bitmap = page.render(
        scale=dpi / _POINTS_PER_INCH,
        rev_byteorder=True,
        force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRA,
    )
    image = PageImage(int(bitmap.width), int(bitmap.height), int(bitmap.stride), bytes(bitmap.buffer))
    bitmap.close()
    page.close()
    return image
