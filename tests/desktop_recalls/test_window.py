"""The recalls page in the window over a real register."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import Side
from b12desk.desktop.application import begin
from b12desk.desktop.contact.view import ContactSheet
from b12desk.desktop.contact_correction.view import ContactCorrectionSheet
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.recalls.model import ATTEMPTS, HEADINGS, REMIND
from b12desk.desktop.recalls.view import RecallsPage
from b12desk.desktop.remembered import Remembered
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import open_desk
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.start_course import start_course
from tests.desktop_acts.steps import give, on
from tests.desktop_acts.window import press

TODAY = date(2026, 4, 28)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed register with Ada, twelve days overdue, who prefers her right arm."""
    file = tmp_path / "register.b12"
    desk = open_desk(file, clock=ClockSetTo(date(2026, 1, 5)), acting="Nurse Ojo")
    draft = PatientDraft("Smith", "Ada", date(1956, 3, 2), phone="020 7946 0018", preferred_side=Side.RIGHT)
    ada = add_patient(desk, draft).patient_id
    start_course(desk, ada, CourseDraft("hydroxo-standard", date(2026, 1, 5), "Dr A. Example"))
    for day in (5, 7, 9, 12, 14, 16):
        give(on(desk, date(2026, 1, day)), ada)
    desk.close()
    return file


@pytest.fixture
def window(path: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    shown = MainWindow(Remembered(tmp_path / "desktop.ini"), register_name="Riverside", is_demo=False)
    qtbot.addWidget(shown)
    session = begin(shown, open_desk=lambda: open_desk(path, clock=ClockSetTo(TODAY), acting="Nurse Ojo"))
    shown.resize(1366, 740)
    shown.show()
    qtbot.waitUntil(lambda: shown.worklist.table.model().rowCount() == 1, timeout=15_000)
    qtbot.waitUntil(lambda: shown.findChild(RecallsPage) is not None)
    yield shown
    shown.close()
    session.close()


def recalls(window: MainWindow, qtbot: QtBot) -> RecallsPage:
    press(window, "Recalls")
    page = window.findChild(RecallsPage)
    assert page is not None
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1)
    page.table.choose_row(0)
    return page


def cell(page: RecallsPage, column: int) -> str:
    return str(page.table.model().index(0, column).data())


def trigger(window: MainWindow, keys: str) -> None:
    next(a for a in window.findChildren(QAction) if QKeySequence(keys) in a.shortcuts()).trigger()


def test_a_call_is_recorded_with_one_press_and_stands_in_the_list(window: MainWindow, qtbot: QtBot) -> None:
    page = recalls(window, qtbot)
    press(page, "No answer")
    qtbot.waitUntil(lambda: cell(page, ATTEMPTS) == "1")
    assert cell(page, HEADINGS.index("Last attempt")) == "Phone, no answer, 28-Apr-2026"
    assert page.chosen_id() is not None
    press(window.toast, "Correct this")
    qtbot.waitUntil(lambda: bool(window.findChildren(ContactCorrectionSheet)))


def test_the_sheet_opens_from_the_recalls_and_its_reminder_is_listed(window: MainWindow, qtbot: QtBot) -> None:
    page = recalls(window, qtbot)
    press(page, "Record contact")
    qtbot.waitUntil(lambda: bool(window.findChildren(ContactSheet)))
    (sheet,) = window.findChildren(ContactSheet)
    press(sheet, "Booked")
    press(sheet, "Remind: in a week")
    press(sheet, "Save contact")
    qtbot.waitUntil(lambda: cell(page, REMIND) == "05-May-2026")


@pytest.mark.parametrize("way", ["the worklist", "the menu", "the patient's page"])
def test_the_sheet_opens_from_everywhere(way: str, window: MainWindow, qtbot: QtBot) -> None:
    window.worklist.table.choose_row(0)
    if way == "the worklist":
        press(window.worklist, "Record contact")
    elif way == "the menu":
        trigger(window, "Ctrl+Shift+R")
    else:
        window.open_chosen()
        qtbot.waitUntil(lambda: window.patient_page_shown() is not None)
        page = window.patient_page_shown()
        assert page is not None
        press(page, "Record contact")
    qtbot.waitUntil(lambda: bool(window.findChildren(ContactSheet)))


def test_a_patient_opened_from_the_recalls_shows_contacts_and_wishes_and_leads_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    listed = recalls(window, qtbot)
    press(listed, "Left message")
    qtbot.waitUntil(lambda: cell(listed, ATTEMPTS) == "1")
    trigger(window, "Ctrl+O")
    page = window.patient_page_shown()
    assert page is not None
    qtbot.waitUntil(lambda: page.contacts.table.model().rowCount() == 1)
    assert page.head.next_words == ("Next: due 16-Mar-2026 to 16-Apr-2026, left deltoid (prefers the right arm)")
    tabs = page.findChildren(QTabWidget)[0]
    tabs.setCurrentWidget(page.contacts)
    press(page, "Correct entry")
    qtbot.waitUntil(lambda: bool(window.findChildren(ContactCorrectionSheet)))
    (sheet,) = window.findChildren(ContactCorrectionSheet)
    sheet.reject()
    trigger(window, "Esc")
    assert window.pages.currentWidget() is listed
    assert listed.chosen_id() is not None


def test_ctrl_3_shows_the_recalls(window: MainWindow, qtbot: QtBot) -> None:
    page = recalls(window, qtbot)
    press(window, "Worklist")
    trigger(window, "Ctrl+3")
    assert window.pages.currentWidget() is page
