"""The sheet of the audit trail."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.audit.presenter import AuditForm
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.theme.scale import GAP
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.fields import ChoiceField, choice_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.wrapping_row import WrappingRow
from b12desk.services.audit_view import KINDS

_WIDTH = 1080
_LONGEST = 120
_LEAST_ROWS = 140


class AuditSheet(ActSheet):
    """Filters above, entries beneath; asks for nothing to be recorded."""

    narrow_asked = Signal(AuditForm)
    older_asked = Signal()
    check_asked = Signal()
    save_asked = Signal()
    patient_asked = Signal(str)
    records = False

    def __init__(self, parent: QWidget | None = None, *, of_one: bool) -> None:
        super().__init__(self.tr("Audit trail"), parent, width=_WIDTH, is_tall=True)
        tr = self.tr
        self._of_one = of_one
        self._patient = self._text(tr("Patient"))
        self._by = self._choice(tr("Who"), [("", tr("Everybody"))])
        self._kind = self._choice(tr("What"), [("", tr("Everything")), *((kind, kind) for kind in KINDS)])
        self._from, self._to = self._text(tr("From")), self._text(tr("To"))
        self._says = plain_label(kind=LabelKind.VALUE)
        headings = [tr("Entry"), tr("When"), tr("Who"), tr("Patient"), tr("What")]
        self._entries = LinesTable(tr("Audit table"), headings, [80, 150, 150, 210], numbers=[0])
        self._entries.setMinimumHeight(_LEAST_ROWS)
        self._entries.doubleClicked.connect(lambda _: self._open())
        self._head = plain_label(kind=LabelKind.HINT, wraps=True)
        self._head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._checked = plain_label(kind=LabelKind.VALUE, wraps=True)
        self._checked.hide()
        self._older = quiet_button(tr("Older entries"))
        self._check = quiet_button(tr("Verify"))
        self._save_list = quiet_button(tr("Save as CSV…"))
        self._patient_button = quiet_button(tr("Open patient"), icon="open")
        self._place()
        self.add_button(quiet_button(tr("Close"))).clicked.connect(self.reject)
        self.add_save(tr("Show")).clicked.connect(lambda: self.narrow_asked.emit(self._form()))

    def offer_names(self, names: Sequence[str]) -> None:
        """Offer those who are in the trail."""
        self._by.offer([("", self.tr("Everybody")), *((name, name) for name in names)])

    def show_entries(self, lines: Sequence[Line], says: str, head: str, *, is_more: bool) -> None:
        """Show the entries; the one chosen keeps its place when older ones follow."""
        at = self._entries.currentIndex().row()
        self._entries.lines.show_lines(lines)
        if lines:
            self._entries.selectRow(max(at, 0))
        self._says.setText(says)
        self._head.setText(head)
        self._older.setEnabled(is_more)
        self._patient_button.setEnabled(any(line.id for line in lines))
        announce(self, says)

    def show_check(self, says: str, *, is_working: bool) -> None:
        """Show how far a check of the chain has come, or how it ended."""
        was_hidden = self._checked.isHidden()
        self._checked.setText(says)
        self._checked.show()
        self._check.setEnabled(not is_working)
        if was_hidden or not is_working:
            announce(self, says)
        if was_hidden:
            QTimer.singleShot(0, self.fit)

    def has_unsaved(self) -> bool:
        """Return False: a filter is no work that could be lost."""
        return False

    def _form(self) -> AuditForm:
        return AuditForm(
            patient="" if self._of_one else self._patient.text(),
            by=self._by.value() or "",
            kind=self._kind.value() or "",
            from_day=self._from.text(),
            to_day=self._to.text(),
        )

    def _place(self) -> None:
        filters = QWidget()
        line = WrappingRow(filters, gap=GAP)
        for name, label, field, width in (
            ("patient", self.tr("Patient"), self._patient, 200),
            ("by", self.tr("Who"), self._by, 170),
            ("kind", self.tr("What"), self._kind, 210),
            ("from_day", self.tr("From"), self._from, 130),
            ("to_day", self.tr("To"), self._to, 130),
        ):
            field.setMinimumWidth(width)
            box = self.field_box(name, label, field)
            line.addWidget(box)
            if name == "patient" and self._of_one:
                box.hide()
        self.body.addWidget(filters)
        self.body.addWidget(self._says)
        self.body.addWidget(self._entries, 1)
        self.body.addWidget(self._head)
        self.body.addWidget(self._checked)
        held = QWidget()
        buttons = WrappingRow(held, gap=GAP)
        for button in (self._older, self._patient_button, self._check, self._save_list):
            buttons.addWidget(button)
        self.body.addWidget(held)
        self._older.clicked.connect(self.older_asked)
        self._check.clicked.connect(self.check_asked)
        self._save_list.clicked.connect(self.save_asked)
        self._patient_button.clicked.connect(self._open)
        self._older.setEnabled(False)

    def _text(self, name: str) -> QLineEdit:
        return text_field(name, max_length=_LONGEST)

    def _choice(self, name: str, choices: Sequence[tuple[str, str]]) -> ChoiceField:
        field = choice_field(name)
        field.offer(choices)
        field.choose("")
        return field

    def _open(self) -> None:
        patient_id = self._entries.chosen_id()
        if patient_id:
            self.finish()
            self.patient_asked.emit(patient_id)
