"""Texts that turn on an age, an id or a single one of something."""

from dataclasses import replace
from datetime import date

import pytest

from b12desk.clinical.advice import UNDER_16, Advice, AdviceTexts, Place, circumstances_of
from b12desk.clinical.errors import NotFound
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.phase_difference import end_words
from b12desk.clinical.protocol import AfterDoses, ForDays, PhaseEnd
from b12desk.clinical.quantities import Interval
from b12desk.clinical.suggestion import Suggestion, best_supported
from b12desk.clinical.vocabulary import Flag
from b12desk.clinical.yearly_doses import yearly_doses
from tests.clinical.builders import protocols

LIFELONG = Advice("lifelong", "Why for life", ("For life.",), (), ("S0",), (Place.PATIENT_PLAN,))
FOLATE = Advice("folate", "Folic acid", ("Only after B12.",), (), ("S1",), (Place.FOLIC_ACID,))
TEXTS = AdviceTexts((LIFELONG, FOLATE))


@pytest.mark.parametrize(
    ("today", "is_young"),
    [(date(2026, 6, 14), True), (date(2026, 6, 15), False), (date(2026, 6, 16), False)],
    ids=["the day before the sixteenth birthday", "that birthday", "the day after it"],
)
def test_advice_for_under_sixteens_ends_with_the_birthday(today: date, is_young: bool) -> None:
    patient = PatientFacts(born_on=date(2010, 6, 15), flags=frozenset({Flag.ANAEMIA}))
    assert circumstances_of(patient, today=today) == {Flag.ANAEMIA.value} | ({UNDER_16} if is_young else set())


def test_a_text_is_found_by_its_own_id() -> None:
    assert TEXTS.get("lifelong") is LIFELONG
    assert TEXTS.get("folate") is FOLATE
    assert TEXTS.patient_words("folate") == ("Only after B12.",)
    assert TEXTS.patient_words("storage") == ()
    with pytest.raises(NotFound):
        TEXTS.get("storage")


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (AfterDoses(1), "1 dose"),
        (AfterDoses(2), "2 doses"),
        (ForDays(1), "for 1 day"),
        (ForDays(2), "for 2 days"),
    ],
)
def test_one_of_something_is_said_without_an_s(ends: PhaseEnd, words: str) -> None:
    assert end_words(ends) == words


def test_a_dose_every_three_years_is_still_one_dose_a_year_in_words() -> None:
    assert yearly_doses(Interval.parse("P6M/P36M")).words == "about 1 to 2 doses a year"


@pytest.mark.parametrize(("ranks", "stands_first"), [((10, 20, 10), True), ((10, 10, 20), False), ((10,), True)])
def test_only_the_next_in_the_list_can_be_equally_supported(ranks: tuple[int, ...], stands_first: bool) -> None:
    usual = protocols().get("hydroxo-standard")
    listed = [Suggestion(replace(usual, fit=replace(usual.fit, rank=rank)), (), ()) for rank in ranks]
    assert best_supported(listed) is (listed[0].protocol if stands_first else None)
