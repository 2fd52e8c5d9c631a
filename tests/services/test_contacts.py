"""Attempts to reach patients: what is kept, what is refused, and whom to contact today."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.recalls import Recall, RecallState
from b12desk.clinical.records import ContactRecord
from b12desk.clinical.vocabulary import Channel, ContactOutcome, FormatNeed, PatientStanding, Role, Side, Status
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.course_acts import defer_dose, end_course, hold_course
from b12desk.services.desk import Desk
from b12desk.services.people import add_user
from b12desk.services.preferences import wishes
from b12desk.services.recall_list import recall_csv, recall_list
from b12desk.services.record_contact import ContactDraft, record_contact
from b12desk.services.show_patient import show_patient
from b12desk.services.verify_register import verify_register
from b12desk.services.void_contact import void_contact
from b12desk.services.worklist import worklist
from tests.builders import (
    AT,
    a_course,
    a_patient,
    a_window,
    add_somebody,
    an_id,
    day,
    give,
    on,
    somebody_after_loading,
)

OVERDUE_DAY = "2026-04-28"
"""Eleven days overdue: the first maintenance dose was due 16-Mar-2026 to 16-Apr-2026 and 17-Apr-2026 is a Friday."""


def a_contact(
    today: str = OVERDUE_DAY,
    channel: str = "phone",
    outcome: str = "no_answer",
    remind_on: str | None = None,
    note: str = "",
) -> ContactDraft:
    remind = day(remind_on) if remind_on else None
    return ContactDraft(day(today), Channel(channel), ContactOutcome(outcome), remind, note)


TRIED = a_contact()


def contact(desk: Desk, patient_id: str, today: str = OVERDUE_DAY, **details: str) -> ContactRecord:
    return record_contact(on(desk, today), patient_id, a_contact(today, **details)).contact


def listed(desk: Desk, today: str) -> list[str]:
    return [row.patient_id for row in recall_list(on(desk, today)).rows]


def test_an_attempt_is_kept_as_it_was_made_and_moves_nothing(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, OVERDUE_DAY)
    before = show_patient(later, patient_id).forecast
    done = record_contact(
        later, patient_id, a_contact(outcome="left_message", remind_on="2026-05-05", note=" with  her son ")
    )
    page = show_patient(later, patient_id)
    (kept,) = page.contacts
    assert (kept.channel, kept.outcome, kept.remind_on) == (
        Channel.PHONE,
        ContactOutcome.LEFT_MESSAGE,
        day("2026-05-05"),
    )
    assert (kept.note, kept.recorded_by, kept.is_voided) == ("with her son", desk.acting, False)
    assert page.forecast == before
    assert (page.recall.attempts, page.recall.attempts_overdue, page.recall.state) == (1, 1, RecallState.TRIED)
    assert done.recall == page.recall
    assert done.sentence == ("Recorded: phone, left message, 28-Apr-2026. Remind on 05-May-2026. No date was moved.")
    assert page.history[0].says == "Contact of 28-Apr-2026 recorded: phone, left message, remind on 05-May-2026"
    assert verify_register(later).is_ok


def test_attempts_stand_newest_first(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    for today, outcome in (("2026-04-20", "no_answer"), ("2026-04-22", "sent"), ("2026-04-22", "booked")):
        contact(desk, patient_id, today, outcome=outcome, channel="letter" if outcome == "sent" else "phone")
    contacts = show_patient(on(desk, OVERDUE_DAY), patient_id).contacts
    assert [one.outcome.value for one in contacts] == ["booked", "sent", "no_answer"]


def test_the_third_attempt_that_reaches_nobody_says_so(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    contact(desk, patient_id, "2026-04-20")
    contact(desk, patient_id, "2026-04-22", channel="text_message", outcome="sent")
    done = record_contact(on(desk, OVERDUE_DAY), patient_id, a_contact(channel="letter", outcome="sent"))
    assert done.sentence == (
        "Recorded: letter, sent, 28-Apr-2026. 3 attempts reached nobody: can’t contact. No date was moved."
    )
    assert listed(desk, OVERDUE_DAY) == [patient_id]


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (replace(TRIED, channel=None), "Say how the patient was contacted."),
        (replace(TRIED, outcome=None), "Say what came of it."),
        (replace(TRIED, on=None), "The day of the contact is missing."),
        (replace(TRIED, on=date(2026, 4, 29)), "29-Apr-2026 is in the future: record a contact when it was tried."),
        (replace(TRIED, remind_on=date(2026, 4, 27)), "The reminder, 27-Apr-2026, is in the past."),
        (replace(TRIED, outcome=ContactOutcome.SENT), "“sent” can’t come of “phone”; there is no answer, left "
         "message, wrong number, spoke, agreed to come, booked, declined, treated elsewhere."),
        (replace(TRIED, channel=Channel.LETTER), "“no answer” can’t come of “letter”; there is sent."),
        (replace(TRIED, channel=Channel.IN_PERSON, outcome=ContactOutcome.WRONG_NUMBER), "“wrong number” can’t come of "
         "“in person”; there is no answer, left message, spoke, agreed to come, booked, declined, treated elsewhere."),
        (replace(TRIED, note="x" * 2001), "has 2001 characters; at most 2000 can be kept"),
    ],
)  # fmt: skip
def test_what_can_t_be_is_refused_in_a_sentence_and_nothing_is_kept(draft: ContactDraft, says: str, desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, OVERDUE_DAY)
    with pytest.raises(BadInput) as refused:
        record_contact(later, patient_id, draft)
    assert len(refused.value.problems) == 1
    assert says in refused.value.problems[0]
    assert show_patient(later, patient_id).contacts == ()


def test_everything_that_is_missing_is_said_at_once(desk: Desk) -> None:
    with pytest.raises(BadInput) as refused:
        record_contact(desk, add_somebody(desk), ContactDraft(None, None, None, date(2025, 1, 1)))
    assert len(refused.value.problems) == 4


def test_a_reminder_may_be_for_today(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    contact(desk, patient_id, "2026-01-05", remind_on="2026-01-05")
    assert listed(desk, "2026-01-05") == [patient_id]


def test_nobody_is_reached_who_is_not_in_the_register(desk: Desk) -> None:
    with pytest.raises(NotFound):
        record_contact(on(desk, OVERDUE_DAY), "nobody", a_contact())


@pytest.mark.parametrize("standing", [PatientStanding.DECEASED, PatientStanding.MOVED_AWAY])
def test_who_died_or_moved_away_is_never_called_and_takes_no_reminder(standing: PatientStanding, desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    contact(desk, patient_id, "2026-04-20", remind_on=OVERDUE_DAY)
    later = on(desk, OVERDUE_DAY)
    change_patient(later, patient_id, draft_of(show_patient(later, patient_id).patient), standing=standing)
    assert listed(desk, OVERDUE_DAY) == []
    with pytest.raises(BadInput, match="is never called: no reminder can be set"):
        record_contact(later, patient_id, a_contact(remind_on="2026-05-05"))
    record_contact(later, patient_id, a_contact(outcome="spoke", note="her son told us"))
    assert listed(desk, OVERDUE_DAY) == []


def test_a_void_takes_an_attempt_and_its_reminder_out_and_keeps_both_on_record(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    kept = contact(desk, patient_id, "2026-01-05", outcome="left_message", remind_on="2026-01-07")
    assert listed(desk, "2026-01-07") == [patient_id]
    voided = void_contact(on(desk, "2026-01-06"), kept.id, "another patient's")
    assert voided.id == kept.id
    page = show_patient(on(desk, "2026-01-07"), patient_id)
    assert [(one.void_reason, one.outcome) for one in page.contacts] == [
        ("another patient's", ContactOutcome.LEFT_MESSAGE)
    ]
    assert (page.recall.attempts, listed(desk, "2026-01-07")) == (0, [])
    assert page.history[0].says == (
        "Voided: Contact of 05-Jan-2026: phone, left message, remind on 07-Jan-2026; reason: another patient's"
    )
    with pytest.raises(BadInput, match="voided already"):
        void_contact(desk, kept.id, "again")
    assert verify_register(desk).is_ok


def test_a_void_needs_a_reason_and_an_attempt(desk: Desk) -> None:
    kept = contact(desk, add_somebody(desk), "2026-01-05")
    with pytest.raises(BadInput, match="The reason for the correction is missing"):
        void_contact(desk, kept.id, "  ")
    with pytest.raises(NotFound):
        void_contact(desk, "no such attempt", "why")


@pytest.mark.parametrize("role", list(Role))
def test_everybody_may_record_and_void_a_contact(role: Role, desk: Desk) -> None:
    patient_id = add_somebody(desk)
    add_user(desk, "Robin", role)
    robin = replace(desk, acting="Robin")
    void_contact(robin, contact(robin, patient_id, "2026-01-05").id, "wrong patient")


def test_nobody_who_is_not_a_user_may(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    add_user(desk, "Robin", Role.NURSE)
    with pytest.raises((BadInput, Refused), match="There is no user"):
        contact(desk, patient_id, "2026-01-05")


def test_the_overdue_are_contacted_most_overdue_first_and_the_others_only_with_a_reminder(desk: Desk) -> None:
    late, later, held, deferred, ended, unplanned = (
        *(somebody_after_loading(desk, number) for number in (1, 2, 3, 4, 5)),
        add_somebody(desk, 6),
    )
    give(desk, later, "2026-01-23", reasons={"*": "asked and answered"})
    hold_course(on(desk, "2026-04-20"), held, "in hospital")
    defer_dose(on(desk, "2026-04-20"), deferred, day("2026-06-01"), "holiday")
    end_course(on(desk, "2026-04-20"), ended, "oral_switch", reasons={"*": "her wish"})
    today = "2026-04-28"
    assert listed(desk, today) == [late, later]
    assert [row.days_overdue for row in recall_list(on(desk, today)).rows] == [12, 5]
    for number, patient_id in enumerate((held, deferred, ended, unplanned)):
        contact(desk, patient_id, today, remind_on=f"2026-04-{29 + number // 2}")
    assert listed(desk, today) == [late, later]
    assert listed(desk, "2026-04-29") == [late, later, held, deferred]
    found = recall_list(on(desk, "2026-04-30"))
    assert [row.patient_id for row in found.rows] == [late, later, held, deferred, ended, unplanned]
    assert found.counts == {"overdue": 2, "reminder_due": 4, "waiting": 0, "total": 6}


def test_an_overdue_patient_with_a_reminder_to_come_stays_on_the_list_and_is_counted_as_waiting(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    contact(desk, patient_id, OVERDUE_DAY, outcome="booked", remind_on="2026-05-05")
    found = recall_list(on(desk, OVERDUE_DAY))
    assert [row.patient_id for row in found.rows] == [patient_id]
    assert found.counts == {"overdue": 1, "reminder_due": 0, "waiting": 1, "total": 1}
    assert found.rows[0].status is Status.OVERDUE


def test_a_dose_ends_the_round(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    for today in ("2026-04-20", "2026-04-21", "2026-04-22"):
        contact(desk, patient_id, today, remind_on="2026-05-05" if today.endswith("20") else "2026-05-06")
    give(desk, patient_id, OVERDUE_DAY, reasons={"*": "asked and answered"})
    assert listed(desk, "2026-05-06") == []
    assert show_patient(on(desk, "2026-05-06"), patient_id).recall.state is RecallState.NOT_TRIED


@pytest.mark.parametrize("today", ["2026-04-20", "2026-04-28", "2026-05-05", "2026-08-01"])
def test_the_list_and_the_patient_s_page_tell_the_same(today: str, desk: Desk) -> None:
    ids = [somebody_after_loading(desk, number) for number in (1, 2)]
    contact(desk, ids[0], "2026-04-20", outcome="agreed_to_come", remind_on="2026-05-05")
    contact(desk, ids[0], "2026-04-28")
    contact(desk, ids[1], "2026-03-01", channel="letter", outcome="sent")
    for row in worklist(on(desk, today)).rows:
        recall = show_patient(on(desk, today), row.patient_id).recall
        assert (row.recall or Recall()) == recall


def test_the_csv_holds_what_somebody_needs_at_the_telephone(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    contact(desk, patient_id, "2026-04-27", outcome="left_message", remind_on="2026-05-05")
    lines = recall_csv(recall_list(on(desk, OVERDUE_DAY))).decode("utf-8-sig").splitlines()
    assert lines[0].startswith('"Name","Date of birth","NHS number","Phone","Status"')
    assert lines[1].endswith(
        '"overdue","12","2026-04-16","1 attempt","1","2026-04-27","phone","left message","2026-05-05"'
    )


def test_four_hundred_patients_are_read_at_once(desk: Desk) -> None:
    people = [a_patient(number) for number in range(1, 401)]
    with desk.register.writing(by="somebody", at=AT) as unit:
        unit.add_patients(people)
        unit.add_courses([a_course(person) for person in people])
        unit.put_forecast_rows([a_window(a_course(person)) for person in people])
        for number, person in enumerate(people):
            for back in range(number % 4):
                made_on = day(OVERDUE_DAY) - timedelta(days=back)
                unit.add_contact(
                    ContactRecord(an_id(person.id, back), person.id, made_on, Channel.PHONE, ContactOutcome.NO_ANSWER)
                )
    found = recall_list(on(desk, OVERDUE_DAY))
    states: Sequence[RecallState] = [row.recall.state if row.recall else RecallState.NOT_TRIED for row in found.rows]
    assert {state.value: states.count(state) for state in set(states)} == {
        "not_tried": 100,
        "tried": 200,
        "cant_contact": 100,
    }


def test_wishes_are_kept_in_the_order_of_the_week_and_said_in_words(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    draft = draft_of(show_patient(desk, patient_id).patient)
    wished = replace(
        draft,
        format_need=FormatNeed.LARGE_PRINT_18,
        preferred_side=Side.RIGHT,
        preferred_days=("fri", "Mon", "wed", "mon"),
    )
    change_patient(desk, patient_id, wished)
    patient = show_patient(desk, patient_id).patient
    assert (patient.format_need, patient.preferred_side) == (FormatNeed.LARGE_PRINT_18, Side.RIGHT)
    assert patient.preferred_days == ("mon", "wed", "fri")
    assert draft_of(patient).preferred_days == patient.preferred_days
    assert wishes(patient) == ("prefers Monday, Wednesday or Friday", "prefers the right arm", "large print, 18 point")
    assert wishes(show_patient(desk, add_somebody(desk, 2)).patient) == ()


def test_a_day_that_is_none_is_refused(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    draft = replace(draft_of(show_patient(desk, patient_id).patient), preferred_days=("mon", "someday"))
    with pytest.raises(BadInput, match="“someday” is not a day of the week; there are mon, tue"):
        change_patient(desk, patient_id, draft)
