"""Recall letters: who gets which, who gets none, and what is recorded once they went out."""

from dataclasses import replace
from typing import Unpack

import pytest

from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.vocabulary import Channel, ContactOutcome, FormatNeed, PatientStanding, Role
from b12desk.services.change_clinic import change_clinic
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.desk import Desk
from b12desk.services.letters import letters_document, plan_letters
from b12desk.services.letters_sent import record_letters
from b12desk.services.letters_wording import LetterNumber, change_wording, program_wording, wording_of
from b12desk.services.people import add_user
from b12desk.services.record_contact import ContactDraft, record_contact
from b12desk.services.show_patient import show_patient
from b12desk.services.verify_register import verify_register
from tests.builders import day, on, somebody_after_loading
from tests.details import EntryDetails
from tests.documents.plans import read_back, said

TODAY = "2026-04-28"


@pytest.fixture
def clinic(desk: Desk) -> Desk:
    """The desk of a clinic that can be rung back."""
    change_clinic(
        desk, ClinicChange(name="Riverside Surgery", address="12, Mill Lane, Otterbourne", phone="020 7946 0123")
    )
    return desk


def somebody(
    desk: Desk, number: int = 1, *, standing: PatientStanding | None = None, **details: Unpack[EntryDetails]
) -> str:
    """Add a patient whose injection was due by 16-Apr-2026, with an address unless said otherwise."""
    patient_id = somebody_after_loading(desk, number)
    usual: EntryDetails = {"address": f"{number}, Mill Lane, Otterbourne", "postcode": "SO21 2AA"}
    draft = replace(draft_of(show_patient(desk, patient_id).patient), **(usual | details))
    change_patient(on(desk, TODAY), patient_id, draft, standing=standing)
    return patient_id


def tried(desk: Desk, patient_id: str, today: str, outcome: str = "no_answer", remind_on: str | None = None) -> None:
    channel = Channel.LETTER if outcome == "sent" else Channel.PHONE
    remind = day(remind_on) if remind_on else None
    record_contact(on(desk, today), patient_id, ContactDraft(day(today), channel, ContactOutcome(outcome), remind))


def test_each_attempt_since_the_injection_was_late_makes_the_next_letter(clinic: Desk) -> None:
    ids = [somebody(clinic, number) for number in range(1, 6)]
    tried(clinic, ids[0], "2026-04-10", "left_message")
    for count, patient_id in enumerate(ids[1:], start=1):
        for attempt in range(count):
            tried(clinic, patient_id, f"2026-04-2{attempt}")
    run = plan_letters(on(clinic, TODAY))
    assert {one.patient.id: one.number for one in run.letters} == dict(zip(ids, (1, 2, 3, 3, 3), strict=True))
    assert run.words == "5 letters: 1 first, 1 second, 3 third."


def test_a_letter_says_who_what_and_how_to_answer(clinic: Desk) -> None:
    patient_id = somebody(clinic)
    text = said(letters_document(clinic, plan_letters(on(clinic, TODAY))).content)
    for words in (
        "Riverside Surgery", "12 Mill Lane", "Mrs Ada Smith1", "1 Mill Lane", "SO21 2AA", "28 April 2026",
        "Dear Mrs Smith1", "due by 16 April 2026", "Please call us on 020 7946 0123", "Our reference: ",
    ):  # fmt: skip
        assert words in text
    assert "{" not in text
    number = show_patient(clinic, patient_id).patient.nhs_number
    assert number is not None
    assert number not in text.replace(" ", "")


@pytest.mark.parametrize(
    ("standing", "details", "why"),
    [
        (PatientStanding.DECEASED, {}, "has died"),
        (PatientStanding.MOVED_AWAY, {}, "has moved away"),
        (None, {"address": "", "postcode": ""}, "has no address"),
        (None, {"address": "", "postcode": "SO21 2AA"}, "has no address"),
        (None, {"address": "W" * 295}, "has an address too long for the window"),
    ],
)
def test_who_can_t_be_written_to_is_left_out_in_words(
    standing: PatientStanding | None, details: EntryDetails, why: str, clinic: Desk
) -> None:
    patient_id = somebody(clinic, standing=standing, **details)
    run = plan_letters(on(clinic, TODAY), [patient_id])
    assert [(one.name, one.why) for one in run.left_out] == [("SMITH1, Ada (Mrs)", why)]
    assert run.words == "No letter is to be sent. 1 patient gets none."
    with pytest.raises(Refused, match="no letter"):
        letters_document(clinic, run)


@pytest.mark.parametrize(
    ("outcome", "remind_on", "why"),
    [
        ("declined", None, "declined, 27-Apr-2026"),
        ("booked", None, "has booked, 27-Apr-2026"),
        ("agreed_to_come", None, "agreed to come, 27-Apr-2026"),
        ("treated_elsewhere", None, "is treated elsewhere, 27-Apr-2026"),
        ("left_message", "2026-05-05", "has a reminder for 05-May-2026"),
    ],
)
def test_who_answered_or_is_waited_for_is_left_out_in_words(
    outcome: str, remind_on: str | None, why: str, clinic: Desk
) -> None:
    tried(clinic, somebody(clinic), "2026-04-27", outcome, remind_on)
    run = plan_letters(on(clinic, TODAY))
    assert (run.letters, [one.why for one in run.left_out]) == ((), [why])


