import platform
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.desk import Desk, open_desk
from b12desk.services.injection_draft import new_draft
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.record_injection import record_injection
from b12desk.services.start_course import start_course


@dataclass
class Ticking:
    """A clock on a day that a test sets; each instant asked for is a second later."""

    day: date = date(2026, 1, 5)
    instant: datetime = field(default=datetime(2026, 1, 5, 9, 0, tzinfo=UTC))

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        self.instant += timedelta(seconds=1)
        return self.instant


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


@pytest.fixture
def desk(tmp_path: Path, clock: Ticking) -> Iterator[Desk]:
    opened = open_desk(tmp_path / "register.b12", clock=clock, acting="Nurse Ojo")
    yield opened
    opened.close()


@pytest.fixture
def ada(desk: Desk, clock: Ticking) -> str:
    """A patient on the standard regimen who had four loading doses; the fifth is due on 14-Jan-2026, which is today."""
    draft = PatientDraft("Okonkwo", "Ada", date(1956, 3, 2), nhs_number="9990140847", phone="020 7946 0001")
    patient_id = add_patient(desk, draft).patient_id
    start_course(desk, patient_id, CourseDraft("hydroxo-standard", date(2026, 1, 5), "Dr A. Example"))
    for day in (5, 7, 9, 12):
        clock.day = date(2026, 1, day)
        give(desk, patient_id)
    clock.day = date(2026, 1, 14)
    return patient_id


def give(desk: Desk, patient_id: str) -> str:
    """Record the planned dose today and return its id."""
    draft = replace(
        new_draft(desk, patient_id),
        batch="HX100",
        expires_on=date(2027, 9, 30),
        identity_checked=True,
        consent_given=True,
        reasons={"*": "checked"},
    )
    return record_injection(desk, draft).injection_id


def this_computer() -> str:
    return platform.node()
