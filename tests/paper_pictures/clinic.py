"""The register whose papers are pictured: a clinic with one patient for every trouble that paper has with people."""

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from b12desk.clinical.patient import RestrictedSite, Site
from b12desk.clinical.vocabulary import Channel, ContactOutcome, Flag, FormatNeed, Muscle, PatientStanding, Side
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.change_clinic import change_clinic
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from b12desk.services.paper_settings import change_paper_settings
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.record_contact import ContactDraft, record_contact
from b12desk.services.record_injection import record_injection
from b12desk.services.record_result import record_result
from b12desk.services.record_review import ReviewDraft, record_review
from b12desk.services.show_patient import show_patient
from b12desk.services.start_course import start_course
from tests.builders import LEFT, RIGHT, a_dose_draft, nhs_number

TODAY = date(2026, 11, 20)
BATCH = "H24817"
_STEPS = (0, 2, 4, 7, 9, 11)
_LEFT_ARM = Site(Muscle.DELTOID, Side.LEFT)
_BORN = date(1956, 3, 2)
_REASONS = {"*": "asked and answered"}


@dataclass(frozen=True, slots=True)
class Somebody:
    """A patient, their course, and how many letters went out to them."""

    label: str
    draft: PatientDraft
    course: CourseDraft
    attempts: int = 0


def _course(
    protocol_id: str = "hydroxo-standard", start_on: date = date(2026, 5, 4), *, product: str = "hydroxo-1mg-1ml"
) -> CourseDraft:
    return CourseDraft(protocol_id, start_on, "Dr A. Example", product_id=product, reasons=_REASONS)


PEOPLE = (
    Somebody("short", PatientDraft("Li", "Bo", _BORN, phone="07700 900123", address="1 Elm Row", postcode="SO21 2AA"),
             _course()),
    Somebody(
        "long",
        PatientDraft(
            "Featherstonehaugh-Cholmondeley-Worthington-Smythe-Fortescue-Montagu-Douglas",
            "Maximiliana Wilhelmina Anneliese Theodora Hildegard Constantina Philippa",
            date(1931, 12, 28), phone="+44 (0)7700 900123 ext 4567", title="Professor", gender="Female",
            address="Flat 12b, The Old Maltings and Granary, 1244 Upper Northampton Road, Llanfairpwllgwyngyll",
            postcode="SO21 2AA", flags=frozenset({Flag.ANTICOAGULANT, Flag.POST_BARIATRIC}),
            restricted_sites=(RestrictedSite(_LEFT_ARM, "lymph nodes removed after surgery", None, None),),
        ),
        _course(), attempts=1,
    ),
    Somebody("arabic", PatientDraft("الزهراء عبدالله", "فاطمة محمد", _BORN, title="Mrs", phone="07700 900124",
                                    address="14 Mill Lane, Otterbourne", postcode="SO21 2AA"),
             _course(), attempts=2),
    Somebody("hebrew", PatientDraft("כהן בן־דוד", "שרה", _BORN, title="Dr", phone="07700 900125",
                                    address="15 Mill Lane, Otterbourne", postcode="SO21 2AA"), _course()),
    Somebody("yoruba", PatientDraft("Ọbáfẹ́mi-Ṣóyínká", "Adébáyọ̀", _BORN, title="Mr", phone="07700 900126",
                                    address="16 Mill Lane, Otterbourne", postcode="SO21 2AA"), _course(), attempts=1),
    Somebody("large-print", PatientDraft("Abernathy", "Josephine", date(1938, 5, 9), title="Mrs", phone="07700 900127",
                                         address="17 Mill Lane, Otterbourne, Winchester", postcode="SO21 2AA",
                                         format_need=FormatNeed.LARGE_PRINT_24), _course()),
    Somebody("dead", PatientDraft("Ashe", "Arthur", _BORN, title="Mr", address="18 Mill Lane", postcode="SO21 2AA"),
             _course()),
    Somebody("neuro", PatientDraft("Nowak", "Małgorzata", _BORN, title="Ms", phone="07700 900128", gender="Female",
                                   address="19 Mill Lane", postcode="SO21 2AA",
                                   flags=frozenset({Flag.NEURO_INVOLVEMENT}), neuro_since=date(2026, 11, 2)),
             _course("hydroxo-neuro", date(2026, 11, 4))),
    Somebody("us", PatientDraft("Johnson", "Earl", _BORN, title="Mr", phone="(555) 010-0142",
                                address="1200 Main Street, Springfield", postcode="62704"),
             _course("cyano-pernicious", date(2026, 10, 5), product="cyano-1000-1ml")),
    Somebody("unreachable", PatientDraft("Nemo", "Nia", _BORN), _course()),
)  # fmt: skip


def make_clinic(path: Path) -> None:
    """Make the register in this file."""
    with closing(open_desk(path, clock=ClockSetTo(TODAY), acting="Nurse B. Example")) as desk:
        details = ClinicChange(
            name="Riverside Surgery", address="12 Mill Lane, Otterbourne, SO21 2AA", phone="020 7946 0123"
        )
        change_clinic(desk, details)
        change_paper_settings(desk, qr_text="https://riverside.example/b12")
        for number, one in enumerate(PEOPLE, start=1):
            _add(desk, one, number)


def _add(desk: Desk, one: Somebody, number: int) -> None:
    start = one.course.start_on or TODAY
    has_number = one.label != "unreachable"
    draft = replace(one.draft, nhs_number=nhs_number(number) if has_number else "", allow_duplicate=True)
    patient_id = add_patient(_on(desk, start), draft).patient_id
    start_course(_on(desk, start), patient_id, one.course)
    _dose(desk, patient_id, one, start)
    if one.label == "neuro":
        record_review(desk, patient_id, ReviewDraft(TODAY, "improving", note="Feels her feet again."))
    if one.label == "long":
        record_result(desk, patient_id, date(2026, 11, 2), "haemoglobin", "117", "g/L")
    for ago in range(one.attempts):
        on = TODAY - timedelta(days=30 * (ago + 1))
        record_contact(_on(desk, on), patient_id, ContactDraft(on, Channel.LETTER, ContactOutcome.SENT))
    if one.label == "dead":
        patient = show_patient(desk, patient_id).patient
        change_patient(desk, patient_id, draft_of(patient), standing=PatientStanding.DECEASED)


def _dose(desk: Desk, patient_id: str, one: Somebody, start: date) -> None:
    steps = {"hydroxo-neuro": range(0, 14, 2), "cyano-pernicious": range(7)}.get(one.course.protocol_id, _STEPS)
    strength = 100 if one.label == "us" else 1000
    for number, step in enumerate(steps):
        given_on = start + timedelta(days=step)
        draft = a_dose_draft(
            patient_id,
            given_on.isoformat(),
            RIGHT if one.label == "long" else (LEFT, RIGHT)[number % 2],
            product_id=one.course.product_id or "",
            dose_micrograms=strength,
            batch=BATCH,
            reasons=_REASONS,
        )
        record_injection(_on(desk, given_on), draft)


def _on(desk: Desk, day: date) -> Desk:
    return replace(desk, clock=ClockSetTo(day))
