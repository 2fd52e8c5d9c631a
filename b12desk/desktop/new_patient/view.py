"""The new-patient sheet."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.new_patient.form import PersonFields
from b12desk.desktop.new_patient.more import MoreFields
from b12desk.desktop.new_patient.presenter import PatientForm
from b12desk.desktop.widgets.buttons import quiet_button

_WIDTH = 860


class NewPatientSheet(ActSheet):
    """A patient to add. Emits the form, and whether it is a second person of the same name and birth."""

    save_asked = Signal(object, bool)
    known_asked = Signal(str)
    """The id of the patient who is in the register already."""

    def __init__(
        self, *, read_day: Callable[[str], date], shows_more: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("New patient"), parent, width=_WIDTH)
        self._person = PersonFields(self.field_box, read_day=read_day)
        self.body.addWidget(self._person)
        self.more = MoreFields(self.field_box, is_open=shows_more)
        self.more.toggled.connect(lambda _: QTimer.singleShot(0, self.fit))
        self.body.addWidget(self.more)
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        self._known_id = ""
        self._known = self.add_button(quiet_button(self.tr("Open the known patient")))
        self._known.hide()
        self._known.clicked.connect(lambda: self.known_asked.emit(self._known_id))
        self._another = self.add_button(quiet_button(self.tr("Save as another person")))
        self._another.hide()
        self._another.clicked.connect(lambda: self.save_asked.emit(self.form(), True))
        self.add_save(self.tr("Save patient")).clicked.connect(lambda: self.save_asked.emit(self.form(), False))

    def form(self) -> PatientForm:
        """Return the sheet as it stands."""
        return self.more.added_to(self._person.form())

    def ask_about_duplicate(self, problems: Sequence[str], known_id: str) -> None:
        """Ask whether this is another person, with a button that says so and one that opens the known one."""
        self._known_id = known_id
        self.show_failure(problems)
        self._known.show()
        self._another.show()
        self._another.setFocus()
