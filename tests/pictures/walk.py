"""Goes through everything there is to see: every page of the rail, and every sheet of the menus and of the buttons.

Pages are those that the rail offers, sheets those that an entry of a menu or a button of a page opens, so that a new
one is pictured without being named here.
"""

from collections.abc import Callable, Iterator

import shiboken6
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QDialog, QMenu, QPushButton, QTableView, QTabWidget, QToolButton, QWidget

from b12desk.desktop.list_page import ListPage
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.widgets.sheet import Sheet
from tests.pictures.camera import Camera

_LEAVES = ("Quit", "Larger", "Smaller", "Usual size")
_RECORDS_AT_ONCE = ("No answer", "Left message")


class Walk:
    """A walk through one window with a camera."""

    def __init__(self, window: MainWindow, camera: Camera) -> None:
        self._window = window
        self._camera = camera
        self._patient_id: str | None = None
        self._pressed: set[str] = set()
        self._titles: set[str] = set()

    def pages(self) -> None:
        """Picture every page of the rail, with the first row of a list chosen where there is one, and a patient's."""
        for button in rail_of(self._window):
            self._go_to(button)
            self._camera.take(f"page {button.text()}")
            self._choose_first(button.text())
        if self._patient_id is not None:
            self._open_patient()
            self._picture_tabs("patient")

    def sheets(self) -> None:
        """Picture whatever an entry of a menu opens, then whatever a button of a page opens."""
        for action in entries_of(self._window):
            if action.text() not in _LEAVES and not action.text().startswith("Show "):
                self._return()
                if action.isEnabled():
                    self._picture_opened(action.text(), action.trigger)
        for button in rail_of(self._window):
            self._go_to(button)
            self._press_buttons(self._window.pages.currentWidget())
        self._press_on_patient_page()

    def _press_on_patient_page(self) -> None:
        if self._patient_id is None:
            return
        self._open_patient()
        page = self._window.pages.currentWidget()
        for tabs in page.findChildren(QTabWidget):
            for place in range(tabs.count()):
                tabs.setCurrentIndex(place)
                self._camera.settle()
                self._choose_first_rows(page)
                self._press_buttons(page)

    def _press_buttons(self, page: QWidget) -> None:
        for button in page.findChildren(QPushButton):
            if (
                shiboken6.isValid(button)
                and button.isVisible()
                and button.isEnabled()
                and button.text() not in _RECORDS_AT_ONCE
            ):
                if button.accessibleName() not in self._pressed and not button.isCheckable():
                    self._picture_opened(button.accessibleName(), button.click)
                    self._picture_entries(button)
                if self._window.pages.currentWidget() is not page:
                    return

    def _picture_opened(self, name: str, start: Callable[[], object]) -> None:
        self._pressed.add(name)
        start()
        self._camera.settle()
        over = self._camera.over_window()
        if over and over[-1].windowTitle() not in self._titles:
            self._titles |= {over[-1].windowTitle()} if over[-1].windowTitle() else set()
            self._camera.take(f"sheet {name}")
            self._picture_parts(over[-1], name)
        self._close_all()

    def _picture_parts(self, sheet: QWidget, name: str) -> None:
        """Picture the other tabs of a sheet."""
        for tabs in sheet.findChildren(QTabWidget):
            for place in range(1, tabs.count()):
                tabs.setCurrentIndex(place)
                self._camera.settle()
                self._camera.take(f"sheet {name}, {tabs.tabText(place)}")

    def _picture_entries(self, button: QPushButton) -> None:
        """Picture what the entries of a button's own menu open."""
        menu = button.menu()
        entries = menu.actions() if isinstance(menu, QMenu) else []
        for entry in entries:
            if entry.isEnabled() and entry.text() not in self._pressed:
                self._picture_opened(entry.text(), entry.trigger)

    def _picture_tabs(self, name: str) -> None:
        page = self._window.pages.currentWidget()
        for tabs in page.findChildren(QTabWidget):
            for place in range(tabs.count()):
                tabs.setCurrentIndex(place)
                self._camera.settle()
                self._camera.take(f"page {name}, {tabs.tabText(place)}")
            tabs.setCurrentIndex(0)

    def _choose_first(self, name: str) -> None:
        page = self._window.pages.currentWidget()
        if isinstance(page, ListPage) and page.table.model().rowCount():
            page.table.choose_row(0)
            self._camera.settle()
            self._camera.take(f"page {name}, somebody chosen")

    def _choose_first_rows(self, page: QWidget) -> None:
        for table in page.findChildren(QTableView):
            if table.isVisible() and table.model() is not None and table.model().rowCount():
                table.selectRow(0)
        self._camera.settle()

    def _close_all(self) -> None:
        while over := self._camera.over_window():
            top = over[-1]
            if isinstance(top, Sheet):
                top.remember_as_saved()
            if isinstance(top, QDialog):
                top.reject()
            else:
                top.close()
            self._camera.settle()

    def _return(self) -> None:
        if self._patient_id is not None and self._window.patient_page_shown() is None:
            self._open_patient()

    def _open_patient(self) -> None:
        if self._patient_id is not None:
            self._window.open_patient(self._patient_id)
            self._camera.settle()

    def about(self, patient_id: str | None) -> "Walk":
        """Take the patient whose page and sheets are pictured, None where there is nobody."""
        self._patient_id = patient_id
        return self

    def _go_to(self, button: QAbstractButton) -> None:
        button.click()
        self._camera.settle()


def rail_of(window: MainWindow) -> list[QToolButton]:
    """Return the buttons of the rail."""
    return window.navigation.findChildren(QToolButton)


def entries_of(window: MainWindow) -> Iterator[QAction]:
    """Yield every entry of every menu, from the top."""
    for title in window.menuBar().actions():
        menu = title.menu()
        if isinstance(menu, QMenu):
            yield from (entry for entry in menu.actions() if not entry.isSeparator())
