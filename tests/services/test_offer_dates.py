"""The days that can be offered are open days of the next window, earliest first, and offering changes nothing."""

from dataclasses import replace

from b12desk.services import course_acts
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.desk import Desk
from b12desk.services.offer_dates import DAYS_WHEN_LATE, offer_dates
from b12desk.services.show_patient import show_patient
from tests.builders import add_somebody, day, on, somebody_after_loading

BEFORE, WITHIN, AFTER = "2026-02-02", "2026-04-09", "2026-05-04"


def test_every_open_day_of_the_window_is_offered_earliest_first(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    offer = offer_dates(on(desk, BEFORE), patient_id)
    days = [each.on for each in offer.days]
    assert (days[0], days[-1]) == (day("2026-03-16"), day("2026-04-16"))
    assert days == sorted(days)
    assert all(each.weekday() < 5 for each in days)
    assert offer.says == "Due 16-Mar-2026 to 16-Apr-2026. The clinic is open on these days."


def test_a_day_is_said_as_an_appointment_is_written(desk: Desk) -> None:
    offer = offer_dates(on(desk, BEFORE), somebody_after_loading(desk))
    assert offer.days[0].words == "Monday 16 March 2026"


def test_no_day_that_has_passed_is_offered(desk: Desk) -> None:
    offer = offer_dates(on(desk, WITHIN), somebody_after_loading(desk))
    assert [each.on for each in offer.days][:2] == [day("2026-04-09"), day("2026-04-10")]


def test_after_the_window_the_next_open_days_are_offered(desk: Desk) -> None:
    offer = offer_dates(on(desk, AFTER), somebody_after_loading(desk))
    assert len(offer.days) == DAYS_WHEN_LATE
    assert offer.days[0].on >= day(AFTER)
    assert offer.says == "The window, 16-Mar-2026 to 16-Apr-2026, has no open day left. These are the next open days."


def test_the_day_that_the_plan_names_is_marked(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    for today in (BEFORE, WITHIN, AFTER):
        forecast = show_patient(on(desk, today), patient_id).forecast
        assert forecast is not None
        offer = offer_dates(on(desk, today), patient_id)
        assert [each.on for each in offer.days if each.is_planned] == [forecast.book_on]


def test_the_days_that_the_patient_prefers_are_marked(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    kept = draft_of(show_patient(desk, patient_id).patient)
    change_patient(desk, patient_id, replace(kept, preferred_days=("tue",)))
    offer = offer_dates(on(desk, BEFORE), patient_id)
    assert [each.on.weekday() == 1 for each in offer.days] == [each.is_wished for each in offer.days]
    assert offer.wish == "prefers Tuesday"


def test_no_day_before_the_end_of_a_deferral_is_offered(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    course_acts.defer_dose(on(desk, BEFORE), patient_id, day("2026-03-25"), "away")
    assert offer_dates(on(desk, BEFORE), patient_id).days[0].on == day("2026-03-25")


def test_a_course_on_hold_is_offered_no_date(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, BEFORE)
    course_acts.hold_course(later, patient_id, "in hospital")
    offer = offer_dates(later, patient_id)
    assert offer.days == ()
    assert "on hold" in offer.says


def test_without_a_plan_there_is_nothing_to_offer(desk: Desk) -> None:
    assert offer_dates(desk, add_somebody(desk)).says == "No regimen is planned yet, so there is no date to offer."


def test_offering_changes_nothing(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    before = show_patient(on(desk, BEFORE), patient_id)
    offer_dates(on(desk, BEFORE), patient_id)
    assert show_patient(on(desk, BEFORE), patient_id) == before
