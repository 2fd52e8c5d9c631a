"""What b12desk copied is gone from the clipboard after thirty seconds; what others copied stays."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from b12desk.desktop.clipboard import KEPT_FOR_MS, ForgetfulClipboard, copy_text

SOON_MS = 40


def test_thirty_seconds_is_the_time() -> None:
    assert KEPT_FOR_MS == 30_000


def test_a_text_put_there_by_a_button_is_forgotten(qtbot: QtBot) -> None:
    kept = ForgetfulClipboard(kept_for_ms=SOON_MS)
    copy_text("SMITH, Ada 999 000 0026")
    assert QGuiApplication.clipboard().text() == "SMITH, Ada 999 000 0026"
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")
    assert kept is not None


def test_a_text_copied_from_a_field_is_forgotten(qtbot: QtBot) -> None:
    kept = ForgetfulClipboard(kept_for_ms=SOON_MS)
    field = QLineEdit("SMITH")
    qtbot.addWidget(field)
    field.selectAll()
    field.copy()
    assert QGuiApplication.clipboard().text() == "SMITH"
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")
    assert kept is not None


def test_a_second_text_has_its_own_thirty_seconds_and_the_end_clears_at_once(qtbot: QtBot) -> None:
    kept = ForgetfulClipboard(kept_for_ms=60_000)
    copy_text("first")
    copy_text("second")
    kept.clear()
    assert QGuiApplication.clipboard().text() == ""


def test_the_copy_asks_clipboard_histories_to_leave_it_out(qtbot: QtBot) -> None:
    copy_text("SMITH")
    assert QGuiApplication.clipboard().mimeData().hasFormat("x-kde-passwordManagerHint")
    QGuiApplication.clipboard().clear()
