from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.importing.presenter import ImportForm, ImportPresenter
from b12desk.desktop.importing.view import ImportSheet
from b12desk.desktop.patient.tables import LinesTable
from b12desk.services.desk import Desk
from b12desk.services.find_patients import find_patients
from b12desk.services.worklist import worklist
from tests.desktop_acts.steps import at_once
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import choose, nameless, opened, says

HEADINGS = "Surname,Forename,Date of birth,NHS number,Date given,Product,Dose,Site,Batch\n"
GOOD = "Okoro,Ngozi,02/03/1956,9990000018,05/01/2026,Hydroxocobalamin 1 mg/1 ml,1000,left deltoid,HX1\n"
SECOND = "Price,Owen,12/08/1949,9990000026,06/01/2026,Hydroxocobalamin 1 mg/1 ml,1000,right deltoid,HX1\n"
BAD = "Nobody,Nia,31/02/1960,9990000034,06/01/2026,Hydroxocobalamin 1 mg/1 ml,1000,left deltoid,HX1\n"


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A file with two good rows and one that can't be used."""
    path = tmp_path / "clinic.csv"
    path.write_text(HEADINGS + GOOD + BAD + SECOND, encoding="utf-8")
    return path


@pytest.fixture
def sheet(qtbot: QtBot, window: Window, acts: DeskActs) -> ImportSheet:
    acts.import_file()
    return opened(qtbot, window, ImportSheet)


def rows(sheet: ImportSheet) -> int:
    return named(sheet, LinesTable, "Rejected rows table").lines.rowCount()


def tried(qtbot: QtBot, sheet: ImportSheet, path: Path) -> None:
    """Choose the file and wait until it has been checked."""
    sheet.take_file(str(path))
    qtbot.waitUntil(named(sheet, QPushButton, "Import good rows").isEnabled)


def test_everything_on_the_sheet_has_a_name(sheet: ImportSheet) -> None:
    assert nameless(sheet) == []
    assert not named(sheet, QPushButton, "Import good rows").isEnabled()


def test_a_file_is_checked_first_and_changes_nothing(
    qtbot: QtBot, window: Window, sheet: ImportSheet, today: Desk, mixed: Path
) -> None:
    tried(qtbot, sheet, mixed)

    assert says(sheet, "2 rows can be imported. Nothing was changed yet.")
    line = named(sheet, LinesTable, "Rejected rows table").lines.line(0)
    assert line is not None
    assert (line.id, "31/02/1960" in line.cells[1]) == ("3", True)
    assert find_patients(today, "Okoro") == ()
    assert window.changes == 0


def test_the_good_rows_come_in_and_the_others_are_kept_apart(
    qtbot: QtBot, window: Window, sheet: ImportSheet, today: Desk, mixed: Path, tmp_path: Path
) -> None:
    tried(qtbot, sheet, mixed)

    press(sheet, "Import good rows")
    qtbot.waitUntil(lambda: says(sheet, "Imported: 2 patients, 2 injections, 0 courses started. 1 row was left out."))

    assert len(find_patients(today, "Okoro")) == 1
    assert find_patients(today, "Nobody") == ()
    assert window.changes == 1
    assert window.notices[0].sentence.startswith("Imported: 2 patients")
    assert not named(sheet, QPushButton, "Import good rows").isEnabled()

    kept = tmp_path / "rejected.csv"
    sheet.rejected_file_chosen.emit(kept)
    qtbot.waitUntil(lambda: says(sheet, "The rejected rows were saved as"))
    assert "Nobody" in kept.read_text(encoding="utf-8-sig")


def test_a_course_is_started_in_the_phase_that_was_chosen(
    qtbot: QtBot, sheet: ImportSheet, today: Desk, mixed: Path
) -> None:
    tried(qtbot, sheet, mixed)
    choose(sheet, "Course to start", "Hydroxocobalamin, standard")
    choose(sheet, "Interval", "Every 3 months")
    assert named(sheet, QComboBox, "Patients are in").currentText() == "Maintenance"
    qtbot.waitUntil(named(sheet, QPushButton, "Import good rows").isEnabled)

    press(sheet, "Import good rows")
    qtbot.waitUntil(lambda: says(sheet, "2 courses started."))

    assert {row.status for row in worklist(today).rows} == {Status.UPCOMING}


def test_a_second_import_of_the_same_file_adds_nothing(
    qtbot: QtBot, sheet: ImportSheet, today: Desk, mixed: Path
) -> None:
    tried(qtbot, sheet, mixed)
    press(sheet, "Import good rows")
    qtbot.waitUntil(lambda: says(sheet, "Imported: 2 patients"))

    press(sheet, "Check file")

    qtbot.waitUntil(lambda: says(sheet, "Everything that can be used is in the register already."))
    assert len(find_patients(today, "Okoro")) == 1


def test_a_file_that_is_not_there_is_said_in_the_sheet(qtbot: QtBot, sheet: ImportSheet, tmp_path: Path) -> None:
    type_in(sheet, "File", str(tmp_path / "gone.csv"))

    press(sheet, "Check file")

    qtbot.waitUntil(lambda: says(sheet, "gone.csv"))
    assert not named(sheet, QPushButton, "Import good rows").isEnabled()
    assert named(sheet, QPushButton, "Close").isEnabled()


def test_another_file_waits_until_it_is_checked(qtbot: QtBot, sheet: ImportSheet, mixed: Path) -> None:
    tried(qtbot, sheet, mixed)

    type_in(sheet, "File", str(mixed) + "x")

    assert not named(sheet, QPushButton, "Import good rows").isEnabled()


def test_the_rejected_rows_can_be_saved_elsewhere_when_a_place_is_refused(
    qtbot: QtBot, sheet: ImportSheet, mixed: Path, tmp_path: Path
) -> None:
    tried(qtbot, sheet, mixed)

    sheet.rejected_file_chosen.emit(tmp_path / "no folder" / "rejected.csv")

    qtbot.waitUntil(lambda: says(sheet, "Choose another place."))
    assert rows(sheet) == 1


def test_an_import_that_is_stopped_changes_nothing(qtbot: QtBot, window: Window, today: Desk, mixed: Path) -> None:
    sheet = ImportSheet(window)
    qtbot.addWidget(sheet)
    said: list[str] = []

    def stop_while_writing(says: str, done: int, total: int) -> None:
        said.append(says)
        if says == "Writing":
            presenter.stop()

    presenter = ImportPresenter(sheet, today, at_once, progress=stop_while_writing, saved=said.append)
    presenter.start()
    form = ImportForm(str(mixed))
    presenter.attempt(form)

    presenter.bring_in(form)

    assert "Writing" in said
    assert not any(text.startswith("Imported") for text in said)
    assert find_patients(today, "Okoro") == ()
    assert named(sheet, QPushButton, "Import good rows").isEnabled()
