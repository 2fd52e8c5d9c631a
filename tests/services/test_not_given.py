"""A dose that was not given is attendance: kept, told, corrected, and no dose in any sum."""

from datetime import date

import pytest

from b12desk.clinical.errors import BadInput, NotFound
from b12desk.clinical.vocabulary import NotGiven
from b12desk.services.correct_entry import void_entry
from b12desk.services.desk import Desk
from b12desk.services.record_not_given import record_not_given
from b12desk.services.show_patient import show_patient
from b12desk.services.verify_register import verify_register
from b12desk.services.worklist import worklist
from tests.builders import add_somebody, an_id, day, on, somebody_after_loading

DUE = "2026-04-14"


@pytest.mark.parametrize("outcome", NotGiven)
def test_no_outcome_moves_anything(desk: Desk, outcome: NotGiven) -> None:
    patient_id = somebody_after_loading(desk)
    due = on(desk, DUE)
    before, listed = show_patient(due, patient_id).forecast, worklist(due)
    record_not_given(due, patient_id, day(DUE), outcome, "has a cold")
    page = show_patient(due, patient_id)
    assert page.forecast == before
    assert worklist(due) == listed
    assert len(page.injections) == 6
    assert [one.given for one in page.authorities] == [6]
    assert verify_register(due).is_ok


def test_it_stands_in_the_history_in_words_and_can_be_voided(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    due = on(desk, DUE)
    id = record_not_given(due, patient_id, day(DUE), NotGiven.DID_NOT_ATTEND, "  rang  later ")
    page = show_patient(due, patient_id)
    assert (page.course_events[0].outcome, page.course_events[0].note) == ("did_not_attend", "rang later")
    assert page.history[0].says == "Not given on 14-Apr-2026: did not attend"
    void_entry(due, id, "she came in the afternoon")
    page = show_patient(due, patient_id)
    assert page.course_events[0].void_reason == "she came in the afternoon"
    assert page.history[0].says == (
        "Voided: Not given on 14-Apr-2026: did not attend; reason: she came in the afternoon"
    )


def test_a_patient_without_a_course_may_be_noted_too(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    record_not_given(desk, patient_id, day("2026-01-05"), NotGiven.REFUSED)
    (event,) = show_patient(desk, patient_id).course_events
    assert (event.kind, event.course_id) == ("not_given", None)


@pytest.mark.parametrize(
    ("given_on", "outcome", "problems"),
    [
        (None, None, ("The day is missing.", "Why the dose was not given is missing.")),
        (day("2026-01-06"), NotGiven.UNWELL, ("06-Jan-2026 is in the future.",)),
    ],
    ids=["nothing", "tomorrow"],
)
def test_what_is_missing_is_said_at_once(
    desk: Desk, given_on: date | None, outcome: NotGiven | None, problems: tuple[str, ...]
) -> None:
    with pytest.raises(BadInput) as refused:
        record_not_given(desk, add_somebody(desk), given_on, outcome)
    assert refused.value.problems == problems


def test_nobody_is_noted_who_is_not_in_the_register(desk: Desk) -> None:
    with pytest.raises(NotFound):
        record_not_given(desk, an_id("nobody"), day("2026-01-05"), NotGiven.REFUSED)
