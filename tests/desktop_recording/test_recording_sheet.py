from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from b12desk.desktop.acts import DeskActs
from b12desk.desktop.authority.view import AuthoritySheet
from b12desk.desktop.deferral.view import DeferralSheet
from b12desk.desktop.injection.view import InjectionSheet
from b12desk.desktop.not_given.view import NotGivenSheet
from b12desk.desktop.widgets.fields import ChoiceField
from b12desk.services.desk import Desk
from b12desk.services.injection_draft import new_draft
from b12desk.services.record_authority import withdraw_authority
from b12desk.services.record_injection import record_injection
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_recording.conftest import ASSISTANT, NURSE, PRESCRIBER, working
from tests.desktop_recording.steps import closed, fields, filled_in, opened, shown_buttons, texts

ActsOf = Callable[[str, date], DeskActs]
EARLY = date(2026, 2, 20)
DUE = date(2026, 3, 20)


def without_authority(desk: Desk, patient_id: str) -> None:
    withdraw_authority(desk, patient_id, show_patient(desk, patient_id).authorities[0].id, "signed for another")


def test_it_says_what_the_dose_draws_on_and_who_records_it(
    qtbot: QtBot, window: Window, acts_of: ActsOf, under_psd: str
) -> None:
    acts_of(ASSISTANT, DUE).record_injection(under_psd)
    sheet = filled_in(qtbot, window)

    assert "Draws on: PSD 12/26 by Dr A, from 16-Mar-2026, to 16-Mar-2027, 0 of 6 doses given" in texts(sheet)
    assert f"Working: {ASSISTANT}, health-care assistant" in texts(sheet)


def test_an_authority_recorded_over_the_sheet_lets_the_dose_be_saved(
    qtbot: QtBot, window: Window, acts_of: ActsOf, desk: Desk, loaded: str
) -> None:
    without_authority(desk, loaded)
    acts_of(NURSE, DUE).record_injection(loaded)
    sheet = filled_in(qtbot, window)
    assert "No prescription, PSD or PGD is recorded for this course." in texts(sheet)

    press(sheet, "Record authority…")
    signing = opened(qtbot, window, AuthoritySheet)
    named(signing, ChoiceField, "Kind of authority").choose("prescription")
    type_in(signing, "Signed by", "Dr B")
    press(signing, "Save authority")

    qtbot.waitUntil(lambda: "Draws on: prescription by Dr B, from 20-Mar-2026" in texts(sheet))
    assert [notice.sentence for notice in window.notices] == ["Authority recorded."]


def test_an_assistant_is_told_who_records_an_authority(
    qtbot: QtBot, window: Window, acts_of: ActsOf, desk: Desk, loaded: str
) -> None:
    without_authority(desk, loaded)
    acts_of(ASSISTANT, DUE).record_injection(loaded)
    sheet = filled_in(qtbot, window)

    assert "A registered nurse or a prescriber records it." in texts(sheet)
    assert "Record authority…" not in shown_buttons(sheet)


@pytest.mark.parametrize(
    ("name", "asked"), [(ASSISTANT, False), (NURSE, True), (PRESCRIBER, True)], ids=["assistant", "nurse", "prescriber"]
)
def test_a_stop_asks_only_who_may_answer_it(
    qtbot: QtBot, window: Window, acts_of: ActsOf, loaded: str, name: str, asked: bool
) -> None:
    acts_of(name, EARLY).record_injection(loaded)
    sheet = filled_in(qtbot, window)

    assert ("Reason: early dose" in fields(sheet)) is asked
    assert ("A registered nurse or a prescriber answers this." in texts(sheet)) is not asked


@pytest.mark.parametrize(("name", "asked"), [(NURSE, False), (PRESCRIBER, True)], ids=["nurse", "prescriber"])
def test_a_block_asks_only_a_prescriber(
    qtbot: QtBot, window: Window, acts_of: ActsOf, loaded: str, name: str, asked: bool
) -> None:
    acts_of(name, DUE).record_injection(loaded)
    sheet = filled_in(qtbot, window)
    type_in(sheet, "Expiry date", "19/03/2026")
    qtbot.waitUntil(sheet.boxes["expiry"].findings.isVisible)

    assert "Can’t be saved" in texts(sheet)
    assert ("Reason for the override: batch expired" in fields(sheet)) is asked


def test_a_prescriber_saves_an_override_with_its_reason(
    qtbot: QtBot, window: Window, acts_of: ActsOf, desk: Desk, loaded: str
) -> None:
    acts_of(PRESCRIBER, DUE).record_injection(loaded)
    sheet = filled_in(qtbot, window)
    type_in(sheet, "Expiry date", "19/03/2026")
    qtbot.waitUntil(sheet.boxes["expiry"].findings.isVisible)
    press(sheet, "Identity checked")
    press(sheet, "Consent given")
    press(sheet, "Save injection")
    assert "Give the reason for the override." in texts(sheet)

    type_in(sheet, "Reason for the override: batch expired", "no other ampoule")
    press(sheet, "Save injection")
    closed(qtbot, sheet)

    assert show_patient(desk, loaded).injections[0].reasons == (("batch_expired", "no other ampoule"),)


def test_a_refusal_is_said_in_words_and_nothing_is_saved(
    qtbot: QtBot, window: Window, acts_of: ActsOf, desk: Desk, loaded: str
) -> None:
    acts_of(ASSISTANT, DUE).record_injection(loaded)
    sheet = filled_in(qtbot, window)
    press(sheet, "Identity checked")
    press(sheet, "Consent given")

    press(sheet, "Save injection")

    assert any(text.startswith("Can’t be saved. A registered nurse or a prescriber") for text in texts(sheet))
    assert len(show_patient(desk, loaded).injections) == 6


