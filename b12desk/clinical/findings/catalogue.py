"""Every finding's severity, moments, source and field, in one table. Source: CLINICAL "Findings"."""

from dataclasses import dataclass

from b12desk.clinical.findings.rule_sentences import SENTENCES
from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.sources import in_full
from b12desk.clinical.vocabulary import Moment, Severity

P, R, V = Moment.PLANNING, Moment.RECORDING, Moment.VIEWING


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table; `field` is what the finding stands beside on screen, `sentence` says when it is said."""

    id: str
    moments: frozenset[Moment]
    severity: Severity
    source: str
    field: str
    sentence: str


def _rule(id: str, moments: tuple[Moment, ...], severity: Severity, source: str, field: str) -> tuple[str, Rule]:
    return id, Rule(id, frozenset(moments), severity, source, field, SENTENCES[id])


RULES = dict(
    [
        _rule("cobalamin_hypersensitivity", (P, R, V), Severity.BLOCK, "SmPC", "product"),
        _rule("cobalt_allergy", (P, R, V), Severity.BLOCK, "FDA; AU label", "product"),
        _rule("leber_cyanocobalamin", (P, R), Severity.BLOCK, "FDA", "product"),
        _rule("renal_cyanocobalamin", (P, R), Severity.STOP, "S1 S3", "product"),
        _rule("diagnosis_unconfirmed", (P,), Severity.STOP, "SmPC", "course"),
        _rule("pregnant_or_breastfeeding", (P, R), Severity.STOP, "SmPC", "patient"),
        _rule("under_16", (P, R), Severity.STOP, "NICE", "patient"),
        _rule("neuro_urgent_referral", (P, V), Severity.INFO, "S0", "patient"),
        _rule("neuro_symptoms_new", (R, V), Severity.STOP, "S0, CTAC", "review"),
        _rule("neuro_untreated", (V,), Severity.STOP, "S2", "course"),
        _rule("folate_before_b12", (P, R, V), Severity.STOP, "S0 S1 S2 S3", "patient"),
        _rule("potassium_first_48h", (R, V), Severity.STOP, "S1 S2", "patient"),
        _rule("potassium_low", (R, V), Severity.STOP, "S1 S2", "patient"),
        _rule("anticoagulant", (R,), Severity.STOP, "SPS", "patient"),
        _rule("thrombocytopenia", (R,), Severity.STOP, "practice", "patient"),
        _rule("early_dose", (R,), Severity.STOP, "convention", "date"),
        _rule("duplicate_same_day", (R,), Severity.STOP, "practice", "date"),
        _rule("given_in_future", (R,), Severity.BLOCK, "", "date"),
        _rule("given_before_birth", (R,), Severity.BLOCK, "", "date"),
        _rule("dose_below_plan", (R, V), Severity.STOP, "S4", "dose"),
        _rule("dose_above_plan", (R, V), Severity.STOP, "S4", "dose"),
        _rule("product_mismatch", (R, V), Severity.STOP, "S4", "product"),
        _rule("volume_unmeasurable", (P, R), Severity.STOP, "S4", "dose"),
        _rule("volume_too_large", (P, R), Severity.BLOCK, "S4", "dose"),
        _rule("strength_missing", (P, R), Severity.BLOCK, "S4", "product"),
        _rule("batch_expired", (R,), Severity.BLOCK, "", "expiry"),
        _rule("site_restricted", (R,), Severity.STOP, "S3", "site"),
        _rule("site_repeated", (R,), Severity.INFO, "S3", "site"),
        _rule("authority_missing", (R,), Severity.BLOCK, "CTAC", "course"),
        _rule("authority_expired", (R,), Severity.BLOCK, "CTAC", "course"),
        _rule("authority_used_up", (R,), Severity.BLOCK, "CTAC", "course"),
        _rule("role_not_permitted", (R,), Severity.BLOCK, "CTAC", "person"),
        _rule("loading_stalled", (R, V), Severity.STOP, "convention", "course"),
        _rule("long_gap", (R, V), Severity.STOP, "convention", "course"),
        _rule("very_long_gap", (R, V), Severity.STOP, "convention", "course"),
        _rule("gate_unanswered", (R,), Severity.STOP, "FDA", "review"),
        _rule("review_overdue", (R, V), Severity.INFO, "BSH", "review"),
        _rule("hold_review", (V,), Severity.STOP, "convention", "course"),
        _rule("deferral_review", (V,), Severity.STOP, "convention", "course"),
        _rule("dose_before_start", (P, V), Severity.INFO, "convention", "course"),
        _rule("course_not_running", (R, V), Severity.STOP, "convention", "course"),
        _rule("titration_on_biomarkers", (P,), Severity.STOP, "S0 S2", "interval"),
        _rule("do_not_stop", (P,), Severity.STOP, "S1 S3", "course"),
        _rule("resection_under_20cm", (P,), Severity.INFO, "S1 S3", "course"),
        _rule("interval_not_allowed", (P,), Severity.STOP, "", "interval"),
        _rule("deceased", (R, V), Severity.BLOCK, "", "patient"),
        _rule("moved_away", (R, V), Severity.BLOCK, "", "patient"),
    ]
)


NEVER_OVERRIDDEN = frozenset({"given_in_future", "given_before_birth", "role_not_permitted", "strength_missing"})
"""Blocks that no judgement can lift: the entry itself would be wrong."""


def finding(id: str, message: str) -> Finding:
    """Return the finding of that id with its sentence."""
    rule = RULES[id]
    return Finding(rule.id, rule.severity, message, rule.source, rule.field, rule.moments)


def why(found: Finding) -> tuple[str, ...]:
    """Return why a finding is said, in sentences: the rule, what is asked of the reader, and the source in full."""
    rule = RULES[found.id]
    source = in_full(rule.source)
    asks = _NEVER_LIFTED if found.id in NEVER_OVERRIDDEN else _ASKS[found.severity]
    return (rule.sentence, asks, f"Source: {source}." if source else "Source: none needed.")


_NEVER_LIFTED = "It can’t be saved by anybody."
_ASKS = {
    Severity.BLOCK: "It can’t be saved, except where a prescriber overrides it with a reason.",
    Severity.STOP: "It asks for a reason, which is kept.",
    Severity.INFO: "It is shown and printed; nothing needs to be answered.",
}
