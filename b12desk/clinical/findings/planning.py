"""What is said when somebody plans a regimen, changes an interval or ends a course."""

from collections.abc import Iterator

from b12desk.clinical.course import Course
from b12desk.clinical.findings import facts, recording, viewing
from b12desk.clinical.findings.catalogue import finding
from b12desk.clinical.findings.situation import ProposedDose, Situation
from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.quantities import Interval
from b12desk.clinical.vocabulary import Flag

BIOMARKER_REASONS = frozenset({"laboratory_result", "laboratory result", "serum_b12", "normal_levels", "blood_test"})
SHORT_RESECTION_CM = 20
STOPPING_REASONS = frozenset({"normal_levels", "symptoms_improved"})


def on_planning(situation: Situation, dose: ProposedDose | None) -> tuple[Finding, ...]:
    """Return every finding about starting this course, sorted by id; `dose` is its first, None without injections."""
    found = {f.id: f for f in _findings(situation, dose)}
    return tuple(found[id] for id in sorted(found))


def on_interval(protocol: Protocol, interval: Interval, reason: str) -> tuple[Finding, ...]:
    """Return what is said about choosing that maintenance interval for that reason. Source: S0 S2."""
    return tuple(_interval(protocol, interval, reason))


def on_ending(protocol: Protocol, reason: str) -> tuple[Finding, ...]:
    """Return what is said about ending a lifelong course for that reason. Source: S1 S3."""
    if not protocol.is_lifelong or reason not in STOPPING_REASONS:
        return ()
    return (finding("do_not_stop", "This treatment is lifelong: normal levels or better symptoms are why it goes on."),)


def short_resection(resection_cm: int | None) -> Iterator[Finding]:
    """Say that a short resection seldom needs prophylaxis. Source: S1 S3."""
    if resection_cm is not None and resection_cm <= SHORT_RESECTION_CM:
        yield finding(
            "resection_under_20cm",
            f"The resection is {resection_cm} cm: monthly injections are for more than {SHORT_RESECTION_CM} cm, "
            "or for Crohn’s disease of the ileum.",
        )


def _findings(situation: Situation, dose: ProposedDose | None) -> Iterator[Finding]:
    course, patient = situation.course, situation.patient
    yield from facts.allergies(patient)
    if course is not None:
        yield from _course(course, patient)
    yield from facts.neuro_referral(patient)
    if Flag.DIAGNOSIS_UNCONFIRMED in patient.flags:
        yield finding("diagnosis_unconfirmed", "The diagnosis is not confirmed: say why treatment starts now.")
    if dose is not None:
        yield from facts.cyanocobalamin(patient, dose.product.substance)
        yield from recording.volume(situation, dose)
        yield from facts.folate(situation)
        yield from viewing.before_start(situation)


def _course(course: Course, patient: PatientFacts) -> Iterator[Finding]:
    yield from facts.circumstances(patient, on=course.start_on)
    if course.protocol.is_for_ileum:
        yield from short_resection(course.resection_cm)
    if course.maintenance_interval is not None:
        yield from _interval(course.protocol, course.maintenance_interval, "")


def _interval(protocol: Protocol, interval: Interval, reason: str) -> Iterator[Finding]:
    if not protocol.allows(interval):
        yield finding("interval_not_allowed", f"{interval.words.capitalize()} is not in the protocol’s list.")
    if reason in BIOMARKER_REASONS:
        yield finding("titration_on_biomarkers", "Intervals follow symptoms; a laboratory value alone is no reason.")
