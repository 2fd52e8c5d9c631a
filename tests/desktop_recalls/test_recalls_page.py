from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import Channel, ContactOutcome
from b12desk.desktop.recalls.model import HEADINGS, NAME, texts_of
from b12desk.desktop.recalls.presenter import RecallsPresenter, details, summary
from b12desk.desktop.recalls.view import RecallsPage
from b12desk.services.desk import Desk
from b12desk.services.recall_list import recall_list
from b12desk.services.record_contact import ContactDraft, record_contact
from tests.desktop_acts.window import named, press


def contact(desk: Desk, patient_id: str, outcome: str = "no_answer", remind_on: date | None = None) -> None:
    draft = ContactDraft(desk.clock.today(), Channel.PHONE, ContactOutcome(outcome), remind_on, "rings at noon")
    record_contact(desk, patient_id, draft)


class Shown:
    """A page with its presenter, which reads whenever it is told to."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.page = RecallsPage()
        qtbot.addWidget(self.page)
        self.desk = desk
        self.presenter = RecallsPresenter(self.page)
        self.page.hiding_changed.connect(self.presenter.hide_waiting)
        self.page.patient_chosen.connect(self.presenter.choose)
        self.asked: list[str] = []
        self.page.act_asked.connect(self.asked.append)
        self.page.resize(1200, 500)
        self.page.show()

    def read(self) -> None:
        self.presenter.show(recall_list(self.desk))

    def cells(self) -> Sequence[Sequence[str]]:
        model = self.page.table.model()
        rows = range(model.rowCount())
        return [[str(model.index(row, column).data()) for column in range(model.columnCount())] for row in rows]

    def says(self, sentence: str) -> bool:
        return any(sentence in label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def offered(self) -> set[str]:
        return {button.accessibleName() for button in self.page.findChildren(QAbstractButton) if button.isVisible()}


@pytest.fixture
def shown(qtbot: QtBot, today: Desk) -> Shown:
    return Shown(today, qtbot)


def test_the_page_lists_whom_to_contact_with_what_was_tried(shown: Shown, today: Desk, ada: str, bryn: str) -> None:
    contact(today, ada, "left_message")
    shown.read()
    cells = {row[NAME]: dict(zip(HEADINGS, row, strict=True)) for row in shown.cells()}
    assert list(cells) == ["BRYN, Llŷr", "OKONKWO, Ada"]
    ada_s = cells["OKONKWO, Ada"]
    assert (ada_s["Days overdue"], ada_s["Attempts"], ada_s["State"]) == ("12", "1", "1 attempt")
    assert (ada_s["Last attempt"], ada_s["Remind on"]) == ("Phone, left message, 28-Apr-2026", "")
    assert (cells["BRYN, Llŷr"]["Phone"], cells["BRYN, Llŷr"]["State"]) == ("Not recorded", "Not tried yet")
    assert shown.says("As of 28-Apr-2026")
    assert shown.says("2 patients to contact")


def test_a_row_is_read_out_as_a_sentence(shown: Shown, today: Desk, ada: str) -> None:
    from PySide6.QtCore import Qt

    contact(today, ada)
    shown.read()
    told = shown.page.table.model().index(0, NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == (
        "Overdue 12 days: OKONKWO, Ada; due by 16-Apr-2026; left deltoid next; "
        "1 attempt, last: phone, no answer, 28-Apr-2026"
    )


def test_the_buttons_are_about_the_patient_chosen(shown: Shown, ada: str, bryn: str) -> None:
    shown.read()
    assert shown.offered() == set()
    assert shown.says("Choose a patient in the list")
    shown.page.choose(ada)
    assert shown.offered() == {"Open patient", "No answer", "Left message", "Record contact"}
    assert shown.says(
        "Phone 020 7946 0018 · born 02-Mar-1956 (70y) · 12 days overdue · due by 16-Apr-2026 · no attempts"
    )
    press(shown.page, "Record contact")
    press(shown.page, "No answer")
    assert shown.asked == ["Record contact", "No answer"]
    shown.page.choose(bryn)
    assert shown.offered() == {"Open patient", "Record contact"}
    assert shown.page.chosen_id() == bryn


def test_two_presses_at_once_are_one_attempt_and_the_next_patient_is_another(
    shown: Shown, today: Desk, ada: str, desk: Desk
) -> None:
    shown.read()
    shown.page.choose(ada)
    press(shown.page, "No answer")
    press(shown.page, "No answer")
    press(shown.page, "Left message")
    assert shown.asked == ["No answer"]
    shown.presenter.choose(None)
    shown.presenter.choose(ada)
    press(shown.page, "No answer")
    assert shown.asked == ["No answer", "No answer"]


def test_whoever_is_chosen_stays_chosen_when_the_list_is_read_again(
    shown: Shown, today: Desk, ada: str, bryn: str
) -> None:
    shown.read()
    shown.page.choose(ada)
    contact(today, ada)
    shown.read()
    assert shown.page.chosen_id() == ada
    assert shown.says("1 attempt, last: phone, no answer, 28-Apr-2026 · note: rings at noon")


def test_those_who_wait_for_a_reminder_are_hidden_on_request_and_counted(
    shown: Shown, today: Desk, ada: str, bryn: str
) -> None:
    contact(today, ada, "booked", date(2026, 5, 5))
    shown.read()
    assert shown.says("2 patients to contact; 1 waits for a reminder to come")
    named(shown.page, QCheckBox, "Hide those who wait for a reminder").click()
    assert [row[NAME] for row in shown.cells()] == ["BRYN, Llŷr"]
    assert shown.says("Showing 1 of 2 patients to contact; 1 waits for a reminder to come")
    contact(today, bryn, "booked", date(2026, 5, 5))
    shown.read()
    assert shown.says("Everybody waits for a reminder to come.")
    named(shown.page, QCheckBox, "Hide those who wait for a reminder").click()
    assert len(shown.cells()) == 2


def test_an_empty_page_says_what_to_do_next(shown: Shown, qtbot: QtBot) -> None:
    shown.read()
    assert shown.says("Nobody is to be contacted today.")
    with qtbot.waitSignal(shown.page.worklist_asked):
        press(shown.page, "Go to the worklist")


def test_everything_has_a_name(shown: Shown, today: Desk, ada: str) -> None:
    shown.read()
    shown.page.choose(ada)
    named(shown.page, QTableView, "Recalls table")
    parts: list[QWidget] = [*shown.page.findChildren(QAbstractButton), *shown.page.findChildren(QTableView)]
    assert [
        p for p in parts if p.isVisible() and not p.accessibleName() and not isinstance(p.parent(), QTableView)
    ] == []


@pytest.mark.parametrize(
    ("shown_rows", "total", "waiting", "sentence"),
    [
        (0, 0, 0, "Nobody to contact"),
        (1, 1, 0, "1 patient to contact"),
        (4, 4, 2, "4 patients to contact; 2 wait for a reminder to come"),
        (2, 4, 2, "Showing 2 of 4 patients to contact; 2 wait for a reminder to come"),
    ],
)
def test_nobody_is_hidden_without_saying_how_many(shown_rows: int, total: int, waiting: int, sentence: str) -> None:
    assert summary(shown_rows, total, waiting) == sentence


def test_a_reminder_that_is_due_says_so(desk: Desk, today: Desk, bryn: str) -> None:
    contact(today, bryn, "spoke", date(2026, 4, 28))
    (row,) = recall_list(today).rows
    assert texts_of(row)[-1] == "28-Apr-2026 (due)"
    assert details(row).startswith("No phone recorded · born 02-Mar-1956 (70y) · 12 days overdue")
