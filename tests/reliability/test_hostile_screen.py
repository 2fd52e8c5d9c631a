"""Hostile texts on the real widgets: shown letter by letter as they are kept, in the order they are kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from b12desk.desktop.application import begin
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.widgets.fields import note_field, text_field
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from tests.builders import desk_in, on
from tests.reliability.conftest import Sized
from tests.reliability.hostile_clinic import LATER, Kept, fill
from tests.reliability.hostile_strings import MARKUP, hostile_strings

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")
LONG_PASTE = "<img src=/etc/passwd>&\u202e" * 50_000


@pytest.fixture
def clinic(tmp_path: Path, sized: Sized) -> Iterator[tuple[Desk, tuple[Kept, ...]]]:
    """A desk whose every patient has a hostile name; markup comes first, so that a small run has it too."""
    texts = (*MARKUP[:6], *hostile_strings(sized(10, 200)))
    with desk_in(tmp_path, LATER) as desk:
        yield on(desk, LATER), fill(desk, texts)


@pytest.fixture
def window(clinic: tuple[Desk, tuple[Kept, ...]], tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(Remembered(tmp_path / "desktop.ini"), register_name="Riverside", is_demo=False)
    qtbot.addWidget(made)
    desk, kept = clinic
    session = begin(made, open_desk=lambda: desk)
    made.resize(1366, 740)
    made.show()
    qtbot.waitUntil(lambda: made.worklist.table.model().rowCount() == len(kept), timeout=20_000)
    yield made
    made.close()
    session.close()


def test_lists_and_pages_show_hostile_texts_letter_by_letter(
    window: MainWindow, clinic: tuple[Desk, tuple[Kept, ...]], qtbot: QtBot
) -> None:
    desk, kept = clinic
    named = {f"{one.family_name.upper()}, {one.given_name}" for one in kept}
    listed = {text for text in _cells(window.worklist.table)}
    assert all(any(text.startswith(name) for text in listed) for name in named)
    for place in ("Patients", "Recalls", "Monitoring", "Stock", "Reports", "Worklist"):
        window.show_page(place)
        QApplication.processEvents()
        window.grab()
        assert rich_labels(window) == [], place
    title = window.windowTitle()
    for one in kept:
        window.open_patient(one.patient_id)
        page = show_patient(desk, one.patient_id)
        qtbot.waitUntil(lambda page=page: page.name in _texts(window), timeout=10_000)  # type: ignore[misc]
        window.grab()
        assert rich_labels(window) == [], one.family_name
        shown = _everything(window)
        assert all(dose.batch in shown and dose.given_by in shown for dose in page.injections), one.family_name
        assert window.windowTitle() == title


def test_a_long_paste_into_a_field_is_cut_to_its_limit_and_shown_plainly(qtbot: QtBot) -> None:
    line, note = text_field("Family name", max_length=80), note_field("Note")
    for field in (line, note):
        qtbot.addWidget(field)
        field.show()
    QApplication.clipboard().setText(LONG_PASTE)
    line.paste()
    note.paste()
    QApplication.clipboard().clear()
    assert line.text() == LONG_PASTE[:80]
    assert note.toPlainText() == LONG_PASTE


def rich_labels(root: QWidget) -> list[str]:
    """Return the texts of labels that Qt would read as markup, and of tooltips that it would."""
    labels = [label.text() for label in root.findChildren(QLabel) if label.textFormat() is not Qt.TextFormat.PlainText]
    tips = [widget.toolTip() for widget in root.findChildren(QWidget)]
    return [text for text in labels if text] + [tip for tip in tips if Qt.mightBeRichText(tip)]


def _everything(root: QWidget) -> str:
    cells = {text for table in root.findChildren(QAbstractItemView) for text in _cells(table)}
    return "\n".join(cells | _texts(root))


def _texts(root: QWidget) -> set[str]:
    found = {label.text() for label in root.findChildren(QLabel)}
    found |= {field.text() for field in root.findChildren(QLineEdit)}
    return found | {field.toPlainText() for field in root.findChildren(QPlainTextEdit)}


def _cells(table: QAbstractItemView) -> Iterator[str]:
    model = table.model()
    for row in range(model.rowCount(QModelIndex())):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())):
            yield str(model.index(row, column).data() or "")
