"""The window over a real register."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from b12desk.clinical.errors import RegisterTrouble
from b12desk.desktop.application import begin
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.problems import TroubleSheet
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.widgets.fields import text_field
from b12desk.desktop.widgets.sheet import Sheet
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.clock import ClockSetTo, SystemClock
from b12desk.services.desk import Desk, open_desk
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.start_course import start_course

TODAY = date(2026, 3, 28)


@dataclass
class Turning:
    """A clock whose day a test can turn."""

    day: date = TODAY

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return SystemClock().now()


@pytest.fixture
def clock() -> Turning:
    return Turning()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed register with one patient due today and one without a plan."""
    file = tmp_path_factory.mktemp("prepared") / "register.b12"
    desk = open_desk(file, clock=ClockSetTo(TODAY), acting="Nurse Ojo")
    ada = add_patient(desk, PatientDraft("Smith", "Ada", date(1956, 3, 2), nhs_number="9990140847"))
    start_course(desk, ada.patient_id, CourseDraft("hydroxo-standard", TODAY, "Dr A. Example"))
    add_patient(desk, PatientDraft("Bryn", "Llŷr", date(1979, 7, 30)))
    desk.close()
    return file


@pytest.fixture
def path(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(prepared.parent, tmp_path / "clinic")) / prepared.name


