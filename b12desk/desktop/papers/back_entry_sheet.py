"""The sheet on which slips are entered after the computer was down, one after another, by keyboard and scanner."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from b12desk.clinical.sites import OFFERED_SITES
from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.papers.back_entry_presenter import SlipForm
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.theme.scale import GAP_WIDE, ROW_HEIGHT
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.date_field import DateField
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import row
from b12desk.services.desk import LONGEST_USER
from b12desk.services.injection_draft import LONGEST_BATCH

_WIDTH = 820
_LONGEST = 300
_SHOWN = 4


class ScanField(QLineEdit):
    """A field whose Enter, which every scanner sends, looks up what it holds and presses no button."""

    entered = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.entered.emit(self.text())
        else:
            super().keyPressEvent(event)


class BackEntrySheet(ActSheet):
    """Whose slip, then what it says. Day, batch, expiry and giver stay for the next; what was entered is listed."""

    find_asked = Signal(str)
    save_asked = Signal(object)

    def __init__(
        self,
        read_day: Callable[[str], date],
        read_expiry: Callable[[str], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Back-entry"), parent, width=_WIDTH)
        tr = self.tr
        self._scan = ScanField()
        self._scan.setAccessibleName(tr("Barcode, short id or name"))
        self._scan.setMaxLength(_LONGEST)
        self._scan.entered.connect(self.find_asked)
        self._who = choice_field(tr("Whose slip"))
        self._who.setPlaceholderText(tr("Scan or type, then Enter"))
        self._given_on = DateField(tr("Date given"), read_day)
        self._site = choice_field(tr("Site"))
        self._site.setPlaceholderText(tr("Choose the site"))
        self._site.offer([(str(n), site.words) for n, site in enumerate(OFFERED_SITES)])
        self._batch = text_field(tr("Batch number"), max_length=LONGEST_BATCH)
        self._expiry = DateField(tr("Expiry date"), read_expiry)
        self._given_by = text_field(tr("Given by"), max_length=LONGEST_USER)
        self._identity = QCheckBox(tr("Identity checked"))
        self._consent = QCheckBox(tr("Consent given"))
        for box in (self._identity, self._consent):
            box.setAccessibleName(box.text())
        self._note = text_field(tr("Note on the slip"), max_length=_LONGEST)
        self._reason = text_field(tr("Reason"), max_length=_LONGEST)
        self._says = plain_label(kind=LabelKind.HINT, wraps=True)
        self._entered: list[Line] = []
        self._table = LinesTable(tr("Slips entered"), [tr("Slip"), tr("What came of it")], [330])
        self._table.setFixedHeight(ROW_HEIGHT * (_SHOWN + 1) + 8)
        self._place()
        self.add_button(quiet_button(tr("Close"))).clicked.connect(self.reject)
        self.add_save(tr("Save slip")).clicked.connect(lambda: self.save_asked.emit(self.form()))

    def form(self) -> SlipForm:
        """Return the slip as it stands."""
        chosen = self._site.value()
        return SlipForm(
            patient_id=self._who.value(),
            given_on=self._given_on.value(),
            site=OFFERED_SITES[int(chosen)] if chosen is not None else None,
            batch=self._batch.text(),
            expires_on=self._expiry.value(),
            given_by=self._given_by.text(),
            identity_checked=self._identity.isChecked(),
            consent_given=self._consent.isChecked(),
            note=self._note.text(),
            reason=self._reason.text(),
        )

    def show_found(self, found: Sequence[tuple[str, str]], says: str) -> None:
        """Offer these (id, words) as whose slip it is; one alone is chosen."""
        self._who.offer(found)
        self._who.choose(found[0][0] if len(found) == 1 else None)
        self._says.setText(says)
        announce(self, says or found[0][1])
        if len(found) == 1:
            self._given_on.setFocus(Qt.FocusReason.OtherFocusReason)
        elif found:
            self._who.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_entered(self, line: tuple[str, str]) -> None:
        """List (who, what came of it), and make ready for the next slip."""
        self._entered.insert(0, Line(str(len(self._entered)), line, sentence=": ".join(line)))
        self._table.lines.show_lines(self._entered)
        for field in (self._scan, self._note, self._reason):
            field.clear()
        self._who.offer([])
        self._site.choose(None)
        for box in (self._identity, self._consent):
            box.setChecked(False)
        self.remember_as_saved()
        announce(self, ": ".join(line))
        self._scan.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self.fit)

    def _place(self) -> None:
        tr = self.tr
        hint = tr("The dose is the one planned for that day; another dose is recorded on the patient’s page.")
        self.body.addWidget(plain_label(hint, kind=LabelKind.HINT, wraps=True))
        rows = (
            (("scan", tr("Barcode, short id or name"), self._scan), ("who", tr("Whose slip"), self._who)),
            (("given_on", tr("Date given"), self._given_on), ("site", tr("Site"), self._site)),
            (("batch", tr("Batch number"), self._batch), ("expires_on", tr("Expiry date"), self._expiry)),
            (("given_by", tr("Given by"), self._given_by), ("note", tr("Note on the slip"), self._note)),
        )
        for fields in rows:
            line = row(gap=GAP_WIDE)
            for name, label, field in fields:
                line.addWidget(self.field_box(name, label, field), 1)
            self.body.addLayout(line)
            if fields is rows[0]:
                self.body.addWidget(self._says)
        ticks = row(gap=GAP_WIDE)
        ticks.addWidget(self._identity)
        ticks.addWidget(self._consent)
        ticks.addStretch(1)
        self.body.addLayout(ticks)
        why = tr("Only where a check asks for one")
        self.body.addWidget(self.field_box("reason", tr("Reason"), self._reason, hint=why))
        self.body.addWidget(self._table)
        self.body.addStretch(1)
