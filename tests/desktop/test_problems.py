import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from b12desk.clinical.errors import RegisterTrouble
from b12desk.desktop.crash import LastResort
from b12desk.desktop.problems import BugSheet, TroubleSheet, report_of

NAME = "Zofia Wiśniewska"


def fail(name: str) -> None:
    raise KeyError(f"no row for {name}")


def failure() -> Exception:
    try:
        try:
            fail(NAME)
        except KeyError as error:
            raise ValueError(NAME) from error
    except ValueError as error:
        return error
    raise AssertionError


def test_a_report_holds_types_and_lines_but_no_patient() -> None:
    report = report_of(failure())
    assert "ValueError" in report
    assert "KeyError" in report
    assert "test_problems.py" in report
    assert "in fail" in report
    assert "Zofia" not in report
    assert "Wiśniewska" not in report


def test_the_last_resort_shows_one_report_at_a_time(
    qtbot: QtBot, qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    last = LastResort()
    error = failure()
    last.hear(type(error), error, None)
    last.hear(type(error), error, None)
    sheets = [sheet for sheet in qapp.topLevelWidgets() if isinstance(sheet, BugSheet)]
    assert len(sheets) == 1
    qtbot.addWidget(sheets[0])
    report = sheets[0].findChild(QPlainTextEdit)
    assert report is not None
    next(b for b in sheets[0].findChildren(QPushButton) if b.accessibleName() == "Copy report").click()
    assert QGuiApplication.clipboard().text() == report.toPlainText()
    assert "Zofia" not in caplog.text
    sheets[0].reject()
    assert not sheets[0].isVisible()


def test_installing_takes_over_from_python(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("threading.excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    last = LastResort()
    last.install()
    assert sys.excepthook == last.hear


def test_trouble_is_said_in_its_own_sentences(qtbot: QtBot) -> None:
    sheet = TroubleSheet(RegisterTrouble(["The register is busy.", "Nothing was lost; try again."]))
    qtbot.addWidget(sheet)
    texts = [label.text() for label in sheet.findChildren(QLabel)]
    assert "The register is busy." in texts
    assert "Nothing was lost; try again." in texts
