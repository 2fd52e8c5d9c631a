import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import ContactOutcome, Status
from b12desk.desktop.actions import Notice
from b12desk.desktop.application import begin
from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.session import Session
from b12desk.desktop.worklist.tiles import Tile
from tests.desktop.rows import ADA, BRYN, CLARA, worklist_of_rows

INTERACTIVE = (QAbstractButton, QLineEdit, QComboBox, QTableView)


class Acts:
    """Writes down which act was asked for, and for whom."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def new_patient(self) -> None:
        self.asked.append(("new_patient", ""))

    def plan_regimen(self, patient_id: str) -> None:
        self.asked.append(("plan_regimen", patient_id))

    def record_injection(self, patient_id: str) -> None:
        self.asked.append(("record_injection", patient_id))

    def defer(self, patient_id: str) -> None:
        self.asked.append(("defer", patient_id))

    def record_review(self, patient_id: str) -> None:
        self.asked.append(("record_review", patient_id))

    def record_result(self, patient_id: str, test: str = "") -> None:
        self.asked.append(("record_result", patient_id))

    def print_plan(self, patient_id: str) -> None:
        self.asked.append(("print_plan", patient_id))

    def correct(self, injection_id: str) -> None:
        self.asked.append(("correct", injection_id))

    def open_patient(self, patient_id: str) -> None:
        self.asked.append(("open_patient", patient_id))

    def offer_date(self, patient_id: str) -> None:
        self.asked.append(("offer_date", patient_id))

    def why(self, patient_id: str) -> None:
        self.asked.append(("why", patient_id))

    def edit_details(self, patient_id: str) -> None:
        self.asked.append(("edit_details", patient_id))

    def change_interval(self, patient_id: str) -> None:
        self.asked.append(("change_interval", patient_id))

    def move_course(self, patient_id: str) -> None:
        self.asked.append(("move_course", patient_id))

    def hold(self, patient_id: str) -> None:
        self.asked.append(("hold", patient_id))

    def resume(self, patient_id: str) -> None:
        self.asked.append(("resume", patient_id))

    def end(self, patient_id: str) -> None:
        self.asked.append(("end", patient_id))

    def record_authority(self, patient_id: str) -> None:
        self.asked.append(("record_authority", patient_id))

    def record_decision(self, patient_id: str) -> None:
        self.asked.append(("record_decision", patient_id))

    def correct_entry(self, patient_id: str, event_id: str) -> None:
        self.asked.append(("correct_entry", event_id))

    def record_contact(self, patient_id: str) -> None:
        self.asked.append(("record_contact", patient_id))

    def rang(self, patient_id: str, outcome: ContactOutcome) -> None:
        self.asked.append((f"rang {outcome.value}", patient_id))

    def correct_contact(self, patient_id: str, contact_id: str) -> None:
        self.asked.append(("correct_contact", contact_id))

    def not_given(self, patient_id: str) -> None:
        self.asked.append(("not_given", patient_id))

    def people(self) -> None:
        self.asked.append(("people", ""))

    def change_user(self) -> None:
        self.asked.append(("change_user", ""))

    def set_pin(self) -> None:
        self.asked.append(("set_pin", ""))

    def audit_trail(self) -> None:
        self.asked.append(("audit_trail", ""))

    def audit_trail_of(self, patient_id: str) -> None:
        self.asked.append(("audit_trail_of", patient_id))

    def import_file(self) -> None:
        self.asked.append(("import_file", ""))

    def clinic_details(self) -> None:
        self.asked.append(("clinic_details", ""))

    def undo(self) -> None:
        self.asked.append(("undo", ""))

    def products(self) -> None:
        self.asked.append(("products", ""))

    def receive_batch(self) -> None:
        self.asked.append(("receive_batch", ""))

    def who_received(self) -> None:
        self.asked.append(("who_received", ""))

    def protocols(self) -> None:
        self.asked.append(("protocols", ""))


class PatientPage(QWidget):
    """Stands in the place of the patient page."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def show_patient(self, patient_id: str) -> None:
        self.shown.append(patient_id)

    def refresh(self) -> None:
        self.shown.append("again")


@pytest.fixture
def acts() -> Acts:
    return Acts()


@pytest.fixture
def patient_page() -> PatientPage:
    return PatientPage()


@pytest.fixture
def opened(window: MainWindow, acts: Acts, patient_page: PatientPage, qtbot: QtBot) -> MainWindow:
    session = Session(window, Lane(lambda error: None, window))
    session.show_first(worklist_of_rows(ADA, BRYN, CLARA))
    window.closing.connect(session.close)
    window.begin(acts, patient_page)  # type: ignore[arg-type]
    window.resize(1366, 740)
    window.show()
    return window


def action(window: MainWindow, keys: str) -> QAction:
    return next(a for a in window.findChildren(QAction) if keys in [shortcut.toString() for shortcut in a.shortcuts()])


def press(window: MainWindow, name: str) -> None:
    next(b for b in window.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()).click()


