"""The page of settings in the window, the looks, the size, and the notice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.actions import Notice
from b12desk.desktop.application import begin
from b12desk.desktop.clinic.view import ClinicSheet
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.new_patient.view import NewPatientSheet
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.settings.view import SettingsPage
from b12desk.desktop.theme.apply import FOLLOW, apply_theme, colours_now
from b12desk.desktop.theme.looks import Looks, kept_zoom
from b12desk.desktop.theme.palette import HIGH_CONTRAST, LIGHT
from b12desk.desktop.theme.zoom import ZOOMS, next_zoom, scaled, scaled_sheet, zoom_now
from b12desk.desktop.widgets.toast import SHOWN_FOR_MS
from b12desk.services.desk import Desk


@pytest.fixture
def opened(window: MainWindow, desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    session = begin(window, open_desk=lambda: desk)
    window.resize(1366, 740)
    window.show()
    press(window, "Settings")
    qtbot.waitUntil(lambda: bool(window.findChildren(SettingsPage)), timeout=15_000)
    yield window
    window.close()
    session.close()


@pytest.fixture
def page(opened: MainWindow, qtbot: QtBot) -> SettingsPage:
    page = opened.findChild(SettingsPage)
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: page.isVisible() and any("Open on Monday" in text for text in texts(page)))
    return page


def test_the_rail_leads_to_it_even_before_the_register_is_open(opened: MainWindow, page: SettingsPage) -> None:
    assert opened.pages.currentWidget() is page


def test_everything_on_the_page_has_a_name(page: SettingsPage) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    nameless = [w for w in page.findChildren(QWidget) if isinstance(w, kinds) and not w.accessibleName()]
    assert [w for w in nameless if not w.objectName().startswith("qt_") and "Corner" not in type(w).__name__] == []


def test_a_group_opens_what_changes_it(opened: MainWindow, page: SettingsPage, qtbot: QtBot) -> None:
    press(page, "Clinic details")
    qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in opened.findChildren(ClinicSheet)))


@pytest.mark.parametrize("name", ["Paper settings", "Letter wording"])
def test_the_card_of_paper_opens_what_is_set_there(
    opened: MainWindow, page: SettingsPage, qtbot: QtBot, name: str
) -> None:
    assert any(text.startswith("No QR code on plans.") for text in texts(page))
    press(page, name)
    qtbot.waitUntil(lambda: any(s.isVisible() and s.windowTitle() == name for s in opened.findChildren(ActSheet)))


def test_a_backup_is_made_from_the_page(page: SettingsPage, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "monday.b12desk"
    page.backup_asked.emit(file)
    qtbot.waitUntil(lambda: any(text.startswith("Backed up and verified on") for text in texts(page)))
    assert file.exists()


def test_colours_are_worn_at_once_and_remembered(opened: MainWindow, page: SettingsPage, tmp_path: Path) -> None:
    press(page, "High contrast")
    assert colours_now() is HIGH_CONTRAST
    assert Looks(Remembered(tmp_path / "desktop.ini"), opened).colours == HIGH_CONTRAST.name
    press(page, "Follow the system")
    assert opened.looks.colours == FOLLOW


def test_the_size_is_shown_at_once_and_remembered(opened: MainWindow, page: SettingsPage, tmp_path: Path) -> None:
    before = opened.worklist.table.font().pointSizeF(), opened.worklist.table.verticalHeader().defaultSectionSize()
    choice = next(field for field in page.findChildren(QComboBox) if field.accessibleName() == "Size")
    choice.setCurrentText("200 %")
    after = opened.worklist.table.font().pointSizeF(), opened.worklist.table.verticalHeader().defaultSectionSize()
    assert after == (2 * before[0], 2 * before[1])
    assert kept_zoom(Remembered(tmp_path / "desktop.ini")) == 200
    opened.zoom(-1)
    assert choice.currentText() == "175 %"
    opened.zoom(0)
    assert opened.worklist.table.font().pointSizeF() == before[0]


@pytest.mark.parametrize("percent", ZOOMS)
def test_at_every_size_each_page_can_be_scrolled_to_its_end(
    opened: MainWindow, page: SettingsPage, percent: int, qtbot: QtBot
) -> None:
    opened.looks.choose_percent(percent)
    stack, area = opened.pages, around(opened.pages)
    for name in ("Worklist", "Patients", "Settings"):
        opened.show_page(name)
        qtbot.waitUntil(lambda: stack.minimumSizeHint().height() <= stack.height())
        assert stack.minimumSizeHint().width() <= stack.width()
        assert area.verticalScrollBar().maximum() >= stack.height() - area.viewport().height()
    rail = opened.navigation.findChildren(QAbstractButton)
    assert max(button.geometry().bottom() for button in rail) <= opened.navigation.height()


def test_a_sheet_never_grows_beyond_the_screen(opened: MainWindow, page: SettingsPage, qtbot: QtBot) -> None:
    opened.looks.choose_percent(200)
    opened.add_patient()
    qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in opened.findChildren(NewPatientSheet)))
    sheet = next(sheet for sheet in opened.findChildren(NewPatientSheet) if sheet.isVisible())
    screen = sheet.screen().availableGeometry()
    assert sheet.width() <= screen.width()
    assert sheet.height() <= screen.height()


def test_a_size_that_was_spoilt_in_the_file_is_the_usual_one(tmp_path: Path, qapp: QApplication) -> None:
    settings = QSettings(str(tmp_path / "desktop.ini"), QSettings.Format.IniFormat)
    settings.setValue("look/zoom", "eight")
    settings.setValue("look/colours", "pink")
    settings.sync()
    remembered = Remembered(tmp_path / "desktop.ini")
    assert (kept_zoom(remembered), Looks(remembered, qapp).colours) == (100, FOLLOW)
    apply_theme(qapp, LIGHT, zoom=1234)
    assert zoom_now() == 100


@pytest.mark.parametrize(
    ("percent", "step", "then"),
    [(100, 1, 110), (100, -1, 90), (200, 1, 200), (80, -1, 80), (150, 0, 100), (130, 1, 150)],
)
def test_steps_of_size(percent: int, step: int, then: int) -> None:
    assert next_zoom(percent, step) == then


def test_lengths_grow_and_hairlines_stay(qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT, zoom=200)
    assert (scaled(30), scaled_sheet("border: 1px; padding: 3px 12px;")) == (60, "border: 1px; padding: 6px 24px;")
    apply_theme(qapp, LIGHT)


def test_a_notice_stays_in_the_status_line_and_is_read_out(opened: MainWindow, page: SettingsPage) -> None:
    asked: list[str] = []
    opened.notify(Notice("Recorded. Next dose 16-Mar-2026.", "Correct this", lambda: asked.append("correct")))
    assert opened.toast.accessibleName() == "Recorded. Next dose 16-Mar-2026."
    assert opened.statusBar().accessibleDescription() == "Recorded. Next dose 16-Mar-2026."
    press(opened.toast, "Correct this")
    assert asked == ["correct"]
    assert not opened.toast.isVisible()
    assert "Recorded. Next dose 16-Mar-2026." in texts(opened.statusBar())


def test_a_long_notice_is_shown_whole(opened: MainWindow, page: SettingsPage) -> None:
    opened.looks.choose_percent(200)
    opened.notify(Notice("Recorded. " + "The next dose is due from 16-Mar-2026 to 16-Apr-2026. " * 5, "Correct this"))
    words = next(label for label in opened.toast.findChildren(QLabel))
    assert opened.toast.width() < opened.width()
    assert words.height() >= words.heightForWidth(words.width())


def test_a_notice_stays_while_somebody_is_at_its_button(opened: MainWindow, page: SettingsPage) -> None:
    opened.notify(Notice("Recorded.", "Correct this", lambda: None))
    button = next(b for b in opened.toast.findChildren(QAbstractButton) if b.accessibleName() == "Correct this")
    button.setFocus()
    opened.toast._timer.timeout.emit()
    assert opened.toast.isVisible()
    assert opened.toast._timer.interval() == SHOWN_FOR_MS
    page.setFocus()
    opened.worklist.table.setFocus()
    button.clearFocus()
    opened.toast._timer.timeout.emit()
    assert not opened.toast.isVisible()


def press(root: QWidget, name: str) -> None:
    next(b for b in root.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()).click()


def texts(root: QWidget) -> list[str]:
    return [label.text() for label in root.findChildren(QLabel) if label.isVisible()]


def around(widget: QWidget) -> QScrollArea:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    assert isinstance(above, QScrollArea)
    return above
