from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from b12desk.clinical.vocabulary import Flag
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from tests.desktop_acts.steps import on, somebody_who_had
from tests.kept_registers import register_file


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(register_file(tmp_path, "register.b12"), clock=ClockSetTo(date(2026, 1, 5)), acting="Nurse Ojo")
    yield opened
    opened.close()


@pytest.fixture
def ada(desk: Desk) -> str:
    """A patient on the standard regimen who had four loading doses; the fifth is due on 14-Jan-2026."""
    draft = PatientDraft("Okonkwo", "Ada", date(1956, 3, 2), nhs_number="9990140847", title="Mrs", gender="Female")
    return somebody_who_had(desk, draft, 5, 7, 9, 12)


@pytest.fixture
def bryn(desk: Desk) -> str:
    """A patient without a plan, on an anticoagulant."""
    draft = PatientDraft("Bryn", "Llŷr", date(1979, 7, 30), flags=frozenset({Flag.ANTICOAGULANT}))
    return add_patient(desk, draft).patient_id


@pytest.fixture
def today(desk: Desk) -> Desk:
    """The desk on 14-Jan-2026."""
    return on(desk, date(2026, 1, 14))
