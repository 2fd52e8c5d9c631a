"""The window: rail, head with the search, the pages, and the status bar that keeps the last notice."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from b12desk.desktop.act_names import start_act
from b12desk.desktop.actions import Acts, Notice
from b12desk.desktop.backups.strip import WarningStrip
from b12desk.desktop.head import Head
from b12desk.desktop.list_page import ListPage
from b12desk.desktop.menus import Menus, menus_of
from b12desk.desktop.navigation import Navigation
from b12desk.desktop.patients.view import PatientsPage
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.status_line import StatusLine
from b12desk.desktop.theme.looks import Looks
from b12desk.desktop.widgets.labels import wear_again
from b12desk.desktop.widgets.layouts import column, in_scroll_area, row
from b12desk.desktop.widgets.page_stack import PageStack
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
    lock_asked = Signal()
    patient_shown = Signal(str)
    patients_sought = Signal(str, object)
    """A text, and what is to be called with the patients that it fits."""

    def __init__(self, remembered: Remembered, *, register_name: str, is_demo: bool) -> None:
        super().__init__()
        self.remembered = remembered
        self.looks = Looks(remembered, self)
        self._acts: Acts | None = None
        self._patient_page: PatientPage | None = None
        self._first_start: QWidget | None = None
        self._has_painted = False
        self._came_from = "Worklist"
        self._patient_id: str | None = None
        self.setWindowTitle(f"{self.tr('Invented patients') if is_demo else register_name} – b12desk")
        self.setMinimumSize(*_SMALLEST)
        self.worklist = WorklistPage()
        self.patients = PatientsPage()
        self.navigation = Navigation(
            [
                ("Worklist", "worklist"),
                ("Patients", "patients"),
                ("Recalls", "contact"),
                ("Monitoring", "monitoring"),
                ("Stock", "stock"),
                ("Reports", "reports"),
                ("Settings", "settings"),
            ]
        )
        self.head = Head(self)
        self.warnings = WarningStrip(self)
        self.pages = PageStack()
        self._named: dict[str, QWidget] = {}
        self.add_page("Worklist", self.worklist)
        self.add_page("Patients", self.patients)
        middle = self._middle()
        self._frame = middle
        self.setCentralWidget(middle)
        if is_demo:
            self.show_invented()
        self.status_line = StatusLine(self)
        self.setStatusBar(self.status_line)
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

    def add_page(self, name: str, page: QWidget) -> None:
        """Take a page that the rail shows under this name."""
        self._named[name] = page
        self.pages.addWidget(page)

    def show_page(self, name: str) -> None:
        """Show a page of the rail, or as soon as the register is open."""
        page = self._named.get(name)
        if page is None:
            self._wait_with(lambda: self.show_page(name))
            return
        self._came_from = name
        self.pages.setCurrentWidget(page)
        self.navigation.mark(name)
        self.head.show_back("")
        self.allow()

    def show_first_start(self, page: QWidget) -> None:
        """Show the page of a first start; everything else waits until a register is open."""
        self._first_start = page
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.navigation.mark("")
        self.say(self.tr("No register is open yet."))
        self.allow()

    def leave_first_start(self, register_name: str) -> None:
        """Go on to the worklist of the register that was chosen."""
        page, self._first_start = self._first_start, None
        self.setWindowTitle(f"{register_name} – b12desk")
        self.show_page("Worklist")
        self.worklist.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if page is not None:
            self.pages.removeWidget(page)
            page.deleteLater()

    def show_invented(self) -> None:
        """Mark the window for as long as it is open: what it shows is invented."""
        self.setWindowTitle(f"{self.tr('Invented patients')} – b12desk")
        self.head.show_invented()
        self._frame.setProperty("role", "demo")
        self._frame.setContentsMargins(_FRAME, _FRAME, _FRAME, _FRAME)
        wear_again(self._frame)

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
        self.patient_shown.emit(patient_id)

    def clear_desk(self) -> None:
        """Show the worklist and no more of what somebody else had looked for: another person works here now."""
        self.show_page("Worklist")
        self.head.find_box.put_away()
        self.patients.search.clear()
        self.toast.hide()
        self.say("")

    def patient_page_shown(self) -> "PatientPage | None":
        """Return the patient page while it is shown."""
        page = self._patient_page
        return page if page is not None and self.pages.currentWidget() is page else None

    def notify(self, notice: Notice) -> None:
        """Show a notice over the page and keep its sentence in the status bar."""
        self.toast.tell(
            notice.sentence,
            action=notice.action,
            act=notice.act,
            second=notice.second,
            second_act=notice.second_act,
        )
        self.say(notice.sentence)

    def say(self, sentence: str) -> None:
        """Put a sentence into the status bar."""
        self.status_line.say(sentence)

    def show_undo(self, act: str) -> None:
        """Name in the menu what Undo would undo."""
        self._menus.name_undo(act)

    def allow(self) -> None:
        """Enable what can be done with the page and the patient there are."""
        is_open = self._first_start is None
        self.navigation.setEnabled(is_open)
        self.head.setEnabled(is_open)
        self._menus.allow(patient=self._patient_now() is not None, register=is_open)

    def start(self, act: str, *, about: str = "") -> None:
        """Start an act, named as on its button, for the patient who is chosen or shown.

        `about` is the laboratory test that a result is asked of, empty where any is.
        """
        if self._acts is None:
            self._wait_with(lambda: self.start(act, about=about))
        elif act == "Lock now":
            self.lock_asked.emit()
        else:
            start_act(self._acts, act, self._patient_now(), about=about)

    def add_patient(self) -> None:
        """Start adding somebody to the register."""
        self.start("New patient")

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
        page = self._named[self._came_from]
        if isinstance(page, ListPage):
            page.choose(self._patient_id)
            page.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_refresh(self) -> None:
        """Have everything that is shown read again."""
        self.refresh_asked.emit()

    def on_list(self, act: str) -> None:
        """Show the worklist and do what an entry of the List menu asks of it."""
        if self.pages.currentWidget() is not self.worklist:
            self.show_page("Worklist")
        self.worklist.start(act)

    def find_patient(self) -> None:
        """Go to the search field."""
        self.head.find_box.focus_field()

    def leave(self) -> None:
        """Close the window."""
        self.close()

    def show_help(self) -> None:
        """Show the keys and the version."""
        from b12desk.desktop.help import HelpSheet

        HelpSheet(self._menus.commands(), self).open()

    def show_manual(self) -> None:
        """Show the manual."""
        from b12desk.desktop.manual.view import ManualSheet

        ManualSheet(self).open()

    def show_palette(self) -> None:
        """Show every command, and the patients that fit what is typed."""
        from b12desk.desktop.palette.open import open_palette

        open_palette(self, self._menus.commands())

    def zoom(self, step: int) -> None:
        """Show everything one step larger (1) or smaller (-1), or in the usual size (0)."""
        self.looks.zoom(step)

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
        from b12desk.desktop.widgets.sheet import Sheet

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

    def _middle(self) -> QWidget:
        middle = QWidget()
        outer = row(middle, gap=0)
        outer.addWidget(self.navigation)
        right = column(gap=0)
        right.addWidget(self.head)
        right.addWidget(self.warnings)
        right.addWidget(in_scroll_area(self.pages), 1)
        outer.addLayout(right, 1)
        return middle

    def _connect(self) -> None:
        self.navigation.asked.connect(self.show_page)
        self.head.back_asked.connect(self.go_back)
        self.head.new_patient_asked.connect(self.add_patient)
        self.head.find_box.patient_opened.connect(self.open_patient)
        self.head.find_box.left.connect(self.pages.setFocus)
        self.patients.new_patient_asked.connect(self.add_patient)
        self.patients.import_asked.connect(lambda: self.start("Import"))
        for page in (self.worklist, self.patients):
            page.patient_opened.connect(self.open_patient)
            page.patient_chosen.connect(lambda _: self.allow())
        self.worklist.act_asked.connect(self.start)
        self.status_line.worker_change_asked.connect(lambda: self.start("Change user"))

    def _patient_now(self) -> str | None:
        page: object = self.pages.currentWidget()
        if isinstance(page, ListPage):
            return page.chosen_id()
        return self._patient_id if page is self._patient_page else None
