from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from b12desk.clinical.vocabulary import Flag
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.start_course import start_course
from tests.desktop_acts.steps import give, on


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(tmp_path / "register.b12", clock=ClockSetTo(date(2026, 1, 5)), acting="Nurse Ojo")
    yield opened
    opened.close()


@pytest.fixture
def ada(desk: Desk) -> str:
    """A patient after six loading doses; a symptom review was due by 05-Apr-2026."""
    return after_loading(desk, "Okonkwo", "Ada", "020 7946 0018")


@pytest.fixture
def bryn(desk: Desk) -> str:
    """Another one, of whom no telephone is known, who wants blood tests besides."""
    return after_loading(desk, "Bryn", "Llŷr", "", Flag.ANAEMIA)


def after_loading(desk: Desk, family_name: str, given_name: str, phone: str, *flags: Flag) -> str:
    draft = PatientDraft(family_name, given_name, date(1956, 3, 2), phone=phone, flags=frozenset(flags))
    patient_id = add_patient(desk, draft).patient_id
    start_course(desk, patient_id, CourseDraft("hydroxo-standard", date(2026, 1, 5), "Dr A. Example"))
    for day in (5, 7, 9, 12, 14, 16):
        give(on(desk, date(2026, 1, day)), patient_id)
    return patient_id


@pytest.fixture
def today(desk: Desk) -> Desk:
    """The desk on 17-Apr-2026, 12 days after the symptom reviews were due."""
    return on(desk, date(2026, 4, 17))
