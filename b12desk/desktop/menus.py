"""The menu bar: every act that has a button has its entry and its shortcut here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from b12desk.desktop.palette.model import Command


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a menu. `needs` is nothing, an open register, or a patient who is chosen or shown."""

    text: str
    shortcuts: tuple[str, ...]
    act: Callable[[], None]
    needs: str = ""


REGISTER = "register"
PATIENT = "patient"
UNDO_KEYS = "Ctrl+Z"
PAPERS = frozenset(
    {
        "Recall letters",
        "Labels for the letters",
        "Clinic list for a day",
        "Batch recall list",
        "Downtime kit",
        "Back-entry",
    }
)
PAPERS_OF_A_PATIENT = frozenset(
    {"Appointment card", "Appointment cards, two A6", "Address label", "Transfer summary", "Audit extract"}
)
"""What the Print menu starts, of the clinic and of one patient."""
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
    def show_manual(self) -> None: ...
    def show_palette(self) -> None: ...
    def zoom(self, step: int) -> None: ...
    def on_list(self, act: str) -> None: ...


def menus_of(window: MenuWindow) -> tuple[Menu, ...]:
    """Return every menu with its entries, None for a line between two; the texts differ from the buttons' names."""
    tr = window.tr
    return (
        (tr("&Register"), (
            Entry(tr("New patient…"), ("Ctrl+N",), window.add_patient, REGISTER),
            Entry(tr("Refresh"), ("F5",), window.ask_refresh, REGISTER),
            Entry(tr("Undo the last act…"), (UNDO_KEYS,), lambda: window.start("Undo"), REGISTER),
            None,
            Entry(tr("Import…"), ("Ctrl+I",), lambda: window.start("Import"), REGISTER),
            None,
            Entry(tr("Quit"), ("Ctrl+Q",), window.leave),
        )),
        (tr("&Patient"), (
            Entry(tr("Open patient…"), ("Ctrl+O",), window.open_chosen, PATIENT),
            None,
            Entry(tr("Record injection…"), ("Ctrl+R",), lambda: window.start("Record injection"), PATIENT),
            Entry(tr("Plan regimen…"), ("Ctrl+G",), lambda: window.start("Plan regimen"), PATIENT),
            Entry(tr("Defer…"), ("Ctrl+D",), lambda: window.start("Defer"), PATIENT),
            Entry(tr("Not given…"), ("Ctrl+Shift+N",), lambda: window.start("Not given"), PATIENT),
            Entry(tr("Record contact…"), ("Ctrl+Shift+R",), lambda: window.start("Record contact"), PATIENT),
            Entry(tr("Record review…"), ("Ctrl+E",), lambda: window.start("Record review"), PATIENT),
            Entry(tr("Record result…"), ("Ctrl+L",), lambda: window.start("Record result"), PATIENT),
            Entry(tr("Record authority…"), ("Ctrl+Shift+A",), lambda: window.start("Record authority"), PATIENT),
            Entry(tr("Record decision…"), ("Ctrl+Shift+D",), lambda: window.start("Record decision"), PATIENT),
            Entry(tr("Edit details…"), ("Ctrl+T",), lambda: window.start("Edit details"), PATIENT),
            Entry(tr("Change interval…"), ("Ctrl+Shift+I",), lambda: window.start("Change interval"), PATIENT),
            Entry(tr("Move to the current version…"), ("Ctrl+Shift+V",), lambda: window.start("Move course"), PATIENT),
            Entry(tr("Hold the course…"), ("Ctrl+H",), lambda: window.start("Hold"), PATIENT),
            Entry(tr("Resume the course…"), ("Ctrl+M",), lambda: window.start("Resume"), PATIENT),
            Entry(tr("End the course…"), ("Ctrl+Shift+X",), lambda: window.start("End"), PATIENT),
            None,
            Entry(tr("Why this date…"), ("Ctrl+Y",), lambda: window.start("Why this date?"), PATIENT),
            Entry(tr("Offer a date…"), ("Ctrl+Shift+F",), lambda: window.start("Offer a date"), PATIENT),
            Entry(tr("Print plan…"), ("Ctrl+P",), lambda: window.start("Print plan"), PATIENT),
            Entry(tr("Who did and saw what…"), (), lambda: window.start("Audit trail of the patient"), PATIENT),
        )),
        (tr("&Clinic"), (
            Entry(tr("Change user…"), ("Ctrl+U",), lambda: window.start("Change user"), REGISTER),
            Entry(tr("People…"), ("Ctrl+Shift+U",), lambda: window.start("People"), REGISTER),
            Entry(tr("Set my PIN…"), (), lambda: window.start("Set my PIN"), REGISTER),
            Entry(tr("Lock the window"), ("Ctrl+Shift+H",), lambda: window.start("Lock now"), REGISTER),
            Entry(tr("Audit trail…"), ("Ctrl+Shift+T",), lambda: window.start("Audit trail"), REGISTER),
            None,
            Entry(tr("Clinic details…"), ("Ctrl+Shift+C",), lambda: window.start("Clinic details"), REGISTER),
            Entry(tr("Protocols…"), ("Ctrl+Shift+P",), lambda: window.start("Protocols"), REGISTER),
            Entry(tr("Products…"), ("Ctrl+Shift+G",), lambda: window.start("Products"), REGISTER),
            Entry(tr("Paper settings…"), (), lambda: window.start("Paper settings"), REGISTER),
            Entry(tr("Letter wording…"), (), lambda: window.start("Letter wording"), REGISTER),
            None,
            Entry(tr("Receive a batch…"), ("Ctrl+B",), lambda: window.start("Receive a batch"), REGISTER),
            Entry(tr("Who received…"), ("Ctrl+Shift+B",), lambda: window.start("Who received a batch"), REGISTER),
        )),
        (tr("&List"), (
            Entry(tr("Sort the list…"), ("Ctrl+Shift+O",), lambda: window.on_list("Sort")),
            Entry(tr("Choose columns…"), ("Ctrl+Shift+K",), lambda: window.on_list("Columns")),
            Entry(tr("Copy the rows chosen"), (), lambda: window.on_list("Copy rows")),
            Entry(tr("Show or fold the patient panel"), ("F9",), lambda: window.on_list("Panel")),
            None,
            Entry(tr("List as of another day…"), ("Ctrl+J",), lambda: window.on_list("As of"), REGISTER),
            Entry(tr("Today’s list"), ("Ctrl+Shift+J",), lambda: window.on_list("Today"), REGISTER),
            None,
            Entry(tr("Print the list…"), ("Ctrl+Shift+L",), lambda: window.on_list("Print list"), REGISTER),
            Entry(tr("Save the list as CSV…"), ("Ctrl+Shift+E",), lambda: window.on_list("Save list"), REGISTER),
        )),
        (tr("Pr&int"), (
            Entry(tr("Recall letters…"), ("Ctrl+Shift+W",), lambda: window.start("Recall letters"), REGISTER),
            Entry(tr("Labels for the letters…"), (), lambda: window.start("Labels for the letters"), REGISTER),
            Entry(tr("Clinic list for a day…"), (), lambda: window.start("Clinic list for a day"), REGISTER),
            Entry(tr("Batch recall list…"), (), lambda: window.start("Batch recall list"), REGISTER),
            None,
            Entry(tr("Appointment card…"), (), lambda: window.start("Appointment card"), PATIENT),
            Entry(tr("Appointment cards, two A6…"), (), lambda: window.start("Appointment cards, two A6"), PATIENT),
            Entry(tr("Address label…"), (), lambda: window.start("Address label"), PATIENT),
            Entry(tr("Transfer summary…"), (), lambda: window.start("Transfer summary"), PATIENT),
            Entry(tr("Audit extract…"), (), lambda: window.start("Audit extract"), PATIENT),
            None,
            Entry(tr("Downtime kit…"), (), lambda: window.start("Downtime kit"), REGISTER),
            Entry(tr("Back-entry…"), (), lambda: window.start("Back-entry"), REGISTER),
        )),
        (tr("&View"), (
            Entry(tr("Show worklist"), ("Ctrl+1",), lambda: window.show_page("Worklist"), REGISTER),
            Entry(tr("Show patients"), ("Ctrl+2",), lambda: window.show_page("Patients"), REGISTER),
            Entry(tr("Show recalls"), ("Ctrl+3",), lambda: window.show_page("Recalls"), REGISTER),
            Entry(tr("Show monitoring"), ("Ctrl+4",), lambda: window.show_page("Monitoring"), REGISTER),
            Entry(tr("Show stock"), ("Ctrl+5",), lambda: window.show_page("Stock"), REGISTER),
            Entry(tr("Show reports"), ("Ctrl+6",), lambda: window.show_page("Reports"), REGISTER),
            Entry(tr("Show settings"), ("Ctrl+Shift+S",), lambda: window.show_page("Settings"), REGISTER),
            Entry(tr("Find a patient"), ("Ctrl+F", "/"), window.find_patient, REGISTER),
            Entry(tr("Commands…"), ("Ctrl+K",), window.show_palette),
            Entry(tr("Back to the list"), ("Esc",), window.go_back),
            None,
            Entry(tr("Larger"), ("Ctrl++", "Ctrl+="), lambda: window.zoom(1)),
            Entry(tr("Smaller"), ("Ctrl+-",), lambda: window.zoom(-1)),
            Entry(tr("Usual size"), ("Ctrl+0",), lambda: window.zoom(0)),
        )),
        (tr("&Help"), (
            Entry(tr("Keys and version"), ("F1",), window.show_help),
            Entry(tr("Manual"), ("Shift+F1",), window.show_manual),
        )),
    )  # fmt: skip