def test_who_is_not_late_is_left_out_even_when_named(clinic: Desk) -> None:
    patient_id = somebody(clinic)
    run = plan_letters(on(clinic, "2026-04-10"), [patient_id])
    assert [one.why for one in run.left_out] == ["is not overdue (due)"]
    with pytest.raises(NotFound):
        plan_letters(clinic, ["nobody"])


def test_nothing_is_recorded_until_the_letters_are_said_to_be_sent_and_then_once(clinic: Desk) -> None:
    ids = [somebody(clinic, number) for number in (1, 2)]
    today = on(clinic, TODAY)
    run = plan_letters(today)
    letters_document(clinic, run)
    assert all(show_patient(today, id).contacts == () for id in ids)
    assert record_letters(today, run).sentence == "Recorded as sent: 2 letters. No date was moved."
    assert record_letters(today, run).sentence == (
        "Recorded as sent: 0 letters. 2 had been recorded already. No date was moved."
    )
    for id in ids:
        (kept,) = show_patient(today, id).contacts
        assert (kept.channel, kept.outcome, kept.on) == (Channel.LETTER, ContactOutcome.SENT, day(TODAY))
        assert kept.note == "First recall letter"
    again = plan_letters(today)
    assert [one.why for one in again.left_out] == ["was sent a letter today"] * 2
    assert [one.number for one in plan_letters(on(clinic, "2026-05-12")).letters] == [2, 2]
    assert verify_register(today).is_ok


def test_large_print_follows_what_the_patient_needs(clinic: Desk) -> None:
    somebody(clinic, 1, format_need=FormatNeed.LARGE_PRINT_24)
    somebody(clinic, 2, format_need=FormatNeed.SCREEN_READER)
    run = plan_letters(on(clinic, TODAY))
    pages = read_back(letters_document(clinic, run).content)
    assert len(pages) == 3
    assert run.for_listeners == ("SMITH2, Ada (Mrs)",)


def test_a_child_s_letter_goes_to_the_parent(clinic: Desk) -> None:
    somebody(clinic, born_on=day("2014-01-01"), title="")
    text = said(letters_document(clinic, plan_letters(on(clinic, TODAY))).content)
    assert "To the parent or guardian of Ada Smith1" in text
    assert "Dear parent or guardian of Ada Smith1" in text


def test_a_clinic_that_can_t_be_answered_sends_no_letters(desk: Desk) -> None:
    somebody(desk)
    with pytest.raises(BadInput) as refused:
        plan_letters(on(desk, TODAY))
    assert [says.split(" is missing")[0] for says in refused.value.problems] == [
        "The clinic’s name",
        "The clinic’s telephone number",
    ]


def test_a_clinic_may_use_its_own_words_and_go_back(clinic: Desk) -> None:
    somebody(clinic, family_name="{phone}", title="Dr")
    own = program_wording().replace("Please call us on {phone} to make an appointment.", "Ring {clinic}: {phone} {{x}}")
    with pytest.raises(BadInput, match="is no place to fill"):
        change_wording(clinic, own)
    change_wording(clinic, own.replace(" {{x}}", ""))
    text = said(letters_document(clinic, plan_letters(on(clinic, TODAY))).content)
    assert "Ring Riverside Surgery: 020 7946 0123" in text
    assert "Dear Dr {phone}" in text
    change_wording(clinic, "")
    assert "Please call us on {phone} to make an appointment." in wording_of(clinic)[LetterNumber.FIRST].paragraphs


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[first", "this is not TOML"),
        ("[fourth]\nheading = 'x'", "no letter “fourth”"),
        ("first = 3", "the first letter is missing"),
        ("[first]\nheading = 'Hello {phone}'\nparagraphs = ['a']", "the heading is missing, or has a place to fill"),
        ("[first]\nheading = 'Hello'\nparagraphs = []", "1 to 12 paragraphs"),
        ("[first]\nheading = 'Hello'\nparagraphs = [3]", "text of at most"),
        ("[first]\nheading = 'Hello'\nfooter = 'x'\nparagraphs = ['{due_by.year}']", "“{due_by.year}” is no place"),
    ],
)
def test_words_that_can_t_be_used_are_refused_in_a_sentence(text: str, says: str, desk: Desk) -> None:
    with pytest.raises(BadInput) as refused:
        change_wording(desk, text)
    assert any(says in one for one in refused.value.problems)


def test_only_who_may_change_the_clinic_changes_the_words(desk: Desk) -> None:
    add_user(desk, "Kim", Role.ADMINISTRATOR)
    add_user(replace(desk, acting="Kim"), "Robin", Role.NURSE)
    with pytest.raises(Refused):
        change_wording(replace(desk, acting="Robin"), program_wording())
