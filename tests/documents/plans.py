"""Plans with readable defaults, and what a printed page says when it is read back."""

from dataclasses import dataclass
from datetime import date

import pypdfium2

from b12desk.clinical.advice import Advice, AdviceTexts, Place
from b12desk.clinical.forecast_value import Check, Draw
from b12desk.clinical.patient import RestrictedSite, Site
from b12desk.clinical.plan import ClinicDetails, PastDose, PatientPlan, PlannedDose, PlanPatient
from b12desk.clinical.sites import LEFT_DELTOID, RIGHT_DELTOID
from b12desk.clinical.vocabulary import CheckKind
from b12desk.protocols.advice import load_advice

CLINIC = ClinicDetails("Riverside Surgery", "12 Mill Lane\nOtterbourne\nSO21 2AA", "020 7946 0123")
DOSES = (
    PlannedDose(1, "maintenance", date(2026, 3, 16), date(2026, 4, 16), date(2026, 4, 2), LEFT_DELTOID, False),
    PlannedDose(2, "maintenance", date(2026, 12, 16), date(2027, 1, 16), date(2027, 1, 4), RIGHT_DELTOID, False),
)
DRAW = Draw("0.10", None, "Draw up 0.1 mL of cyanocobalamin 1000 micrograms/mL = 100 micrograms")
CHECKS = (
    Check(CheckKind.SYMPTOM_REVIEW, date(2026, 3, 8), date(2026, 4, 5), False),
    Check(CheckKind.FULL_BLOOD_COUNT, date(2026, 2, 5), date(2026, 3, 5), True),
)
ADVICE = AdviceTexts(load_advice().at(Place.PATIENT_PLAN))


def a_text(id: str, *words: str, title: str = "A title") -> Advice:
    return Advice(id, title, words, (), ("local practice",), (Place.PATIENT_PLAN,), is_clinics_own=True)


def a_patient(
    family_name: str = "Smith", given_name: str = "Ada", *, title: str = "Mrs", nhs_number: str | None = "9994765919"
) -> PlanPatient:
    return PlanPatient(family_name, given_name, title, date(1956, 3, 2), nhs_number, "female", "", "07700 900123")


def a_plan(
    *,
    patient: PlanPatient | None = None,
    clinic: ClinicDetails = CLINIC,
    doses: tuple[PlannedDose, ...] = DOSES,
    next_dose: str = "Due from 16-Mar-2026 to 16-Apr-2026.",
    next_site: Site | None = LEFT_DELTOID,
    restricted_sites: tuple[RestrictedSite, ...] = (),
    checks: tuple[Check, ...] = CHECKS,
    draw: Draw | None = DRAW,
    is_lifelong: bool = True,
    has_neuro_involvement: bool = False,
    because: tuple[str, ...] = ("16-Jan-2026 + 2 months = 16-Mar-2026.",),
    advice: AdviceTexts = ADVICE,
) -> PatientPlan:
    return PatientPlan(
        clinic=clinic,
        patient=patient or a_patient(),
        as_of=date(2026, 3, 12),
        protocol_id="hydroxo-standard",
        protocol_title="Hydroxocobalamin, standard",
        protocol_version="2",
        protocol_sources=("S0", "BNF"),
        approved_by="Dr Priya Nair",
        prescriber="Dr Owen Price",
        product="hydroxocobalamin 1 mg in 1 mL",
        regimen=("1 injection of 1000 micrograms every 2 to 3 months, for life.",),
        is_lifelong=is_lifelong,
        status="upcoming",
        next_dose=next_dose,
        draw=draw,
        doses=doses,
        history=(PastDose(date(2026, 1, 16), "hydroxocobalamin 1 mg in 1 mL", 1000, RIGHT_DELTOID),),
        checks=checks,
        because=because,
        next_site=next_site,
        restricted_sites=restricted_sites,
        has_neuro_involvement=has_neuro_involvement,
        advice=advice,
    )


@dataclass(frozen=True)
class ReadPage:
    """A page's size, the boxes of its text (left, bottom, right, top), and its text."""

    width: float
    height: float
    boxes: tuple[tuple[float, float, float, float], ...]
    text: str


def read_back(pdf: bytes) -> tuple[ReadPage, ...]:
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        words = page.get_textpage()
        boxes = tuple(words.get_rect(index) for index in range(words.count_rects()))
        pages.append(ReadPage(page.get_width(), page.get_height(), boxes, words.get_text_bounded()))
        words.close()
        page.close()
    document.close()
    return tuple(pages)


def said(pdf: bytes) -> str:
    """All the text on one line, with single spaces."""
    return " ".join(" ".join(page.text.split()) for page in read_back(pdf))


def letters(text: str) -> str:
    """The text without white space, so that line breaks don't matter."""
    return "".join(text.split())
