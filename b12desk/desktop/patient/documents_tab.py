"""The Documents tab: everything that was issued to or about the patient, newest first, and the very file again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from b12desk.desktop.patient.document_lines import document_lines
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row
from b12desk.services.issued_documents import IssuedDocument
from b12desk.services.show_patient import PatientPage

_WIDTHS = (104, 160, 180, 210)


class DocumentsTab(QWidget):
    """A sentence and the table. A document may be reprinted with the button or with Enter."""

    reprint_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._documents: tuple[IssuedDocument, ...] = ()
        tr = self.tr
        self._says = plain_label(kind=LabelKind.HINT, wraps=True)
        self.table = LinesTable(
            tr("Documents table"),
            [tr("Date"), tr("Document"), tr("Form"), tr("Issued by"), tr("SHA-256 begins")],
            _WIDTHS,
            empty=tr("Nothing was issued yet. What you print or save of this patient stands here from then on."),
        )
        self.table.activated.connect(lambda _: self._ask())
        self._reprint = quiet_button(tr("Reprint"), icon="print")
        self._reprint.clicked.connect(self._ask)
        outer = column(self, gap=GAP)
        outer.setContentsMargins(0, GAP, 0, 0)
        head = row(gap=GAP)
        head.setContentsMargins(GAP_WIDE, 0, GAP_WIDE, 0)
        head.addWidget(self._says, 1)
        head.addWidget(self._reprint)
        outer.addLayout(head)
        outer.addWidget(self.table, 1)

    def show_page(self, page: PatientPage) -> None:
        """Show what was issued; the document that was chosen stays chosen."""
        chosen = self.table.chosen_id()
        self._documents = page.documents
        self._says.setText(self.tr("Reprint gives the very file that was issued, whatever has changed since."))
        self.table.lines.show_lines(document_lines(page.documents))
        self.table.choose_id(chosen)
        for part in (self._says, self._reprint):
            part.setVisible(bool(page.documents))

    def full_height(self, width: int) -> int:
        """Return the height with every document in view."""
        layout = self.layout()
        above = layout.totalHeightForWidth(width) if layout is not None else 0
        return above - self.table.sizeHint().height() + self.table.full_height(width)

    def _ask(self) -> None:
        chosen = self.table.chosen_id()
        document = next((one for one in self._documents if str(one.number) == chosen), None)
        if document is not None:
            self.reprint_asked.emit(document)
            return
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.table, self.tr("Choose the document to reprint."))
