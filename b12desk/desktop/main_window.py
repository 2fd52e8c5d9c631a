"""The window: rail, head with the search, the pages, and the status bar that keeps the last notice."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from b12desk.desktop.actions import Acts, Notice
from b12desk.desktop.head import Head
from b12desk.desktop.menus import Menus, menus_of
from b12desk.desktop.navigation import Navigation
from b12desk.desktop.patients.view import PatientsPage
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.widgets.labels import plain_label
from b12desk.desktop.widgets.layouts import column, row
from b12desk.desktop.widgets.sheet import Sheet
from b12desk.desktop.widgets.toast import Toast
from b12desk.desktop.worklist.view import WorklistPage

if TYPE_CHECKING:
    from b12desk.desktop.patient.view import PatientPage

_SMALLEST = (900, 480)
_FRAME = 3


class MainWindow(QMainWindow):
    """Shows pages and starts acts; it is given the acts when the register is open."""

    first_painted = Signal()
    closing = Signal()
    refresh_asked = Signal()
    woke = Signal()

    def __init__(self, remembered: Remembered, *, register_name: str, is_demo: bool) -> None:
        super().__init__()
        self.remembered = remembered
        self._acts: Acts | None = None
        self._patient_page: PatientPage | None = None
        self._has_painted = False
        self._came_from = "Worklist"
        self._patient_id: str | None = None
        self.setWindowTitle(f"{self.tr('Invented patients') if is_demo else register_name} – b12desk")
        self.setMinimumSize(*_SMALLEST)
        self.worklist = WorklistPage()
        self.patients = PatientsPage()
        self.navigation = Navigation([("Worklist", "worklist"), ("Patients", "patients")])
        self.head = Head(self, is_demo=is_demo)
        self.pages = QStackedWidget()
        self.pages.setProperty("role", "pages")
        self.pages.addWidget(self.worklist)
        self.pages.addWidget(self.patients)
        middle = self._middle(is_demo)
        self.setCentralWidget(middle)
        self._notice = plain_label()
        self._working = plain_label()
        self.statusBar().addWidget(self._notice, 1)
        self.statusBar().addPermanentWidget(self._working)
        self.statusBar().setSizeGripEnabled(False)
        self.toast = Toast(middle)
        self._waiting: Callable[[], None] | None = None
        self._menus = Menus(self, menus_of(self))
        self._connect()
        self._look_again = QTimer(self)
        self._look_again.timeout.connect(self.woke)
        self._look_again.start(30_000)
        remembered.restore(self, {"worklist": self.worklist.table, "patients": self.patients.table})
        self.show_page("Worklist")
        self.worklist.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, acts: Acts, patient_page: "PatientPage") -> None:
        """Take the acts and the patient page of a register that is open now."""
        self._acts = acts
        self._patient_page = patient_page
        self.pages.addWidget(patient_page)
        self.allow()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def show_page(self, name: str) -> None:
        """Show a page of the rail."""
        self._came_from = name
        page = self.worklist if name == "Worklist" else self.patients
        self.pages.setCurrentWidget(page)
        self.navigation.mark(name)
        self.head.show_back("")
        self.allow()

    def open_patient(self, patient_id: str) -> None:
        """Show a patient's page; Back and Esc return to the list that was shown."""
        if self._patient_page is None:
            self._wait_with(lambda: self.open_patient(patient_id))
            return
        self._patient_page.show_patient(patient_id)
        self._patient_id = patient_id
        self.pages.setCurrentWidget(self._patient_page)
        self._patient_page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.navigation.mark("")
        self.head.show_back(self._came_from)
        self.allow()

    def patient_page_shown(self) -> "PatientPage | None":
        """Return the patient page while it is shown."""
        page = self._patient_page
        return page if page is not None and self.pages.currentWidget() is page else None

    def notify(self, notice: Notice) -> None:
        """Show a notice over the page and keep its sentence in the status bar."""
        self.toast.tell(notice.sentence, action=notice.action, act=notice.act)
        self.say(notice.sentence)

    def say(self, sentence: str) -> None:
        """Put a sentence into the status bar."""
        self._notice.setText(sentence)
        self.statusBar().setAccessibleDescription(sentence)

    def show_working(self, is_working: bool) -> None:
        """Say in the status bar that something is under way."""
        self._working.setText(self.tr("Working…") if is_working else "")

    def allow(self) -> None:
        """Enable what can be done with the page and the patient there are."""
        self._menus.allow(patient=self._patient_now() is not None)

    def start(self, act: str) -> None:
        """Start an act, named as on its button, for the patient who is chosen or shown."""
        if act == "New patient":
            self.add_patient()
            return
        patient_id, acts = self._patient_now(), self._acts
        if acts is None:
            self._wait_with(lambda: self.start(act))
            return
        of_the_clinic = {
            "Import": acts.import_file,
            "Clinic details": acts.clinic_details,
            "Protocols": acts.protocols,
        }
        of_a_patient = {
            "Record injection": acts.record_injection,
            "Plan regimen": acts.plan_regimen,
            "Defer": acts.defer,
            "Record review": acts.record_review,
            "Record result": acts.record_result,
            "Print plan": acts.print_plan,
            "Why this date?": acts.why,
            "Edit details": acts.edit_details,
            "Change interval": acts.change_interval,
        }
        if act in of_the_clinic:
            of_the_clinic[act]()
        elif patient_id is not None:
            of_a_patient[act](patient_id)

    def add_patient(self) -> None:
        """Start adding somebody to the register."""
        if self._acts is None:
            self._wait_with(self.add_patient)
        else:
            self._acts.new_patient()

    def open_chosen(self) -> None:
        """Open the page of the patient who is chosen."""
        patient_id = self._patient_now()
        if patient_id is not None:
            self.open_patient(patient_id)

    def go_back(self) -> None:
        """Return from a patient's page to the list it was opened from."""
        if self.patient_page_shown() is None or self._patient_id is None:
            return
        self.show_page(self._came_from)
        page = self.worklist if self._came_from == "Worklist" else self.patients
        page.choose(self._patient_id)
        page.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_refresh(self) -> None:
        """Have everything that is shown read again."""
        self.refresh_asked.emit()

    def find_patient(self) -> None:
        """Go to the search field."""
        self.head.find_box.focus_field()

    def leave(self) -> None:
        """Close the window."""
        self.close()

    def show_help(self) -> None:
        """Show the keys and the version."""
        from b12desk.desktop.help import HelpSheet

        HelpSheet(self).open()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.woke.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless a sheet still holds something typed; then that sheet asks first."""
        for sheet in self.findChildren(Sheet):
            if sheet.isVisible() and sheet.has_unsaved():
                event.ignore()
                sheet.reject()
                return
        self._look_again.stop()
        self.remembered.keep(self, {"worklist": self.worklist.table, "patients": self.patients.table})
        self.closing.emit()
        super().closeEvent(event)

    def _wait_with(self, act: Callable[[], None]) -> None:
        """Keep what was asked for until the register is open; the latest wish counts."""
        self._waiting = act
        self.say(self.tr("Opening the register; then this is done."))

    def _middle(self, is_demo: bool) -> QWidget:
        middle = QWidget()
        if is_demo:
            middle.setProperty("role", "demo")
        outer = row(middle, gap=0, margin=_FRAME if is_demo else 0)
        outer.addWidget(self.navigation)
        right = column(gap=0)
        right.addWidget(self.head)
        right.addWidget(self.pages, 1)
        outer.addLayout(right, 1)
        return middle

    def _connect(self) -> None:
        self.navigation.asked.connect(self.show_page)
        self.head.back_asked.connect(self.go_back)
        self.head.new_patient_asked.connect(self.add_patient)
        self.head.find_box.patient_opened.connect(self.open_patient)
        self.head.find_box.left.connect(self.pages.setFocus)
        self.patients.new_patient_asked.connect(self.add_patient)
        for page in (self.worklist, self.patients):
            page.patient_opened.connect(self.open_patient)
            page.patient_chosen.connect(lambda _: self.allow())
        self.worklist.act_asked.connect(self.start)

    def _patient_now(self) -> str | None:
        page = self.pages.currentWidget()
        if page is self.worklist:
            return self.worklist.chosen_id()
        if page is self.patients:
            return self.patients.chosen_id()
        return self._patient_id
