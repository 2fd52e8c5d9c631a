from dataclasses import replace
from datetime import date

from b12desk.desktop.patient.timeline_items import Kind, timeline_items
from b12desk.services.correct_injection import void_injection
from b12desk.services.course_acts import defer_dose, hold_course, resume_course
from b12desk.services.desk import Desk
from b12desk.services.injection_draft import new_draft
from b12desk.services.record_injection import record_injection
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.steps import on


def said(desk: Desk, patient_id: str) -> list[tuple[Kind, str]]:
    return [(item.kind, item.sentence) for item in timeline_items(show_patient(desk, patient_id))]


def test_doses_stand_in_the_order_of_their_days_before_what_is_planned(today: Desk, ada: str) -> None:
    assert said(today, ada)[:5] == [
        (Kind.GIVEN, "Given 05-Jan-2026, left deltoid"),
        (Kind.GIVEN, "Given 07-Jan-2026, right deltoid"),
        (Kind.GIVEN, "Given 09-Jan-2026, left deltoid"),
        (Kind.GIVEN, "Given 12-Jan-2026, right deltoid"),
        (Kind.PLANNED, "Due 14-Jan-2026"),
    ]


def test_a_window_says_both_its_ends(today: Desk, ada: str) -> None:
    assert any(" to " in sentence for kind, sentence in said(today, ada) if kind is Kind.PLANNED)


def test_a_voided_dose_says_why(today: Desk, ada: str) -> None:
    newest = show_patient(today, ada).injections[0].id
    void_injection(today, newest, "wrong patient")
    assert (Kind.VOIDED, "Voided: given 12-Jan-2026, right deltoid (wrong patient)") in said(today, ada)


def test_a_dose_of_another_clinic_says_so(today: Desk, ada: str) -> None:
    record_injection(today, replace(new_draft(today, ada), site=None, batch="", given_elsewhere=True))
    assert (Kind.ELSEWHERE, "Given elsewhere 14-Jan-2026") in said(today, ada)


def test_what_is_overdue_says_for_how_long(desk: Desk, ada: str) -> None:
    late = timeline_items(show_patient(on(desk, date(2026, 1, 30)), ada))
    (marked,) = [item for item in late if item.is_late]
    assert marked.sentence.startswith("Due 14-Jan-2026")
    assert "overdue by" in marked.sentence


def test_a_deferral_reaches_to_the_day_it_ends(today: Desk, ada: str) -> None:
    defer_dose(today, ada, date(2026, 1, 20), "unwell")
    (item,) = [item for item in timeline_items(show_patient(today, ada)) if item.kind is Kind.DEFERRAL]
    assert (item.first, item.last) == (date(2026, 1, 14), date(2026, 1, 20))
    assert item.sentence == "Deferred 14-Jan-2026 until 20-Jan-2026"


def test_a_hold_reaches_to_today_while_it_lasts_and_then_to_its_end(today: Desk, ada: str) -> None:
    hold_course(today, ada, "in hospital")
    later = on(today, date(2026, 1, 21))
    assert (Kind.HOLD, "On hold since 14-Jan-2026") in said(later, ada)
    resume_course(later, ada, "home again")
    (item,) = [item for item in timeline_items(show_patient(later, ada)) if item.kind is Kind.HOLD]
    assert (item.sentence, item.last) == ("On hold 14-Jan-2026 to 21-Jan-2026", date(2026, 1, 21))


def test_a_patient_without_a_plan_has_nothing_on_the_timeline(today: Desk, bryn: str) -> None:
    assert said(today, bryn) == []
