"""The Documents tab: what left, when, by whom; and the very same file again."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QPushButton, QTableView, QTabWidget
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import FormatNeed, Role
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.papers.letters_sheet import LettersSheet
from b12desk.desktop.papers.view import PaperSheet
from b12desk.desktop.patient.view import PatientPage
from b12desk.services.cards import appointment_card
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk
from b12desk.services.issue_document import issue
from b12desk.services.issue_plan import issue_plan_page, plan_document
from b12desk.services.issued_documents import issued_documents
from b12desk.services.letters import letters_document, plan_letters
from b12desk.services.people import add_user
from b12desk.services.show_patient import show_patient
from b12desk.services.transfer_summary import transfer_summary
from tests.desktop_acts.window import Window, named, press
from tests.desktop_more.steps import nameless, opened, says


def rows(page: PatientPage) -> list[list[str]]:
    model = named(page, QTableView, "Documents table").model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def listed(qtbot: QtBot, page: PatientPage, count: int) -> list[list[str]]:
    """Read the page again and return its documents once there are so many."""
    page.refresh()
    qtbot.waitUntil(lambda: len(rows(page)) == count)
    return rows(page)


def previewed(qtbot: QtBot, window: Window) -> PaperSheet:
    """Return the preview once its pages are there."""
    sheet = opened(qtbot, window, PaperSheet)
    qtbot.waitUntil(named(sheet, QAbstractButton, "Print…").isEnabled, timeout=20000)
    return sheet


def saved(qtbot: QtBot, sheet: PaperSheet, path: Path) -> bytes:
    """Save from the preview and return the file once it is whole."""
    sheet.file_chosen.emit(path)
    qtbot.waitUntil(lambda: says(sheet, f"Saved as {path}"))
    return path.read_bytes()


def moved_and_married(desk: Desk, patient_id: str) -> None:
    draft = draft_of(show_patient(desk, patient_id).patient)
    change_patient(desk, patient_id, replace(draft, family_name="Jones", address="9, High Street"))


def issued_today(desk: Desk, patient_id: str) -> bytes:
    made = appointment_card(desk, patient_id)
    issue(desk, made)
    return made.content


def day_of(desk: Desk, patient_id: str) -> str:
    at = issued_documents(desk, patient_id)[0].issued_at
    return f"{at.astimezone():%d-%b-%Y}"


def test_where_nothing_was_issued_a_sentence_says_what_will_stand_here(page: PatientPage, ada: str) -> None:
    table = page.documents.table
    assert table.lines.rowCount() == 0
    assert table._empty.startswith("Nothing was issued yet.")
    assert not named(page, QAbstractButton, "Reprint").isVisible()


@pytest.mark.parametrize(
    ("act", "document", "form"),
    [
        ("Appointment card", "Appointment card", "A5"),
        ("Appointment cards, two A6", "Appointment card", "Two A6"),
        ("Transfer summary", "Transfer summary", ""),
        ("Audit extract", "Audit extract", ""),
    ],
)
def test_a_preview_is_no_document_and_what_is_saved_is_one_however_often(
    act: str, document: str, form: str,
    qtbot: QtBot, window: Window, acts: DeskActs, page: PatientPage, today: Desk, ada: str, tmp_path: Path,
) -> None:  # fmt: skip
    acts.paper_of(act, ada)
    sheet = previewed(qtbot, window)
    assert issued_documents(today, ada) == ()
    for name in ("first.pdf", "second.pdf"):
        saved(qtbot, sheet, tmp_path / name)
    assert window.changes == 1
    (issued,) = issued_documents(today, ada)
    assert listed(qtbot, page, 1) == [[day_of(today, ada), document, form, "Nurse Ojo", issued.sha256[:12]]]


def test_a_preview_that_is_closed_leaves_no_trace(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    before = show_patient(today, ada).history
    acts.paper_of("Appointment card", ada)
    previewed(qtbot, window).reject()
    assert show_patient(today, ada).history == before


def test_letters_stand_at_each_patient_of_the_run(
    qtbot: QtBot, window: Window, acts: DeskActs, page: PatientPage, today: Desk, ada: str, bryn: str, tmp_path: Path
) -> None:
    acts.paper("Recall letters")
    letters = opened(qtbot, window, LettersSheet)
    qtbot.waitUntil(lambda: says(letters, "2 letters: 2 first."))
    press(letters, "Make the letters")
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(PaperSheet)), timeout=20000)
    (sheet,) = window.findChildren(PaperSheet)
    qtbot.waitUntil(named(sheet, QAbstractButton, "Print…").isEnabled, timeout=20000)
    saved(qtbot, sheet, tmp_path / "letters.pdf")
    assert [row[1:3] for row in listed(qtbot, page, 1)] in (
        [["Recall letters", "Letter 1 of 2"]],
        [["Recall letters", "Letter 2 of 2"]],
    )
    assert [one.kind for one in issued_documents(today, bryn)] == ["recall letters"]


@pytest.mark.parametrize("by_key", [False, True], ids=["button", "Enter"])
def test_reprint_shows_and_saves_the_very_file_after_the_patient_has_changed(
    by_key: bool, qtbot: QtBot, window: Window, page: PatientPage, today: Desk, ada: str, tmp_path: Path
) -> None:
    made = issued_today(today, ada)
    moved_and_married(today, ada)
    listed(qtbot, page, 1)
    if by_key:
        page.documents.table.setFocus()
        qtbot.keyClick(page.documents.table, Qt.Key.Key_Return)
    else:
        press(page, "Reprint")
    sheet = previewed(qtbot, window)
    assert sheet.windowTitle() == "Reprint: appointment card (A5)"
    assert nameless(sheet) == []
    assert saved(qtbot, sheet, tmp_path / "again.pdf") == made
    assert len(issued_documents(today, ada)) == 1
    assert show_patient(today, ada).history[0].says.startswith("Appointment card issued again")


def test_the_one_that_is_chosen_is_reprinted_and_stays_chosen(
    qtbot: QtBot, window: Window, page: PatientPage, today: Desk, ada: str
) -> None:
    issued_today(today, ada)
    issue(today, transfer_summary(today, ada))
    assert [row[1] for row in listed(qtbot, page, 2)] == ["Transfer summary", "Appointment card"]
    page.documents.table.selectRow(1)
    issue(today, plan_document(today, ada, FormatNeed.LARGE_PRINT_16))
    assert listed(qtbot, page, 3)[0][1:3] == ["Plan", "Large print, 16 point"]
    press(page, "Reprint")
    sheet = opened(qtbot, window, PaperSheet)
    assert sheet.windowTitle() == "Reprint: appointment card (A5)"
    sheet.reject()


def test_a_plan_without_values_says_why_it_cannot_come_again(
    qtbot: QtBot, window: Window, page: PatientPage, today: Desk, ada: str
) -> None:
    note = {"as_of": "2026-01-20", "protocol": "hydroxo-standard", "version": "1", "sha256": "ab" * 32}
    with today.register.writing(by="Nurse Ojo", at=today.clock.now()) as unit:
        unit.note("plan_issued", "patient", ada, note)
    assert listed(qtbot, page, 1)[0][1:] == ["Plan", "Standard print", "Nurse Ojo", "abababababab"]
    press(page, "Reprint")
    sheet = opened(qtbot, window, PaperSheet)
    qtbot.waitUntil(lambda: says(sheet, "This plan was issued before its values were kept: print a new one."))
    assert not named(sheet, QAbstractButton, "Print…").isEnabled()
    sheet.reject()


def test_a_page_for_screen_readers_is_saved_again_as_it_was(
    qtbot: QtBot, window: Window, acts: DeskActs, page: PatientPage, today: Desk, ada: str, tmp_path: Path
) -> None:
    html = issue_plan_page(today, ada).html
    moved_and_married(today, ada)
    listed(qtbot, page, 1)
    press(page, "Reprint")
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert [Path(name).name for name in dialog.selectedFiles()] == ["plan.html"]
    dialog.fileSelected.emit(str(tmp_path / "again.html"))
    dialog.reject()
    qtbot.waitUntil(lambda: bool(window.notices))
    assert (tmp_path / "again.html").read_bytes() == html
    assert window.notices[-1].sentence.endswith("the very file that was issued.")


def test_what_cannot_be_noted_is_not_saved_either(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str, tmp_path: Path
) -> None:
    add_user(today, "Sister Adeyemi", Role.NURSE)
    acts.paper_of("Transfer summary", ada)
    sheet = previewed(qtbot, window)
    sheet.file_chosen.emit(tmp_path / "summary.pdf")
    qtbot.waitUntil(lambda: says(sheet, "There is no user “Nurse Ojo” in this register"))
    assert not (tmp_path / "summary.pdf").exists()
    sheet.reject()


def test_the_downtime_kit_goes_even_where_it_cannot_be_noted(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str, tmp_path: Path
) -> None:
    add_user(today, "Sister Adeyemi", Role.NURSE)
    acts.paper("Downtime kit")
    sheet = previewed(qtbot, window)
    assert saved(qtbot, sheet, tmp_path / "kit.pdf").startswith(b"%PDF")
    qtbot.waitUntil(lambda: says(sheet, "Not noted in the audit trail: There is no user “Nurse Ojo”"))
    sheet.reject()


@pytest.mark.parametrize("role", Role)
def test_everybody_may_read_and_reprint(
    role: Role, qtbot: QtBot, window: Window, acts: DeskActs, page: PatientPage, today: Desk, ada: str, tmp_path: Path
) -> None:
    made = issued_today(today, ada)
    add_user(today, "Nurse Ojo", role)
    listed(qtbot, page, 1)
    press(page, "Reprint")
    sheet = previewed(qtbot, window)
    assert saved(qtbot, sheet, tmp_path / "again.pdf") == made


def test_a_row_is_read_as_a_sentence(qtbot: QtBot, page: PatientPage, today: Desk, ada: str, bryn: str) -> None:
    issue(today, letters_document(today, plan_letters(today, [ada, bryn])))
    listed(qtbot, page, 1)
    model = page.documents.table.model()
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"{day_of(today, ada)}: Recall letters, Letter 1 of 2; issued by Nurse Ojo"


def test_the_tab_stands_before_the_history_and_names_all_it_holds(page: PatientPage) -> None:
    tabs = page.findChildren(QTabWidget)[0]
    names = [tabs.tabText(number) for number in range(tabs.count())]
    assert names[-3:] == ["Contacts", "Documents", "History"]
    assert [button.accessibleName() for button in page.documents.findChildren(QPushButton)] == ["Reprint"]
    assert page.documents.table.accessibleName() == "Documents table"


def test_a_long_run_of_documents_is_listed_newest_first(qtbot: QtBot, page: PatientPage, today: Desk, ada: str) -> None:
    for month in range(1, 13):
        then = replace(today, clock=ClockSetTo(date(2027, month, 1)))
        issue(then, appointment_card(then, ada))
    listed(qtbot, page, 12)
    shown = [one.as_of.month for one in show_patient(today, ada).documents]
    assert shown == list(range(12, 0, -1))
