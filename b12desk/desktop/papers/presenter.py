"""What the previews and sheets of the Print menu do: make a document, show its first pages, save it, print it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.working import Run
from b12desk.services.page_images import PageImage, page_count, page_images
from b12desk.services.save_file import save_file

SCREEN_DPI = 110
PAPER_DPI = 300
MOST_SHOWN = 12
AT_ONCE = 4
"""So many pages are pictured at a time for the printer: a page is some 35 MB."""


@dataclass(frozen=True, slots=True)
class FirstPages:
    """A PDF with a picture of its first pages, and how many it has."""

    pdf: bytes
    count: int
    pages: tuple[PageImage, ...]


class PaperView(Protocol):
    """What the preview can show."""

    def show_first_pages(self, first: FirstPages) -> None:
        """Show the pages, and how many more there are."""

    def show_failure(self, problems: Sequence[str]) -> None:
        """Say why there is nothing to show, or why it was not saved."""

    def show_saved(self, path: Path) -> None:
        """Say where the PDF was saved."""

    def print_some(self, pages: Sequence[PageImage], *, first: int, count: int) -> bool:
        """Send pages from that number on to the printer; return whether it goes on."""


class PaperPresenter:
    """One document, made in the background, looked at, then saved or printed."""

    def __init__(self, view: PaperView, make: Callable[[], bytes], run: Run) -> None:
        self._view = view
        self._make = make
        self._run = run
        self._first: FirstPages | None = None

    def start(self) -> None:
        """Make the document and show its first pages."""
        self._run(lambda: first_pages(self._make()), self._made, self._failed)

    def save(self, path: Path) -> None:
        """Write the PDF to a file."""
        first = self._first
        if first is not None:
            self._run(lambda: save_file(path, first.pdf, what="The PDF was"), self._view.show_saved, self._failed)

    def print(self) -> None:
        """Print every page, a few at a time."""
        if self._first is not None:
            print_pages(self._first, self._view, self._run, self._failed)

    def _made(self, first: FirstPages) -> None:
        self._first = first
        self._view.show_first_pages(first)

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_failure(error.problems)


def first_pages(pdf: bytes) -> FirstPages:
    """Return a PDF with pictures of its first pages for the screen."""
    return FirstPages(pdf, page_count(pdf), page_images(pdf, dpi=SCREEN_DPI, most=MOST_SHOWN))


def print_pages(
    made: FirstPages, view: PaperView, run: Run, failed: Callable[[B12DeskError], None], *, first: int = 0
) -> None:
    """Print every page from that number on, a few at a time, until the view no longer goes on."""
    if first >= made.count:
        return

    def sent(pages: tuple[PageImage, ...]) -> None:
        if view.print_some(pages, first=first, count=made.count):
            print_pages(made, view, run, failed, first=first + AT_ONCE)

    run(lambda: page_images(made.pdf, dpi=PAPER_DPI, first=first, most=AT_ONCE), sent, failed)
