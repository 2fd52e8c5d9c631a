from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from b12desk.clinical.patient import RestrictedSite, Site
from b12desk.clinical.vocabulary import Flag, Muscle, Side
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.start_course import start_course
from tests.desktop_acts.steps import give, on

NODE_CLEARANCE = RestrictedSite(Site(Muscle.DELTOID, Side.LEFT), "node clearance", date(2025, 5, 1))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(tmp_path / "register.b12", clock=ClockSetTo(date(2026, 1, 5)), acting="Nurse Ojo")
    yield opened
    opened.close()


@pytest.fixture
def ada(desk: Desk) -> str:
    """A patient after six loading doses; the first maintenance dose is due 16-Mar-2026 to 16-Apr-2026."""
    draft = PatientDraft(
        "Okonkwo",
        "Ada",
        date(1956, 3, 2),
        nhs_number="9990140847",
        title="Mrs",
        gender="F (as written elsewhere)",
        local_number="E-0042",
        flags=frozenset({Flag.ANTICOAGULANT}),
        restricted_sites=(NODE_CLEARANCE,),
    )
    patient_id = add_patient(desk, draft).patient_id
    start_course(desk, patient_id, CourseDraft("hydroxo-standard", date(2026, 1, 5), "Dr A. Example"))
    for day in (5, 7, 9, 12, 14, 16):
        give(on(desk, date(2026, 1, day)), patient_id)
    return patient_id


@pytest.fixture
def today(desk: Desk) -> Desk:
    """The desk on 20-Feb-2026."""
    return on(desk, date(2026, 2, 20))
