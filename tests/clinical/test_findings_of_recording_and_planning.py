"""What recording another dose than the planned one says, and what planning says."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from b12desk.clinical.course import Course
from b12desk.clinical.events import Injection
from b12desk.clinical.findings.planning import on_ending, on_interval, on_planning
from b12desk.clinical.findings.recording import on_recording
from b12desk.clinical.findings.situation import ProposedDose, Situation
from b12desk.clinical.forecast import situation_of
from b12desk.clinical.open_days import ALWAYS_OPEN
from b12desk.clinical.patient import PatientFacts, RestrictedSite, Site
from b12desk.clinical.product import Product
from b12desk.clinical.quantities import Interval
from b12desk.clinical.reading import read_course
from b12desk.clinical.sites import LEFT_DELTOID, LEFT_THIGH, RIGHT_DELTOID
from b12desk.clinical.vocabulary import Flag, Muscle, Severity, Side
from b12desk.clinical.volume import exact_volume_ml
from b12desk.protocols.library import load_protocols
from b12desk.protocols.products import load_products

PRODUCTS = load_products()
PROTOCOLS = load_protocols(PRODUCTS)
AMPOULE = PRODUCTS.get("hydroxo-1mg-1ml")
TODAY = date(2026, 4, 15)
ANYBODY = PatientFacts()
COURSE = Course(PROTOCOLS.get("bariatric-3-monthly"), date(2026, 1, 15), AMPOULE)
LAST = Injection(date(2026, 1, 15), muscle=Muscle.DELTOID, side=Side.LEFT)


def situation(patient: PatientFacts = ANYBODY, course: Course = COURSE) -> Situation:
    reading = read_course(course, [LAST], patient, ALWAYS_OPEN, today=TODAY)
    return situation_of(reading, patient, today=TODAY)


def dose(**changes: object) -> ProposedDose:
    planned = ProposedDose(TODAY, AMPOULE, 1000, exact_volume_ml(1000, AMPOULE), RIGHT_DELTOID)
    return replace(planned, **changes)  # type: ignore[arg-type]


def said(proposed: ProposedDose, patient: PatientFacts = ANYBODY) -> set[str]:
    return {finding.id for finding in on_recording(situation(patient), proposed)}


def test_the_planned_dose_on_its_day_says_nothing() -> None:
    assert said(dose()) == set()


@pytest.mark.parametrize(
    ("proposed", "id", "speaks"),
    [
        (dose(on=date(2026, 4, 16)), "given_in_future", True),
        (dose(on=TODAY), "given_in_future", False),
        (dose(expires_on=date(2026, 4, 14)), "batch_expired", True),
        (dose(expires_on=TODAY), "batch_expired", False),
        (dose(site=LEFT_DELTOID), "site_repeated", True),
        (dose(site=LEFT_THIGH), "site_repeated", False),
        (dose(dose_micrograms=999), "dose_below_plan", True),
        (dose(dose_micrograms=1001), "dose_above_plan", True),
        (dose(product=PRODUCTS.get("cyano-1000-1ml")), "product_mismatch", True),
        (dose(product=PRODUCTS.get("hydroxo-1000-30ml")), "product_mismatch", False),
        (dose(on=date(2026, 3, 31)), "early_dose", True),
        (dose(on=date(2026, 4, 1)), "early_dose", False),
        (dose(volume_ml=None), "strength_missing", True),
    ],
)
def test_a_dose_other_than_planned_is_pointed_out(proposed: ProposedDose, id: str, speaks: bool) -> None:
    assert (id in said(proposed)) is speaks


def test_the_same_site_again_is_no_repetition_when_nothing_else_is_free() -> None:
    restricted = PatientFacts(restricted_sites=(RestrictedSite(RIGHT_DELTOID, "fistula"),))
    assert "site_repeated" not in said(dose(site=LEFT_DELTOID), restricted)


@pytest.mark.parametrize(("day", "speaks"), [(date(2026, 4, 15), True), (date(2026, 4, 16), False)])
def test_a_restriction_ends_with_its_last_day(day: date, speaks: bool) -> None:
    restricted = PatientFacts(restricted_sites=(RestrictedSite(RIGHT_DELTOID, "plaster", None, TODAY),))
    assert ("site_restricted" in said(dose(on=day), restricted)) is speaks


def test_an_injection_for_a_deltoid_under_eighteen_takes_one_millilitre() -> None:
    weak = Product("weak", "weak", AMPOULE.substance, Decimal(500), Decimal(2), True)
    child = PatientFacts(born_on=date(2008, 4, 16))
    two_ml = dose(product=weak, volume_ml=exact_volume_ml(1000, weak))
    assert "volume_too_large" in said(two_ml, child)
    assert "volume_too_large" not in said(two_ml, PatientFacts(born_on=date(2008, 4, 15)))


def test_blocks_and_stops_are_told_apart() -> None:
    flags = frozenset({Flag.COBALT_ALLERGY, Flag.ANTICOAGULANT})
    found = {f.id: f.severity for f in on_recording(situation(PatientFacts(flags=flags)), dose())}
    assert found == {"cobalt_allergy": Severity.BLOCK, "anticoagulant": Severity.STOP}


def test_planning_without_a_confirmed_diagnosis_stops() -> None:
    patient = PatientFacts(flags=frozenset({Flag.DIAGNOSIS_UNCONFIRMED}))
    assert [f.id for f in on_planning(situation(patient), dose())] == ["diagnosis_unconfirmed"]


@pytest.mark.parametrize(
    ("protocol", "interval", "reason", "expected"),
    [
        ("hydroxo-standard", "P2M", "persistent_symptoms", []),
        ("hydroxo-standard", "P2M/P3M", "", []),
        ("hydroxo-standard", "P5W", "", ["interval_not_allowed"]),
        ("bariatric-3-monthly", "P2M", "", ["interval_not_allowed"]),
        ("hydroxo-standard", "P2M", "laboratory_result", ["titration_on_biomarkers"]),
    ],
)
def test_an_interval_is_judged_when_it_is_chosen(
    protocol: str, interval: str, reason: str, expected: list[str]
) -> None:
    found = on_interval(PROTOCOLS.get(protocol), Interval.parse(interval), reason)
    assert [f.id for f in found] == expected


@pytest.mark.parametrize(
    ("protocol", "reason", "expected"),
    [
        ("hydroxo-standard", "normal_levels", ["do_not_stop"]),
        ("hydroxo-standard", "symptoms_improved", ["do_not_stop"]),
        ("hydroxo-standard", "moved_away", []),
        ("dietary-6-monthly", "normal_levels", []),
    ],
)
def test_a_lifelong_course_is_not_ended_because_it_works(protocol: str, reason: str, expected: list[str]) -> None:
    assert [f.id for f in on_ending(PROTOCOLS.get(protocol), reason)] == expected


def test_a_site_is_named_in_words() -> None:
    assert Site(Muscle.VASTUS_LATERALIS, Side.LEFT).words == "left vastus lateralis"
