from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from b12desk.clinical.check_stage import Stage
from b12desk.clinical.vocabulary import CheckKind
from b12desk.desktop.monitoring.model import HEADINGS, LOOK, NAME, STATE, WHAT
from b12desk.desktop.monitoring.narrowing import Narrowing, Order
from b12desk.desktop.monitoring.presenter import MonitoringPresenter, summary
from b12desk.desktop.monitoring.view import MonitoringPage
from b12desk.desktop.widgets.records_model import RecordsModel
from b12desk.services.desk import Desk
from b12desk.services.monitoring_list import monitoring_in_parts, monitoring_list
from b12desk.services.monitoring_rows import CheckRow
from b12desk.services.record_review import ReviewDraft, record_review
from tests.desktop_acts.window import named, press, type_in


class Shown:
    """A page with its presenter, which reads whenever it is told to."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.page = MonitoringPage()
        qtbot.addWidget(self.page)
        self.desk = desk
        self.presenter = presenter = MonitoringPresenter(self.page)
        filters = self.page.filters
        filters.stage_toggled.connect(presenter.toggle)
        filters.kind_chosen.connect(presenter.choose_kind)
        filters.text_changed.connect(presenter.find)
        filters.order_chosen.connect(presenter.sort)
        self.page.everything_asked.connect(presenter.show_all)
        self.page.check_chosen.connect(presenter.choose)
        self.asked: list[str] = []
        self.page.act_asked.connect(self.asked.append)
        self.page.resize(1250, 560)
        self.page.show()

    def read(self) -> None:
        self.presenter.show(monitoring_list(self.desk))

    def column(self, column: int) -> Sequence[str]:
        model = self.page.table.model()
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def says(self, sentence: str) -> bool:
        return any(sentence in label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def offered(self) -> set[str]:
        buttons = self.page.findChildren(QAbstractButton)
        return {b.accessibleName() for b in buttons if b.isVisible() and b.accessibleName()}

    def choose(self, combo: str, words: str) -> None:
        box = named(self.page, QComboBox, combo)
        box.setCurrentText(words)
        box.textActivated.emit(words)


@pytest.fixture
def shown(qtbot: QtBot, today: Desk) -> Shown:
    return Shown(today, qtbot)


def test_what_presses_stands_first(shown: Shown, ada: str, bryn: str) -> None:
    shown.read()
    assert shown.column(STATE)[:4] == ["Overdue"] * 4
    assert shown.column(WHAT)[:2] == ["Reticulocytes", "Full blood count"]
    first = dict(zip(HEADINGS, LOOK.texts(monitoring_list(shown.desk).rows[-1]), strict=True))
    assert (first["State"], first["What is due"], first["Days overdue"]) == ("Upcoming", "Symptom review", "")
    assert shown.says("As of 17-Apr-2026")
    assert shown.says("of 2 patients")


def test_a_row_is_read_out_as_a_sentence(shown: Shown, ada: str) -> None:
    shown.read()
    model = shown.page.table.model()
    assert model.index(0, STATE).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Overdue 12 days: OKONKWO, Ada; symptom review was due by 05-Apr-2026; phone 020 7946 0018"
    )
    assert model.index(0, NAME).data(Qt.ItemDataRole.AccessibleTextRole) == "OKONKWO, Ada"


def test_the_sections_count_every_line_and_narrow_to_it(shown: Shown, ada: str, bryn: str) -> None:
    shown.read()
    total = len(shown.column(STATE))
    counts = [int(name.split(": ")[1]) for name in shown.offered() if ": " in name]
    assert sum(counts) == total
    press(shown.page, "Overdue: 5")
    assert set(shown.column(STATE)) == {"Overdue"}
    assert shown.says(f"Showing 5 of {total} reviews and blood tests of 2 patients")
    press(shown.page, "Show all")
    assert len(shown.column(STATE)) == total


def test_a_kind_a_name_and_an_order_narrow_and_sort(shown: Shown, qtbot: QtBot, ada: str, bryn: str) -> None:
    shown.read()
    shown.choose("Kind", "Blood tests")
    assert "Symptom review" not in shown.column(WHAT)
    assert set(shown.column(NAME)) == {"BRYN, Llŷr"}
    shown.choose("Kind", "Reviews")
    assert set(shown.column(WHAT)) == {"Symptom review"}
    shown.choose("Sort by", "Patient")
    assert shown.column(NAME) == ["BRYN, Llŷr"] * 2 + ["OKONKWO, Ada"] * 2
    type_in(shown.page, "Find in the list", "llyr")
    qtbot.waitUntil(lambda: set(shown.column(NAME)) == {"BRYN, Llŷr"})
    assert shown.presenter.title == "Monitoring: reviews, found by “llyr”"
    type_in(shown.page, "Find in the list", "nobody")
    qtbot.waitUntil(lambda: shown.says("Nothing fits what the list is narrowed to."))
    press(shown.page, "Show all")
    assert set(shown.column(NAME)) == {"BRYN, Llŷr", "OKONKWO, Ada"}


def test_a_number_finds_a_telephone(today: Desk, ada: str, bryn: str) -> None:
    rows = monitoring_list(today).rows
    assert {row.patient_id for row in Narrowing(text="7946 0018").rows(rows)} == {ada}


def test_what_answers_the_check_is_the_main_button(shown: Shown, ada: str, bryn: str) -> None:
    shown.read()
    assert not {"Record review", "Record result", "Open patient"} & shown.offered()
    assert shown.says("Choose a line in the list")
    shown.page.choose(ada)
    assert {"Record review", "Record result", "Open patient"} <= shown.offered()
    assert shown.says("Phone 020 7946 0018 · born 02-Mar-1956 (70y) · Symptom review: 08-Mar-2026 to 05-Apr-2026")
    main = next(
        b for b in shown.page.findChildren(QAbstractButton) if b.isVisible() and b.property("kind") == "primary"
    )
    assert main.accessibleName() == "Record review"
    main.click()
    shown.page.choose(bryn)
    main = next(
        b for b in shown.page.findChildren(QAbstractButton) if b.isVisible() and b.property("kind") == "primary"
    )
    main.click()
    assert shown.asked == ["Record review", "Record result"]


def test_a_check_that_was_met_chooses_nobody_else(shown: Shown, today: Desk, ada: str, bryn: str) -> None:
    shown.read()
    shown.page.choose(ada)
    record_review(today, ada, ReviewDraft(today.clock.today(), "improving", CheckKind.SYMPTOM_REVIEW))
    shown.read()
    assert shown.page.chosen_id() is None
    shown.page.choose(bryn)
    shown.read()
    assert shown.page.chosen_id() == bryn


def test_a_reading_under_way_says_how_far_it_is_and_prints_nothing_yet(
    shown: Shown, today: Desk, ada: str, bryn: str
) -> None:
    parts = list(monitoring_in_parts(today, at_once=1))
    shown.presenter.show(parts[0])
    assert shown.says("Reading: 1 of 2 patients…")
    assert shown.presenter.shown is None
    assert not named(shown.page, QAbstractButton, "Print list").isEnabled()
    shown.presenter.show(parts[1])
    assert not shown.says("Reading:")
    assert named(shown.page, QAbstractButton, "Print list").isEnabled()
    assert shown.presenter.shown == parts[1]


def test_an_empty_page_says_what_to_do_next(shown: Shown, qtbot: QtBot) -> None:
    shown.read()
    assert shown.says("No review or blood test is open or planned.")
    with qtbot.waitSignal(shown.page.worklist_asked):
        press(shown.page, "Go to the worklist")


def test_the_strip_keeps_its_main_button_in_a_narrow_window(shown: Shown, ada: str) -> None:
    shown.read()
    shown.page.choose(ada)
    shown.page.resize(560, 560)
    assert "Record review" in shown.offered()
    assert "Record result" not in shown.offered()


def test_everything_has_a_name(shown: Shown, ada: str) -> None:
    shown.read()
    shown.page.choose(ada)
    named(shown.page, QTableView, "Monitoring table")
    parts: list[QWidget] = [*shown.page.findChildren(QAbstractButton), *shown.page.findChildren(QComboBox)]
    assert [
        p for p in parts if p.isVisible() and not p.accessibleName() and not isinstance(p.parent(), QTableView)
    ] == []


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester, today: Desk, ada: str, bryn: str) -> None:
    model: RecordsModel[CheckRow] = RecordsModel(LOOK)
    model.show_rows(monitoring_list(today).rows)
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("shown_rows", "total", "patients", "sentence"),
    [
        (0, 0, 0, "No review or blood test is open or planned"),
        (1, 1, 1, "1 review or blood test of 1 patient"),
        (4, 4, 2, "4 reviews and blood tests of 2 patients"),
        (2, 4, 1, "Showing 2 of 4 reviews and blood tests of 1 patient"),
        (0, 4, 0, "Showing 0 of 4 reviews and blood tests"),
    ],
)
def test_nothing_is_hidden_without_saying_how_much(shown_rows: int, total: int, patients: int, sentence: str) -> None:
    assert summary(shown_rows, total, patients) == sentence


def test_the_order_of_the_screen_is_the_order_of_the_list(today: Desk, ada: str, bryn: str) -> None:
    rows = monitoring_list(today).rows
    assert Narrowing().rows(rows) == rows
    by_day = [row.due_on for row in Narrowing(order=Order.DUE).rows(rows)]
    assert by_day == sorted(by_day)
    assert Narrowing(stages=frozenset({Stage.DUE, Stage.OVERDUE})).words == "overdue or due"


def test_the_test_that_answers_the_check_chosen_is_known(shown: Shown, ada: str, bryn: str) -> None:
    shown.read()
    tests = {}
    for row, what in enumerate(shown.column(WHAT)):
        shown.page.table.choose_row(row)
        tests[what] = shown.page.test_chosen()
    assert tests["Reticulocytes"] == "reticulocytes"
    assert tests["Full blood count"] == "haemoglobin"
    assert tests["Symptom review"] == ""
