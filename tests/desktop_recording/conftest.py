from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from b12desk.clinical.vocabulary import Role
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.lane import Lane
from b12desk.services.add_patient import PatientDraft
from b12desk.services.authority_draft import AuthorityDraft
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from b12desk.services.people import add_user
from b12desk.services.record_authority import record_authority
from tests.desktop_acts.steps import LOADING, give, on, somebody_who_had
from tests.desktop_acts.window import Window
from tests.kept_registers import once, register_file

PRESCRIBER, NURSE, ASSISTANT = "Petra Prescriber", "Nora Nurse", "Hana Assistant"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A register with a prescriber, a nurse and a health-care assistant; the prescriber works on 05-Jan-2026."""
    opened = open_desk(register_file(tmp_path, "register.b12"), clock=ClockSetTo(date(2026, 1, 5)))
    yield replace(opened, acting=once(opened, "recording: staff", lambda: staffed(opened)))
    opened.close()


def staffed(desk: Desk) -> str:
    """Add somebody of each role and return the prescriber’s name."""
    add_user(desk, PRESCRIBER, Role.PRESCRIBER)
    prescriber = replace(desk, acting=PRESCRIBER)
    add_user(prescriber, NURSE, Role.NURSE)
    add_user(prescriber, ASSISTANT, Role.HEALTH_CARE_ASSISTANT)
    return PRESCRIBER


@pytest.fixture
def ada(desk: Desk) -> str:
    """A patient on the standard regimen by prescription; the first loading dose is due on 05-Jan-2026."""
    return somebody_who_had(desk, PatientDraft("Okonkwo", "Ada", date(1956, 3, 2), nhs_number="9990140847"))


@pytest.fixture
def loaded(desk: Desk, ada: str) -> str:
    """The same patient after six loading doses: maintenance is due 16-Mar-2026 to 16-Apr-2026."""

    def given() -> str:
        for day in LOADING:
            give(on(desk, date(2026, 1, day)), ada)
        return ada

    return once(desk, "recording: loaded", given)


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
