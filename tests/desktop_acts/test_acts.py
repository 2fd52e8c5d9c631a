from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListView, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.plan_preview.view import PlanPreviewSheet
from b12desk.services.desk import Desk
from b12desk.services.find_patients import find_patients
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.window import Window, named, press, type_in

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

INJECTION_NAMES = {
    QLineEdit: ("Date given", "Dose", "Batch number", "Expiry date"),
    QComboBox: ("Product",),
    QRadioButton: ("Left deltoid", "Right deltoid", "Left vastus lateralis", "Right vastus lateralis"),
    QCheckBox: ("Identity checked", "Consent given"),
    QPushButton: ("Save injection", "Cancel"),
}


def opened(qtbot: QtBot, window: Window) -> ActSheet:
    """Return the sheet once it is open."""
    qtbot.waitUntil(lambda: window.sheet() is not None)
    sheet = window.sheet()
    assert sheet is not None
    return sheet


def filled_in(qtbot: QtBot, window: Window) -> ActSheet:
    """Return the injection sheet once its fields hold the planned dose."""
    sheet = opened(qtbot, window)
    qtbot.waitUntil(lambda: named(sheet, QLineEdit, "Date given").text() != "")
    return sheet


def closed(qtbot: QtBot, sheet: ActSheet) -> None:
    """Wait until the sheet is closed."""
    qtbot.waitUntil(lambda: not isValid(sheet) or not sheet.isVisible())


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


def test_a_new_patient_is_added_and_opened(qtbot: QtBot, window: Window, acts: DeskActs, today: Desk) -> None:
    acts.new_patient()
    sheet = opened(qtbot, window)
    type_in(sheet, "Family name", "O’Neill & Sons")
    type_in(sheet, "Given name", "Ned")
    type_in(sheet, "Date of birth", "2 Mar 1956")

    press(sheet, "Save patient")
    closed(qtbot, sheet)

    found = find_patients(today, "O’Neill")
    assert [line.patient_id for line in found] == window.opened
    assert found[0].born_on == date(1956, 3, 2)


def test_every_missing_field_of_a_patient_is_shown_at_once(qtbot: QtBot, window: Window, acts: DeskActs) -> None:
    acts.new_patient()
    sheet = opened(qtbot, window)
    type_in(sheet, "Phone", "020 7946 0018")

    press(sheet, "Save patient")

    marked = [name for name in ("Family name", "Given name") if named(sheet, QLineEdit, name).property("problem")]
    assert marked == ["Family name", "Given name"]
    assert named(sheet, QLineEdit, "Phone").text() == "020 7946 0018"
    assert sheet.isVisible()


def test_a_possible_duplicate_is_asked_about(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, bryn: str
) -> None:
    acts.new_patient()
    sheet = opened(qtbot, window)
    type_in(sheet, "Family name", "Bryn")
    type_in(sheet, "Given name", "Llŷr")
    type_in(sheet, "Date of birth", "30/07/1979")
    press(sheet, "Save patient")
    qtbot.waitUntil(named(sheet, QPushButton, "Save as another person").isVisible)
    assert len(find_patients(today, "Bryn")) == 1

    press(sheet, "Save as another person")
    closed(qtbot, sheet)

    assert len(find_patients(today, "Bryn")) == 2


def test_a_course_starts_with_the_protocol_that_was_picked(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, bryn: str
) -> None:
    acts.plan_regimen(bryn)
    sheet = opened(qtbot, window)
    protocols = named(sheet, QListView, "Protocol")
    model = protocols.model()
    qtbot.waitUntil(lambda: model.rowCount() > 0)
    assert not protocols.selectionModel().hasSelection()
    titles = [model.index(row, 0).data() for row in range(model.rowCount())]
    protocols.setCurrentIndex(model.index(titles.index("Hydroxocobalamin, standard"), 0))
    type_in(sheet, "Prescriber", "Dr A. Example")
    qtbot.waitUntil(lambda: named(sheet, LinesTable, "Doses that follow").lines.rowCount() > 6)

    press(sheet, "Start course")
    closed(qtbot, sheet)

    course = show_patient(today, bryn).course
    assert course is not None
    assert (course.protocol_id, course.prescriber) == ("hydroxo-standard", "Dr A. Example")
    assert window.notices[0].sentence == "Course started. First dose 14-Jan-2026."


