from dataclasses import replace

import pytest

from b12desk.services.change_clinic import change_clinic
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from tests.desktop_recalls.conftest import ada, bryn, desk, today

__all__ = ["ada", "bryn", "desk", "today"]


@pytest.fixture
def clinic(today: Desk, ada: str, bryn: str) -> Desk:
    """A clinic that can be rung back; of its two overdue patients Ada has an address."""
    change_clinic(today, ClinicChange(name="Riverside Surgery", phone="020 7946 0123"))
    page = show_patient(today, ada)
    change_patient(today, ada, replace(draft_of(page.patient), address="14, Mill Lane", postcode="SO21 2AA"))
    return today
