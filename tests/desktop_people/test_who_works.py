"""The window over a register with users: who works is asked, said and changed."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import Role
from b12desk.desktop.application import begin
from b12desk.desktop.change_user.view import ChangeUserSheet
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.new_patient.view import NewPatientSheet
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.people.view import PeopleSheet
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.widgets.fields import ChoiceField
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import FIRST_USER, Desk, open_desk
from b12desk.services.people import list_users
from tests.desktop_acts.window import named, press, type_in
from tests.desktop_recording.steps import closed, opened

Open = Callable[[str], MainWindow]


@pytest.fixture
def path(staffed: Desk, tmp_path: Path) -> Path:
    return tmp_path / "register.b12"


@pytest.fixture
def open_as(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Opens the window on the register for whoever `--as` names."""
    begun = []

    def opened_as(name: str) -> MainWindow:
        window = MainWindow(Remembered(tmp_path / "desktop.ini"), register_name="Riverside", is_demo=False)
        qtbot.addWidget(window)
        clock = ClockSetTo(date(2026, 1, 14))
        session = begin(window, open_desk=lambda: open_desk(tmp_path / "register.b12", clock=clock, acting=name))
        begun.append((window, session))
        window.show()
        qtbot.waitUntil(lambda: "The register is open." in texts(window), timeout=15_000)
        return window

    yield opened_as
    for window, session in begun:
        window.close()
        session.close()


def texts(root: QWidget) -> list[str]:
    return [label.text() for label in root.findChildren(QLabel) if label.isVisible()]


def working(window: MainWindow) -> str:
    """Return what the status bar says about who works."""
    bar = window.statusBar().findChildren(QAbstractButton)
    return next((b.accessibleName() for b in bar if b.isVisible() and b.accessibleName().startswith("Working: ")), "")


def choose(qtbot: QtBot, sheet: ChangeUserSheet, name: str) -> None:
    """Choose a user with the arrow keys and Enter."""
    users = named(sheet, LinesTable, "Users table")
    qtbot.waitUntil(lambda: users.lines.rowCount() > 0)
    for _ in range(users.lines.row_of(name) + 1):
        qtbot.keyClick(users, Qt.Key.Key_Down)
    qtbot.keyClick(users, Qt.Key.Key_Return)


def test_whoever_as_names_works_at_once(qtbot: QtBot, open_as: Open, path: Path) -> None:
    window = open_as("Nora Nurse")
    assert working(window) == "Working: Nora Nurse, nurse"
    assert not [sheet for sheet in window.findChildren(ChangeUserSheet) if sheet.isVisible()]


@pytest.mark.parametrize("name", [FIRST_USER, "Somebody Else"], ids=["nobody named", "not a user"])
def test_who_works_is_asked_where_nobody_may_act(qtbot: QtBot, open_as: Open, path: Path, name: str) -> None:
    window = open_as(name)
    sheet = opened(qtbot, window, ChangeUserSheet)
    assert working(window) == "Working: nobody chosen"

    choose(qtbot, sheet, "Nora Nurse")
    closed(qtbot, sheet)

    qtbot.waitUntil(lambda: working(window) == "Working: Nora Nurse, nurse")


def test_nobody_is_chosen_for_somebody(qtbot: QtBot, open_as: Open, path: Path) -> None:
    sheet = opened(qtbot, open_as(FIRST_USER), ChangeUserSheet)
    users = named(sheet, LinesTable, "Users table")
    qtbot.waitUntil(lambda: users.lines.rowCount() == 2)

    press(sheet, "Work as this user")

    assert sheet.isVisible()
    assert "Choose who works at this desk." in texts(sheet)


def test_what_was_asked_for_meanwhile_is_done_under_the_name_chosen(
    qtbot: QtBot, open_as: Open, path: Path, staffed: Desk
) -> None:
    window = open_as(FIRST_USER)
    window.start("New patient")
    sheet = opened(qtbot, window, ChangeUserSheet)
    choose(qtbot, sheet, "Nora Nurse")

    adding = opened(qtbot, window, NewPatientSheet)
    for name, text in {"Family name": "Smith", "Given name": "Ada", "Date of birth": "2 Mar 1956"}.items():
        type_in(adding, name, text)
    press(adding, "Save patient")
    closed(qtbot, adding)

    with staffed.register.reading() as unit:
        (ada,) = unit.worklist_rows()
        assert {line.by for line in unit.audit_lines(patient_id=ada.patient_id)} == {"Nora Nurse"}


def test_the_status_bar_changes_the_user(qtbot: QtBot, open_as: Open, path: Path) -> None:
    window = open_as("Nora Nurse")
    press(window.statusBar(), "Working: Nora Nurse, nurse")
    sheet = opened(qtbot, window, ChangeUserSheet)
    users = named(sheet, LinesTable, "Users table")
    qtbot.waitUntil(lambda: users.chosen_id() == "Nora Nurse")
    users.choose_id("Ada Admin")
    press(sheet, "Work as this user")
    qtbot.waitUntil(lambda: working(window) == "Working: Ada Admin, administrator")


def test_the_first_person_added_works_from_then_on(qtbot: QtBot, open_as: Open, desk: Desk) -> None:
    window = open_as(FIRST_USER)
    assert working(window) == "Working: no users yet"
    window.start("People")
    sheet = opened(qtbot, window, PeopleSheet)
    add(sheet, "Nora Nurse", Role.NURSE)
    qtbot.waitUntil(lambda: working(window) == "Working: Nora Nurse, nurse")

    add(sheet, "Hana Assistant", Role.HEALTH_CARE_ASSISTANT)
    people = named(sheet, LinesTable, "People table")
    qtbot.waitUntil(lambda: people.lines.rowCount() == 2)
    assert {user.role for user in list_users(desk)} == {Role.NURSE, Role.HEALTH_CARE_ASSISTANT}


def test_disabling_is_asked_about_and_disabling_oneself_asks_who_works(
    qtbot: QtBot, open_as: Open, path: Path, staffed: Desk
) -> None:
    window = open_as("Ada Admin")
    window.start("People")
    sheet = opened(qtbot, window, PeopleSheet)
    people = named(sheet, LinesTable, "People table")
    qtbot.waitUntil(lambda: people.lines.rowCount() == 2)
    people.choose_id("Ada Admin")
    press(sheet, "Disable…")
    press(sheet, "Keep")
    assert not any(user.is_disabled for user in list_users(staffed))

    press(sheet, "Disable…")
    press(sheet, "Disable")

    asking = opened(qtbot, window, ChangeUserSheet)
    choose(qtbot, asking, "Nora Nurse")
    qtbot.waitUntil(lambda: working(window) == "Working: Nora Nurse, nurse")
    assert [user.name for user in list_users(staffed) if user.is_disabled] == ["Ada Admin"]


def add(sheet: PeopleSheet, name: str, role: Role) -> None:
    named(sheet, QLineEdit, "Name").setText(name)
    named(sheet, ChoiceField, "Role").choose(role.value)
    press(sheet, "Add person")