class Menus(QObject):
    """The entries with what they need; enabled as that is there."""

    def __init__(self, window: QMainWindow, menus: tuple[Menu, ...]) -> None:
        super().__init__(window)
        self._entries: list[tuple[str, Entry, QAction]] = []
        for title, entries in menus:
            menu = window.menuBar().addMenu(title)
            for entry in entries:
                if entry is None:
                    menu.addSeparator()
                    continue
                action = menu.addAction(entry.text)
                action.setShortcuts([QKeySequence(keys) for keys in entry.shortcuts])
                action.triggered.connect(lambda _=False, act=entry.act: act())
                self._entries.append((title.replace("&", ""), entry, action))

    def allow(self, *, patient: bool, register: bool = True) -> None:
        """Enable what can be done now."""
        for _, entry, action in self._entries:
            action.setEnabled(register and patient if entry.needs == PATIENT else register or not entry.needs)

    def name_undo(self, act: str) -> None:
        """Say in the menu what Undo would undo, such as “deferral”; empty for nothing that is known."""
        words = self.tr("Undo: {act}…").format(act=act) if act else self.tr("Undo the last act…")
        for _, entry, action in self._entries:
            if UNDO_KEYS in entry.shortcuts:
                action.setText(words)

    def commands(self) -> tuple[Command, ...]:
        """Return every entry as a command, with its keys and what is missing before it can be done."""
        return tuple(
            Command(
                menu=title,
                text=action.text().rstrip("…"),
                keys=" or ".join(entry.shortcuts),
                why_not="" if action.isEnabled() else self._missing(entry),
                run=action.trigger,
            )
            for title, entry, action in self._entries
        )

    def _missing(self, entry: Entry) -> str:
        return self.tr("Choose a patient first") if entry.needs == PATIENT else self.tr("Open a register first")
