"""The first page in the window, over real files and by keyboard."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from b12desk.bootstrap import DesktopCall, ways_on
from b12desk.desktop.application import begin_without_register
from b12desk.desktop.first_start.view import FirstStartPage
from b12desk.desktop.main_window import MainWindow
from b12desk.services.back_up import back_up
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from b12desk.services.encryption import CAN_ENCRYPT
from b12desk.services.people import list_users

CLOCK = ClockSetTo(date(2026, 3, 28))

# Run in a fresh interpreter: says which page the window shows at its first frame.
SAY_THE_PAGE = """
import os, sys
from b12desk import bootstrap
from b12desk.desktop.main_window import MainWindow

make = MainWindow.__init__

def made(self, *args, **kwargs):
    make(self, *args, **kwargs)
    self.first_painted.connect(lambda: say(self))

def say(window):
    print(type(window.pages.currentWidget()).__name__, flush=True)
    os._exit(0)

MainWindow.__init__ = made
bootstrap.run(sys.argv[1:])
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.b12desk"


@pytest.fixture
def first(window: MainWindow, path: Path, qtbot: QtBot) -> Iterator[FirstStartPage]:
    with ExitStack() as leaving:
        session = begin_without_register(window, ways_on(DesktopCall(None, None, None, False), path, CLOCK, leaving))
        window.resize(1366, 740)
        window.show()
        page = window.findChild(FirstStartPage)
        assert isinstance(page, FirstStartPage)
        qtbot.waitUntil(lambda: _has_focus(page, "Start a new register"))
        yield page
        window.close()
        session.close()


def test_a_register_is_started_by_keyboard_alone(
    first: FirstStartPage, window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    _tab_to(first, "Clinic name")
    _type("Riverside")
    _tab_to(first, "Your name")
    _type("Ada Ojo")
    _tab_to(first, "Your role")
    _key(Qt.Key.Key_Down)
    _key(Qt.Key.Key_Down)
    if CAN_ENCRYPT:
        _tab_to(first, "Encrypt this register")
        _key(Qt.Key.Key_Space)
    _tab_to(first, "Start register")
    _key(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.worklist, timeout=15_000)
    qtbot.waitUntil(lambda: any(b.text().startswith("Working: Ada Ojo") for b in window.findChildren(QAbstractButton)))
    assert window.windowTitle() == "clinic – b12desk"
    desk = open_desk(path, clock=CLOCK)
    assert [user.name for user in list_users(desk)] == ["Ada Ojo"]
    desk.close()


def test_nothing_else_can_be_done_and_nothing_is_written_before_somebody_chooses(
    first: FirstStartPage, window: MainWindow, path: Path
) -> None:
    assert not window.navigation.isEnabled()
    assert not window.head.isEnabled()
    _press(first, "Start register")
    assert "Give the clinic’s name; it stands on paper." in _texts(window)
    assert not path.exists()


def test_everything_on_the_page_has_a_name(first: FirstStartPage) -> None:
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    nameless = [w for w in first.findChildren(QWidget) if isinstance(w, kinds) and not w.accessibleName()]
    assert [w for w in nameless if not w.objectName().startswith("qt_")] == []


def test_the_invented_clinic_is_marked_in_words_and_leaves_no_register(
    first: FirstStartPage, window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    _choose(first, "Try with invented patients")
    _press(first, "Open the invented clinic")
    qtbot.waitUntil(lambda: window.worklist.table.model().rowCount() > 20, timeout=20_000)
    assert "Invented patients" in _texts(window)
    assert window.windowTitle() == "Invented patients – b12desk"
    assert not path.exists()


def test_a_register_of_invented_patients_is_marked_however_it_is_opened(
    first: FirstStartPage, window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    other = tmp_path / "other.b12desk"
    open_desk(other, clock=CLOCK, is_demo=True).close()
    first.register_chosen.emit(other)
    qtbot.waitUntil(lambda: "Invented patients" in _texts(window), timeout=15_000)


def test_a_backup_is_looked_at_and_restored(
    first: FirstStartPage, window: MainWindow, path: Path, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    backup = tmp_path / "backup.b12desk"
    back_up(desk, backup)
    _choose(first, "Restore a backup")
    first.backup_chosen.emit(backup)
    qtbot.waitUntil(lambda: any("The backup is in order" in text for text in _texts(window)), timeout=15_000)
    assert not path.exists()
    _press(first, "Restore this backup")
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.worklist, timeout=15_000)
    assert path.exists()


def test_a_file_that_is_no_register_is_said_to_be_none(first: FirstStartPage, tmp_path: Path, qtbot: QtBot) -> None:
    note = tmp_path / "note.txt"
    note.write_text("a note", encoding="utf-8")
    first.register_chosen.emit(note)
    qtbot.waitUntil(lambda: any("it is no register" in text for text in _texts(first)), timeout=15_000)


@pytest.mark.parametrize(
    ("arguments", "page"),
    [((), "FirstStartPage"), (("--register", "named.b12desk"), "WorklistPage"), (("--demo",), "WorklistPage")],
    ids=["no register anywhere", "a register named is made, as by every command", "the demo"],
)
def test_the_first_page_is_shown_where_no_register_was_named(
    arguments: tuple[str, ...], page: str, tmp_path: Path, checkout: Path
) -> None:
    homes = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    environment = {name: text for name, text in os.environ.items() if name != "B12DESK_REGISTER"}
    told = subprocess.run(
        [sys.executable, "-c", SAY_THE_PAGE, *arguments],
        cwd=tmp_path,
        env=environment | homes | {"PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert told.stdout.split() == [page]


def _tab_to(page: QWidget, name: str) -> None:
    for _ in range(40):
        if _has_focus(page, name):
            return
        _key(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name}")


def _key(key: Qt.Key) -> None:
    QtBot.keyClick(_focused(), key)


def _type(text: str) -> None:
    QtBot.keyClicks(_focused(), text)


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def _has_focus(page: QWidget, name: str) -> bool:
    widget: QWidget | None = page.window().focusWidget()
    return (widget.accessibleName() if widget else "") == name


def _choose(page: QWidget, name: str) -> None:
    next(radio for radio in page.findChildren(QRadioButton) if radio.accessibleName() == name).click()


def _press(root: QWidget, name: str) -> None:
    next(b for b in root.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()).click()


def _texts(root: QWidget) -> list[str]:
    return [label.text() for label in root.findChildren(QLabel) if label.isVisible()]
