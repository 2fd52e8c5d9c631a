"""The sheet on which a dose is recorded, corrected and voided."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from b12desk.desktop.acts import DeskActs
from b12desk.desktop.injection.view import InjectionSheet
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import closed, opened

INJECTION_NAMES = {
    QLineEdit: ("Date given", "Dose", "Batch number", "Expiry date"),
    QComboBox: ("Product",),
    QRadioButton: ("Left deltoid", "Right deltoid", "Left vastus lateralis", "Right vastus lateralis"),
    QCheckBox: ("Identity checked", "Consent given"),
    QPushButton: ("Save injection", "Cancel"),
}


def filled_in(qtbot: QtBot, window: Window) -> InjectionSheet:
    """Return the injection sheet once its fields hold the planned dose."""
    sheet = opened(qtbot, window, InjectionSheet)
    qtbot.waitUntil(lambda: named(sheet, QLineEdit, "Date given").text() != "")
    return sheet


def test_a_routine_dose_takes_four_actions_on_its_sheet(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    acts.record_injection(ada)
    sheet = filled_in(qtbot, window)

    for name in ("Batch checked", "Identity checked", "Consent given", "Save injection"):
        press(sheet, name)
    closed(qtbot, sheet)

    assert [n.sentence for n in window.notices] == ["Recorded. Next dose 16-Jan-2026."]
    assert window.notices[0].action == "Correct this"
    assert window.changes == 1
    newest = show_patient(today, ada).injections[0]
    assert (newest.given_on, newest.batch, newest.identity_checked) == (date(2026, 1, 14), "HX100", True)


def test_the_injection_sheet_keeps_its_names(qtbot: QtBot, window: Window, acts: DeskActs, ada: str) -> None:
    acts.record_injection(ada)
    sheet = filled_in(qtbot, window)

    for kind, names in INJECTION_NAMES.items():
        for name in names:
            assert named(sheet, kind, name).isVisibleTo(sheet)


def test_pressing_save_twice_records_once(qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str) -> None:
    acts.record_injection(ada)
    sheet = filled_in(qtbot, window)
    press(sheet, "Batch checked")
    press(sheet, "Identity checked")
    press(sheet, "Consent given")

    press(sheet, "Save injection")
    press(sheet, "Save injection")
    closed(qtbot, sheet)

    assert len(show_patient(today, ada).injections) == 5


def test_escape_asks_before_typed_text_is_lost(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    acts.record_injection(ada)
    sheet = filled_in(qtbot, window)
    type_in(sheet, "Batch number", "HX200")

    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    press(sheet, "Discard")

    assert not sheet.isVisible()
    assert len(show_patient(today, ada).injections) == 4


def test_escape_closes_at_once_when_nothing_was_typed(qtbot: QtBot, window: Window, acts: DeskActs, ada: str) -> None:
    acts.record_injection(ada)
    sheet = filled_in(qtbot, window)

    qtbot.keyClick(sheet, Qt.Key.Key_Escape)

    assert not sheet.isVisible()


def test_an_expired_batch_is_refused_beside_its_field(qtbot: QtBot, window: Window, acts: DeskActs, ada: str) -> None:
    acts.record_injection(ada)
    sheet = filled_in(qtbot, window)
    type_in(sheet, "Expiry date", "13/01/2026")
    qtbot.waitUntil(lambda: sheet.boxes["expiry"].findings.isVisible())
    press(sheet, "Identity checked")
    press(sheet, "Consent given")

    press(sheet, "Save injection")

    assert sheet.isVisible()
    assert not window.notices


def test_correct_this_opens_the_entry_and_keeps_both(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    newest = show_patient(today, ada).injections[0].id
    acts.correct(newest)
    sheet = filled_in(qtbot, window)
    press(sheet, "Void: it was not given")

    press(sheet, "Void entry")
    assert sheet.isVisible()
    type_in(sheet, "Reason for the correction", "entered for the wrong patient")
    press(sheet, "Void entry")
    closed(qtbot, sheet)

    injections = show_patient(today, ada).injections
    assert [i.void_reason for i in injections if i.id == newest] == ["entered for the wrong patient"]
    assert len(injections) == 4
    assert window.notices[0].sentence.startswith("Voided and kept on record.")


def test_entering_again_links_the_new_entry_to_the_old(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    newest = show_patient(today, ada).injections[0].id
    acts.correct(newest)
    sheet = filled_in(qtbot, window)
    type_in(sheet, "Reason for the correction", "wrong batch")
    type_in(sheet, "Batch number", "HX999")

    press(sheet, "Save correction")
    closed(qtbot, sheet)

    again = next(i for i in show_patient(today, ada).injections if not i.is_voided and i.batch == "HX999")
    assert again.replaces == newest


def test_a_closed_sheet_is_let_go_with_its_presenter(qtbot: QtBot, window: Window, acts: DeskActs, ada: str) -> None:
    acts.record_injection(ada)
    sheet = filled_in(qtbot, window)

    sheet.reject()

    qtbot.waitUntil(lambda: not isValid(sheet))
