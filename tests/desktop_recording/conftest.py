from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from b12desk.clinical.vocabulary import Role
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.lane import Lane
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.authority_draft import AuthorityDraft
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from b12desk.services.people import add_user
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.record_authority import record_authority
from b12desk.services.start_course import start_course
from tests.desktop_acts.steps import give, on
from tests.desktop_acts.window import Window

PRESCRIBER, NURSE, ASSISTANT = "Petra Prescriber", "Nora Nurse", "Hana Assistant"
LOADING_DAYS = (5, 7, 9, 12, 14, 16)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A register with a prescriber, a nurse and a health-care assistant; the prescriber works on 05-Jan-2026."""
    opened = open_desk(tmp_path / "register.b12", clock=ClockSetTo(date(2026, 1, 5)))
    add_user(opened, PRESCRIBER, Role.PRESCRIBER)
    working = replace(opened, acting=PRESCRIBER)
    add_user(working, NURSE, Role.NURSE)
    add_user(working, ASSISTANT, Role.HEALTH_CARE_ASSISTANT)
    yield working
    opened.close()


@pytest.fixture
def ada(desk: Desk) -> str:
    """A patient on the standard regimen by prescription; the first loading dose is due on 05-Jan-2026."""
    patient_id = add_patient(desk, PatientDraft("Okonkwo", "Ada", date(1956, 3, 2), nhs_number="9990140847")).patient_id
    start_course(desk, patient_id, CourseDraft("hydroxo-standard", date(2026, 1, 5), "Dr A. Example"))
    return patient_id


@pytest.fixture
def loaded(desk: Desk, ada: str) -> str:
    """The same patient after six loading doses: maintenance is due 16-Mar-2026 to 16-Apr-2026."""
    for day in LOADING_DAYS:
        give(on(desk, date(2026, 1, day)), ada)
    return ada


@pytest.fixture
def under_psd(desk: Desk, loaded: str) -> str:
    """The same patient with a PSD for six doses from 16-Mar-2026 to 16-Mar-2027."""
    psd = AuthorityDraft("PSD", "Dr A", "12/26", date(2026, 3, 16), date(2027, 3, 16), 6)
    record_authority(desk, loaded, psd)
    return loaded


def working(desk: Desk, name: str, day: date) -> Desk:
    """Return the desk with somebody else working on another day."""
    return replace(on(desk, day), acting=name)


@pytest.fixture
def acts_of(window: Window, desk: Desk, lane: Lane) -> Callable[[str, date], DeskActs]:
    """The acts of somebody on a day."""

    def made(name: str, day: date) -> DeskActs:
        at = working(desk, name, day)
        return DeskActs(window, at, lane, window.notices.append, window.count_change, window.opened.append)

    return made
