"""The worklist in its window, over a real register whose clock a test can turn."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from b12desk.desktop.application import begin
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.plan_preview.view import PlanPreviewSheet
from b12desk.desktop.remembered import Remembered
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.start_course import start_course

TODAY = date(2026, 3, 28)


@dataclass
class Turning:
    """A clock whose day a test can turn."""

    day: date = TODAY

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return datetime(2026, 3, 28, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Turning:
    return Turning()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed register with one patient due today and one without a plan."""
    file = tmp_path_factory.mktemp("prepared") / "register.b12"
    desk = open_desk(file, clock=ClockSetTo(TODAY), acting="Nurse Ojo")
    ada = add_patient(desk, PatientDraft("Smith", "Ada", date(1956, 3, 2), nhs_number="9990140847", phone="+44 1632"))
    start_course(desk, ada.patient_id, CourseDraft("hydroxo-standard", TODAY, "Dr A. Example"))
    add_patient(desk, PatientDraft("Bryn", "Llŷr", date(1979, 7, 30)))
    desk.close()
    return file


@pytest.fixture
def window(
    prepared: Path, tmp_path: Path, clock: Turning, remembered: Remembered, qtbot: QtBot
) -> Iterator[MainWindow]:
    path = Path(shutil.copytree(prepared.parent, tmp_path / "clinic")) / prepared.name
    made = MainWindow(remembered, register_name="Riverside", is_demo=False)
    made.setWindowState(Qt.WindowState.WindowNoState)  # the offscreen screen is small, so it starts maximised
    qtbot.addWidget(made)

    def opening() -> Desk:
        return open_desk(path, clock=clock, acting="Nurse Ojo")

    session = begin(made, open_desk=opening)
    made.resize(1366, 740)
    made.show()
    qtbot.waitUntil(lambda: names(made) == ["SMITH, Ada", "BRYN, Llŷr"], timeout=15_000)
    yield made
    made.close()
    session.close()


def names(window: MainWindow) -> list[str]:
    model = window.worklist.table.model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def status(window: MainWindow) -> str:
    return str(window.worklist.table.model().index(0, 0).data())


def texts(window: MainWindow) -> str:
    return " | ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def press(window: MainWindow, name: str) -> None:
    next(b for b in window.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()).click()


def trigger(window: MainWindow, keys: str) -> None:
    next(a for a in window.findChildren(QAction) if keys in [k.toString() for k in a.shortcuts()]).trigger()


def ask_day(window: MainWindow, text: str) -> None:
    field = window.worklist.tools.as_of.line
    field.setText(text)
    field.editingFinished.emit()


def test_the_list_of_another_day_is_marked_and_one_key_leads_back(window: MainWindow, qtbot: QtBot) -> None:
    trigger(window, "Ctrl+J")
    ask_day(window, "31/03/2026")
    qtbot.waitUntil(lambda: status(window) == "Overdue 3 days")
    strip = window.worklist.other_day
    assert strip.isVisible()
    assert strip.accessibleName() == (
        "This is the list of 31-Mar-2026, not of today, 28-Mar-2026. Whatever you record is recorded as of today."
    )
    assert window.worklist.tools.as_of.line.text() == "31-Mar-2026"
    trigger(window, "Ctrl+Shift+J")
    qtbot.waitUntil(lambda: status(window) == "Due")
    assert not strip.isVisible()
    assert window.worklist.tools.as_of.line.text() == "28-Mar-2026"


def test_the_button_in_the_strip_leads_back_too(window: MainWindow, qtbot: QtBot) -> None:
    ask_day(window, "1 Apr 2026")
    qtbot.waitUntil(lambda: window.worklist.other_day.isVisible())
    press(window, "Back to today")
    qtbot.waitUntil(lambda: not window.worklist.other_day.isVisible())


def test_what_is_no_day_says_why_and_leaves_the_list(window: MainWindow) -> None:
    ask_day(window, "31/02/2026")
    field = window.worklist.tools.as_of.line
    assert field.text() == "31/02/2026"
    assert field.accessibleDescription() in texts(window)
    assert field.accessibleDescription()
    assert status(window) == "Due"


