from collections.abc import Iterator
from pathlib import Path

import pytest

from b12desk.clinical.vocabulary import CheckKind, Symptom
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.lane import Lane
from b12desk.services.desk import Desk
from b12desk.services.record_review import ReviewDraft, record_review
from tests.builders import day, desk_in, on, somebody_after_loading
from tests.desktop_acts.window import Window
from tests.kept_registers import once


@pytest.fixture
def late(tmp_path: Path) -> Iterator[Desk]:
    """The desk on Monday 3 August 2026."""
    with desk_in(tmp_path, "2026-08-03") as opened:
        yield opened


@pytest.fixture
def ada(late: Desk) -> str:
    """A patient after loading in January 2026, 18 days into a long gap, reviewed in February and in April."""
    first = ReviewDraft(
        day("2026-02-20"), "improving", CheckKind.SYMPTOM_REVIEW, "", ((Symptom.FATIGUE, 6), (Symptom.MOOD, 3)), 9
    )
    second = ReviewDraft(day("2026-04-20"), "unchanged", None, "sleeps better", ((Symptom.FATIGUE, 4),))

    def reviewed() -> str:
        patient_id = somebody_after_loading(late)
        record_review(on(late, "2026-02-20"), patient_id, first)
        record_review(on(late, "2026-04-20"), patient_id, second)
        return patient_id

    return once(late, "somebody reviewed twice", reviewed)


@pytest.fixture
def acts(window: Window, late: Desk, lane: Lane) -> DeskActs:
    return DeskActs(window, late, lane, window.notices.append, window.count_change, window.opened.append)
