from collections.abc import Iterator
from pathlib import Path

import pytest

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.lane import Lane
from b12desk.services.desk import Desk
from b12desk.services.start_course import start_course
from tests.builders import a_course_draft, add_somebody, desk_in, on
from tests.desktop_acts.window import Window


@pytest.fixture
def today(tmp_path: Path) -> Iterator[Desk]:
    """The desk on Wednesday 14 January 2026."""
    with desk_in(tmp_path, "2026-01-14") as opened_desk:
        yield opened_desk


@pytest.fixture
def bryn(today: Desk) -> str:
    """A patient without a plan."""
    return add_somebody(today, 1)


@pytest.fixture
def cara(today: Desk) -> str:
    """A patient with pernicious anaemia who has taken tablets since October."""
    patient_id = add_somebody(today, 2)
    draft = a_course_draft("oral-high-dose", "2025-10-06", indication="pernicious_anaemia")
    start_course(on(today, "2025-10-06"), patient_id, draft)
    return patient_id


@pytest.fixture
def lane(window: Window) -> Iterator[Lane]:
    troubles: list[B12DeskError] = []
    opened_lane = Lane(troubles.append, window)
    yield opened_lane
    opened_lane.close()
    assert not troubles
