"""What is said when somebody is about to record a dose."""

from collections.abc import Iterator
from datetime import date

from b12desk.clinical.findings import authority, facts, gaps, viewing
from b12desk.clinical.findings.catalogue import finding
from b12desk.clinical.findings.situation import ProposedDose, Situation
from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.sites import OFFERED_SITES, restriction_of, rotation_sites, site_history, why_not
from b12desk.clinical.volume import LARGEST_ML, LEAST_MEASURABLE_ML, largest_ml, shown_ml


def on_recording(situation: Situation, dose: ProposedDose) -> tuple[Finding, ...]:
    """Return every finding about recording that dose, sorted by id; each id once."""
    found = {f.id: f for f in _findings(situation, dose)}
    return tuple(found[id] for id in sorted(found))


def _findings(situation: Situation, dose: ProposedDose) -> Iterator[Finding]:
    if dose.is_elsewhere:
        yield from _date(situation, dose.on)
        return
    yield from authority.role(situation, dose)
    yield from facts.standing(situation.patient)
    yield from facts.allergies(situation.patient)
    yield from facts.cyanocobalamin(situation.patient, dose.product.substance)
    yield from facts.circumstances(situation.patient, on=dose.on)
    yield from facts.bleeding(situation)
    yield from facts.potassium(situation)
    yield from facts.folate(situation)
    yield from viewing.neuro_symptoms(situation)
    yield from _date(situation, dose.on)
    yield from volume(situation, dose)
    yield from _batch(dose)
    yield from _site(situation, dose)
    if not situation.is_running:
        yield finding("course_not_running", "No course with injections is running: the dose is kept and not counted.")
        return
    yield from authority.authority(situation, dose)
    yield from gaps.gap(situation)
    yield from viewing.review_overdue(situation)
    yield from _schedule(situation, dose)


def _date(situation: Situation, on: date) -> Iterator[Finding]:
    if on > situation.today:
        yield finding("given_in_future", f"{staff_date(on)} is in the future.")
    born_on = situation.patient.born_on
    if born_on is not None and on < born_on:
        yield finding("given_before_birth", f"{staff_date(on)} is before the patient was born.")
    if any(injection.on == on for injection in situation.progress.counted):
        yield finding("duplicate_same_day", f"A dose on {staff_date(on)} counts already.")


def volume(situation: Situation, dose: ProposedDose) -> Iterator[Finding]:
    """Say that a volume can't be measured or is more than the site takes. Source: S4; S3."""
    if dose.volume_ml is None:
        yield finding("strength_missing", f"The strength of {dose.product.name} is not recorded.")
        return
    if dose.volume_ml < LEAST_MEASURABLE_ML:
        yield finding("volume_unmeasurable", f"{shown_ml(dose.volume_ml)} mL is too little to measure.")
    born_on = situation.patient.born_on
    limits = {muscle: largest_ml(muscle, born_on=born_on, on=dose.on) for muscle in LARGEST_ML}
    limit = limits.get(dose.site.muscle, max(limits.values())) if dose.site else max(limits.values())
    if dose.volume_ml > limit:
        where = f"the {dose.site.words}" if dose.site else "any site"
        yield finding("volume_too_large", f"{shown_ml(dose.volume_ml)} mL is more than {where} takes.")


def _batch(dose: ProposedDose) -> Iterator[Finding]:
    if dose.expires_on is not None and dose.expires_on < dose.on:
        yield finding("batch_expired", f"The batch expired on {staff_date(dose.expires_on)}.")


def _site(situation: Situation, dose: ProposedDose) -> Iterator[Finding]:
    if dose.site is None:
        blocked = [why_not(s, situation.patient, volume_ml=None, on=dose.on) for s in OFFERED_SITES]
        if all(blocked):
            yield finding("site_restricted", "Every site is restricted: " + " ".join(filter(None, blocked)))
        return
    restriction = restriction_of(dose.site, situation.patient, on=dose.on)
    if restriction is not None:
        yield finding("site_restricted", f"The {dose.site.words} is restricted: {restriction.reason}.")
    history = site_history(situation.injections)
    others = [site for site in rotation_sites(situation.patient.rotation) if site != dose.site]
    is_free = any(why_not(site, situation.patient, volume_ml=dose.volume_ml, on=dose.on) is None for site in others)
    if history and history[-1][0] == dose.site and is_free:
        yield finding("site_repeated", f"The last dose, on {staff_date(history[-1][1])}, went into the same site.")


def _schedule(situation: Situation, dose: ProposedDose) -> Iterator[Finding]:
    phase = situation.progress.position.phase
    window = situation.window
    if window is not None and dose.on < window.earliest_on:
        yield finding("early_dose", f"Earlier than {staff_date(window.earliest_on)}; the window opens on "
                      f"{staff_date(window.due_on)}.")  # fmt: skip
    if dose.dose_micrograms < phase.lowest_dose_micrograms:
        yield finding(
            "dose_below_plan", f"Less than the {phase.dose_micrograms} micrograms planned: it would not count."
        )
    if dose.dose_micrograms > phase.dose_micrograms:
        yield finding("dose_above_plan", f"More than the {phase.dose_micrograms} micrograms planned.")
    if dose.product.substance not in phase.substances:
        planned = " or ".join(sorted(s.value for s in phase.substances))
        yield finding("product_mismatch", f"{dose.product.substance.value.capitalize()} instead of {planned}.")
    elif viewing.is_another_cobalamin(situation, phase):
        yield finding("product_mismatch", "The last dose was another cobalamin: a prescriber confirms the interval.")
    if situation.progress.gate is not None:
        yield finding("gate_unanswered", "The review after the last phase has not been recorded.")
