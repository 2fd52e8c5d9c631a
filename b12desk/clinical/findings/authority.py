"""Findings about what allows a dose and who may record it. Source: CTAC."""

from collections.abc import Iterator

from b12desk.clinical.authority import authority_for
from b12desk.clinical.findings.catalogue import finding
from b12desk.clinical.findings.facts import CONSENT_YEARS
from b12desk.clinical.findings.situation import ProposedDose, Situation
from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.quantities import age_in_years, staff_date
from b12desk.clinical.vocabulary import AuthorityKind, Flag, Role


def authority(situation: Situation, dose: ProposedDose) -> Iterator[Finding]:
    """Say that no authority allows the dose: none recorded, past its end, or all its doses given."""
    held = situation.authorities
    if held is None or authority_for(held, on=dose.on) is not None:
        return
    valid = [one for one in held if one.holds(on=dose.on)]
    ended = [one.valid_to for one in held if one.valid_to is not None and one.valid_to < dose.on]
    if valid:
        latest = valid[-1]
        yield finding(
            "authority_used_up",
            f"{latest.doses} doses were authorised by the {latest.kind.value} and {latest.given} are given.",
        )
    elif ended:
        yield finding("authority_expired", f"The authority ended on {staff_date(max(ended))}.")
    elif held:
        begins_on = min(one.valid_from for one in held)
        yield finding("authority_missing", f"The authority begins only on {staff_date(begins_on)}.")
    else:
        yield finding("authority_missing", "No prescription, PSD or PGD is recorded for this course.")


def role(situation: Situation, dose: ProposedDose) -> Iterator[Finding]:
    """Say that the person who records may not give this dose."""
    recorder = situation.recorder
    if recorder is None or recorder.role in (Role.NURSE, Role.PRESCRIBER):
        return
    if recorder.role is Role.ADMINISTRATOR:
        yield finding("role_not_permitted", "An administrator doesn’t record injections.")
        return
    why = list(_beyond_assistant(situation, dose))
    if why:
        yield finding(
            "role_not_permitted",
            f"A registered nurse or a prescriber records this dose, not a health-care assistant: {', '.join(why)}.",
        )


def _beyond_assistant(situation: Situation, dose: ProposedDose) -> Iterator[str]:
    recorder, patient = situation.recorder, situation.patient
    if recorder is None:
        return
    rules = recorder.rules
    if not situation.is_running:
        yield "no course is running"
    elif not situation.progress.position.phase.is_maintenance and not rules.may_give_loading:
        yield f"it belongs to the {situation.progress.position.phase.name} phase"
    if situation.is_running and situation.progress.last is None and not rules.may_give_first_dose:
        yield "it is the first dose"
    if {Flag.PREGNANT, Flag.BREASTFEEDING} & patient.flags and not rules.may_give_in_pregnancy:
        yield "the patient is pregnant or breastfeeding"
    is_young = patient.born_on is not None and age_in_years(patient.born_on, today=dose.on) < CONSENT_YEARS
    if is_young and not rules.may_give_under_16:
        yield f"the patient is under {CONSENT_YEARS}"
    psd = authority_for(situation.authorities or (), on=dose.on, kinds={AuthorityKind.PSD})
    if psd is None and not rules.may_give_without_psd:
        yield "no PSD holds on that day"
