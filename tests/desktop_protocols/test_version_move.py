"""A course is moved to the current version from the patient's menu, with a reason."""

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from b12desk.desktop.acts import DeskActs
from b12desk.desktop.version_move.view import VersionMoveSheet
from b12desk.services.approve_protocol import approve_protocol
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from b12desk.services.start_course import start_course
from tests.builders import a_course_draft, add_somebody
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import closed, nameless, opened, says
from tests.protocols.versions import two_months, without_loading


def followed(desk: Desk, patient_id: str) -> str:
    protocol = show_patient(desk, patient_id).protocol
    assert protocol is not None
    return protocol.version


def shown(qtbot: QtBot, window: Window, acts: DeskActs, patient_id: str) -> VersionMoveSheet:
    """Return the sheet once it says what would change."""
    acts.move_course(patient_id)
    sheet = opened(qtbot, window, VersionMoveSheet)
    qtbot.waitUntil(lambda: bool(words(sheet)))
    return sheet


def words(sheet: VersionMoveSheet) -> str:
    return named(sheet, QPlainTextEdit, "What changes for this patient").toPlainText()


@pytest.fixture
def approved(today: Desk, ada: str) -> str:
    """Ada, whose protocol has a version 2 now."""
    approve_protocol(today, two_months(), "ours.toml", approved_by="Dr A. Example")
    return ada


def test_a_course_is_moved_with_a_reason_after_its_dates_were_shown(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, approved: str
) -> None:
    sheet = shown(qtbot, window, acts, approved)
    assert "Next dose: 16-Mar-2026 to 16-Apr-2026, offered 02-Apr-2026, upcoming becomes" in words(sheet)
    assert nameless(sheet) == []
    assert not sheet.has_unsaved()

    press(sheet, "Move course")
    assert says(sheet, "Give the reason; it is kept with the course.")
    assert followed(today, approved) == "1"

    named(sheet, QPlainTextEdit, "Reason").setPlainText("formulary of 2026")
    type_in(sheet, "Prescriber", "Dr A. Example")
    press(sheet, "Move course")
    closed(qtbot, sheet)

    assert followed(today, approved) == "2"
    assert [n.sentence for n in window.notices] == [
        "The course follows version 2 of hydroxo-standard now. Next dose 16-Mar-2026."
    ]
    assert window.changes == 1


def test_a_course_that_follows_the_current_version_has_nothing_to_move(
    qtbot: QtBot, window: Window, acts: DeskActs, ada: str
) -> None:
    sheet = shown(qtbot, window, acts, ada)
    assert words(sheet) == "The course follows version 1 of hydroxo-standard already; nothing was changed."
    assert not named(sheet, QPushButton, "Move course").isEnabled()


def test_a_course_that_cannot_follow_says_why(qtbot: QtBot, window: Window, acts: DeskActs, today: Desk) -> None:
    patient_id = add_somebody(today, 2)
    start_course(today, patient_id, a_course_draft(start_on="2026-01-17"))
    approve_protocol(today, without_loading(), "ours.toml", approved_by="Dr A. Example")
    sheet = shown(qtbot, window, acts, patient_id)
    assert "The course is in the phase loading, which version 2 doesn’t have." in words(sheet)
    assert not named(sheet, QPushButton, "Move course").isEnabled()
