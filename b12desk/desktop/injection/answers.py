"""Which findings keep an act from being saved: the same answer for planning and recording."""

from collections.abc import Collection, Mapping, Sequence

from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.vocabulary import Severity

GIVE_A_REASON = "Give a reason where one is asked for."
GIVE_THE_OVERRIDE = "Give the reason for the override."


def unanswered(
    findings: Sequence[Finding], reasons: Mapping[str, str], *, answerable: Collection[str] | None = None
) -> Mapping[str, str]:
    """Return a sentence for each finding that keeps an act from being saved, by finding id, blocks first.

    `answerable` are the ids that the person at the desk may answer: a stop, or a block that a prescriber overrides.
    None is every stop and no block.
    """
    problems = {}
    for finding in sorted(findings, key=lambda each: each.severity is not Severity.BLOCK):
        is_block = finding.severity is Severity.BLOCK
        may_answer = not is_block if answerable is None else finding.id in answerable
        is_answered = may_answer and bool(reasons.get(finding.id, "").strip())
        if finding.severity is not Severity.INFO and not is_answered:
            problems[finding.id] = _sentence(finding, is_block, may_answer)
    return problems


def _sentence(finding: Finding, is_block: bool, may_answer: bool) -> str:
    if may_answer:
        return GIVE_THE_OVERRIDE if is_block else GIVE_A_REASON
    return f"Can’t be saved. {finding.message}" if is_block else f"For a nurse or prescriber: {finding.message}"
