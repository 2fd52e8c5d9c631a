from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import pytest

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.worklist.panel_presenter import PanelPresenter
from b12desk.services.show_patient import PatientPage, show_patient
from b12desk.services.worklist import worklist
from b12desk.services.worklist_rows import WorklistRow
from tests.builders import add_somebody, desk_in, on, somebody_after_loading

T = TypeVar("T")


class Panel:
    """Writes down what it was told to show."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def show_row(self, row: WorklistRow | None) -> None:
        self.told.append(f"row {row.family_name}" if row else "nobody")

    def show_page(self, row: WorklistRow, page: PatientPage) -> None:
        self.told.append(f"page {page.patient.family_name}")

    def show_trouble(self, sentence: str) -> None:
        self.told.append(sentence)


class Later:
    """A lane whose answers come when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def __call__(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[B12DeskError], None], /
    ) -> None:
        def answer() -> None:
            try:
                found = work()
            except B12DeskError as error:
                failed(error)
            else:
                done(found)

        self.waiting.append(answer)

    def answer(self) -> None:
        self.waiting.pop(0)()


@dataclass
class Three:
    """Three patients with a panel that reads them."""

    rows: tuple[WorklistRow, ...]
    panel: Panel
    lane: Later
    presenter: PanelPresenter


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Three]:
    with desk_in(tmp_path, "2026-01-05") as desk:
        for number in (1, 2):
            somebody_after_loading(desk, number)
        add_somebody(desk, 3)
        later = on(desk, "2026-04-10")
        panel, lane = Panel(), Later()
        presenter = PanelPresenter(panel)
        presenter.begin(lane, lambda patient_id: lambda: show_patient(later, patient_id))
        yield Three(worklist(later).rows, panel, lane, presenter)


def test_the_row_stands_at_once_and_the_record_follows(three: Three) -> None:
    three.presenter.choose(three.rows[0])
    assert three.panel.told == ["row Smith1"]
    three.lane.answer()
    assert three.panel.told == ["row Smith1", "page Smith1"]


def test_whoever_was_passed_over_is_neither_read_nor_shown(three: Three) -> None:
    for row in three.rows:
        three.presenter.choose(row)
    assert len(three.lane.waiting) == 1
    three.lane.answer()
    assert not any(said.startswith("page") for said in three.panel.told)
    three.lane.answer()
    assert three.panel.told[-1] == "page Smith3"
    assert three.lane.waiting == []


def test_a_list_read_again_has_the_patient_read_again(three: Three) -> None:
    three.presenter.choose(three.rows[0])
    three.lane.answer()
    three.presenter.choose(replace(three.rows[0]))
    three.lane.answer()
    assert three.panel.told.count("page Smith1") == 2


def test_nobody_is_read_while_nobody_is_chosen_or_the_panel_is_folded(three: Three) -> None:
    three.presenter.choose(None)
    three.presenter.open(is_open=False)
    three.presenter.choose(three.rows[0])
    assert three.lane.waiting == []
    three.presenter.open(is_open=True)
    assert len(three.lane.waiting) == 1


def test_an_answer_after_the_choice_was_given_up_is_dropped(three: Three) -> None:
    three.presenter.choose(three.rows[0])
    three.presenter.choose(None)
    three.lane.answer()
    assert three.panel.told == ["row Smith1", "nobody"]


def test_a_patient_who_is_gone_is_said_to_be(three: Three) -> None:
    three.presenter.choose(replace(three.rows[0], patient_id="nobody"))
    three.lane.answer()
    assert three.panel.told[-1] == "There is no such patient in the register."


def test_before_the_register_is_open_the_row_stands_alone(three: Three) -> None:
    panel = Panel()
    presenter = PanelPresenter(panel)
    presenter.choose(three.rows[0])
    assert panel.told == ["row Smith1"]
    presenter.begin(three.lane, lambda patient_id: lambda: pytest.fail(patient_id))
    assert len(three.lane.waiting) == 1
