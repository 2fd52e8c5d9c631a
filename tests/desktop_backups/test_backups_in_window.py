"""Backups in the window: the status bar, the strip, the card, and a restore while the window is open."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from b12desk.desktop.application import begin
from b12desk.desktop.backups.restore_view import RestoreSheet
from b12desk.desktop.backups.rounds import BackupRounds
from b12desk.desktop.backups.strip import StripLine, WarningStrip
from b12desk.desktop.backups.view import BackupsCard
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.session import Session
from b12desk.register.window_lock import WindowLock, take_window_lock
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.back_up import list_backups
from b12desk.services.backup_places import choose_folder, usual_folder
from b12desk.services.desk import Desk, open_desk
from b12desk.services.find_patients import find_patients
from b12desk.services.verify_register import verify_register
from tests.builders import BORN

Start = Callable[[], Session]


@pytest.fixture
def start(window: MainWindow, desk: Desk, qtbot: QtBot) -> Iterator[Start]:
    """Open the window over the desk on its settings page; it is closed again at the end."""
    sessions: list[Session] = []
    add_patient(desk, PatientDraft("Smith", "Ada", BORN))

    def begun() -> Session:
        session = begin(window, open_desk=lambda: desk)
        sessions.append(session)
        window.resize(1366, 740)
        window.show()
        window.show_page("Settings")
        qtbot.waitUntil(lambda: window.findChild(BackupRounds) is not None, timeout=15_000)
        qtbot.waitUntil(lambda: rounds(window).may_back_up or bool(window.warnings.sentences()))
        qtbot.waitUntil(lambda: bool(status(window)))
        return session

    yield begun
    window.close()
    for session in sessions:
        session.close()


def test_the_status_bar_says_when_the_last_good_backup_was_made(start: Start, window: MainWindow, qtbot: QtBot) -> None:
    start()
    assert "No backup yet" in status(window)
    press(card(window), "Back up now")
    qtbot.waitUntil(lambda: any(text.startswith("Last good backup ") for text in status(window)))
    qtbot.waitUntil(lambda: card(window)._table.lines.rowCount() == 1)
    assert any(text.startswith("Backed up and verified: backup-") for text in texts(card(window)))
    assert not window.warnings.isVisible()


def test_a_round_backs_up_what_was_entered_and_leaving_does_too(
    start: Start, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    session = start()
    rounds(window).back_up()
    qtbot.waitUntil(lambda: len(list_backups(desk)) == 1)
    rounds(window).back_up()
    add_patient(desk, PatientDraft("Late", "Comer", BORN))
    window.close()
    session.close()
    assert [backup.patients for backup in list_backups(desk)] == [patients(desk), patients(desk) - 1]
    lock = take_window_lock(desk.register.path, at=desk.clock.now())
    assert isinstance(lock, WindowLock)
    lock.release()


def test_a_backup_that_fails_is_said_above_the_pages_and_work_goes_on(
    start: Start, window: MainWindow, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    choose_folder(desk.register.path, gone)
    gone.rmdir()
    start()
    rounds(window).back_up()
    qtbot.waitUntil(window.warnings.isVisible)
    (sentence,) = window.warnings.sentences()
    assert sentence.startswith("The backup failed. The backup folder ")
    assert window.warnings.accessibleName() == sentence
    gone.mkdir()
    press(window.warnings, "Back up now")
    qtbot.waitUntil(lambda: not window.warnings.isVisible())
    assert len(list_backups(desk)) == 1


def test_a_backup_is_restored_while_the_window_is_open(
    start: Start, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    start()
    press(card(window), "Back up now")
    qtbot.waitUntil(lambda: card(window)._table.lines.rowCount() == 1)
    before = patients(desk)
    add_patient(desk, PatientDraft("Late", "Comer", BORN))
    sheet = asked(window, qtbot)
    assert any("is not in the backup: 1 patient." in text for text in texts(sheet))
    assert any(table.lines.rowCount() == 1 for table in sheet.findChildren(type(card(window)._table)))
    press(sheet, "Restore and set these entries aside")
    qtbot.waitUntil(lambda: not isValid(sheet) or not sheet.isVisible(), timeout=15_000)
    qtbot.waitUntil(lambda: window.patients.table.model().rowCount() == before)
    assert window.pages.currentWidget() is window.worklist
    assert "The backup is restored and verified. What was there before is kept: " in window.toast.accessibleName()
    assert verify_register(desk).is_ok
    with desk.register.reading() as unit:
        assert unit.audit_lines()[-1].action == "restored"
    (kept,) = desk.register.path.parent.glob("*.replaced-*.b12")
    old = open_desk(kept)
    assert patients(old) == before + 1
    old.close()
    assert not window.warnings.isVisible()
    add_patient(desk, PatientDraft("Goes", "On", BORN))


def test_a_restore_that_fails_leaves_the_register_as_it_was(
    start: Start, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    start()
    press(card(window), "Back up now")
    qtbot.waitUntil(lambda: card(window)._table.lines.rowCount() == 1)
    add_patient(desk, PatientDraft("Late", "Comer", BORN))
    before = patients(desk)
    sheet = asked(window, qtbot)
    with closing(sqlite3.connect(list_backups(desk)[0].path)) as raw, raw:
        raw.execute("UPDATE patient SET family_name = 'Spoilt'")
    press(sheet, "Restore and set these entries aside")
    qtbot.waitUntil(lambda: any("does not verify" in text for text in texts(sheet)), timeout=15_000)
    assert any(text.endswith("The register goes on as it was.") for text in texts(sheet))
    assert patients(desk) == before
    assert not list(desk.register.path.parent.glob("*.replaced-*"))
    sheet.reject()
    add_patient(desk, PatientDraft("Goes", "On", BORN))
    assert verify_register(desk).is_ok


def test_another_window_reads_only_and_says_so(start: Start, window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    other = take_window_lock(desk.register.path, at=desk.clock.now())
    assert isinstance(other, WindowLock)
    start()
    qtbot.waitUntil(lambda: any("This window only reads" in said for said in window.warnings.sentences()))
    rounds(window).back_up()
    assert list_backups(desk) == ()
    other.release()
    press(window.warnings, "Try again")
    qtbot.waitUntil(lambda: not window.warnings.isVisible())
    add_patient(desk, PatientDraft("Writes", "Again", BORN))


def test_a_register_cut_off_is_said_at_the_start(start: Start, window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    from b12desk.services.back_up import back_up_now

    earlier = desk.register.path.with_name("earlier.b12desk")
    desk.register.backup_to(earlier)
    add_patient(desk, PatientDraft("Late", "Comer", BORN))
    back_up_now(desk)
    desk.register.close()
    shutil.copy(earlier, desk.register.path)
    desk.register.read_marks()
    start()
    qtbot.waitUntil(lambda: any("ends before the backup" in said for said in window.warnings.sentences()))


def test_the_second_folder_is_shown_and_taken_away(
    start: Start, window: MainWindow, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    start()
    stick = tmp_path / "stick"
    stick.mkdir()
    card(window).second_chosen.emit(stick)
    qtbot.waitUntil(lambda: f"Second folder: {stick}" in texts(card(window)))
    press(card(window), "No second folder")
    qtbot.waitUntil(lambda: any("No second folder yet" in text for text in texts(card(window))))
    assert f"Backups go to {usual_folder(desk.register.path)}" in texts(card(window))


def test_everything_on_the_card_has_a_name(start: Start, window: MainWindow) -> None:
    start()
    buttons = [b for b in card(window).findChildren(QAbstractButton) if not b.objectName().startswith("qt_")]
    assert [button.text() for button in buttons if not button.accessibleName()] == []


def test_a_strip_says_each_topic_once_and_goes_with_the_last(qtbot: QtBot) -> None:
    strip = WarningStrip()
    qtbot.addWidget(strip)
    pressed: list[str] = []
    strip.say("backup", StripLine("None for a day.", "Back up now", lambda: pressed.append("now")))
    strip.say("place", StripLine("On a <b>stick</b>."))
    strip.show()
    assert strip.sentences() == ("None for a day.", "On a <b>stick</b>.")
    qtbot.waitUntil(lambda: all(button.isVisible() for button in strip.findChildren(QAbstractButton)))
    press(strip, "Back up now")
    strip.say("backup", None)
    strip.say("place", StripLine(""))
    assert (pressed, strip.sentences(), strip.isVisible()) == (["now"], (), False)


def asked(window: MainWindow, qtbot: QtBot) -> RestoreSheet:
    """Press Restore on the card and return the sheet that asks."""
    qtbot.waitUntil(lambda: card(window)._restore.isEnabled())
    press(card(window), "Restore…")
    qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in window.findChildren(RestoreSheet)), timeout=15_000)
    return next(sheet for sheet in window.findChildren(RestoreSheet) if sheet.isVisible())


def rounds(window: MainWindow) -> BackupRounds:
    found = window.findChild(BackupRounds)
    assert isinstance(found, BackupRounds)
    return found


def card(window: MainWindow) -> BackupsCard:
    found = window.findChild(BackupsCard)
    assert isinstance(found, BackupsCard)
    return found


def press(root: QWidget, name: str) -> None:
    next(b for b in root.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()).click()


def texts(root: QWidget) -> list[str]:
    return [label.text() for label in root.findChildren(QLabel) if label.isVisible()]


def status(window: MainWindow) -> list[str]:
    return [text for text in texts(window.statusBar()) if "backup" in text.casefold()]


def patients(desk: Desk) -> int:
    return len(find_patients(desk, "", limit=10_000))
