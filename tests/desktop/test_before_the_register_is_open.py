"""The main window before the register is open: the first frame, and what is asked for meanwhile."""

from typing import NoReturn

from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import Status
from b12desk.desktop import application
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.worklist.tiles import Tile
from tests.desktop.behind_the_window import Acts, PatientsShown, action, begin
from tests.desktop.rows import ADA, BRYN, worklist_of_rows


def test_what_is_asked_for_before_the_register_is_open_is_done_then(
    window: MainWindow, acts: Acts, patient_page: PatientsShown
) -> None:
    window.show()
    action(window, "Ctrl+N").trigger()
    assert acts.asked == []
    assert action(window, "Ctrl+Q").isEnabled()
    begin(window, acts, patient_page)
    assert acts.asked == [("new_patient", "")]


def test_a_patient_asked_for_before_the_register_is_open_is_shown_then(
    window: MainWindow, acts: Acts, patient_page: PatientsShown
) -> None:
    window.show()
    window.open_patient("ada")
    begin(window, acts, patient_page)
    assert patient_page.shown == ["ada"]


def test_the_first_rows_are_there_in_the_first_frame(window: MainWindow, qtbot: QtBot) -> None:
    painted: list[int] = []
    session = application.begin(window, open_desk=_never, first_look=lambda: worklist_of_rows(ADA, BRYN))
    window.first_painted.disconnect()
    window.first_painted.connect(lambda: painted.append(window.worklist.table.model().rowCount()))
    with qtbot.waitSignal(window.first_painted):
        window.show()
    assert painted == [2]
    assert next(t for t in window.findChildren(Tile) if t.status is Status.DUE).accessibleName() == "Due: 1"
    session.close()


def _never() -> NoReturn:
    raise AssertionError
