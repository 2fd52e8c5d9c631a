"""The authorities of a course on the patient's page: what each still allows, and the way to withdraw it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from b12desk.desktop.authority.model import HeldLine, held_lines
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE
from b12desk.desktop.widgets.buttons import link_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import clear, column, row
from b12desk.desktop.widgets.wrapping_row import FlowingText, WrappingRow
from b12desk.services.show_patient import PatientPage


class HeldAuthorities(QWidget):
    """A line for each authority with what is left of it; hidden without a course."""

    record_asked = Signal()
    withdraw_asked = Signal(str)
    """The authority's id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Authorities"))
        outer = column(self, gap=GAP_SMALL)
        outer.setContentsMargins(GAP_WIDE, 0, GAP_WIDE, 0)
        head = row(gap=GAP)
        head.addWidget(plain_label(self.tr("What allows the doses"), kind=LabelKind.LABEL))
        record = link_button(self.tr("Record authority…"))
        record.clicked.connect(self.record_asked)
        head.addWidget(record)
        head.addStretch(1)
        outer.addLayout(head)
        self._lines = column(gap=0)
        outer.addLayout(self._lines)
        self.hide()

    def show_page(self, page: PatientPage) -> None:
        """Show the authorities of a patient's course."""
        clear(self._lines)
        held = held_lines(page)
        for line in held:
            withdraw = link_button(self.tr("Withdraw…"))
            withdraw.setAccessibleName(self.tr("Withdraw {authority}").format(authority=line.words))
            withdraw.clicked.connect(lambda _=False, id=line.id: self.withdraw_asked.emit(id))
            self._lines.addWidget(_in_a_row(line, withdraw))
        if not held:
            none = self.tr("Nothing is recorded; no dose can be saved without it.")
            self._lines.addWidget(plain_label(none, kind=LabelKind.PROBLEM, wraps=True))
        self.setVisible(page.course is not None)


def _in_a_row(line: HeldLine, withdraw: QPushButton) -> QWidget:
    """The authority, what is left of it and the way to withdraw it; they go on below where the page is narrow."""
    holder = QWidget()
    flow = WrappingRow(holder, gap=GAP)
    words = FlowingText()
    words.setText(line.words)
    left = FlowingText(LabelKind.VALUE if line.is_usable else LabelKind.PROBLEM)
    left.setText(line.left)
    for part in (words, left, withdraw):
        flow.addWidget(part)
    return holder
