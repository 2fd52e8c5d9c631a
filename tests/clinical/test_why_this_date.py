"""The derivation: each thing that moved a date is a sentence, in order, and nothing else is."""

from datetime import date

import pytest

from b12desk.clinical.forecast import forecast
from b12desk.protocols.cases import read_cases
from b12desk.protocols.library import load_protocols
from b12desk.protocols.products import load_products

PRODUCTS = load_products()
PROTOCOLS = load_protocols(PRODUCTS)


def because(today: str, *events: dict[str, object], **course: object) -> tuple[str, ...]:
    case = {
        "course": {"protocol": "bariatric-3-monthly", "start_on": "2026-01-15", **course},
        "calendar": {"open_weekdays": ["mon", "tue", "wed", "thu", "fri"]},
        "settings": {"grace_days": 3},
        "events": list(events),
        "today": today,
    }
    (one,) = read_cases(case, PROTOCOLS, PRODUCTS)
    return forecast(one.course, one.events, patient=one.patient, open_days=one.open_days, today=one.today).because


DOSE = {"type": "injection", "on": "2026-01-16"}


def test_an_exact_interval_is_added_on_paper() -> None:
    assert because("2026-02-01", DOSE) == (
        "Protocol: After bariatric surgery, every 3 months, version 1 (S1, BOMSS).",
        "The last counting dose was given on 16-Jan-2026.",
        "The next dose belongs to the maintenance phase, in which 1 dose counted so far.",
        "The interval in the maintenance phase is every 3 months (source: S1, BOMSS).",
        "16-Jan-2026 + 3 months = 16-Apr-2026.",
        "The day to offer is 16-Apr-2026.",
        "Overdue from 20-Apr-2026 on, with 3 days of grace.",
    )


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (
            {"type": "deferral", "on": "2026-03-01", "until": "2026-05-20", "reason": "holiday"},
            "Deferred on 01-Mar-2026 until 20-May-2026 (holiday).",
        ),
        (
            {"type": "hold", "on": "2026-03-01", "reason": "in hospital"},
            "On hold since 01-Mar-2026: no day is offered until the course is resumed.",
        ),
        (
            {"type": "interval", "on": "2026-03-01", "interval": "P2M", "reason": "persistent_symptoms"},
            "On 01-Mar-2026 the interval was changed to every 2 months (persistent symptoms).",
        ),
        ({"type": "end", "on": "2026-03-01"}, "The course ended on 01-Mar-2026; nothing is planned."),
    ],
)
def test_what_moved_the_date_is_said(event: dict[str, object], sentence: str) -> None:
    assert sentence in because("2026-03-02", DOSE, event)


def test_a_closed_day_is_rolled_in_words() -> None:
    said = because("2026-02-20", {"type": "injection", "on": "2026-02-16"})
    assert "The clinic is closed on Saturday 16-May-2026; the next open day is 18-May-2026." in said


def test_a_course_taken_over_names_the_dose_before_it() -> None:
    said = because("2026-01-20", {"type": "injection", "on": "2026-01-02"}, start_phase="maintenance")
    assert said[1] == (
        "The course was taken over in the maintenance phase; the last dose before it was given on 02-Jan-2026."
    )


def test_the_day_offered_is_never_in_the_past() -> None:
    assert date.fromisoformat("2026-10-01").weekday() < 5
    assert "The day to offer is 01-Oct-2026 (the day first offered has passed)." in because("2026-10-01", DOSE)
