"""The registers that are pictured: a clinic's own exports imported, with one patient of many entries, and nobody."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from shutil import copy

from b12desk.clinical.patient import RestrictedSite, Site
from b12desk.clinical.vocabulary import Channel, ContactOutcome, Flag, Muscle, Side
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.authority_draft import AuthorityDraft
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from b12desk.services.import_courses import CourseOrder
from b12desk.services.import_file import ImportChoices, import_file
from b12desk.services.record_authority import record_authority
from b12desk.services.record_contact import ContactDraft, record_contact
from b12desk.services.record_result import record_result
from b12desk.services.record_review import ReviewDraft, record_review
from b12desk.services.start_course import start_course
from tests.builders import a_course_draft, give

DATA = Path(__file__).resolve().parents[1] / "data"
TODAY = date(2026, 11, 20)
FIRST_DOSE = date(2026, 1, 5)
_LOADING = (0, 2, 4, 7, 9, 11)


def make_imported(folder: Path) -> Path:
    """Return a register with everybody of the exports and one patient about whom there is much to say."""
    path = folder / "imported.b12desk"
    order = CourseOrder.parse("hydroxo-standard:maintenance:P3M")
    with closing(_desk(path)) as desk:
        for name, course in (("patients-report", None), ("injections-report", order)):
            source = Path(copy(DATA / f"{name}.csv", folder))
            import_file(desk, source, ImportChoices(accept_good=True, course=course), progress=_say_nothing)
        add_rich_patient(desk)
    return path


def make_empty(folder: Path) -> Path:
    """Return a register in which there is nobody."""
    path = folder / "empty.b12desk"
    _desk(path).close()
    return path


def add_rich_patient(desk: Desk) -> str:
    """Add a patient with a long name, flags, a restricted site, doses, reviews, results, contacts and an authority."""
    draft = PatientDraft(
        "Featherstonehaugh-Cholmondeley",
        "Maximiliana Wilhelmina",
        date(1956, 3, 2),
        nhs_number="9990140847",
        title="Professor",
        gender="Female",
        phone="020 7946 0958",
        flags=frozenset({Flag.ANTICOAGULANT, Flag.POST_BARIATRIC}),
        restricted_sites=(RestrictedSite(Site(Muscle.DELTOID, Side.LEFT), "lymph nodes removed", None, None),),
    )
    patient_id = add_patient(_on(desk, FIRST_DOSE), draft).patient_id
    start_course(_on(desk, FIRST_DOSE), patient_id, a_course_draft(start_on=FIRST_DOSE.isoformat()))
    days = (FIRST_DOSE + timedelta(days=step) for step in (*_LOADING, 71))
    give(desk, patient_id, *(day.isoformat() for day in days), reasons={"*": "pressed for five minutes"})
    _add_entries(desk, patient_id)
    return patient_id


def _add_entries(desk: Desk, patient_id: str) -> None:
    spring = date(2026, 4, 2)
    for on, haemoglobin in ((FIRST_DOSE, "98"), (date(2026, 2, 9), "117"), (spring, "128")):
        record_result(_on(desk, on), patient_id, on, "haemoglobin", haemoglobin, "g/L")
    record_review(
        _on(desk, spring), patient_id, ReviewDraft(spring, "improving", note="Less tired, walks to the shop.")
    )
    for days_ago, outcome in ((20, ContactOutcome.NO_ANSWER), (9, ContactOutcome.LEFT_MESSAGE)):
        on = TODAY - timedelta(days=days_ago)
        record_contact(_on(desk, on), patient_id, ContactDraft(on, Channel.PHONE, outcome))
    record_authority(desk, patient_id, AuthorityDraft("PSD", "Dr A. Example", "12/26", FIRST_DOSE, None, 12))


def _desk(path: Path) -> Desk:
    return open_desk(path, clock=ClockSetTo(TODAY), acting="Nurse B. Example")


def _on(desk: Desk, day: date) -> Desk:
    return replace(desk, clock=ClockSetTo(day))


def _say_nothing(says: str, done: int, total: int) -> None:
    """Hear how far the import has come."""
