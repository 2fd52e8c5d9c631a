"""What a prescriber decided about a long gap, and how long that stands. Source: convention."""

from dataclasses import replace
from datetime import timedelta

from b12desk.clinical.events import GapDecision
from b12desk.clinical.findings.situation import Situation
from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.vocabulary import GapChoice, Severity

STANDS_DAYS = 28


def standing_decision(situation: Situation) -> GapDecision | None:
    """Return the newest decision, as long as no counting dose lies on or after its day."""
    last_on = situation.progress.counted[-1].on if situation.progress.counted else None
    standing = [one for one in situation.decisions if last_on is None or one.on > last_on]
    return standing[-1] if standing else None


def with_decision(found: Finding, situation: Situation) -> Finding:
    """Return a finding about a gap with what was decided about it.

    “Continue” makes it information for 28 days, both ends included; after that the question is asked again. Under any
    other decision it still waits for a reason, and says what was decided.
    """
    decision = standing_decision(situation)
    if decision is None:
        return found
    if decision.choice is GapChoice.CONTINUE and situation.today <= decision.on + timedelta(days=STANDS_DAYS):
        return replace(found, severity=Severity.INFO, message=f"{found.message} {_decided(decision)}")
    return replace(found, message=f"{found.message} {_decided(decision)}{_next_step(decision, situation)}")


def _decided(decision: GapDecision) -> str:
    by = f" by {decision.prescriber}" if decision.prescriber else ""
    why = f" ({decision.reason})" if decision.reason else ""
    return f"Decided on {staff_date(decision.on)}{by}: {decision.choice.value.replace('_', ' ')}{why}."


def _next_step(decision: GapDecision, situation: Situation) -> str:
    match decision.choice:
        case GapChoice.CONTINUE:
            return f" That was more than {STANDS_DAYS} days ago."
        case GapChoice.BLOODS_FIRST if any(result.on >= decision.on for result in situation.results):
            return " A result has come since: ask the prescriber how to go on."
        case GapChoice.BLOODS_FIRST:
            return " No result since."
        case GapChoice.RELOAD:
            return " Plan the new loading doses."
        case GapChoice.REFER:
            return " Ask the prescriber how to go on meanwhile."
