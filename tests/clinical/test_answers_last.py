"""A lasting fact is asked about once, then shown with its answer until the answer expires."""

from datetime import date

import pytest

from b12desk.clinical.findings.answers import Answer, with_answers
from b12desk.clinical.findings.catalogue import finding
from b12desk.clinical.vocabulary import Severity

DOAC = Answer("anticoagulant", "Apixaban, a direct oral anticoagulant", date(2026, 1, 5))
INR = Answer("anticoagulant", "INR 2.4 on 02-Jan-2026", date(2026, 1, 5))


@pytest.mark.parametrize(
    ("answer", "day", "severity"),
    [
        (DOAC, date(2026, 1, 4), Severity.STOP),
        (DOAC, date(2026, 1, 5), Severity.INFO),
        (DOAC, date(2027, 1, 5), Severity.INFO),
        (DOAC, date(2027, 1, 6), Severity.STOP),
        (INR, date(2026, 3, 30), Severity.INFO),
        (INR, date(2026, 3, 31), Severity.STOP),
    ],
    ids=["before it", "that day", "a year on", "the day after", "twelve weeks on", "the day after that"],
)
def test_an_answer_holds_until_it_expires(answer: Answer, day: date, severity: Severity) -> None:
    (said,) = with_answers([finding("anticoagulant", "Anticoagulant.")], [answer], on=day)
    assert said.severity is severity


def test_the_answer_is_shown_with_its_day() -> None:
    (said,) = with_answers([finding("anticoagulant", "Anticoagulant.")], [DOAC], on=date(2026, 2, 1))
    assert said.message == ("Anticoagulant. Answered on 05-Jan-2026: “Apixaban, a direct oral anticoagulant”.")


def test_an_early_dose_is_asked_about_every_time() -> None:
    early = finding("early_dose", "Early.")
    assert with_answers([early], [Answer("early_dose", "going away", date(2026, 1, 5))], on=date(2026, 1, 6)) == (
        early,
    )
