"""The largest volume of each muscle, the eighteenth birthday, and the site of the last dose."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from b12desk.clinical.listing import forecast_row
from b12desk.clinical.open_days import ALWAYS_OPEN
from b12desk.clinical.patient import PatientFacts, Site
from b12desk.clinical.product import Product
from b12desk.clinical.reading import read_course
from b12desk.clinical.records import ForecastRow
from b12desk.clinical.sites import LEFT_DELTOID, LEFT_THIGH, RIGHT_DELTOID, next_site
from b12desk.clinical.vocabulary import Muscle, Side, Substance
from b12desk.clinical.volume import LEAST_MEASURABLE_ML, draw, largest_ml, shown_ml
from tests.clinical.builders import course, day
from tests.clinical.test_sites_take_turns import used

ON = date(2026, 3, 16)
ADULT, CHILD = date(2008, 3, 16), date(2008, 3, 17)


@pytest.mark.parametrize(
    ("muscle", "born_on", "limit"),
    [
        (Muscle.DELTOID, None, 2),
        (Muscle.DELTOID, ADULT, 2),
        (Muscle.DELTOID, CHILD, 1),
        (Muscle.VASTUS_LATERALIS, ADULT, 5),
        (Muscle.VASTUS_LATERALIS, CHILD, 5),
        (Muscle.BUTTOCK, ADULT, 0),
    ],
    ids=["unknown age", "eighteen today", "eighteen tomorrow", "thigh", "a child’s thigh", "never the buttock"],
)
def test_a_muscle_takes_so_many_millilitres(muscle: Muscle, born_on: date | None, limit: int) -> None:
    assert largest_ml(muscle, born_on=born_on, on=ON) == limit


@pytest.mark.parametrize(
    ("born_on", "volume", "site"),
    [
        (CHILD, Fraction(1), LEFT_DELTOID),
        (CHILD, Fraction(101, 100), LEFT_THIGH),
        (ADULT, Fraction(2), LEFT_DELTOID),
        (ADULT, Fraction(201, 100), LEFT_THIGH),
        (ADULT, Fraction(5), LEFT_THIGH),
        (ADULT, Fraction(501, 100), None),
    ],
)
def test_a_site_takes_its_largest_volume_and_no_more(born_on: date, volume: Fraction, site: Site | None) -> None:
    assert next_site(PatientFacts(born_on=born_on), [], volume_ml=volume, on=ON).site == site


def test_a_twentieth_of_a_millilitre_is_the_least_that_can_be_measured() -> None:
    assert Fraction(1, 20) == LEAST_MEASURABLE_ML


@pytest.mark.parametrize(
    ("volume", "shown"),
    [
        (Fraction(0), "0.00"), (Fraction(49, 10000), "0.00"), (Fraction(5, 1000), "0.01"), (Fraction(1, 100), "0.01"),
        (Fraction(994, 1000), "0.99"), (Fraction(995, 1000), "1.00"), (Fraction(9, 100), "0.09"),
        (Fraction(10), "10.00"), (Fraction(1999, 100), "19.99"),
    ],
)  # fmt: skip
def test_a_volume_is_shown_to_a_hundredth_half_up(volume: Fraction, shown: str) -> None:
    assert shown_ml(volume) == shown


@pytest.mark.parametrize(("container_ml", "containers"), [("2", 1), ("1.01", 1), ("1", 1), ("0.99", 2), ("0.5", 2)])
def test_so_many_containers_hold_one_millilitre(container_ml: str, containers: int) -> None:
    ampoule = Product("p", "P", Substance.HYDROXOCOBALAMIN, Decimal(1000), Decimal(container_ml), True)
    drawn = draw(1000, ampoule)
    assert drawn is not None
    assert drawn.containers == containers


def row_after(*sites: Site) -> ForecastRow:
    planned, today = course("hydroxo-neuro", "2026-01-05"), day("2026-01-20")
    reading = read_course(planned, used(*sites), PatientFacts(), ALWAYS_OPEN, today=today)
    return forecast_row(
        reading, PatientFacts(), ALWAYS_OPEN, course_id="c", patient_id="p", latest_event_on=None, today=today
    )


def test_the_worklist_keeps_the_last_site_and_the_number_of_the_next_dose() -> None:
    rows = [row_after(), row_after(LEFT_DELTOID), row_after(LEFT_DELTOID, RIGHT_DELTOID, LEFT_THIGH)]
    assert [row.last_site for row in rows] == [None, LEFT_DELTOID, Site(Muscle.VASTUS_LATERALIS, Side.LEFT)]
    assert [row.dose_number for row in rows] == [1, 2, 4]
    assert [row.next_site for row in rows] == [LEFT_DELTOID, RIGHT_DELTOID, LEFT_DELTOID]
