"""What is printed for the clinic: the list for a day, the batch recall list, the downtime kit."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from b12desk.desktop.acts import DeskActs
from b12desk.desktop.papers.choices_sheets import BatchAskSheet, DaySheet
from b12desk.services.desk import Desk
from b12desk.services.short_ids import short_id
from tests.desktop_acts.window import Window, press, type_in
from tests.desktop_more.steps import nameless, opened, says
from tests.desktop_papers.steps import saved, shown_pages


def ask_day(sheet: DaySheet) -> None:
    type_in(sheet, "Day of the clinic", "")
    press(sheet, "Show the list")
    assert says(sheet, "Give the day of the clinic.")
    type_in(sheet, "Day of the clinic", "29/04/2026")


def ask_batch(sheet: BatchAskSheet) -> None:
    press(sheet, "Show the list")
    assert says(sheet, "Give the batch number.")
    type_in(sheet, "Batch number", "hx 100")


@pytest.mark.parametrize(
    ("act", "kind", "ask", "words"),
    [
        ("Clinic list for a day", DaySheet, ask_day, "Clinic list for 29-Apr-2026"),
        ("Batch recall list", BatchAskSheet, ask_batch, "2 patients received batch HX100, 12 doses."),
    ],
)
def test_one_thing_is_asked_before_a_list(
    act: str,
    kind: type[DaySheet],
    ask: Callable[[object], None],
    words: str,
    qtbot: QtBot,
    window: Window,
    acts: DeskActs,
    clinic: Desk,
    tmp_path: Path,
) -> None:
    acts.paper(act)
    sheet = opened(qtbot, window, kind)
    assert nameless(sheet) == []
    ask(sheet)
    press(sheet, "Show the list")
    assert words in saved(qtbot, shown_pages(qtbot, window), tmp_path / "list.pdf")


def test_one_act_gives_the_downtime_kit(
    qtbot: QtBot, window: Window, acts: DeskActs, clinic: Desk, ada: str, tmp_path: Path
) -> None:
    acts.paper("Downtime kit")
    text = saved(qtbot, shown_pages(qtbot, window), tmp_path / "kit.pdf")
    assert "Downtime kit, 28-Apr-2026 to 12-May-2026" in text
    assert short_id(ada) in text
