"""Documents that leave: the preview from which one is issued, and the very same file again."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from b12desk.clinical.vocabulary import FormatNeed
from b12desk.desktop.bench import Bench
from b12desk.desktop.papers.document_presenter import DocumentPresenter
from b12desk.desktop.papers.view import PaperSheet
from b12desk.services.desk import Desk
from b12desk.services.document import Document
from b12desk.services.issue_document import issue, issue_again
from b12desk.services.issued_documents import IssuedDocument, reprint
from b12desk.services.save_file import save_file

NoteOf = Callable[[Desk, Document], str]
"""Notes that a document leaves; returns why that couldn't be where the paper may go all the same, else nothing."""


def show_document(bench: Bench, title: str, file_name: str, make: Callable[[Desk], Document], note: NoteOf) -> None:
    """Show a document that is noted in the audit trail once it is saved or printed."""
    desk = bench.desk()
    sheet = PaperSheet(bench.window, title=title, file_name=file_name)
    presenter = DocumentPresenter(
        sheet,
        lambda: make(desk),
        lambda document: note(desk, document),
        bench.sheets.run_for(sheet),
        issued=bench.changed,
    )
    sheet.file_chosen.connect(presenter.save)
    sheet.paper_asked.connect(presenter.print)
    bench.sheets.show(sheet, presenter)
    presenter.start()


def note_issue(desk: Desk, document: Document) -> str:
    """Note that a document is issued."""
    issue(desk, document)
    return ""


class ReprintActs:
    """Shows the very file that was issued, or says why it can't be made again."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def reprint(self, patient_id: str, document: IssuedDocument) -> None:
        """Show it in the preview; a page for screen readers is saved as the file that it is."""
        name = document.kind.replace(" ", "-")
        if document.form == FormatNeed.SCREEN_READER:
            self._ask_where(patient_id, document, f"{name}.html")
            return
        show_document(
            self._bench,
            self._bench.window.tr("Reprint: {document}").format(document=_words(document)),
            f"{name}.pdf",
            lambda desk: reprint(desk, patient_id, document.number),
            _note_again,
        )

    def save_page(self, patient_id: str, document: IssuedDocument, path: Path) -> None:
        """Write a web page again, and say so."""
        bench = self._bench
        desk = bench.desk()

        def saved(at: Path) -> None:
            bench.tell(bench.window.tr("Saved as {path}, the very file that was issued.").format(path=at))

        bench.lane.ask(lambda: _page_again(desk, patient_id, document, path), saved)

    def _ask_where(self, patient_id: str, document: IssuedDocument, name: str) -> None:
        window = self._bench.window
        dialog = QFileDialog(window, window.tr("Save web page"), "", window.tr("Web pages (*.html)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("html")
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: self.save_page(patient_id, document, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _words(document: IssuedDocument) -> str:
    """Return the kind with its form: of letters which one of the run is this patient's."""
    return f"{document.kind} ({document.form_words})" if document.form else document.kind


def _page_again(desk: Desk, patient_id: str, document: IssuedDocument, path: Path) -> Path:
    made = reprint(desk, patient_id, document.number)
    issue_again(desk, made)
    return save_file(path, made.content, what="The web page was")


def _note_again(desk: Desk, document: Document) -> str:
    issue_again(desk, document)
    return ""
