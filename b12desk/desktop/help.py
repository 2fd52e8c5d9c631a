"""The keys of the desktop as its menus have them, which version this is, and the way to the manual."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from b12desk import __version__
from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.palette.model import Command
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE
from b12desk.desktop.widgets.buttons import primary_button, quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import row

OTHER_KEYS = (
    ("Enter", "Open the patient chosen in a list"),
    ("Tab, Shift+Tab", "Go to the next field or button, or to the one before"),
    ("Space", "Press the button, tick the box"),
    ("Esc", "Back out; nothing typed is lost without asking"),
    ("1 to 4", "On the body map: left and right deltoid, left and right vastus lateralis"),
)


_WIDTH = 860
Part = tuple[str, Sequence[tuple[str, str]]]
"""A menu's title, and its keys with what they do."""


class HelpSheet(ActSheet):
    """Lists the keys of every command, menu by menu."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Keys and version"), parent, width=_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the keys of a page move it: it has no fields
        self._scroll.setAccessibleName(self.tr("Keys"))
        parts: list[Part] = [
            (menu, [(one.keys, one.text) for one in commands if one.menu == menu and one.keys])
            for menu in dict.fromkeys(command.menu for command in commands)
        ]
        sides = row(gap=2 * GAP_WIDE)
        for side in _in_two([*parts, (self.tr("Everywhere"), OTHER_KEYS)]):
            sides.addLayout(_key_grid(side), 1)
        self.body.addLayout(sides)
        self.body.addSpacing(GAP)
        says = (
            f"b12desk {__version__}. It informs a professional and never decides; protocols are approved by the clinic."
        )
        self.body.addWidget(plain_label(says, kind=LabelKind.HINT, wraps=True))
        self.add_button(quiet_button(self.tr("Manual"))).clicked.connect(self._open_manual)
        close = self.add_button(primary_button(self.tr("Close")), is_default=True)
        close.clicked.connect(self.reject)

    def _open_manual(self) -> None:
        from b12desk.desktop.manual.view import ManualSheet

        around = self.parentWidget()
        self.reject()
        ManualSheet(around).open()


def _in_two(parts: Sequence[Part]) -> tuple[Sequence[Part], Sequence[Part]]:
    """Part the menus, in their order, so that the higher of two columns is as low as can be."""

    def higher(place: int) -> int:
        return max(sum(len(keys) + 1 for _, keys in side) for side in (parts[:place], parts[place:]))

    place = min(range(len(parts) + 1), key=higher)
    return parts[:place], parts[place:]


def _key_grid(parts: Sequence[Part]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP_WIDE)
    grid.setVerticalSpacing(GAP_SMALL)
    grid.setColumnStretch(1, 1)
    for title, keys in parts:
        _add_part(grid, title, keys)
    grid.setRowStretch(grid.rowCount(), 1)
    return grid


def _add_part(grid: QGridLayout, title: str, keys: Sequence[tuple[str, str]]) -> None:
    if not keys:
        return
    grid.addWidget(plain_label(title, kind=LabelKind.SECTION), grid.rowCount(), 0, 1, 2)
    for words, does in keys:
        line = grid.rowCount()
        grid.addWidget(plain_label(words, kind=LabelKind.VALUE), line, 0)
        grid.addWidget(plain_label(does, wraps=True), line, 1)
