"""The sheet that lists who received a batch."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from b12desk.clinical.quantities import staff_date
from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.theme.scale import GAP_WIDE, ROW_HEIGHT
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.fields import text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import row
from b12desk.services.batch_recipients import Recipient, Recipients
from b12desk.services.injection_draft import LONGEST_BATCH

_WIDTH = 900
_SHOWN_DOSES = 9


class WhoSheet(ActSheet):
    """Takes a batch number; lists the doses recorded with it, and saves the list as a file."""

    records = False

    batch_asked = Signal(str)
    save_asked = Signal()
    patient_asked = Signal(str)

    def __init__(self, batch: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Who received a batch"), parent, width=_WIDTH)
        tr = self.tr
        self._batch = text_field(tr("Batch number"), max_length=LONGEST_BATCH)
        self._batch.setText(batch)
        self._says = plain_label(kind=LabelKind.LEAD, wraps=True)
        headings = [tr("Patient"), tr("Born"), tr("NHS number"), tr("Phone"), tr("Given on"), tr("Product")]
        self._doses = LinesTable(tr("Recipients table"), headings, [230, 110, 110, 120, 110])
        self._doses.setFixedHeight(ROW_HEIGHT * (_SHOWN_DOSES + 1) + 8)
        self._doses.doubleClicked.connect(lambda _: self._open())
        self._save_list = quiet_button(tr("Save as CSV…"))
        self._save_list.clicked.connect(self.save_asked)
        self._open_patient = quiet_button(tr("Open patient"), icon="open")
        self._open_patient.clicked.connect(self._open)
        self._place()
        self.add_button(quiet_button(tr("Close"))).clicked.connect(self.reject)
        self.add_save(tr("Look up")).clicked.connect(lambda: self.batch_asked.emit(self._batch.text()))
        self._offer(is_there=False)

    def show_recipients(self, found: Recipients) -> None:
        """Show who received it; nothing typed is lost with the sheet from here on."""
        self._says.setText(found.words)
        self._doses.lines.show_lines([_line(one) for one in found.doses])
        self._doses.choose_id("")
        self._offer(is_there=bool(found.doses))
        self.remember_as_saved()
        announce(self, found.words)
        QTimer.singleShot(0, self.fit)

    def say(self, sentence: str) -> None:
        """Say what was done."""
        self._says.setText(sentence)
        announce(self, sentence)

    def _place(self) -> None:
        hint = self.tr(
            "Every dose recorded with the number, whether or not stock is kept; spaces and case don’t matter."
        )
        self.body.addWidget(self.field_box("batch", self.tr("Batch number"), self._batch, hint=hint))
        self.body.addWidget(self._says)
        self.body.addWidget(self._doses)
        line = row(gap=GAP_WIDE)
        line.addStretch(1)
        line.addWidget(self._open_patient)
        line.addWidget(self._save_list)
        self.body.addLayout(line)
        self.body.addStretch(1)

    def _offer(self, *, is_there: bool) -> None:
        for button in (self._save_list, self._open_patient):
            button.setEnabled(is_there)

    def _open(self) -> None:
        patient_id = self._doses.chosen_id()
        if patient_id:
            self.finish()
            self.patient_asked.emit(patient_id)


def _line(one: Recipient) -> Line:
    patient, dose = one.patient, one.dose
    born, given = staff_date(patient.born_on), staff_date(dose.given_on)
    cells = (one.name, born, patient.nhs_number or "", patient.phone, given, one.product)
    return Line(patient.id, cells, f"{one.name}, born {born}, {dose.dose_micrograms} micrograms on {given}")
