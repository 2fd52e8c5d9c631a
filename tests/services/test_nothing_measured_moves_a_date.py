"""Whatever is measured, no injection date moves: laboratory results and symptom scores are never read for one."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.forecast_value import Forecast
from b12desk.clinical.lab_tests import LabTest, scales_of
from b12desk.clinical.records import CourseEventRecord, PatientHistory
from b12desk.clinical.vocabulary import CheckKind, Flag, MonitoringPlan, Symptom
from b12desk.services.desk import Desk
from b12desk.services.history import Sources, history_in, rows_of, running_story, sources_of
from b12desk.services.record_result import record_result
from b12desk.services.record_review import ReviewDraft, record_review
from b12desk.services.start_course import start_course
from b12desk.services.verify_register import verify_register
from b12desk.services.worklist import worklist
from tests.builders import a_course_draft, add_somebody, day, desk_in, give, on, somebody_after_loading

FIRST, LAST = day("2026-01-05"), day("2027-06-30")
ENDS_NOTHING = ("unchanged", "improving", "worse", "new_symptoms", "stabilised")
"""Outcomes that no phase waits for: a review moves a phase by its outcome, never by what it measured."""


@cache
def courses() -> tuple[tuple[PatientHistory, ...], Sources]:
    """Return patients in different phases of different protocols, as their register tells them."""
    with TemporaryDirectory() as folder, desk_in(Path(folder)) as desk:
        ids = [somebody_after_loading(desk, 1), somebody_after_loading(desk, 2, Flag.PERNICIOUS_ANAEMIA)]
        for number, protocol in enumerate(("hydroxo-standard", "hydroxo-neuro", "cyano-pernicious"), start=3):
            id = add_somebody(desk, number, Flag.SEVERE_ANAEMIA)
            quarterly = MonitoringPlan.QUARTERLY_UNTIL_STABLE
            start_course(desk, id, a_course_draft(protocol, monitoring=quarterly, reasons={"*": "asked and answered"}))
            ids.append(id)
        give(desk, ids[2], "2026-01-05", "2026-01-07", reasons={"*": "asked and answered"})
        with desk.register.reading() as unit:
            return tuple(history_in(unit, id) for id in ids), sources_of(desk)


def dates(forecast: Forecast) -> tuple[object, ...]:
    return (
        forecast.due_on,
        forecast.due_by,
        forecast.earliest_on,
        forecast.overdue_from,
        forecast.book_on,
        forecast.days_overdue,
        forecast.status,
        forecast.phase,
        forecast.counted,
    )


def seen(history: PatientHistory, sources: Sources, today: date) -> Forecast:
    story = running_story(history, sources)
    assert story is not None
    return forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)


@st.composite
def lab_results(draw: st.DrawFn) -> CourseEventRecord:
    scale = draw(st.sampled_from([(test, scale) for test in LabTest for scale in scales_of(test)]))
    value = draw(st.decimals("0.01", "9999", places=2, allow_nan=False, allow_infinity=False))
    test, unit = scale[0].value, scale[1].unit
    return CourseEventRecord("", "", "lab", draw(st.dates(FIRST, LAST)), test=test, value=str(value), unit=unit)


@st.composite
def scored_reviews(draw: st.DrawFn) -> CourseEventRecord:
    scores = draw(st.dictionaries(st.sampled_from(Symptom), st.integers(0, 10)))
    kind = draw(st.sampled_from([None, *(each.value for each in CheckKind if each.value.endswith("review"))]))
    return CourseEventRecord(
        "",
        "",
        "review",
        draw(st.dates(FIRST, LAST)),
        outcome=draw(st.sampled_from(ENDS_NOTHING)),
        check_kind=kind,
        scores=tuple(scores.items()),
        wears_off_week=draw(st.none() | st.integers(1, 26)),
    )


@given(
    number=st.integers(0, 4),
    measured=st.lists(st.one_of(lab_results(), scored_reviews()), min_size=1, max_size=8),
    today=st.dates(FIRST, LAST),
)
@settings(max_examples=200)
def test_results_and_scores_leave_every_injection_date(
    number: int, measured: list[CourseEventRecord], today: date
) -> None:
    histories, sources = courses()
    history = histories[number]
    ids = [replace(one, course_id=None if one.kind == "lab" else history.courses[0].id) for one in measured]
    events = tuple(sorted((*history.course_events, *ids), key=lambda event: event.on))
    later = replace(history, course_events=events)
    assert dates(seen(later, sources, today)) == dates(seen(history, sources, today))


@given(measured=st.lists(st.one_of(lab_results(), scored_reviews()), max_size=8), today=st.dates(FIRST, LAST))
@settings(max_examples=50)
def test_the_row_kept_for_the_worklist_keeps_its_window(measured: list[CourseEventRecord], today: date) -> None:
    histories, sources = courses()
    history = histories[0]
    ids = [replace(one, course_id=None if one.kind == "lab" else history.courses[0].id) for one in measured]
    later = replace(history, course_events=tuple(sorted(ids, key=lambda event: event.on)))
    (before,), (after,) = (rows_of(each, sources, today=today) for each in (history, later))
    kept = ("next_review_on", "latest_event_on")
    assert replace(after, **{name: getattr(before, name) for name in kept}) == before


@pytest.mark.parametrize("score", [0, 10])
def test_on_a_real_register_the_worklist_stays_as_it_is(desk: Desk, score: int) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, "2026-03-20")
    (before,) = worklist(later).rows
    for number, (test, value, unit) in enumerate(
        (("total_b12", "60", "ng/L"), ("potassium", "2.1", "mmol/L"), ("mma", "900", "nmol/L"), ("b12", "1900", "ng/L"))
    ):
        record_result(later, patient_id, later.clock.today() - timedelta(days=number), test, value, unit)
    scores = tuple((symptom, score) for symptom in Symptom)
    record_review(later, patient_id, ReviewDraft(later.clock.today(), "worse", None, "", scores, 3))
    (after,) = worklist(later).rows
    assert replace(after, next_review_on=before.next_review_on) == before
    assert verify_register(later).is_ok
