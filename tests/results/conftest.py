from collections.abc import Iterator
from pathlib import Path

import pytest

from b12desk.clinical.vocabulary import MonitoringPlan
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.lane import Lane
from b12desk.services.desk import Desk
from b12desk.services.record_result import record_result
from b12desk.services.start_course import start_course
from tests.builders import LOADING_DAYS, a_course_draft, add_somebody, day, desk_in, give, on
from tests.desktop_acts.window import Window
from tests.kept_registers import once


@pytest.fixture
def may(tmp_path: Path) -> Iterator[Desk]:
    """The desk on 20-May-2026."""
    with desk_in(tmp_path, "2026-05-20") as opened:
        yield opened


@pytest.fixture
def ada(may: Desk) -> str:
    """A patient after loading in January 2026 whose MMA was due on 05-Apr-2026; three B12 results, one in pmol/L."""
    return once(may, "results: Ada", lambda: with_results(may))


def with_results(may: Desk) -> str:
    january = on(may, "2026-01-05")
    patient_id = add_somebody(january)
    start_course(january, patient_id, a_course_draft(monitoring=MonitoringPlan.QUARTERLY_UNTIL_STABLE))
    give(may, patient_id, *LOADING_DAYS)
    for taken_on, test, value, unit in (
        ("2026-01-03", "total_b12", "142", "ng/L"),
        ("2026-02-02", "total_b12", "590", "pmol/L"),
        ("2026-03-30", "total_b12", "812", "ng/L"),
        ("2026-03-30", "homocysteine", "11.4", "umol/L"),
        ("2026-03-05", "full_blood_count", "121", "g/L"),
    ):
        record_result(may, patient_id, day(taken_on), test, value, unit)
    return patient_id


@pytest.fixture
def acts(window: Window, may: Desk, lane: Lane) -> DeskActs:
    return DeskActs(window, may, lane, window.notices.append, window.count_change, window.opened.append)
