"""The sheets on which a course is planned and its plan is looked at."""

from pathlib import Path

from PySide6.QtWidgets import QListView, QPushButton
from pytestqt.qtbot import QtBot

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.plan_preview.view import PlanPreviewSheet
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import closed, opened


def test_a_course_starts_with_the_protocol_that_was_picked(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, bryn: str
) -> None:
    acts.plan_regimen(bryn)
    sheet = opened(qtbot, window, ActSheet)
    protocols = named(sheet, QListView, "Protocol")
    model = protocols.model()
    qtbot.waitUntil(lambda: model.rowCount() > 0)
    assert not protocols.selectionModel().hasSelection()
    titles = [model.index(row, 0).data() for row in range(model.rowCount())]
    protocols.setCurrentIndex(model.index(titles.index("Hydroxocobalamin, standard"), 0))
    type_in(sheet, "Prescriber", "Dr A. Example")
    qtbot.waitUntil(lambda: named(sheet, LinesTable, "Doses that follow").lines.rowCount() > 6)

    press(sheet, "Start course")
    closed(qtbot, sheet)

    course = show_patient(today, bryn).course
    assert course is not None
    assert (course.protocol_id, course.prescriber) == ("hydroxo-standard", "Dr A. Example")
    assert window.notices[0].sentence == "Course started. First dose 14-Jan-2026."


def test_ticking_neurological_involvement_lists_neurological_protocols_first(
    qtbot: QtBot, window: Window, acts: DeskActs, bryn: str
) -> None:
    acts.plan_regimen(bryn)
    sheet = opened(qtbot, window, ActSheet)
    model = named(sheet, QListView, "Protocol").model()
    qtbot.waitUntil(lambda: model.rowCount() > 0)

    press(sheet, "Neurological involvement")

    qtbot.waitUntil(lambda: "neurological" in model.index(0, 0).data().lower())


def test_the_plan_is_shown_page_by_page_and_saved(
    qtbot: QtBot, window: Window, acts: DeskActs, ada: str, tmp_path: Path
) -> None:
    acts.print_plan(ada)
    sheet = opened(qtbot, window, PlanPreviewSheet)
    qtbot.waitUntil(named(sheet, QPushButton, "Save PDF…").isEnabled, timeout=15_000)

    sheet.file_chosen.emit(tmp_path / "plan.pdf")

    qtbot.waitUntil((tmp_path / "plan.pdf").exists)
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")
