import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.widgets.words import STATUS_WORDS
from b12desk.desktop.worklist.columns import COLUMNS
from b12desk.desktop.worklist.model import ROW_ROLE, WorklistModel
from b12desk.desktop.worklist.narrowing import Narrowing
from b12desk.desktop.worklist.prepared import PreparedList
from b12desk.desktop.worklist.presenter import WorklistPresenter
from b12desk.desktop.worklist.tiles import Tile
from b12desk.desktop.worklist.view import WorklistPage
from tests.desktop.rows import ADA, BRYN, CLARA, many, worklist_of_rows

KEYS = [column.key for column in COLUMNS]


@pytest.fixture
def page(qtbot: QtBot) -> WorklistPage:
    made = WorklistPage()
    qtbot.addWidget(made)
    made.resize(1270, 660)
    presenter = WorklistPresenter(made)
    made.patient_chosen.connect(presenter.choose)
    made.toggled.connect(presenter.toggle)
    made.everybody_asked.connect(lambda: presenter.narrow_to(Narrowing()))
    made.sort_asked.connect(presenter.sort_by)
    made.row_shown.connect(made.panel.show_row)
    presenter.show(PreparedList(worklist_of_rows(ADA, BRYN, CLARA)))
    made.show()
    return made


def cell(page: WorklistPage, row: int, key: str, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return page.table.model().index(row, KEYS.index(key)).data(role)


def buttons(page: QWidget) -> list[str]:
    return [b.accessibleName() for b in page.findChildren(QPushButton) if b.isVisible() and b.accessibleName()]


def tile(page: WorklistPage, status: Status | None) -> Tile:
    return next(t for t in page.findChildren(Tile) if t.status is status)


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester) -> None:
    model = WorklistModel()
    prepared = PreparedList(many(30))
    model.show_rows(prepared.worklist.rows, prepared.longest)
    qtmodeltester.check(model)


def test_a_row_shows_number_dates_and_dose_as_staff_screens_do(page: WorklistPage) -> None:
    assert cell(page, 0, "status") == "Overdue 12 days"
    assert cell(page, 0, "nhs") == "999 014 0847"
    assert cell(page, 0, "born") == "02-Mar-1956 (70y)"
    assert cell(page, 0, "due_by") == "16-Mar-2026"
    assert cell(page, 0, "next_site") == "Left deltoid"
    assert cell(page, 1, "phase") == "Loading, dose 4 of 6"
    assert cell(page, 1, "nhs") == "Not recorded"


def test_a_row_is_read_out_as_a_colleague_would_say_it(page: WorklistPage) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert cell(page, 0, "status", spoken) == (
        "Overdue 12 days: SMITH, Ada (Mrs); due by 16-Mar-2026; left deltoid next"
    )
    assert cell(page, 1, "name", spoken) == "BRYN, Llŷr (Mr), neurological involvement"
    assert cell(page, 2, "due_by", spoken) == "none"


def test_the_row_itself_comes_with_every_cell(page: WorklistPage) -> None:
    assert cell(page, 1, "phone", ROW_ROLE) == BRYN


def test_table_and_buttons_answer_to_their_names(page: WorklistPage) -> None:
    assert page.table.accessibleName() == "Worklist table"
    page.table.choose_row(0)
    acts = {"Open patient", "Defer", "Why this date?", "Print plan", "Record injection", "Plan regimen"}
    shown = [name for name in buttons(page) if name in acts]
    assert sorted(shown) == ["Defer", "Open patient", "Print plan", "Record injection", "Why this date?"]
    page.table.choose_row(2)
    assert sorted(name for name in buttons(page) if name in acts) == ["Open patient", "Plan regimen"]


def test_tiles_say_their_counts_and_filter(page: WorklistPage) -> None:
    assert tile(page, Status.OVERDUE).accessibleName() == "Overdue: 1"
    assert tile(page, None).accessibleName() == "All patients: 3"
    tile(page, Status.DUE).toggle()  # as assistive technology does: without a click
    assert page.table.model().rowCount() == 1
    assert tile(page, Status.DUE).isChecked()
    assert not tile(page, None).isChecked()
    tile(page, None).toggle()
    assert page.table.model().rowCount() == 3
    assert tile(page, None).isChecked()


def test_the_tile_for_everybody_can_t_be_taken_out(page: WorklistPage) -> None:
    tile(page, None).click()
    assert tile(page, None).isChecked()


def test_enter_and_a_double_click_open_the_patient(page: WorklistPage, qtbot: QtBot) -> None:
    page.table.choose_row(1)
    with qtbot.waitSignal(page.patient_opened) as told:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert told.args == ["bryn"]


def test_a_heading_sorts_and_shows_that_it_does(page: WorklistPage) -> None:
    header = page.table.horizontalHeader()
    header.sectionClicked.emit(KEYS.index("name"))
    assert [cell(page, row, "name", ROW_ROLE) for row in range(3)] == [BRYN, CLARA, ADA]
    assert header.isSortIndicatorShown()
    header.sectionClicked.emit(KEYS.index("name"))
    header.sectionClicked.emit(KEYS.index("name"))
    assert not header.isSortIndicatorShown()


def test_the_patient_chosen_is_followed_when_the_order_changes(page: WorklistPage) -> None:
    page.table.choose_row(0)
    page.table.horizontalHeader().sectionClicked.emit(KEYS.index("name"))
    assert page.chosen_id() == "ada"
    assert page.table.currentIndex().row() == 2


def test_a_selection_made_by_assistive_technology_counts(page: WorklistPage) -> None:
    page.table.selectionModel().select(
        page.table.model().index(1, 0),
        page.table.selectionModel().SelectionFlag.ClearAndSelect | page.table.selectionModel().SelectionFlag.Rows,
    )
    assert page.chosen_id() == "bryn"
    assert page.table.currentIndex().row() == 1


@pytest.mark.parametrize("width", [1270, 1100, 822])
def test_no_cell_is_cut_and_what_gives_way_is_named(page: WorklistPage, width: int) -> None:
    page.resize(width, 600)
    table = page.table
    shown = [i for i in range(len(COLUMNS)) if not table.isColumnHidden(i)]
    assert sum(table.columnWidth(i) for i in shown) <= table.viewport().width()
    metrics = table.fontMetrics()
    for i in shown:
        longest = max(metrics.horizontalAdvance(str(table.model().index(r, i).data())) for r in range(3))
        assert table.columnWidth(i) >= longest + 10
    assert "name" in [KEYS[i] for i in shown]
    assert "status" in [KEYS[i] for i in shown]
    told = " ".join(button.text() for button in page.findChildren(QPushButton))
    assert ("not shown" in told) == (len(shown) < len([column for column in COLUMNS if column.is_usual]))


def test_every_target_is_large_enough_to_hit(page: WorklistPage) -> None:
    page.table.choose_row(0)
    small = [b.accessibleName() for b in page.findChildren(QAbstractButton) if b.isVisible() and b.accessibleName()
             and min(b.width(), b.height()) < 24]  # fmt: skip
    assert small == []
    assert page.table.verticalHeader().defaultSectionSize() >= 24


def test_a_long_list_paints_without_its_rows_being_asked_for(page: WorklistPage, qtbot: QtBot) -> None:
    WorklistPresenter(page).show(PreparedList(many(20_000)))
    assert page.table.model().rowCount() == 20_000
    page.table.scrollToBottom()
    assert not page.grab().isNull()


def test_every_status_has_a_tile() -> None:
    assert set(STATUS_WORDS) == set(Status)
