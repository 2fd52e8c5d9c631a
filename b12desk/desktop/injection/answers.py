"""Which findings keep an act from being saved: the same answer for planning and recording."""

from collections.abc import Mapping, Sequence

from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.vocabulary import Severity


def unanswered(findings: Sequence[Finding], reasons: Mapping[str, str]) -> Mapping[str, str]:
    """Return a sentence for each finding that keeps an act from being saved, by finding id.

    A block always does; a stop does until it has a reason.
    """
    problems = {}
    for finding in findings:
        if finding.severity is Severity.BLOCK:
            problems[finding.id] = finding.message
        elif finding.severity is Severity.STOP and not reasons.get(finding.id, "").strip():
            problems[finding.id] = "Give a reason where one is asked for."
    return problems
