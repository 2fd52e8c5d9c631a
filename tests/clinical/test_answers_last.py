"""A lasting fact is asked about once, then shown with its answer; how long an answer holds stands in the tables."""

from datetime import date

import pytest

from b12desk.clinical.findings.answers import Answer, expires_on, with_answers
from b12desk.clinical.findings.catalogue import RULES, finding
from b12desk.clinical.vocabulary import Severity

DOAC = Answer("anticoagulant", "Apixaban, a direct oral anticoagulant", date(2026, 1, 5))
LASTING = {
    "anticoagulant", "thrombocytopenia", "pregnant_or_breastfeeding", "under_16", "renal_cyanocobalamin",
    "diagnosis_unconfirmed",
}  # fmt: skip


def test_the_answer_is_shown_with_its_day() -> None:
    (said,) = with_answers([finding("anticoagulant", "Anticoagulant.")], [DOAC], on=date(2026, 2, 1))
    assert said.message == "Anticoagulant. Answered on 05-Jan-2026: “Apixaban, a direct oral anticoagulant”."


def test_the_newest_of_two_answers_is_shown() -> None:
    newer = Answer("anticoagulant", "INR 2.4", date(2026, 1, 20))
    (said,) = with_answers([finding("anticoagulant", "Anticoagulant.")], [newer, DOAC], on=date(2026, 2, 1))
    assert said.message == "Anticoagulant. Answered on 20-Jan-2026: “INR 2.4”."


@pytest.mark.parametrize("id", RULES)
def test_only_a_lasting_fact_is_answered_for_more_than_one_dose(id: str) -> None:
    asked = finding(id, "Something is so.")
    (said,) = with_answers([asked], [Answer(id, "agreed", date(2026, 1, 5))], on=date(2026, 1, 6))
    assert said.severity is (Severity.INFO if id in LASTING else asked.severity)


def test_an_answer_belongs_to_its_own_finding() -> None:
    asked = finding("thrombocytopenia", "Low platelets.")
    assert with_answers([asked], [DOAC], on=date(2026, 1, 6)) == (asked,)


@pytest.mark.parametrize(
    ("id", "reason", "last_day"),
    [
        ("anticoagulant", "inr 2.4", date(2026, 3, 30)),
        ("anticoagulant", "Apixaban", date(2027, 1, 5)),
        ("thrombocytopenia", "INR 2.4", date(2027, 1, 5)),
    ],
)
def test_an_inr_answers_for_twelve_weeks_and_anything_else_for_twelve_months(
    id: str, reason: str, last_day: date
) -> None:
    assert expires_on(Answer(id, reason, date(2026, 1, 5))) == last_day