def test_everything_that_can_be_operated_has_a_name(opened: MainWindow) -> None:
    opened.worklist.table.choose_row(0)
    inner = ("qt_", "ScrollLeftButton", "ScrollRightButton")
    nameless = [
        (type(w).__name__, w.objectName())
        for w in opened.findChildren(QWidget)
        if isinstance(w, INTERACTIVE) and not w.accessibleName() and not w.objectName().startswith(inner)
        and not (isinstance(w, QToolButton | QAbstractButton) and type(w).__name__ == "QTableCornerButton")
        and not (isinstance(w.parent(), QTableView) and type(w).__name__ == "QAbstractButton")
    ]  # fmt: skip
    assert nameless == []


@pytest.mark.parametrize("name", ["Worklist", "Patients", "Recalls", "New patient"])
def test_the_contract_s_buttons_are_there_once(opened: MainWindow, name: str) -> None:
    shown = [b for b in opened.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()]
    assert len(shown) == 1


def test_the_search_is_called_find_patient(opened: MainWindow) -> None:
    assert opened.head.find_box.field.accessibleName() == "Find patient"


@pytest.mark.parametrize(
    ("keys", "act"),
    [("Ctrl+R", "record_injection"), ("Ctrl+P", "print_plan"), ("Ctrl+G", "plan_regimen"), ("Ctrl+D", "defer"),
     ("Ctrl+E", "record_review"), ("Ctrl+Y", "why"), ("Ctrl+Shift+R", "record_contact")],
)  # fmt: skip
def test_every_act_has_its_shortcut_for_the_patient_chosen(opened: MainWindow, acts: Acts, keys: str, act: str) -> None:
    assert not action(opened, keys).isEnabled()
    opened.worklist.table.choose_row(1)
    action(opened, keys).trigger()
    assert acts.asked == [(act, "bryn")]


@pytest.mark.parametrize("keys", ["Ctrl+N", "F5", "Ctrl+Q", "Ctrl+F", "/", "Ctrl+1", "Ctrl+2", "F1", "Esc", "Ctrl+O"])
def test_every_other_action_has_an_entry_too(opened: MainWindow, keys: str) -> None:
    assert action(opened, keys).text()


@pytest.mark.parametrize(
    ("entry", "asked"),
    [
        ("Import…", ("import_file", "")),
        ("Clinic details…", ("clinic_details", "")),
        ("Protocols…", ("protocols", "")),
        ("Undo the last act…", ("undo", "")),
        ("People…", ("people", "")),
        ("Change user…", ("change_user", "")),
        ("Record authority…", ("record_authority", "ada")),
        ("Not given…", ("not_given", "ada")),
        ("Record decision…", ("record_decision", "ada")),
        ("Edit details…", ("edit_details", "ada")),
        ("Change interval…", ("change_interval", "ada")),
        ("Move to the current version…", ("move_course", "ada")),
        ("Hold the course…", ("hold", "ada")),
        ("Resume the course…", ("resume", "ada")),
        ("End the course…", ("end", "ada")),
    ],
)
def test_acts_without_a_shortcut_have_an_entry(
    opened: MainWindow, acts: Acts, entry: str, asked: tuple[str, str]
) -> None:
    opened.worklist.table.choose_row(0)
    next(a for a in opened.findChildren(QAction) if a.text() == entry).trigger()
    assert acts.asked == [asked]


def test_no_menu_entry_is_named_as_a_button(opened: MainWindow) -> None:
    entries = {a.text() for a in opened.findChildren(QAction) if a.text()}
    assert entries & {b.accessibleName() for b in opened.findChildren(QAbstractButton)} == set()


def test_the_buttons_below_the_list_are_for_the_patient_chosen(opened: MainWindow, acts: Acts) -> None:
    opened.worklist.table.choose_row(0)
    press(opened, "Record injection")
    press(opened, "Defer")
    opened.worklist.table.choose_row(2)
    press(opened, "Plan regimen")
    assert acts.asked == [("record_injection", "ada"), ("defer", "ada"), ("plan_regimen", "clara")]


def test_a_patient_opens_and_escape_returns_to_the_same_row(
    opened: MainWindow, patient_page: PatientPage, acts: Acts
) -> None:
    opened.worklist.table.choose_row(1)
    opened.open_chosen()
    assert opened.pages.currentWidget() is patient_page
    assert patient_page.shown == ["bryn"]
    action(opened, "Ctrl+R").trigger()
    assert acts.asked == [("record_injection", "bryn")]
    action(opened, "Esc").trigger()
    assert opened.pages.currentWidget() is opened.worklist
    assert opened.worklist.chosen_id() == "bryn"


def test_the_rail_marks_the_page_that_is_shown(opened: MainWindow) -> None:
    def marked() -> list[str]:
        return [b.accessibleName() for b in opened.navigation.findChildren(QToolButton) if b.property("current")]

    assert marked() == ["Worklist"]
    press(opened, "Patients")
    assert marked() == ["Patients"]
    opened.open_patient("ada")
    assert marked() == []
    press(opened, "Worklist")
    assert opened.pages.currentWidget() is opened.worklist


