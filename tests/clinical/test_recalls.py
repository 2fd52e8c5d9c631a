"""Where a clinic stands in reaching a patient: rounds, attempts, reminders, as tables."""

from collections.abc import Sequence
from datetime import date

import pytest

from b12desk.clinical.recall_words import recall_words, state_words
from b12desk.clinical.recalls import (
    OUTCOMES_OF,
    REACHING,
    Recall,
    RecallState,
    contact_fits,
    recall_of,
    wants_contact,
)
from b12desk.clinical.records import ContactRecord
from b12desk.clinical.vocabulary import Channel, ContactOutcome, Status

LAST_DOSE, OVERDUE_FROM, TODAY = date(2026, 1, 16), date(2026, 4, 17), date(2026, 4, 28)
UNREACHED = ("sent", "no_answer", "left_message", "wrong_number")
REACHED = ("spoke", "agreed_to_come", "booked", "declined", "treated_elsewhere")


def tried(
    on: str,
    outcome: str = "no_answer",
    remind_on: str | None = None,
    *,
    channel: str = "phone",
    void: str | None = None,
) -> ContactRecord:
    return ContactRecord(
        id=f"{on} {outcome}",
        patient_id="ada",
        on=date.fromisoformat(on),
        channel=Channel(channel),
        outcome=ContactOutcome(outcome),
        remind_on=date.fromisoformat(remind_on) if remind_on else None,
        void_reason=void,
    )


def recalled(
    *contacts: ContactRecord,
    last_dose_on: date | None = LAST_DOSE,
    overdue_from: date | None = OVERDUE_FROM,
    today: date = TODAY,
) -> Recall:
    return recall_of(contacts, last_dose_on=last_dose_on, overdue_from=overdue_from, today=today)


@pytest.mark.parametrize(
    ("on", "attempts", "overdue"),
    [
        ("2026-01-15", 0, 0),
        ("2026-01-16", 0, 0),
        ("2026-01-17", 1, 0),
        ("2026-04-16", 1, 0),
        ("2026-04-17", 1, 1),
        ("2026-04-28", 1, 1),
        ("2026-04-29", 0, 0),
    ],
    ids=["before the dose", "day of the dose", "day after the dose", "last day on time", "first day overdue", "today",
         "tomorrow"],
)  # fmt: skip
def test_a_round_runs_from_the_day_after_the_last_counting_dose_to_today(on: str, attempts: int, overdue: int) -> None:
    recall = recalled(tried(on))
    assert (recall.attempts, recall.attempts_overdue) == (attempts, overdue)
    assert (recall.last is not None) is bool(attempts)


@pytest.mark.parametrize("overdue_from", [None, date(2026, 4, 29)], ids=["never", "tomorrow"])
def test_nothing_is_counted_as_made_while_overdue_for_a_patient_who_is_not(overdue_from: date | None) -> None:
    assert recalled(tried("2026-04-20"), overdue_from=overdue_from).attempts_overdue == 0


def test_an_attempt_of_the_first_overdue_day_is_made_while_overdue() -> None:
    assert recalled(tried("2026-04-28"), overdue_from=TODAY).attempts_overdue == 1


def test_without_a_counting_dose_every_attempt_is_of_the_round() -> None:
    assert recalled(tried("2019-05-01"), tried("2026-04-20"), last_dose_on=None).attempts == 2


def test_a_voided_attempt_counts_for_nothing() -> None:
    assert recalled(tried("2026-04-20", "booked", "2026-04-21", void="another patient's")) == Recall()


def test_an_attempt_entered_late_stands_on_its_own_day() -> None:
    recall = recalled(tried("2026-04-22", "spoke"), tried("2026-04-18", "no_answer"))
    assert (recall.state, recall.last) == (RecallState.SPOKE, tried("2026-04-22", "spoke"))


def test_of_two_attempts_on_one_day_the_one_entered_last_is_the_last() -> None:
    assert recalled(tried("2026-04-20", "no_answer"), tried("2026-04-20", "booked")).state is RecallState.BOOKED


@pytest.mark.parametrize(
    ("outcomes", "state", "unanswered"),
    [
        ("", "not_tried", 0),
        ("no_answer", "tried", 1),
        ("no_answer left_message", "tried", 2),
        ("no_answer left_message wrong_number", "cant_contact", 3),
        ("sent sent sent", "cant_contact", 3),
        ("sent no_answer sent no_answer", "cant_contact", 4),
        ("no_answer no_answer spoke", "spoke", 0),
        ("no_answer no_answer no_answer booked", "booked", 0),
        ("agreed_to_come", "agreed_to_come", 0),
        ("declined", "declined", 0),
        ("treated_elsewhere", "treated_elsewhere", 0),
        ("booked no_answer", "tried", 1),
        ("booked no_answer no_answer", "tried", 2),
        ("booked no_answer no_answer sent", "cant_contact", 3),
        ("no_answer no_answer spoke no_answer no_answer", "tried", 2),
    ],
)
def test_the_state_is_the_last_outcome_and_three_in_a_row_unreached_can_t_be_contacted(
    outcomes: str, state: str, unanswered: int
) -> None:
    said = [tried(f"2026-04-{day}", outcome) for day, outcome in enumerate(outcomes.split(), start=18)]
    recall = recalled(*said)
    assert (recall.state.value, recall.unanswered) == (state, unanswered)
    assert recall.attempts == len(said)
    assert recall.is_reached is any(one in REACHED for one in outcomes.split())


