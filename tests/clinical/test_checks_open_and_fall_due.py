"""Reviews and blood tests at their opening, due and overdue edges, and what meets them."""

from collections.abc import Mapping, Sequence

import pytest

from b12desk.clinical.forecast import forecast
from b12desk.protocols.cases import read_cases
from b12desk.protocols.library import load_protocols
from b12desk.protocols.products import load_products

PRODUCTS = load_products()
PROTOCOLS = load_protocols(PRODUCTS)
Event = Mapping[str, object]


def checks(
    today: str,
    *,
    given: Sequence[str] = ("2026-01-05",),
    flags: Sequence[str] = (),
    events: Sequence[Event] = (),
    protocol: str = "hydroxo-standard",
    start_on: str = "2026-01-05",
    monitoring: str = "nice-symptoms",
    **course: object,
) -> list[tuple[str, str, str, bool]]:
    doses = [{"type": "injection", "on": day} for day in given]
    case = {
        "patient": {"flags": list(flags)},
        "course": {"protocol": protocol, "start_on": start_on, "monitoring": monitoring, **course},
        "events": [*doses, *events],
        "today": today,
    }
    (one,) = read_cases(case, PROTOCOLS, PRODUCTS)
    said = forecast(one.course, one.events, patient=one.patient, open_days=one.open_days, today=one.today)
    return [(c.kind.value, c.opens_on.isoformat(), c.due_on.isoformat(), c.is_overdue) for c in said.checks]


def review(day: str, outcome: str = "improving", **more: object) -> Event:
    return {"type": "review", "on": day, "outcome": outcome, **more}


def lab(day: str, test: str, value: str = "4.2", unit: str = "mmol/L") -> Event:
    return {"type": "lab", "on": day, "test": test, "value": value, "unit": unit}


THREE_MONTHS = ("symptom_review", "2026-03-08", "2026-04-05", False)
A_YEAR = ("symptom_review", "2026-12-08", "2027-01-05", False)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-01-06", [THREE_MONTHS]),
        ("2026-03-07", [THREE_MONTHS]),
        ("2026-03-08", [THREE_MONTHS, A_YEAR]),
        ("2026-04-05", [THREE_MONTHS, A_YEAR]),
        ("2026-04-06", [(*THREE_MONTHS[:3], True), A_YEAR]),
    ],
    ids=["next", "day before it opens", "opens", "due", "overdue"],
)
def test_the_symptom_review_turns_at_its_edges(today: str, expected: list[tuple[str, str, str, bool]]) -> None:
    assert checks(today) == expected


def test_a_review_before_the_check_opens_does_not_meet_it() -> None:
    assert checks("2026-03-10", events=[review("2026-03-07")]) == [THREE_MONTHS, A_YEAR]


def test_a_review_on_the_opening_day_meets_it() -> None:
    assert checks("2026-03-10", events=[review("2026-03-08")]) == [A_YEAR]


def test_one_review_meets_one_check() -> None:
    late = checks("2027-02-01", events=[review("2027-01-10")])
    assert late == [
        ("symptom_review", "2026-12-08", "2027-01-05", True),
        ("symptom_review", "2027-12-08", "2028-01-05", False),
    ]


def test_in_pregnancy_the_first_review_comes_after_a_month_and_opens_half_a_month_before() -> None:
    assert checks("2026-01-06", flags=["pregnant"]) == [("symptom_review", "2026-01-21", "2026-02-05", False)]


def test_an_open_ended_loading_is_reviewed_every_21_days_from_the_last_review() -> None:
    first = checks("2026-02-03", given=["2026-02-02"], protocol="hydroxo-neuro", start_on="2026-02-02")
    assert first[0] == ("neuro_review", "2026-02-13", "2026-02-23", False)
    after = checks(
        "2026-02-23",
        given=["2026-02-02"],
        protocol="hydroxo-neuro",
        start_on="2026-02-02",
        events=[review("2026-02-22")],
    )
    assert after[0] == ("neuro_review", "2026-03-05", "2026-03-15", False)


