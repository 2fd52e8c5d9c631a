"""What a print preview does: make the PDF, picture its pages, keep it for saving and printing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.working import Run
from b12desk.services.page_images import PageImage, page_images
from b12desk.services.save_file import save_file

SCREEN_DPI = 120
PAPER_DPI = 300


@dataclass(frozen=True, slots=True)
class Preview:
    """A PDF with a picture of each page for the screen."""

    pdf: bytes
    pages: tuple[PageImage, ...]


class View(Protocol):
    """What the preview can show."""

    def show_preview(self, preview: Preview) -> None:
        """Show the pages."""

    def show_failure(self, problems: Sequence[str]) -> None:
        """Say why there is nothing to show, or why it was not saved."""

    def show_saved(self, path: Path) -> None:
        """Say where the PDF was saved."""

    def print_pages(self, pages: Sequence[PageImage]) -> None:
        """Send the pages to the printer that was chosen."""


class PagesPresenter:
    """One document, from the register to paper; `done` is called once it is made."""

    def __init__(
        self, view: View, make: Callable[[], bytes], run: Run, *, done: Callable[[], None] | None = None
    ) -> None:
        self._view = view
        self._pdf_of = make
        self._run = run
        self._done = done
        self._preview: Preview | None = None

    def start(self) -> None:
        """Make the document and show its pages."""
        self._run(self._make, self._made, self._failed)

    def save(self, path: Path) -> None:
        """Write the PDF to a file."""
        if self._preview is not None:
            pdf = self._preview.pdf
            self._run(lambda: save_file(path, pdf, what="The PDF was"), self._view.show_saved, self._failed)

    def print(self) -> None:
        """Picture the pages as sharply as paper needs and print them."""
        if self._preview is not None:
            pdf = self._preview.pdf
            self._run(lambda: page_images(pdf, dpi=PAPER_DPI), self._view.print_pages, self._failed)

    def _make(self) -> Preview:
        pdf = self._pdf_of()
        return Preview(pdf, page_images(pdf, dpi=SCREEN_DPI))

    def _made(self, preview: Preview) -> None:
        self._preview = preview
        self._view.show_preview(preview)
        if self._done is not None:
            self._done()

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_failure(error.problems)
