from datetime import date

import pytest

from b12desk.clinical.patient import RestrictedSite, Site
from b12desk.clinical.vocabulary import Flag, Muscle, Side
from b12desk.services.add_patient import PatientDraft
from b12desk.services.desk import Desk
from tests.desktop_acts.conftest import desk
from tests.desktop_acts.steps import LOADING, on, somebody_who_had

__all__ = ["desk"]

NODE_CLEARANCE = RestrictedSite(Site(Muscle.DELTOID, Side.LEFT), "node clearance", date(2025, 5, 1))


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
    return somebody_who_had(desk, draft, *LOADING)


@pytest.fixture
def today(desk: Desk) -> Desk:
    """The desk on 20-Feb-2026."""
    return on(desk, date(2026, 2, 20))
