from datetime import date

import pytest

from b12desk.clinical.vocabulary import Flag
from b12desk.services.add_patient import PatientDraft
from b12desk.services.desk import Desk
from tests.desktop_acts.conftest import desk
from tests.desktop_acts.steps import LOADING, on, somebody_who_had

__all__ = ["desk"]


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
    return somebody_who_had(desk, draft, *LOADING)


@pytest.fixture
def today(desk: Desk) -> Desk:
    """The desk on 17-Apr-2026, 12 days after the symptom reviews were due."""
    return on(desk, date(2026, 4, 17))
