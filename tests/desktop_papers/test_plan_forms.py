"""The preview of a plan in the form that somebody chooses, and what is noted of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.vocabulary import FormatNeed
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.papers.plan_presenter import PlanPresenter
from b12desk.desktop.papers.plan_view import PlanSheet
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.course_acts import end_course
from b12desk.services.desk import Desk
from b12desk.services.issued_documents import issued_documents
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.steps import at_once
from tests.desktop_acts.window import Window, named, press
from tests.desktop_more.steps import choose, nameless, opened, says
from tests.documents.plans import read_back, said

T = TypeVar("T")


def needing(desk: Desk, patient_id: str, need: FormatNeed) -> None:
    draft = draft_of(show_patient(desk, patient_id).patient)
    change_patient(desk, patient_id, replace(draft, format_need=need))


def shown(qtbot: QtBot, window: Window, acts: DeskActs, patient_id: str) -> PlanSheet:
    """Open the preview and return it once the plan is laid out."""
    acts.print_plan(patient_id)
    sheet = opened(qtbot, window, PlanSheet)
    laid_out(qtbot, sheet)
    return sheet


def laid_out(qtbot: QtBot, sheet: PlanSheet) -> None:
    qtbot.waitUntil(lambda: not says(sheet, "being laid out"), timeout=20_000)


def chosen(qtbot: QtBot, sheet: PlanSheet, words: str) -> None:
    choose(sheet, "Form of the plan", words)
    laid_out(qtbot, sheet)


def saved(qtbot: QtBot, sheet: PlanSheet, path: Path) -> bytes:
    sheet.file_chosen.emit(path)
    qtbot.waitUntil(lambda: says(sheet, f"Saved as {path}"))
    return path.read_bytes()


def form_shown(sheet: PlanSheet) -> str:
    return named(sheet, QComboBox, "Form of the plan").currentText()


@pytest.mark.parametrize(
    ("need", "words"),
    [
        (FormatNeed.STANDARD, "Standard print"),
        (FormatNeed.LARGE_PRINT_18, "Large print, 18 point"),
        (FormatNeed.SCREEN_READER, "For a screen reader"),
    ],
)
def test_the_form_that_the_patient_needs_is_chosen_already(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str, need: FormatNeed, words: str
) -> None:
    needing(today, ada, need)
    sheet = shown(qtbot, window, acts, ada)
    assert form_shown(sheet) == words
    assert says(sheet, f"As recorded for this patient: {words.lower()}.")
    assert nameless(sheet) == []
    sheet.reject()
    assert not sheet.isVisible()


def test_every_print_is_shown_anew_and_only_what_is_saved_is_noted(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str, tmp_path: Path
) -> None:
    sheet = shown(qtbot, window, acts, ada)
    standard = saved(qtbot, sheet, tmp_path / "plan.pdf")
    for words in ("Large print, 16", "Large print, 20", "Large print, 24"):
        chosen(qtbot, sheet, words)
    assert says(sheet, "Recorded for this patient: standard print. What is chosen here is for this once.")
    large = saved(qtbot, sheet, tmp_path / "plan-large-print-24.pdf")
    saved(qtbot, sheet, tmp_path / "again.pdf")
    assert len(read_back(large)) > len(read_back(standard))
    assert "OKONKWO, Ada" in said(large)
    noted = [(one.form, one.sha256) for one in issued_documents(today, ada)]
    assert [form for form, _ in noted] == ["large_print_24", "standard"]
    assert len({sha256 for _, sha256 in noted}) == 2
    assert window.changes >= 2
    sheet.reject()
    assert not sheet.isVisible(), "a choice of print is nothing that could be lost"


def test_a_web_page_is_shown_as_it_is_read_out_and_saved_as_one(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str, tmp_path: Path
) -> None:
    sheet = shown(qtbot, window, acts, ada)
    chosen(qtbot, sheet, "For a screen reader")
    words = named(sheet, QPlainTextEdit, "The plan as it is read out")
    assert words.isVisible()
    assert words.isReadOnly()
    assert "Name: Ada Okonkwo" in words.toPlainText()
    assert "<" not in words.toPlainText()
    assert not named(sheet, QAbstractButton, "Print…").isEnabled()
    page = saved(qtbot, sheet, tmp_path / "plan.html")
    assert page.startswith(b"<!DOCTYPE html>")
    assert [one.form for one in issued_documents(today, ada)] == ["screen_reader"]
    chosen(qtbot, sheet, "Standard print")
    assert not words.isVisible()
    assert named(sheet, QAbstractButton, "Print…").isEnabled()
    sheet.reject()


@pytest.mark.parametrize(
    ("form", "button", "name", "files"),
    [
        ("Standard print", "Save PDF…", "plan.pdf", "PDF files (*.pdf)"),
        ("Large print, 20 point", "Save PDF…", "plan-large-print-20.pdf", "PDF files (*.pdf)"),
        ("For a screen reader", "Save web page…", "plan.html", "Web pages (*.html)"),
    ],
)
def test_the_file_offered_fits_the_form_and_names_nobody(
    qtbot: QtBot, window: Window, acts: DeskActs, ada: str, form: str, button: str, name: str, files: str
) -> None:
    sheet = shown(qtbot, window, acts, ada)
    if form_shown(sheet) != form:
        chosen(qtbot, sheet, form)
    press(sheet, button)
    (dialog,) = sheet.findChildren(QFileDialog)
    assert dialog.nameFilters() == [files]
    assert Path(dialog.selectedFiles()[0]).name == name
    dialog.reject()
    sheet.reject()


def test_whoever_goes_through_the_forms_by_keyboard_stays_at_the_choice(
    qtbot: QtBot, window: Window, acts: DeskActs, ada: str
) -> None:
    sheet = shown(qtbot, window, acts, ada)
    assert named(sheet, QAbstractButton, "Print…").hasFocus()
    choice = named(sheet, QComboBox, "Form of the plan")
    choice.setFocus()
    chosen(qtbot, sheet, "Large print, 16")
    assert choice.hasFocus()
    chosen(qtbot, sheet, "For a screen reader")
    assert choice.hasFocus()
    sheet.reject()


def test_who_has_no_plan_is_told_why_and_nothing_can_be_printed(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    end_course(today, ada, "declined")
    acts.print_plan(ada)
    sheet = opened(qtbot, window, PlanSheet)
    qtbot.waitUntil(lambda: says(sheet, "there is no plan to print"))
    assert not says(sheet, "being laid out")
    assert not named(sheet, QAbstractButton, "Print…").isEnabled()
    sheet.reject()


def test_a_form_that_is_passed_by_is_not_laid_out(window: Window, today: Desk, ada: str) -> None:
    waiting: list[Callable[[], None]] = []

    def later(work: Callable[[], T], done: Callable[[T], None], failed: Callable[[B12DeskError], None], /) -> None:
        waiting.append(lambda: at_once(work, done, failed))

    sheet = PlanSheet(window)
    presenter = PlanPresenter(sheet, today, ada, later, issued=window.count_change)
    presenter.start()
    presenter.choose(FormatNeed.LARGE_PRINT_16)
    presenter.choose(FormatNeed.SCREEN_READER)
    presenter.choose(FormatNeed.SCREEN_READER)
    assert len(waiting) == 3
    for work in waiting[:2]:
        work()
    assert form_shown(sheet) == ""
    waiting[2]()
    assert form_shown(sheet) == "For a screen reader"
    presenter.print()
    assert len(waiting) == 3, "a web page is not printed"


def test_a_place_that_can_t_be_written_to_is_said(
    qtbot: QtBot, window: Window, acts: DeskActs, ada: str, tmp_path: Path
) -> None:
    sheet = shown(qtbot, window, acts, ada)
    sheet.file_chosen.emit(tmp_path / "nowhere" / "plan.pdf")
    qtbot.waitUntil(lambda: says(sheet, "The PDF was not saved"))
    sheet.reject()


def test_a_printed_plan_is_noted_once_and_as_large_as_its_pages(
    window: Window, today: Desk, ada: str, tmp_path: Path
) -> None:
    sheet = PlanSheet(window)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    sheet._printer = printer
    presenter = PlanPresenter(sheet, today, ada, at_once, issued=window.count_change)
    presenter.start()
    presenter.print()
    presenter.save(tmp_path / "plan.pdf")
    assert window.changes == 1
    assert len(issued_documents(today, ada)) == 1
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_letters_that_paper_can_t_show_are_named_before_printing(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    page = show_patient(today, ada)
    change_patient(today, ada, replace(draft_of(page.patient), given_name="រ៉ា"))
    sheet = shown(qtbot, window, acts, ada)
    qtbot.waitUntil(lambda: says(sheet, "paper can’t show"))
    assert says(sheet, "U+179A")
    chosen(qtbot, sheet, "For a screen reader")
    assert not says(sheet, "paper can’t show")
    sheet.reject()
