"""Refuse what is blocked, and what is stopped without a reason; keep the reasons that were given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from b12desk.clinical.errors import Refused
from b12desk.clinical.findings.catalogue import NEVER_OVERRIDDEN
from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.vocabulary import Role, Severity
from b12desk.exchange.clean_text import clean_text
from b12desk.register.write_unit import WriteUnit

LONGEST_REASON = 500


class Unanswered(Refused):
    """Findings block the act or wait for a reason; `findings` holds them."""

    def __init__(self, findings: tuple[Finding, ...], role: Role | None = None) -> None:
        self.findings = findings
        super().__init__([_sentence(finding, role) for finding in findings])


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said to the findings of one act: (finding id, reason) pairs, and which of them lift a block."""

    reasons: tuple[tuple[str, str], ...]
    overridden: tuple[Finding, ...] = ()

    def note_overrides(self, unit: WriteUnit, patient_id: str, *, act: str, entry_id: str) -> None:
        """Put each override into the audit trail, with its reason and the entry it let through."""
        said = dict(self.reasons)
        for finding in self.overridden:
            payload = {"act": act, "entry": entry_id, "finding": finding.id, "reason": said[finding.id]}
            unit.note("overrode", "patient", patient_id, payload)


def may_override(finding: Finding, role: Role | None) -> bool:
    """Return whether that role may lift that block with a reason: a prescriber, where judgement can."""
    return finding.severity is Severity.BLOCK and role is Role.PRESCRIBER and finding.id not in NEVER_OVERRIDDEN


def answered(findings: Iterable[Finding], reasons: Mapping[str, str], role: Role | None = None) -> Answers:
    """Return what to keep with the act, whose recorder has that role (None where roles aren't kept).

    A reason under the id `*` answers every finding that waits for one; a block is lifted only under its own id, by a
    prescriber. A health-care assistant answers no finding.

    Raises:
        BadInput: when a reason can't be kept.
        Unanswered: when a finding blocks, or waits for a reason that was not given.
    """
    every = clean_text(reasons.get("*", ""), limit=LONGEST_REASON)
    kept: list[tuple[str, str]] = []
    overridden: list[Finding] = []
    left: list[Finding] = []
    for finding in findings:
        own = clean_text(reasons.get(finding.id, ""), limit=LONGEST_REASON)
        if finding.severity is Severity.BLOCK:
            if own and may_override(finding, role):
                kept.append((finding.id, own))
                overridden.append(finding)
            else:
                left.append(finding)
        elif finding.severity is Severity.STOP:
            if (own or every) and role is not Role.HEALTH_CARE_ASSISTANT:
                kept.append((finding.id, own or every))
            else:
                left.append(finding)
    if left:
        raise Unanswered(tuple(left), role)
    return Answers(tuple(kept), tuple(overridden))


def _sentence(finding: Finding, role: Role | None) -> str:
    ask = "can’t be saved" if finding.severity is Severity.BLOCK else "needs a reason"
    if may_override(finding, role):
        ask = "can’t be saved without a prescriber’s reason"
    elif finding.severity is Severity.STOP and role is Role.HEALTH_CARE_ASSISTANT:
        ask = "is for a registered nurse or a prescriber to answer"
    source = f", source: {finding.source}" if finding.source else ""
    return f"{finding.message} ({finding.id}, {ask}{source})"