def test_a_dose_given_elsewhere_needs_neither_site_nor_batch(
    qtbot: QtBot, window: Window, acts_of: ActsOf, desk: Desk, loaded: str
) -> None:
    acts_of(NURSE, DUE).record_injection(loaded)
    sheet = filled_in(qtbot, window)

    press(sheet, "Given elsewhere")
    assert named(sheet, QLineEdit, "Batch number").text() == ""
    assert not any(radio.isChecked() for radio in sheet.findChildren(QRadioButton))
    press(sheet, "Save injection")
    closed(qtbot, sheet)

    dose = show_patient(desk, loaded).injections[0]
    assert (dose.given_elsewhere, dose.site, dose.batch, dose.given_by) == (True, None, "", "")


def test_what_was_filled_in_comes_back_with_the_tick_taken_away(
    qtbot: QtBot, window: Window, acts_of: ActsOf, loaded: str
) -> None:
    acts_of(NURSE, DUE).record_injection(loaded)
    sheet = filled_in(qtbot, window)
    site = sheet.map.site
    type_in(sheet, "Batch number", "ELSE-7")

    press(sheet, "Given elsewhere")
    press(sheet, "Given elsewhere")

    assert not named(sheet, QCheckBox, "Given elsewhere").isChecked()
    assert sheet.map.site == site
    assert named(sheet, QLineEdit, "Given by").text() == NURSE
    assert named(sheet, QLineEdit, "Batch number").text() == "ELSE-7"


def test_a_dose_not_given_closes_the_sheet_and_offers_a_deferral(
    qtbot: QtBot, window: Window, acts_of: ActsOf, desk: Desk, loaded: str
) -> None:
    before = show_patient(working(desk, NURSE, DUE), loaded).forecast
    acts_of(NURSE, DUE).record_injection(loaded)
    sheet = filled_in(qtbot, window)
    press(sheet, "Not given…")
    saying = opened(qtbot, window, NotGivenSheet)
    press(saying, "Save not given")
    assert "Choose why it was not given." in texts(saying)

    press(saying, "Unwell")
    press(saying, "Save not given")
    closed(qtbot, sheet)

    (notice,) = window.notices
    assert notice.sentence == "Recorded: not given, unwell. Every date stays as it is."
    assert notice.action == "Defer…"
    assert notice.act is not None
    notice.act()
    opened(qtbot, window, DeferralSheet)
    page = show_patient(working(desk, NURSE, DUE), loaded)
    assert page.forecast == before
    assert (page.course_events[0].kind, page.course_events[0].outcome) == ("not_given", "unwell")


def test_what_was_typed_before_a_dose_was_not_given_is_asked_about(
    qtbot: QtBot, window: Window, acts_of: ActsOf, loaded: str
) -> None:
    acts_of(NURSE, DUE).record_injection(loaded)
    sheet = filled_in(qtbot, window)
    type_in(sheet, "Note", "she fainted last time")
    press(sheet, "Not given…")
    saying = opened(qtbot, window, NotGivenSheet)
    press(saying, "Refused")
    press(saying, "Save not given")
    closed(qtbot, saying)

    qtbot.waitUntil(lambda: "Discard" in shown_buttons(sheet))
    assert sheet.isVisible()


def test_a_finding_explains_itself_by_keyboard(qtbot: QtBot, window: Window, acts_of: ActsOf, loaded: str) -> None:
    acts_of(NURSE, EARLY).record_injection(loaded)
    sheet = filled_in(qtbot, window)
    why = named(sheet, QPushButton, "Why: early dose")
    assert why.accessibleDescription() == "closed"

    qtbot.keyClick(why, Qt.Key.Key_Return)

    assert any("It asks for a reason, which is kept." in text for text in texts(sheet))
    assert why.accessibleDescription().startswith("open: Said before the earliest day")
    qtbot.keyClick(why, Qt.Key.Key_Space)
    assert not any("It asks for a reason, which is kept." in text for text in texts(sheet))


def test_opening_an_explanation_is_nothing_that_could_be_lost(
    qtbot: QtBot, window: Window, acts_of: ActsOf, loaded: str
) -> None:
    acts_of(NURSE, EARLY).record_injection(loaded)
    sheet = filled_in(qtbot, window)
    press(sheet, "Why: early dose")
    assert not sheet.has_unsaved()


def test_correcting_a_dose_given_elsewhere_keeps_it_elsewhere(
    qtbot: QtBot, window: Window, acts_of: ActsOf, desk: Desk, loaded: str
) -> None:
    nurse = working(desk, NURSE, DUE)
    away = replace(new_draft(nurse, loaded), site=None, batch="", expires_on=None, given_elsewhere=True)
    record_injection(nurse, away)
    acts_of(NURSE, DUE).correct(away.injection_id)
    sheet = opened(qtbot, window, InjectionSheet)
    qtbot.waitUntil(lambda: named(sheet, QLineEdit, "Date given").text() != "")
    assert "Not given…" not in shown_buttons(sheet)

    type_in(sheet, "Reason for the correction", "the dose was smaller")
    type_in(sheet, "Note", "seen on the letter")
    press(sheet, "Save correction")
    closed(qtbot, sheet)

    again = next(i for i in show_patient(desk, loaded).injections if i.replaces == away.injection_id)
    assert again.given_elsewhere
