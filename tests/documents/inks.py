"""Where text stands on a printed page, in millimetres from its top left corner."""

from dataclasses import dataclass

import pypdfium2

_MM = 25.4 / 72


@dataclass(frozen=True)
class Ink:
    """A piece of text and the box of its ink."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def inks(pdf: bytes, page_number: int = 0) -> tuple[Ink, ...]:
    """Return every line of text of a page with the box that its letters fill."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[page_number]
    words, height = page.get_textpage(), page.get_height()
    found = []
    for index in range(words.count_rects()):
        left, bottom, right, top = words.get_rect(index)
        text = words.get_text_bounded(left, bottom, right, top)
        found.append(Ink(text.strip(), left * _MM, (height - top) * _MM, right * _MM, (height - bottom) * _MM))
    words.close()
    page.close()
    document.close()
    return tuple(found)


def ink_of(pdf: bytes, text: str, page_number: int = 0) -> Ink:
    """Return the line that says this."""
    return next(one for one in inks(pdf, page_number) if text in one.text)
