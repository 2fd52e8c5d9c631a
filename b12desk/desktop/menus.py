"""The menu bar: every act that has a button has its entry and its shortcut here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a menu. `needs` is nothing, an open register, or a patient who is chosen or shown."""

    text: str
    shortcuts: tuple[str, ...]
    act: Callable[[], None]
    needs: str = ""


REGISTER = "register"
PATIENT = "patient"
Menu = tuple[str, tuple[Entry | None, ...]]


class MenuWindow(Protocol):
    """What the entries start; the window does all of it."""

    def tr(self, text: str, /) -> str: ...
    def add_patient(self) -> None: ...
    def ask_refresh(self) -> None: ...
    def leave(self) -> None: ...
    def open_chosen(self) -> None: ...
    def start(self, act: str) -> None: ...
    def show_page(self, name: str) -> None: ...
    def find_patient(self) -> None: ...
    def go_back(self) -> None: ...
    def show_help(self) -> None: ...


def menus_of(window: MenuWindow) -> tuple[Menu, ...]:
    """Return every menu with its entries, None for a line between two; the texts differ from the buttons' names."""
    tr = window.tr
    return (
        (tr("&Register"), (
            Entry(tr("New patient…"), ("Ctrl+N",), window.add_patient, REGISTER),
            Entry(tr("Refresh"), ("F5",), window.ask_refresh, REGISTER),
            None,
            Entry(tr("Import…"), ("Ctrl+I",), lambda: window.start("Import"), REGISTER),
            Entry(tr("Clinic details…"), ("Ctrl+Shift+C",), lambda: window.start("Clinic details"), REGISTER),
            Entry(tr("Protocols…"), ("Ctrl+Shift+P",), lambda: window.start("Protocols"), REGISTER),
            None,
            Entry(tr("Quit"), ("Ctrl+Q",), window.leave),
        )),
        (tr("&Patient"), (
            Entry(tr("Open patient…"), ("Ctrl+O",), window.open_chosen, PATIENT),
            None,
            Entry(tr("Record injection…"), ("Ctrl+R",), lambda: window.start("Record injection"), PATIENT),
            Entry(tr("Plan regimen…"), ("Ctrl+G",), lambda: window.start("Plan regimen"), PATIENT),
            Entry(tr("Defer…"), ("Ctrl+D",), lambda: window.start("Defer"), PATIENT),
            Entry(tr("Record review…"), ("Ctrl+E",), lambda: window.start("Record review"), PATIENT),
            Entry(tr("Record result…"), ("Ctrl+L",), lambda: window.start("Record result"), PATIENT),
            Entry(tr("Edit details…"), ("Ctrl+T",), lambda: window.start("Edit details"), PATIENT),
            Entry(tr("Change interval…"), ("Ctrl+Shift+I",), lambda: window.start("Change interval"), PATIENT),
            None,
            Entry(tr("Why this date…"), ("Ctrl+Y",), lambda: window.start("Why this date?"), PATIENT),
            Entry(tr("Print plan…"), ("Ctrl+P",), lambda: window.start("Print plan"), PATIENT),
        )),
        (tr("&View"), (
            Entry(tr("Show worklist"), ("Ctrl+1",), lambda: window.show_page("Worklist")),
            Entry(tr("Show patients"), ("Ctrl+2",), lambda: window.show_page("Patients")),
            Entry(tr("Find a patient"), ("Ctrl+F", "/"), window.find_patient, REGISTER),
            Entry(tr("Back to the list"), ("Esc",), window.go_back),
        )),
        (tr("&Help"), (Entry(tr("Keys and version"), ("F1",), window.show_help),)),
    )  # fmt: skip


class Menus(QObject):
    """The entries with what they need; enabled as that is there."""

    def __init__(self, window: QMainWindow, menus: tuple[Menu, ...]) -> None:
        super().__init__(window)
        self._actions: list[tuple[QAction, str]] = []
        for title, entries in menus:
            menu = window.menuBar().addMenu(title)
            for entry in entries:
                if entry is None:
                    menu.addSeparator()
                    continue
                action = menu.addAction(entry.text)
                action.setShortcuts([QKeySequence(keys) for keys in entry.shortcuts])
                action.triggered.connect(lambda _=False, act=entry.act: act())
                self._actions.append((action, entry.needs))

    def allow(self, *, patient: bool) -> None:
        """Enable what can be done now."""
        for action, needs in self._actions:
            action.setEnabled(patient or needs != PATIENT)