def test_severe_anaemia_asks_for_potassium_reticulocytes_blood_count_and_platelets() -> None:
    assert checks("2026-01-05", flags=["severe_anaemia"], monitoring="none") == [
        ("potassium", "2026-01-05", "2026-01-07", False),
        ("reticulocytes", "2026-01-10", "2026-01-12", False),
        ("full_blood_count", "2026-02-05", "2026-03-05", False),
        ("platelets", "2026-02-05", "2026-03-05", False),
    ]


def test_a_result_meets_its_check_and_normal_platelets_end_theirs() -> None:
    found = checks(
        "2026-01-08",
        flags=["severe_anaemia"],
        monitoring="none",
        events=[lab("2026-01-06", "potassium"), lab("2026-01-07", "platelets", "210", "10*9/L")],
    )
    assert [kind for kind, *_ in found] == ["reticulocytes", "full_blood_count"]


def test_low_platelets_are_asked_for_again() -> None:
    found = checks(
        "2026-02-10",
        flags=["anaemia"],
        monitoring="first-year",
        events=[lab("2026-02-06", "platelets", "90", "10*9/L")],
    )
    assert ("platelets", "2026-03-08", "2026-04-05", False) in found


def test_history_spares_the_checks_of_the_first_days() -> None:
    found = checks(
        "2026-06-02",
        given=["2026-04-20"],
        flags=["pernicious_anaemia"],
        start_on="2026-06-01",
        start_phase="maintenance",
        monitoring="none",
    )
    assert [kind for kind, *_ in found] == ["full_blood_count", "platelets"]


def test_the_first_year_has_three_tests_at_three_six_and_twelve_months() -> None:
    found = checks("2026-12-09", monitoring="first-year")
    assert [(kind, due) for kind, _, due, _ in found if kind == "homocysteine"] == [
        ("homocysteine", "2026-04-05"),
        ("homocysteine", "2026-07-05"),
        ("homocysteine", "2027-01-05"),
        ("homocysteine", "2028-01-05"),
    ]


def test_quarterly_tests_become_yearly_once_stabilised() -> None:
    found = checks("2026-08-01", monitoring="quarterly-until-stable", events=[review("2026-07-10", "stabilised")])
    assert [due for kind, _, due, _ in found if kind == "mma"] == ["2026-04-05", "2026-07-05", "2027-01-05"]


def test_a_pregnancy_after_bariatric_surgery_has_its_b12_measured_every_three_months() -> None:
    found = checks("2026-06-10", flags=["post_bariatric", "pregnant"])
    assert [due for kind, _, due, _ in found if kind == "serum_b12"] == ["2026-04-05", "2026-07-05", "2026-10-05"]


def test_an_unanswered_gate_is_a_review_that_falls_due_with_the_first_dose_behind_it() -> None:
    given = [f"2026-01-{day:02d}" for day in range(5, 12)]
    found = checks("2026-01-14", given=given, protocol="cyano-pernicious")
    assert ("gate_review", "2026-01-11", "2026-01-13", True) in found


def test_tablets_have_a_review_and_a_blood_test_and_surveillance_a_yearly_one() -> None:
    assert [kind for kind, *_ in checks("2026-01-06", given=(), protocol="oral-high-dose")] == [
        "serum_b12",
        "symptom_review",
    ]
    assert checks("2026-01-06", given=(), protocol="surveillance") == [("serum_b12", "2026-12-08", "2027-01-05", False)]


def test_an_individual_order_is_reviewed_on_its_date() -> None:
    choices = {"dose_micrograms": 1000, "interval": "P1W", "reason": "symptoms", "review_on": "2026-03-01"}
    case = {
        "course": {"protocol": "individualised", "start_on": "2026-01-05", "choices": choices},
        "today": "2026-01-05",
    }
    (one,) = read_cases(case, PROTOCOLS, PRODUCTS)
    assert one.course.protocol.phases[0].interval.words == "every week"


def test_an_ended_course_asks_for_nothing() -> None:
    assert checks("2026-06-01", events=[{"type": "end", "on": "2026-05-01"}]) == []
