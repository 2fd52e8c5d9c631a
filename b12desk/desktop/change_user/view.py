"""The sheet that asks who works at this desk, and for the PIN of whoever has one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from b12desk.clinical.sign_in_records import CredentialKind
from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.people.model import users_to_choose
from b12desk.desktop.theme.scale import ROW_HEIGHT
from b12desk.desktop.unlock.view import hidden_field
from b12desk.desktop.widgets.labels import plain_label
from b12desk.services.people import Person

_WIDTH = 660
_SHOWN_USERS = 5
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home})
SECRET = "PIN or passphrase"


class ChangeUserSheet(ActSheet):
    """Who may act, to choose one from with the arrow keys and Enter. Emits the name and what was typed."""

    sign_in_asked = Signal(str, str)
    records = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Change user"), parent, width=_WIDTH)
        self._kinds: dict[str, CredentialKind] = {}
        says = self.tr("Who works at this desk? Everything recorded from now on carries this name.")
        self.body.addWidget(plain_label(says, wraps=True))
        self._users = _UsersTable(
            self.tr("Users table"),
            [self.tr("Name"), self.tr("Role"), self.tr("Signs in with"), self.tr("State")],
            [190, 160, 100],
            empty=self.tr("This register has no users yet. Clinic > People adds the first."),
        )
        self._users.setFixedHeight(ROW_HEIGHT * (_SHOWN_USERS + 1) + 8)
        self._users.doubleClicked.connect(self._take)  # Enter presses the button
        self._users.typed.connect(self._type)
        self._users.selectionModel().selectionChanged.connect(lambda: self._show_secret())
        self.body.addWidget(self._users)
        self._secret = hidden_field(self.tr(SECRET))
        self._box = self.field_box("secret", self.tr(SECRET), self._secret)
        self.body.addWidget(self._box)
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Work as this user")).clicked.connect(self._ask)
        self._show_secret()

    def show_people(self, people: Sequence[Person], *, acting: str) -> None:
        """Show who may act, the one who does chosen; nobody is chosen for somebody."""
        self._kinds = {one.user.name: one.signs_in_with for one in people}
        self._users.lines.show_lines(users_to_choose(people, acting=acting))
        if acting in self._kinds:
            self._users.choose_id(acting)
        self._users.setFocus()

    def ask_secret(self, kind: CredentialKind) -> None:
        """Go to the field of what is still missing."""
        self.point_out({"secret": self.tr("Type the {kind}.").format(kind=kind.value)})

    def forget_secret(self) -> None:
        """Empty the field for the next try."""
        self._secret.clear()
        self._secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_unsaved(self) -> bool:
        """Return False: a PIN is no work that could be lost."""
        return False

    def finish(self) -> None:
        """Close, and let go of what was typed."""
        self._secret.clear()
        super().finish()

    def reject(self) -> None:
        """Close, and let go of what was typed."""
        self._secret.clear()
        super().reject()

    def _ask(self) -> None:
        self.sign_in_asked.emit(self._chosen(), self._secret.text())

    def _show_secret(self) -> None:
        """Have the field wait for whoever needs one; what was typed for somebody else goes."""
        kind = self._kinds.get(self._chosen(), CredentialKind.NONE)
        self._secret.clear()
        self._secret.setEnabled(kind is not CredentialKind.NONE)
        self.point_out({})

    def _type(self, letter: str) -> None:
        if self._secret.isEnabled():
            self._secret.setFocus(Qt.FocusReason.OtherFocusReason)
            self._secret.insert(letter)

    def _chosen(self) -> str:
        """Return the name selected, empty for none; the row that merely has the keyboard is nobody's choice."""
        rows = self._users.selectionModel().selectedRows()
        line = self._users.lines.line(rows[0].row()) if rows else None
        return line.id if line is not None else ""

    def _take(self, index: QModelIndex) -> None:
        if self._users.lines.line(index.row()) is not None:
            self._ask()


class _UsersTable(LinesTable):
    """With nobody chosen yet, the first arrow key chooses the first row; digits belong to the PIN."""

    typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdigit():
            self.typed.emit(event.text())
        elif event.key() in _MOVES and not self.selectionModel().hasSelection():
            self.choose_id("")
        else:
            super().keyPressEvent(event)
