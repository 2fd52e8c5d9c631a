from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import Channel, ContactOutcome, Side
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.contact.presenter import CHANNELS, OUTCOMES
from b12desk.desktop.contact.view import ContactSheet
from b12desk.desktop.contact_correction.view import ContactCorrectionSheet
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import closed, nameless, opened, says


def enabled(sheet: ContactSheet) -> set[str]:
    return {words for _, words in OUTCOMES if named(sheet, QAbstractButton, words).isEnabled()}


def test_the_sheet_opens_on_the_telephone_with_nothing_typed(
    qtbot: QtBot, window: Window, acts: DeskActs, ada: str
) -> None:
    acts.record_contact(ada)
    sheet = opened(qtbot, window, ContactSheet)
    assert says(sheet, "Phone 020 7946 0018")
    assert says(sheet, "Since the last dose: no attempts.")
    assert named(sheet, QAbstractButton, "Phone").isChecked()
    assert enabled(sheet) == {words for outcome, words in OUTCOMES if outcome is not ContactOutcome.SENT}
    assert named(sheet, QLineEdit, "Date of contact").text() == "28-Apr-2026"
    assert nameless(sheet) == []
    assert not sheet.has_unsaved()
    sheet.reject()
    assert not sheet.isVisible()


def test_a_call_is_recorded_with_its_reminder_and_can_be_corrected(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    acts.record_contact(ada)
    sheet = opened(qtbot, window, ContactSheet)
    press(sheet, "Left message")
    press(sheet, "Remind: in a week")
    named(sheet, QPlainTextEdit, "Note").setPlainText("with her son")
    assert sheet.has_unsaved()
    press(sheet, "Save contact")
    closed(qtbot, sheet)

    (kept,) = show_patient(today, ada).contacts
    assert (kept.channel, kept.outcome, kept.note) == (Channel.PHONE, ContactOutcome.LEFT_MESSAGE, "with her son")
    assert (kept.on, kept.remind_on) == (date(2026, 4, 28), date(2026, 5, 5))
    assert [notice.sentence for notice in window.notices] == [
        "Recorded: phone, left message, 28-Apr-2026. Remind on 05-May-2026. No date was moved."
    ]
    assert (window.notices[0].action, window.changes) == ("Correct this", 1)

    correct = window.notices[0].act
    assert correct is not None
    correct()
    correction = opened(qtbot, window, ContactCorrectionSheet)
    assert says(correction, "Phone, left message, 28-Apr-2026")
    assert says(correction, "Note: with her son")
    press(correction, "Void entry")
    assert says(correction, "Give the reason for the correction")
    type_in(correction, "Reason for the correction", "wrong patient")
    press(correction, "Void entry")
    closed(qtbot, correction)
    assert show_patient(today, ada).contacts[0].void_reason == "wrong patient"
    assert window.notices[-1].sentence == "Voided and kept on record: phone, left message, 28-Apr-2026."


@pytest.mark.parametrize("channel", [Channel.LETTER, Channel.TEXT_MESSAGE, Channel.EMAIL])
def test_what_is_written_is_sent_without_another_question(
    channel: Channel, qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    acts.record_contact(ada)
    sheet = opened(qtbot, window, ContactSheet)
    press(sheet, dict(CHANNELS)[channel])
    assert enabled(sheet) == {"Sent"}
    press(sheet, "Save contact")
    closed(qtbot, sheet)
    (kept,) = show_patient(today, ada).contacts
    assert (kept.channel, kept.outcome) == (channel, ContactOutcome.SENT)


def test_an_outcome_that_no_longer_fits_is_taken_back_and_one_that_fits_stays(
    qtbot: QtBot, window: Window, acts: DeskActs, ada: str
) -> None:
    acts.record_contact(ada)
    sheet = opened(qtbot, window, ContactSheet)
    press(sheet, "Booked")
    press(sheet, "In person")
    assert sheet.form().outcome is ContactOutcome.BOOKED
    press(sheet, "Letter")
    press(sheet, "Phone")
    assert sheet.form().outcome is None


def test_everything_that_is_missing_is_said_beside_its_field(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, bryn: str
) -> None:
    acts.record_contact(bryn)
    sheet = opened(qtbot, window, ContactSheet)
    assert says(sheet, "No phone recorded")
    type_in(sheet, "Date of contact", "29/04/2026")
    type_in(sheet, "Remind on", "27/04/2026")
    press(sheet, "Save contact")
    for sentence in (
        "Say how the patient was contacted.",
        "Say what came of it.",
        "is in the future",
        "is in the past",
    ):
        assert says(sheet, sentence)
    type_in(sheet, "Remind on", "soon")
    press(sheet, "Phone")
    press(sheet, "No answer")
    type_in(sheet, "Date of contact", "27/04/2026")
    press(sheet, "Save contact")
    assert sheet.isVisible()
    assert show_patient(today, bryn).contacts == ()


def test_what_the_register_refuses_is_said_and_everything_typed_stays(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    acts.record_contact(ada)
    sheet = opened(qtbot, window, ContactSheet)
    press(sheet, "Spoke")
    named(sheet, QPlainTextEdit, "Note").setPlainText("x" * 2001)
    press(sheet, "Save contact")
    qtbot.waitUntil(lambda: says(sheet, "at most 2000 can be kept"))
    assert sheet.form().outcome is ContactOutcome.SPOKE
    assert named(sheet, QAbstractButton, "Save contact").isEnabled()


def test_a_call_just_made_is_recorded_at_once(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    acts.rang(ada, ContactOutcome.NO_ANSWER)
    qtbot.waitUntil(lambda: bool(window.notices))
    (kept,) = show_patient(today, ada).contacts
    assert (kept.channel, kept.outcome, kept.remind_on) == (Channel.PHONE, ContactOutcome.NO_ANSWER, None)
    assert window.notices[0].action == "Correct this"


def test_the_sheet_says_what_was_tried_and_what_the_patient_asked_for(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    draft = draft_of(show_patient(today, ada).patient)
    change_patient(today, ada, replace(draft, preferred_side=Side.RIGHT, preferred_days=("mon", "fri")))
    acts.rang(ada, ContactOutcome.LEFT_MESSAGE)
    qtbot.waitUntil(lambda: bool(window.notices))
    acts.record_contact(ada)
    sheet = opened(qtbot, window, ContactSheet)
    assert says(sheet, "Phone 020 7946 0018 · prefers Monday or Friday · prefers the right arm")
    assert says(sheet, "Since the last dose: 1 attempt, last: phone, left message, 28-Apr-2026.")
