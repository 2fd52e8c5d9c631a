"""The sheet that asks who works at this desk."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.theme.scale import ROW_HEIGHT
from b12desk.desktop.widgets.labels import plain_label

_WIDTH = 560
_SHOWN_USERS = 8
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home})


class ChangeUserSheet(ActSheet):
    """Who may act, to choose one from with the arrow keys and Enter. Emits the name."""

    user_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Change user"), parent, width=_WIDTH)
        says = self.tr("Who works at this desk? Everything recorded from now on carries this name.")
        self.body.addWidget(plain_label(says, wraps=True))
        self._users = _UsersTable(
            self.tr("Users table"),
            [self.tr("Name"), self.tr("Role"), self.tr("State")],
            [230, 170],
            empty=self.tr("This register has no users yet. Clinic > People adds the first."),
        )
        self._users.setFixedHeight(ROW_HEIGHT * (_SHOWN_USERS + 1) + 8)
        self._users.doubleClicked.connect(self._take)  # Enter presses the button
        self.body.addWidget(self._users)
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Work as this user")).clicked.connect(lambda: self.user_chosen.emit(self._chosen()))

    def show_users(self, lines: Sequence[Line], *, acting: str) -> None:
        """Show who may act, the one who does chosen; nobody is chosen for somebody."""
        self._users.lines.show_lines(lines)
        if any(line.id == acting for line in lines):
            self._users.choose_id(acting)
        self._users.setFocus()

    def _chosen(self) -> str:
        """Return the name selected, empty for none; the row that merely has the keyboard is nobody's choice."""
        rows = self._users.selectionModel().selectedRows()
        line = self._users.lines.line(rows[0].row()) if rows else None
        return line.id if line is not None else ""

    def _take(self, index: QModelIndex) -> None:
        line = self._users.lines.line(index.row())
        if line is not None:
            self.user_chosen.emit(line.id)


class _UsersTable(LinesTable):
    """With nobody chosen yet, the first arrow key chooses the first row; Qt alone would pass it over."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES and not self.selectionModel().hasSelection():
            self.choose_id("")
        else:
            super().keyPressEvent(event)
