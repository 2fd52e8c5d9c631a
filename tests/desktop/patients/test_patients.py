from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.patients.model import NOT_LISTED, STATUS, PatientsModel
from b12desk.desktop.patients.presenter import LONGEST_LIST, ListedLine, PatientsPresenter, found_words
from b12desk.desktop.patients.view import PatientsPage
from b12desk.services.find_patients import PatientLine
from tests.desktop.rows import ADA, BRYN, worklist_of_rows

FOUND = (
    PatientLine("ada", "SMITH, Ada (Mrs)", date(1956, 3, 2), 70, "9990140847", "01632 960001"),
    PatientLine("gone", "YOUNG, Peter", date(1940, 1, 9), 86, None, ""),
)


class Page:
    def __init__(self) -> None:
        self.lines: Sequence[ListedLine] = ()
        self.summary = ""
        self.empty = ""

    def show_lines(self, lines: Sequence[ListedLine]) -> None:
        self.lines = lines

    def show_summary(self, sentence: str) -> None:
        self.summary = sentence

    def show_empty(self, heading: str, advice: str) -> None:
        self.empty = heading


def opened() -> tuple[PatientsPresenter, Page, list[tuple[str, int]]]:
    page, asked = Page(), list[tuple[str, int]]()
    return PatientsPresenter(page, lambda text, limit: asked.append((text, limit))), page, asked


def test_whoever_is_on_no_worklist_is_found_all_the_same() -> None:
    presenter, page, _ = opened()
    presenter.show_worklist(worklist_of_rows(ADA, BRYN))
    presenter.show_found(FOUND)
    assert [line.status for line in page.lines] == [Status.OVERDUE, None]
    assert page.summary == "2 patients in the register"


def test_a_status_follows_the_worklist() -> None:
    presenter, page, _ = opened()
    presenter.show_found(FOUND)
    presenter.show_worklist(worklist_of_rows(ADA))
    assert page.lines[0].status is Status.OVERDUE


def test_what_is_typed_is_asked_for_without_blanks_around_it() -> None:
    presenter, page, asked = opened()
    presenter.look_for("  smith ")
    assert asked == [("smith", LONGEST_LIST)]
    presenter.show_found(())
    assert page.empty == "Nobody fits “smith”."


def test_a_list_that_was_cut_says_so() -> None:
    assert found_words(12, "s", limit=12) == "The first 12 patients; type more of the name to find the others"
    assert found_words(1, "smith", limit=12) == "1 patient fits “smith”"


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester) -> None:
    model = PatientsModel()
    model.show_lines([ListedLine("ada", "SMITH, Ada", date(1956, 3, 2), 70, None, "", None)])
    qtmodeltester.check(model)
    assert model.index(0, STATUS).data() == NOT_LISTED


def test_the_page_opens_whom_enter_is_pressed_on(qtbot: QtBot) -> None:
    page = PatientsPage()
    qtbot.addWidget(page)
    presenter = PatientsPresenter(page, lambda text, limit: None)
    presenter.show_found(FOUND)
    page.show()
    assert page.table.accessibleName() == "Patients table"
    page.choose("gone")
    with qtbot.waitSignal(page.patient_opened) as told:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert told.args == ["gone"]


def test_typing_asks_once_for_what_stands_there(qtbot: QtBot) -> None:
    page = PatientsPage()
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.text_changed) as told:
        qtbot.keyClicks(page.search, "smith")
    assert told.args == ["smith"]


@pytest.mark.parametrize("kept", ["ada", "gone"])
def test_the_patient_chosen_stays_chosen_when_the_list_is_read_again(qtbot: QtBot, kept: str) -> None:
    page = PatientsPage()
    qtbot.addWidget(page)
    presenter = PatientsPresenter(page, lambda text, limit: None)
    presenter.show_found(FOUND)
    page.choose(kept)
    presenter.show_found(tuple(reversed(FOUND)))
    assert page.chosen_id() == kept
