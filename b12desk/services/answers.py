"""Refuse what is blocked, and what is stopped without a reason; keep the reasons that were given."""

from collections.abc import Iterable, Mapping

from b12desk.clinical.errors import Refused
from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.vocabulary import Severity
from b12desk.exchange.clean_text import clean_text

LONGEST_REASON = 500


class Unanswered(Refused):
    """Findings block the act or wait for a reason; `findings` holds them."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__([_sentence(finding) for finding in findings])


def answered(findings: Iterable[Finding], reasons: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the (finding id, reason) pairs to keep with the act.

    A reason under the id `*` answers every finding that waits for one.

    Raises:
        BadInput: when a reason can't be kept.
        Unanswered: when a finding blocks, or waits for a reason that was not given.
    """
    every = clean_text(reasons.get("*", ""), limit=LONGEST_REASON)
    kept: list[tuple[str, str]] = []
    open_findings: list[Finding] = []
    for finding in findings:
        reason = clean_text(reasons.get(finding.id, ""), limit=LONGEST_REASON) or every
        if finding.severity is Severity.BLOCK or (finding.severity is Severity.STOP and not reason):
            open_findings.append(finding)
        elif finding.severity is Severity.STOP:
            kept.append((finding.id, reason))
    if open_findings:
        raise Unanswered(tuple(open_findings))
    return tuple(kept)


def _sentence(finding: Finding) -> str:
    ask = "can’t be saved" if finding.severity is Severity.BLOCK else "needs a reason"
    source = f", source: {finding.source}" if finding.source else ""
    return f"{finding.message} ({finding.id}, {ask}{source})"
