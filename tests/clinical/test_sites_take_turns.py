"""The next site: least recently used, restrictions skipped, the other muscle when the rotation is out."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12desk.clinical.events import Injection
from b12desk.clinical.patient import PatientFacts, RestrictedSite, Site
from b12desk.clinical.sites import (
    LEFT_DELTOID,
    LEFT_THIGH,
    OFFERED_SITES,
    RIGHT_DELTOID,
    RIGHT_THIGH,
    next_site,
    rotation_sites,
)
from b12desk.clinical.vocabulary import Muscle, Rotation, Side

ON = date(2026, 3, 16)
ANYBODY = PatientFacts()
ONE_ML = Fraction(1)


def used(*sites: Site | None) -> list[Injection]:
    """Doses on successive days; None is an unknown site."""
    return [
        Injection(date(2026, 1, 5) + timedelta(days=n), muscle=s.muscle if s else None, side=s.side if s else None)
        for n, s in enumerate(sites)
    ]


def after(history: Sequence[Injection], patient: PatientFacts = ANYBODY, volume: Fraction = ONE_ML) -> Site | None:
    return next_site(patient, history, volume_ml=volume, on=ON).site


@pytest.mark.parametrize(
    ("history", "rotation", "expected"),
    [
        ((), Rotation.DELTOID, LEFT_DELTOID),
        ((LEFT_DELTOID,), Rotation.DELTOID, RIGHT_DELTOID),
        ((LEFT_DELTOID, RIGHT_DELTOID), Rotation.DELTOID, LEFT_DELTOID),
        ((RIGHT_DELTOID, RIGHT_DELTOID), Rotation.DELTOID, LEFT_DELTOID),
        ((LEFT_DELTOID, None), Rotation.DELTOID, RIGHT_DELTOID),
        ((LEFT_DELTOID, LEFT_THIGH), Rotation.DELTOID, RIGHT_DELTOID),
        ((LEFT_DELTOID, RIGHT_DELTOID), Rotation.ALL, LEFT_THIGH),
        ((LEFT_DELTOID, RIGHT_DELTOID, LEFT_THIGH, RIGHT_THIGH), Rotation.ALL, LEFT_DELTOID),
        ((LEFT_THIGH,), Rotation.VASTUS_LATERALIS, RIGHT_THIGH),
    ],
)
def test_the_least_recently_used_site_of_the_rotation_is_next(
    history: Sequence[Site | None], rotation: Rotation, expected: Site
) -> None:
    assert after(used(*history), PatientFacts(rotation=rotation)) == expected


def test_the_buttock_and_voided_doses_are_passed_over() -> None:
    buttock = Injection(date(2026, 2, 1), muscle=Muscle.BUTTOCK, side=Side.LEFT)
    voided = Injection(date(2026, 2, 2), muscle=Muscle.DELTOID, side=Side.RIGHT, is_voided=True)
    assert after([*used(LEFT_DELTOID), buttock, voided]) == RIGHT_DELTOID


def test_of_two_on_one_day_the_later_listed_is_the_more_recent() -> None:
    day = date(2026, 2, 1)
    both = [
        Injection(day, muscle=Muscle.DELTOID, side=Side.RIGHT),
        Injection(day, muscle=Muscle.DELTOID, side=Side.LEFT),
    ]
    assert after(both) == RIGHT_DELTOID


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        (None, None, RIGHT_DELTOID),
        (ON, None, RIGHT_DELTOID),
        (ON + timedelta(days=1), None, LEFT_DELTOID),
        (None, ON, RIGHT_DELTOID),
        (None, ON - timedelta(days=1), LEFT_DELTOID),
    ],
    ids=["always", "from that day", "from the day after", "until that day", "until the day before"],
)
def test_a_restriction_counts_on_its_first_and_last_day(begins: date | None, ends: date | None, expected: Site) -> None:
    patient = PatientFacts(restricted_sites=(RestrictedSite(LEFT_DELTOID, "lesion", begins, ends),))
    assert after([], patient) == expected


def test_a_volume_too_large_for_the_deltoid_goes_to_the_thigh() -> None:
    assert after([], volume=Fraction(2)) == LEFT_DELTOID
    assert after([], volume=Fraction(201, 100)) == LEFT_THIGH
    assert after([], volume=Fraction(501, 100)) is None


def test_where_every_site_is_out_the_answer_is_none_with_each_reason() -> None:
    patient = PatientFacts(restricted_sites=tuple(RestrictedSite(site, "lymphoedema") for site in OFFERED_SITES))
    choice = next_site(patient, [], volume_ml=ONE_ML, on=ON)
    assert choice.site is None
    assert choice.reasons == tuple(f"The {site.words} is restricted: lymphoedema." for site in OFFERED_SITES)


sites = st.sampled_from([*OFFERED_SITES, None])


@given(st.lists(sites, max_size=12), st.sampled_from(list(Rotation)))
def test_no_free_site_of_the_rotation_waits_while_another_is_used_twice(
    history: list[Site | None], rotation: Rotation
) -> None:
    chosen = after(used(*history), PatientFacts(rotation=rotation))
    own = rotation_sites(rotation)
    assert chosen in own
    last = {site: n for n, site in enumerate(history) if site is not None}
    assert last.get(chosen, -1) == min(last.get(site, -1) for site in own)
