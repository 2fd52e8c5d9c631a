"""What the preview of a document does: it is noted as issued, once, when it is first saved or printed."""

from collections.abc import Callable
from pathlib import Path

from b12desk.desktop.papers.presenter import PaperPresenter, PaperView
from b12desk.desktop.working import Run
from b12desk.services.document import Document

Note = Callable[[Document], str]
"""Notes that a document leaves; returns why that couldn't be where the paper may go all the same, else nothing."""


class DocumentPresenter(PaperPresenter):
    """One document, from its values to paper. `issued` is called once it is noted."""

    def __init__(
        self, view: PaperView, make: Callable[[], Document], note: Note, run: Run, *, issued: Callable[[], None]
    ) -> None:
        super().__init__(view, self._content, run)
        self._make_document = make
        self._note = note
        self._issued = issued
        self._document: Document | None = None
        self._is_noted = False

    def save(self, path: Path) -> None:
        """Note that it is issued, then write the PDF to a file."""
        self._once_noted(lambda: PaperPresenter.save(self, path))

    def print(self) -> None:
        """Note that it is issued, then print every page."""
        self._once_noted(lambda: PaperPresenter.print(self))

    def _content(self) -> bytes:
        self._document = self._make_document()
        return self._document.content

    def _once_noted(self, then: Callable[[], None]) -> None:
        document = self._document
        if document is None:
            return
        if self._is_noted:
            then()
            return

        def noted(why_not: str) -> None:
            self._is_noted = True
            self._issued()
            then()
            if why_not:
                self._view.show_failure((why_not,))

        self._run(lambda: self._note(document), noted, self._failed)