@pytest.fixture
def opened(path: Path, clock: Turning, remembered: Remembered, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(remembered, register_name="Riverside", is_demo=False)
    qtbot.addWidget(window)
    session = begin(window, open_desk=lambda: _open(path, clock))
    window.resize(1366, 740)
    window.show()
    qtbot.waitUntil(lambda: _rows(window) == ["SMITH, Ada", "BRYN, Llŷr"], timeout=15_000)
    qtbot.waitUntil(lambda: window.patients.table.model().rowCount() == 2)
    yield window
    window.close()
    session.close()


def test_the_register_opens_after_the_first_frame_and_fills_both_pages(opened: MainWindow) -> None:
    assert [opened.patients.table.model().index(r, 0).data() for r in range(2)] == ["BRYN, Llŷr", "SMITH, Ada"]


@pytest.mark.parametrize("typed", ["smi", "ada smi", "999 014 0847", "9990140847", "2 Mar 1956", "02/03/1956"])
def test_a_patient_is_found_in_any_usual_way_and_opened_with_enter(
    opened: MainWindow, qtbot: QtBot, typed: str
) -> None:
    box = opened.head.find_box
    qtbot.keyClicks(box.field, typed)
    qtbot.keyClick(box.field, Qt.Key.Key_Return)  # before the answer is there
    qtbot.waitUntil(lambda: opened.patient_page_shown() is not None)
    qtbot.waitUntil(lambda: "SMITH, Ada" in _texts(opened))
    assert box.field.text() == ""


def test_tab_goes_into_the_list_of_those_found(opened: MainWindow, qtbot: QtBot) -> None:
    box = opened.head.find_box
    box.focus_field()
    qtbot.keyClicks(box.field, "bry")
    qtbot.keyClick(box.field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: box.found.isVisible() and box.found.count() == 1)
    assert box.found.item(0).text() == "BRYN, Llŷr   Born 30-Jul-1979 (46y)   NHS No. Not recorded"
    qtbot.keyClick(box.found, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.patient_page_shown() is not None)


def test_escape_in_the_search_forgets_what_was_typed(opened: MainWindow, qtbot: QtBot) -> None:
    box = opened.head.find_box
    qtbot.keyClicks(box.field, "bry")
    qtbot.waitUntil(lambda: box.found.isVisible())
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert box.field.text() == ""
    assert not box.found.isVisible()


def test_nobody_found_says_what_to_do(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(opened.head.find_box.field, "zzz")
    qtbot.waitUntil(lambda: "Nobody fits. Ctrl+N adds a new patient." in _texts(opened))


def test_the_patients_page_narrows_as_somebody_types(opened: MainWindow, qtbot: QtBot) -> None:
    opened.show_page("Patients")
    qtbot.keyClicks(opened.patients.search, "bry")
    qtbot.waitUntil(lambda: opened.patients.table.model().rowCount() == 1)
    assert "1 patient fits “bry”" in _texts(opened)


def test_what_another_program_wrote_is_there_after_f5(opened: MainWindow, path: Path, qtbot: QtBot) -> None:
    other = open_desk(path, clock=ClockSetTo(TODAY), acting="Nurse Ojo")
    add_patient(other, PatientDraft("Evans", "Clara", date(1990, 1, 1)))
    other.close()
    next(a for a in opened.findChildren(QAction) if "F5" in [k.toString() for k in a.shortcuts()]).trigger()
    qtbot.waitUntil(lambda: "EVANS, Clara" in _rows(opened))


def test_the_list_is_read_again_when_the_day_turns(opened: MainWindow, clock: Turning, qtbot: QtBot) -> None:
    clock.day = date(2026, 3, 31)
    opened.woke.emit()
    qtbot.waitUntil(lambda: opened.worklist.tools.as_of.line.text() == "31-Mar-2026")
    assert _status(opened, 0).startswith("Overdue")


def test_a_patient_added_in_the_window_is_on_the_worklist(opened: MainWindow, qtbot: QtBot) -> None:
    _press(opened, "New patient")
    sheet = next(s for s in opened.findChildren(Sheet) if s.isVisible())
    for name, text in {"Family name": "Okonkwo", "Given name": "Ifeoma", "Date of birth": "1 May 1961"}.items():
        next(f for f in sheet.findChildren(QLineEdit) if f.accessibleName() == name).setText(text)
    _press(sheet, "Save patient")
    qtbot.waitUntil(lambda: "OKONKWO, Ifeoma" in _rows(opened))
    qtbot.waitUntil(lambda: opened.patient_page_shown() is not None)


def test_closing_asks_first_while_a_sheet_holds_something_typed(opened: MainWindow) -> None:
    sheet = Sheet("New patient", opened)
    field = text_field("Family name", max_length=80)
    sheet.body.addWidget(field)
    sheet.open()
    field.setText("Byron")
    assert not opened.close()
    assert opened.isVisible()
    assert sheet.isVisible()
    _press(sheet, "Discard")
    assert opened.close()


def test_a_register_that_can_t_be_opened_says_why(remembered: Remembered, qtbot: QtBot) -> None:
    window = MainWindow(remembered, register_name="Riverside", is_demo=False)
    qtbot.addWidget(window)

    def fail() -> Desk:
        raise RegisterTrouble("The register is newer than this program.")

    session = begin(window, open_desk=fail)
    window.show()
    qtbot.waitUntil(lambda: bool(window.findChildren(TroubleSheet)))
    assert "The register is newer than this program." in _texts(window)
    session.close()


def test_a_name_that_is_markup_is_shown_as_it_was_typed(
    path: Path, clock: Turning, remembered: Remembered, qtbot: QtBot
) -> None:
    desk = _open(path, clock)
    hostile = replace(PatientDraft("<b>x", "&amp; <img src=a>", date(1980, 1, 1)), title="")
    add_patient(desk, hostile)
    desk.close()
    window = MainWindow(remembered, register_name="Riverside", is_demo=False)
    qtbot.addWidget(window)
    session = begin(window, open_desk=lambda: _open(path, clock))
    window.show()
    qtbot.waitUntil(lambda: "<B>X, &amp; <img src=a>" in _rows(window), timeout=15_000)
    session.close()


def _open(path: Path, clock: Turning) -> Desk:
    return open_desk(path, clock=clock, acting="Nurse Ojo")


def _rows(window: MainWindow) -> list[str]:
    model = window.worklist.table.model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def _status(window: MainWindow, row: int) -> str:
    return str(window.worklist.table.model().index(row, 0).data())


def _texts(root: QWidget) -> list[str]:
    return [label.text() for label in root.findChildren(QLabel) if label.isVisible()]


def _press(root: QWidget, name: str) -> None:
    next(b for b in root.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()).click()
