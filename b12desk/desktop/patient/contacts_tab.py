"""The Contacts tab: how to reach the patient, what they asked for, and every attempt, newest first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from b12desk.desktop.contact.presenter import reach_words
from b12desk.desktop.patient.contact_lines import contact_lines, standing_words
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row
from b12desk.services.show_patient import PatientPage

_WIDTHS = (104, 116, 150, 112, 160)


class ContactsTab(QWidget):
    """A line about the patient, and the table. An attempt may be corrected with the button or with Enter."""

    correct_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reach = plain_label(kind=LabelKind.VALUE, wraps=True)
        self._standing = plain_label(kind=LabelKind.HINT, wraps=True)
        self.table = LinesTable(
            self.tr("Contacts table"),
            [
                self.tr("Date"), self.tr("How"), self.tr("What came of it"), self.tr("Remind on"), self.tr("Recorded"),
                self.tr("Note"),
            ],
            _WIDTHS,
            empty=self.tr("Nobody has tried to reach this patient yet. Record contact adds an attempt."),
        )  # fmt: skip
        self.table.activated.connect(lambda _: self.correct_asked.emit(self.chosen_id()))
        self._correct = quiet_button(self.tr("Correct contact"), icon="correct")
        self._correct.clicked.connect(self._ask)
        outer = column(self, gap=GAP)
        outer.setContentsMargins(0, GAP, 0, 0)
        head = row(gap=GAP)
        head.setContentsMargins(GAP_WIDE, 0, GAP_WIDE, 0)
        said = column(gap=0)
        said.addWidget(self._reach)
        said.addWidget(self._standing)
        head.addLayout(said, 1)
        head.addWidget(self._correct)
        outer.addLayout(head)
        outer.addWidget(self.table, 1)

    def show_page(self, page: PatientPage) -> None:
        """Show a patient's attempts; the one that was chosen stays chosen."""
        chosen = self.chosen_id()
        self._reach.setText(reach_words(page))
        self._standing.setText(standing_words(page))
        self.table.lines.show_lines(contact_lines(page.contacts))
        self.table.choose_id(chosen)
        self._correct.setVisible(bool(page.contacts))

    def full_height(self, width: int) -> int:
        """Return the height with every attempt in view."""
        layout = self.layout()
        above = layout.totalHeightForWidth(width) if layout is not None else 0
        return above - self.table.sizeHint().height() + self.table.full_height(width)

    def chosen_id(self) -> str:
        """Return the id of the attempt that is chosen, empty for none."""
        return self.table.chosen_id()

    def _ask(self) -> None:
        if self.chosen_id():
            self.correct_asked.emit(self.chosen_id())
            return
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.table, self.tr("Choose the contact to correct."))
