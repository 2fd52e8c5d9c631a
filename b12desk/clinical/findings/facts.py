"""Findings that follow from lasting facts about a patient, whatever the moment."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from b12desk.clinical.findings.catalogue import finding
from b12desk.clinical.findings.situation import Situation
from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.monitoring_series import POTASSIUM_FLAGS, kind_of_test
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.quantities import age_in_years, staff_date
from b12desk.clinical.vocabulary import CheckKind, Flag, PatientStanding, Substance

POTASSIUM_WATCH_DAYS = 7
POTASSIUM_RECENT_DAYS = 14
CONSENT_YEARS = 16


def allergies(patient: PatientFacts) -> Iterator[Finding]:
    """Say that a cobalamin must not be given. Source: SmPC; FDA; AU label."""
    if Flag.COBALAMIN_HYPERSENSITIVITY in patient.flags:
        yield finding(
            "cobalamin_hypersensitivity", "Known hypersensitivity to a cobalamin: vitamin B12 must not be injected."
        )
    if Flag.COBALT_ALLERGY in patient.flags:
        yield finding("cobalt_allergy", "Known allergy to cobalt: vitamin B12 must not be injected.")


def standing(patient: PatientFacts) -> Iterator[Finding]:
    """Say that the patient is no longer the clinic's to treat."""
    if patient.standing is PatientStanding.DECEASED:
        yield finding("deceased", "The patient is recorded as deceased.")
    if patient.standing is PatientStanding.MOVED_AWAY:
        yield finding("moved_away", "The patient is recorded as moved away.")


def cyanocobalamin(patient: PatientFacts, substance: Substance) -> Iterator[Finding]:
    """Say where cyanocobalamin is the wrong cobalamin. Source: FDA; S1 S3."""
    if substance is not Substance.CYANOCOBALAMIN:
        return
    if Flag.LEBER_OPTIC_ATROPHY in patient.flags:
        yield finding(
            "leber_cyanocobalamin",
            "Leber’s optic atrophy: cyanocobalamin can make it worse; hydroxocobalamin is indicated.",
        )
    if Flag.RENAL_DYSFUNCTION in patient.flags:
        yield finding(
            "renal_cyanocobalamin",
            "Renal dysfunction: hydroxocobalamin or methylcobalamin is preferred to cyanocobalamin.",
        )


def circumstances(patient: PatientFacts, *, on: date) -> Iterator[Finding]:
    """Say what asks for a second look before planning or giving: pregnancy, breastfeeding, age. Source: SmPC; NICE."""
    yield from pregnancy(patient)
    if patient.born_on is not None and age_in_years(patient.born_on, today=on) < CONSENT_YEARS:
        yield finding("under_16", f"Under {CONSENT_YEARS} on {staff_date(on)}: a prescriber confirms dose and consent.")


def pregnancy(patient: PatientFacts) -> Iterator[Finding]:
    """Say that a prescriber confirms a regimen in pregnancy and while breastfeeding. Source: SmPC."""
    if {Flag.PREGNANT, Flag.BREASTFEEDING} & patient.flags:
        yield finding("pregnant_or_breastfeeding", "Pregnant or breastfeeding: a prescriber confirms the regimen.")


def neuro_referral(patient: PatientFacts) -> Iterator[Finding]:
    """Say that neurological involvement is urgent. Source: S0."""
    if Flag.NEURO_INVOLVEMENT in patient.flags:
        yield finding(
            "neuro_urgent_referral",
            "Neurological involvement: seek urgent neurologist and haematologist advice; do not delay treatment.",
        )


def folate(situation: Situation) -> Iterator[Finding]:
    """Say that folic acid came before any counting B12 dose. Source: S0 to S3 (cord degeneration)."""
    course = situation.course
    if course is not None and not course.protocol.has_injections:
        return
    if course is None and any(not injection.is_voided for injection in situation.injections):
        return
    if Flag.FOLIC_ACID in situation.patient.flags and situation.progress.last is None:
        yield finding(
            "folate_before_b12", "Folic acid is taken and no vitamin B12 dose has counted yet: B12 goes first."
        )


def potassium(situation: Situation) -> Iterator[Finding]:
    """Say that potassium is missing in the first days, or was low lately. Source: S1 S2."""
    counted = situation.progress.counted
    if POTASSIUM_FLAGS & situation.patient.flags and counted and situation.progress.anchor is None:
        first_on = counted[0].on
        seen = any(r.on > first_on for r in situation.results if kind_of_test(r.test) is CheckKind.POTASSIUM)
        if not seen and situation.today <= first_on + timedelta(days=POTASSIUM_WATCH_DAYS):
            yield finding(
                "potassium_first_48h",
                f"Severe or pernicious anaemia and first dose on {staff_date(first_on)}: no potassium since then.",
            )
    yield from _potassium_low(situation)


def _potassium_low(situation: Situation) -> Iterator[Finding]:
    since = situation.today - timedelta(days=POTASSIUM_RECENT_DAYS)
    recent = [r for r in situation.results if kind_of_test(r.test) is CheckKind.POTASSIUM and r.on >= since]
    threshold = Decimal(situation.settings.potassium_low_mmol_l)
    if recent and recent[-1].value < threshold:
        latest = recent[-1]
        yield finding(
            "potassium_low",
            f"Potassium {latest.value} {latest.unit} on {staff_date(latest.on)} is below {threshold} mmol/L.",
        )


def bleeding(situation: Situation) -> Iterator[Finding]:
    """Say what makes an intramuscular injection bleed. Source: SPS; practice."""
    if Flag.ANTICOAGULANT in situation.patient.flags:
        yield finding(
            "anticoagulant",
            "Anticoagulant: give an INR in range with its date, or say that it is a direct oral anticoagulant.",
        )
    platelets = [r for r in situation.results if kind_of_test(r.test) is CheckKind.PLATELETS]
    is_low = bool(platelets) and platelets[-1].value < Decimal(situation.settings.platelets_low_per_nl)
    if Flag.THROMBOCYTOPENIA in situation.patient.flags or is_low:
        yield finding("thrombocytopenia", "Low platelets: an intramuscular injection may bleed; say who agreed.")