def test_ticking_neurological_involvement_lists_neurological_protocols_first(
    qtbot: QtBot, window: Window, acts: DeskActs, bryn: str
) -> None:
    acts.plan_regimen(bryn)
    sheet = opened(qtbot, window)
    model = named(sheet, QListView, "Protocol").model()
    qtbot.waitUntil(lambda: model.rowCount() > 0)

    press(sheet, "Neurological involvement")

    qtbot.waitUntil(lambda: "neurological" in model.index(0, 0).data().lower())


def test_a_deferral_needs_a_day_and_a_reason(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    acts.defer(ada)
    sheet = opened(qtbot, window)
    press(sheet, "Save deferral")
    assert sheet.isVisible()

    type_in(sheet, "Defer until", "20/01/2026")
    sheet.boxes["reason"].field.setPlainText("on holiday")  # type: ignore[attr-defined]
    press(sheet, "Save deferral")
    closed(qtbot, sheet)

    assert show_patient(today, ada).status is Status.DEFERRED


def test_a_review_is_recorded_in_words(qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str) -> None:
    acts.record_review(ada)
    sheet = opened(qtbot, window)

    press(sheet, "Improving")
    press(sheet, "Save review")
    closed(qtbot, sheet)

    review = show_patient(today, ada).course_events[0]
    assert (review.kind, review.outcome, review.on) == ("review", "improving", date(2026, 1, 14))


def test_a_lifelong_course_asks_before_it_ends_on_normal_levels(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    acts.end(ada)
    sheet = opened(qtbot, window)
    reason = named(sheet, QComboBox, "Reason")
    reason.setCurrentIndex(reason.findText("Levels are normal"))
    press(sheet, "End course")
    asked = "Reason: do not stop"
    qtbot.waitUntil(lambda: any(f.accessibleName() == asked for f in sheet.findChildren(QLineEdit)))
    assert show_patient(today, ada).status is not Status.ENDED

    type_in(sheet, asked, "changed to tablets by the consultant")
    press(sheet, "End course")
    closed(qtbot, sheet)

    assert show_patient(today, ada).status is Status.ENDED


def test_a_course_is_held_and_resumed(qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str) -> None:
    acts.hold(ada)
    sheet = opened(qtbot, window)
    sheet.boxes["reason"].field.setPlainText("in hospital")  # type: ignore[attr-defined]
    press(sheet, "Hold course")
    closed(qtbot, sheet)
    assert show_patient(today, ada).status is Status.ON_HOLD

    acts.resume(ada)
    sheet = opened(qtbot, window)
    press(sheet, "Resume course")
    closed(qtbot, sheet)

    assert show_patient(today, ada).status is Status.DUE


def test_the_date_is_explained(qtbot: QtBot, window: Window, acts: DeskActs, ada: str) -> None:
    acts.why(ada)
    sheet = opened(qtbot, window)

    press(sheet, "Close")

    assert not sheet.isVisible()


def test_the_plan_is_shown_page_by_page_and_saved(
    qtbot: QtBot, window: Window, acts: DeskActs, ada: str, tmp_path: Path
) -> None:
    acts.print_plan(ada)
    sheet = opened(qtbot, window)
    assert isinstance(sheet, PlanPreviewSheet)
    qtbot.waitUntil(named(sheet, QPushButton, "Save PDF…").isEnabled, timeout=15_000)

    sheet.file_chosen.emit(tmp_path / "plan.pdf")

    qtbot.waitUntil((tmp_path / "plan.pdf").exists)
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")


def test_a_closed_sheet_is_let_go_with_its_presenter(qtbot: QtBot, window: Window, acts: DeskActs, ada: str) -> None:
    acts.record_injection(ada)
    sheet = filled_in(qtbot, window)

    sheet.reject()

    qtbot.waitUntil(lambda: not isValid(sheet))
