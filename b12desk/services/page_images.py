"""A PDF's pages as pictures, for looking at before anything is printed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page, four bytes a pixel (red, green, blue, alpha), rows of `bytes_per_line` bytes."""

    width: int
    height: int
    bytes_per_line: int
    rgba: bytes


def page_count(pdf: bytes) -> int:
    """Return how many pages the PDF has."""
    from b12desk.documents import preview

    return preview.page_count(pdf)


def page_images(pdf: bytes, *, dpi: int, first: int = 0, most: int | None = None) -> tuple[PageImage, ...]:
    """Return every page of the PDF at that resolution; of `most` pages from `first` on, if named."""
    from b12desk.documents import preview

    return tuple(
        PageImage(page.width, page.height, page.bytes_per_line, page.rgba)
        for page in preview.page_images(pdf, dpi=dpi, first=first, most=most)
    )