def test_a_notice_stands_over_the_page_and_in_the_status_bar(opened: MainWindow) -> None:
    done: list[str] = []
    said = "Recorded. Next dose 16-Mar-2026 to 16-Apr-2026"
    opened.notify(Notice(said, "Correct this", lambda: done.append("corrected")))
    assert said in [label.text() for label in opened.statusBar().findChildren(QLabel)]
    press(opened, "Correct this")
    assert done == ["corrected"]


def test_what_is_asked_for_before_the_register_is_open_is_done_then(
    window: MainWindow, acts: Acts, patient_page: PatientPage
) -> None:
    window.show()
    action(window, "Ctrl+N").trigger()
    assert acts.asked == []
    assert action(window, "Ctrl+Q").isEnabled()
    window.begin(acts, patient_page)  # type: ignore[arg-type]
    assert acts.asked == [("new_patient", "")]


def test_a_patient_asked_for_before_the_register_is_open_is_shown_then(
    window: MainWindow, acts: Acts, patient_page: PatientPage
) -> None:
    window.show()
    window.open_patient("ada")
    window.begin(acts, patient_page)  # type: ignore[arg-type]
    assert patient_page.shown == ["ada"]


@pytest.mark.parametrize("size", [(1366, 728), (910, 490), (1280, 680)])
def test_no_button_or_tile_is_cut_off(opened: MainWindow, size: tuple[int, int]) -> None:
    opened.resize(*size)
    opened.worklist.table.choose_row(0)
    cut = [
        b.accessibleName()
        for b in opened.findChildren(QAbstractButton)
        if b.isVisible() and b.accessibleName()
        and (b.width() < b.minimumSizeHint().width() or not opened.rect().contains(
            b.rect().translated(b.mapTo(opened, b.rect().topLeft()))))
    ]  # fmt: skip
    assert cut == []


def test_an_invented_register_says_so_and_has_a_frame(qtbot: QtBot, remembered: Remembered) -> None:
    window = MainWindow(remembered, register_name="invented", is_demo=True)
    qtbot.addWidget(window)
    window.show()
    assert "Invented patients" in [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "Invented patients" in window.windowTitle()
    frame = window.grab().toImage()
    assert frame.pixelColor(1, frame.height() // 2) != frame.pixelColor(10, frame.height() // 2)


def test_widths_that_somebody_chose_are_there_again(opened: MainWindow, remembered: Remembered, qtbot: QtBot) -> None:
    opened.worklist.table.setColumnWidth(2, 190)
    opened.resize(1200, 700)
    opened.close()
    again = MainWindow(remembered, register_name="Riverside", is_demo=False)
    qtbot.addWidget(again)
    assert again.worklist.table.widths() == {2: 190}


def test_the_filter_is_there_again_and_says_what_it_leaves_out(
    opened: MainWindow, remembered: Remembered, qtbot: QtBot
) -> None:
    next(t for t in opened.findChildren(Tile) if t.status is Status.DUE).toggle()
    opened.close()
    again = MainWindow(remembered, register_name="Riverside", is_demo=False)
    qtbot.addWidget(again)
    session = Session(again, Lane(lambda error: None, again))
    session.show_first(worklist_of_rows(ADA, BRYN, CLARA))
    assert again.worklist.table.model().rowCount() == 1
    assert "Showing 1 of 3 patients: due. 2 are hidden" in [label.text() for label in again.findChildren(QLabel)]
    session.close()


def test_a_settings_file_that_makes_no_sense_is_ignored(qtbot: QtBot, remembered: Remembered) -> None:
    remembered._settings.setValue("columns/worklist", "two:wide 3:-1 :: 4")
    remembered._settings.setValue("window/geometry", "nonsense")
    remembered._settings.setValue("worklist/filter", "lost")
    again = MainWindow(remembered, register_name="Riverside", is_demo=False)
    qtbot.addWidget(again)
    assert again.worklist.table.widths() == {}
    session = Session(again, Lane(lambda error: None, again))
    session.show_first(worklist_of_rows(ADA, BRYN, CLARA))
    assert again.worklist.table.model().rowCount() == 3
    session.close()


def test_the_first_rows_are_there_in_the_first_frame(window: MainWindow, qtbot: QtBot) -> None:
    painted: list[int] = []
    session = begin(window, open_desk=_never, first_look=lambda: worklist_of_rows(ADA, BRYN))
    window.first_painted.disconnect()
    window.first_painted.connect(lambda: painted.append(window.worklist.table.model().rowCount()))
    with qtbot.waitSignal(window.first_painted):
        window.show()
    assert painted == [2]
    assert next(t for t in window.findChildren(Tile) if t.status is Status.DUE).accessibleName() == "Due: 1"
    session.close()


def test_help_lists_every_shortcut_of_the_menus(opened: MainWindow, qtbot: QtBot) -> None:
    opened.show_help()
    sheet = next(w for w in opened.findChildren(QWidget) if w.windowTitle() == "Keys and version")
    listed = " ".join(label.text() for label in sheet.findChildren(QLabel))
    missing = [
        keys.toString()
        for a in opened.findChildren(QAction)
        for keys in a.shortcuts()
        if keys.toString() not in (*listed.replace(",", " ").split(), "F1", "Ctrl+O")
    ]
    assert missing == []
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def _never() -> object:
    raise AssertionError
