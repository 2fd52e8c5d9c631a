"""A stop about a lasting fact is answered once in a course, then shown with its answer until that expires.

Source: convention (a stable fact is not asked afresh at every dose); an INR is good for 12 weeks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.quantities import Period, staff_date
from b12desk.clinical.vocabulary import Severity

LASTING = frozenset(
    {
        "anticoagulant",
        "thrombocytopenia",
        "pregnant_or_breastfeeding",
        "under_16",
        "renal_cyanocobalamin",
        "diagnosis_unconfirmed",
    }
)
ANSWER_LASTS = Period.parse("P12M")
INR_LASTS = Period.parse("P12W")


@dataclass(frozen=True, slots=True)
class Answer:
    """The reason somebody gave for a finding, and the day it was given."""

    finding_id: str
    reason: str
    on: date


def with_answers(findings: Sequence[Finding], answers: Sequence[Answer], *, on: date) -> tuple[Finding, ...]:
    """Return the findings, those answered and not expired on that day as information with their answer.

    An answer holds up to and including the day it expires on.
    """
    return tuple(_answered(finding, answers, on) for finding in findings)


def _answered(finding: Finding, answers: Sequence[Answer], on: date) -> Finding:
    if finding.severity is not Severity.STOP or finding.id not in LASTING:
        return finding
    given = [one for one in answers if one.finding_id == finding.id and one.on <= on <= expires_on(one)]
    if not given:
        return finding
    latest = max(given, key=lambda one: one.on)
    says = f"{finding.message} Answered on {staff_date(latest.on)}: “{latest.reason}”."
    return replace(finding, severity=Severity.INFO, message=says)


def expires_on(answer: Answer) -> date:
    """Return the last day an answer holds: 12 weeks where it gives an INR, else 12 months."""
    is_inr = answer.finding_id == "anticoagulant" and "inr" in answer.reason.casefold()
    return (INR_LASTS if is_inr else ANSWER_LASTS).after(answer.on)