def test_today_typed_is_today(window: MainWindow) -> None:
    ask_day(window, "28 March 2026")
    assert not window.worklist.other_day.isVisible()


def test_the_patients_page_keeps_to_today(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.patients.table.model().rowCount() == 2)
    before = [str(window.patients.table.model().index(1, c).data()) for c in range(6)]
    ask_day(window, "31/03/2026")
    qtbot.waitUntil(lambda: status(window) == "Overdue 3 days")
    assert [str(window.patients.table.model().index(1, c).data()) for c in range(6)] == before


def test_the_window_looks_at_the_day_every_half_minute(window: MainWindow) -> None:
    ticking = [timer for timer in window.findChildren(QTimer) if timer.isActive() and timer.interval() == 30_000]
    assert len(ticking) == 1


@pytest.mark.parametrize("other", ["", "15/04/2026"], ids=["today's list", "another day's list"])
def test_after_midnight_and_after_sleep_the_list_is_read_again(
    window: MainWindow, clock: Turning, qtbot: QtBot, other: str
) -> None:
    if other:
        ask_day(window, other)
        qtbot.waitUntil(lambda: window.worklist.other_day.isVisible())
    clock.day = date(2026, 3, 31)
    window.woke.emit()
    said = "not of today, 31-Mar-2026" if other else "As of"
    qtbot.waitUntil(lambda: said in texts(window) and (bool(other) or status(window) == "Overdue 3 days"))


def test_the_panel_reads_the_record_of_the_patient_chosen(window: MainWindow, qtbot: QtBot) -> None:
    window.worklist.table.choose_row(0)
    qtbot.waitUntil(lambda: "1000 micrograms hydroxocobalamin" in window.worklist.panel.accessibleName())
    assert "Dose 1 of 6, 1000 micrograms hydroxocobalamin, left deltoid, due 28-Mar-2026" in (
        window.worklist.panel.accessibleName()
    )
    window.worklist.table.choose_row(1)
    qtbot.waitUntil(lambda: "No regimen is planned yet." in window.worklist.panel.accessibleName())


def test_print_list_shows_the_pages_first(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    press(window, "Print list")
    sheet = next(s for s in window.findChildren(PlanPreviewSheet) if s.isVisible())
    save = next(b for b in sheet.findChildren(QAbstractButton) if b.accessibleName() == "Save PDF…")
    qtbot.waitUntil(save.isEnabled, timeout=15_000)
    sheet.file_chosen.emit(tmp_path / "list.pdf")
    qtbot.waitUntil((tmp_path / "list.pdf").exists)
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
    sheet.reject()


@pytest.mark.parametrize(("everybody", "lines"), [(False, 2), (True, 3)])
def test_the_list_is_saved_as_shown_or_whole(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, everybody: bool, lines: int
) -> None:
    next(t for t in window.worklist.tiles.findChildren(QAbstractButton) if t.accessibleName() == "Due: 1").click()
    window.worklist.save_asked.emit(everybody)
    dialog = next(d for d in window.findChildren(QFileDialog) if d.isVisible())
    dialog.fileSelected.emit(str(tmp_path / "list.csv"))
    dialog.reject()
    qtbot.waitUntil((tmp_path / "list.csv").exists)
    written = (tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(written) == lines
    assert '"\'+44 1632"' in written[1]
    qtbot.waitUntil(lambda: "in list.csv." in texts(window))


def test_a_place_that_can_t_be_written_to_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.worklist.save_asked.emit(True)
    dialog = next(d for d in window.findChildren(QFileDialog) if d.isVisible())
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "list.csv"))
    dialog.reject()
    qtbot.waitUntil(lambda: "The list was not saved" in texts(window))


def test_choices_made_are_there_again_at_the_next_start(window: MainWindow, remembered: Remembered) -> None:
    trigger(window, "F9")
    window.close()
    assert remembered.words("worklist/panel") == ("closed",)