@pytest.mark.parametrize(
    ("contacts", "remind_on", "is_due"),
    [
        ([tried("2026-04-20")], None, False),
        ([tried("2026-04-20", remind_on="2026-04-27")], "2026-04-27", True),
        ([tried("2026-04-20", remind_on="2026-04-28")], "2026-04-28", True),
        ([tried("2026-04-20", remind_on="2026-04-29")], "2026-04-29", False),
        ([tried("2026-04-20", remind_on="2026-04-29"), tried("2026-04-22")], "2026-04-29", False),
        ([tried("2026-04-20", remind_on="2026-04-24"), tried("2026-04-23")], "2026-04-24", True),
        ([tried("2026-04-20", remind_on="2026-04-24"), tried("2026-04-24")], None, False),
        ([tried("2026-04-20", remind_on="2026-04-24"), tried("2026-04-25")], None, False),
        ([tried("2026-04-20", remind_on="2026-05-20"), tried("2026-04-21", remind_on="2026-04-27")], "2026-04-27",
         True),
        ([tried("2026-04-20", remind_on="2026-04-27"), tried("2026-04-21", remind_on="2026-05-20")], "2026-05-20",
         False),
        ([tried("2026-04-28", remind_on="2026-04-28")], "2026-04-28", True),
        ([tried("2026-01-15", remind_on="2026-04-27")], None, False),
        ([tried("2026-01-16", remind_on="2026-04-27")], "2026-04-27", True),
        ([tried("2026-04-20", "booked", remind_on="2026-04-27")], "2026-04-27", True),
    ],
    ids=["none set", "yesterday", "today", "tomorrow", "an earlier attempt leaves it", "one the day before leaves it",
         "one on its day answers it", "one after answers it", "an earlier one in place", "a later one in place",
         "set for the same day", "set before the dose", "set on the day of the dose", "set though booked"],
)  # fmt: skip
def test_the_reminder_set_last_stands_until_it_is_answered_or_a_dose_is_given(
    contacts: Sequence[ContactRecord], remind_on: str | None, is_due: bool
) -> None:
    recall = recalled(*contacts)
    assert (recall.remind_on, recall.is_reminder_due) == (date.fromisoformat(remind_on) if remind_on else None, is_due)
    assert recall.waits_until == (None if is_due else recall.remind_on)


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("outcome", [*ContactOutcome])
def test_only_the_overdue_are_contacted_without_a_reminder_whatever_came_of_the_last_attempt(
    status: Status, outcome: ContactOutcome
) -> None:
    recall = recalled(tried("2026-04-20", outcome.value))
    assert wants_contact(status, recall) is (status is Status.OVERDUE)


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize(("remind_on", "asks"), [("2026-04-28", True), ("2026-04-29", False)], ids=["due", "to come"])
def test_a_reminder_that_is_due_asks_for_anybody(status: Status, remind_on: str, asks: bool) -> None:
    recall = recalled(tried("2026-04-20", remind_on=remind_on))
    assert wants_contact(status, recall) is (asks or status is Status.OVERDUE)


def test_every_outcome_reaches_somebody_or_nobody() -> None:
    assert {one.value for one in REACHING} == set(REACHED)
    assert {one.value for one in ContactOutcome} == {*REACHED, *UNREACHED}
    assert {state.value for state in REACHING.values()} == set(REACHED)


@pytest.mark.parametrize(
    ("channel", "outcomes"),
    [
        ("phone", {*REACHED, "no_answer", "left_message", "wrong_number"}),
        ("in_person", {*REACHED, "no_answer", "left_message"}),
        ("text_message", {"sent"}),
        ("letter", {"sent"}),
        ("email", {"sent"}),
    ],
)
def test_what_is_written_is_sent_and_what_is_said_is_answered_or_not(channel: str, outcomes: set[str]) -> None:
    assert {one.value for one in OUTCOMES_OF[Channel(channel)]} == outcomes
    assert {one.value for one in ContactOutcome if contact_fits(Channel(channel), one)} == outcomes


@pytest.mark.parametrize(
    ("contacts", "state", "words"),
    [
        ([], "Not tried yet", "no attempts"),
        ([tried("2026-04-20", "left_message")], "1 attempt", "1 attempt, last: phone, left message, 20-Apr-2026"),
        (
            [tried("2026-04-18"), tried("2026-04-19"), tried("2026-04-20", "sent", channel="letter")],
            "Can’t contact",
            "3 attempts, last: letter, sent, 20-Apr-2026; can’t contact",
        ),
        (
            [tried("2026-04-20", "agreed_to_come", "2026-05-04")],
            "Agreed to come",
            "1 attempt, last: phone, agreed to come, 20-Apr-2026; remind on 04-May-2026",
        ),
        (
            [tried("2026-04-20", "booked", "2026-04-27"), tried("2026-04-22")],
            "1 attempt",
            "2 attempts, last: phone, no answer, 22-Apr-2026; reminder due on 27-Apr-2026",
        ),
    ],
    ids=["not tried", "tried", "can't contact", "agreed", "tried again"],
)
def test_a_recall_is_said_in_words(contacts: Sequence[ContactRecord], state: str, words: str) -> None:
    recall = recalled(*contacts)
    assert (state_words(recall), recall_words(recall)) == (state, words)
