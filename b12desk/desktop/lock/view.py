"""The page of a window that is locked: who may sign in, and nothing else."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QScrollArea, QWidget

from b12desk.clinical.sign_in_records import CredentialKind
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.unlock.view import hidden_field
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import primary_button, quiet_button
from b12desk.desktop.widgets.fields import mark_problem
from b12desk.desktop.widgets.labels import LabelKind, plain_label, plain_tip
from b12desk.desktop.widgets.layouts import clear, column, form_row, row
from b12desk.desktop.widgets.wrapping_row import WrappingRow
from b12desk.services.people import Person

_WIDTH = 620
_TILE = 190
_LONGEST_ON_TILE = 28


class LockPage(QScrollArea):
    """Lies over the whole window. Names are tiles, the arrow keys move between them; Enter goes on to the PIN."""

    sign_in_asked = Signal(str, str)
    """The name chosen, empty for none, and what was typed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName(self.tr("Locked"))
        self.setProperty("role", "pages")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._kinds: dict[str, CredentialKind] = {}
        self._title = plain_label(kind=LabelKind.TITLE)
        self._says = plain_label(kind=LabelKind.LEAD, wraps=True)
        self._tiles = QButtonGroup(self)
        self._tiles.idToggled.connect(lambda _, is_on: self._chosen_now() if is_on else None)
        self._held = QWidget()
        self._row = WrappingRow(self._held, gap=GAP)
        self._secret = hidden_field(self.tr("PIN or passphrase"))
        self._secret.returnPressed.connect(self._ask)
        self._problem = plain_label(kind=LabelKind.PROBLEM, wraps=True)
        self._sign_in = primary_button(self.tr("Sign in"))
        self._sign_in.clicked.connect(self._ask)
        self._place()
        window.installEventFilter(self)
        self.hide()

    def cover(self, title: str, says: str) -> None:
        """Lie over the window, with a title and a sentence; a screen reader hears both."""
        self._title.setText(title)
        self._says.setText(says)
        self._take_tiles_away()
        self._secret.clear()
        self._problem.hide()
        self.setGeometry(self._window().rect())
        self.show()
        self.raise_()
        announce(self, f"{title}. {says}", is_urgent=True)

    def uncover(self) -> None:
        """Go, with what was typed."""
        self._secret.clear()
        self.hide()

    def show_people(self, people: Sequence[Person], *, acting: str) -> None:
        """Show who may sign in, the one who worked here last chosen."""
        self._take_tiles_away()
        self._kinds = {one.user.name: one.signs_in_with for one in people}
        for place, one in enumerate(people):
            tile = self._tile(one, place)
            self._row.addWidget(tile)
            if one.user.name == acting:
                tile.setChecked(True)
        chosen = self._tiles.checkedButton()
        if chosen is not None and self._secret.isEnabled():
            self._secret.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._tiles.buttons():
            (chosen or self._tiles.buttons()[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_secret(self, kind: CredentialKind) -> None:
        """Go to the field of what is still missing."""
        self.show_failure([self.tr("Type the {kind}.").format(kind=kind.value)])
        self._secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_secret(self) -> None:
        """Empty the field for the next try."""
        self._secret.clear()
        self._secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_failure(self, problems: Sequence[str]) -> None:
        """Say why nobody was signed in."""
        words = " ".join(problems)
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        mark_problem(self._secret, bool(words))
        announce(self, words, is_urgent=True)

    def show_saving(self, is_saving: bool) -> None:
        """Let nobody try twice while a try is under way."""
        self._sign_in.setEnabled(not is_saving)
        self._sign_in.setText(self.tr("Signing in…") if is_saving else self.tr("Sign in"))

    def finish(self) -> None:
        """Nothing more: whoever locked the window takes the page away."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window().rect())
        return False

    def _place(self) -> None:
        page = QWidget()
        page.setProperty("role", "scrolled")
        middle = QWidget()
        middle.setMaximumWidth(scaled(_WIDTH))
        inside = column(middle, gap=GAP_WIDE)
        inside.addStretch(1)
        inside.addWidget(self._title)
        inside.addWidget(self._says)
        inside.addWidget(self._held)
        inside.addWidget(form_row(self.tr("PIN or passphrase"), self._secret))
        inside.addWidget(self._problem)
        line = row(gap=GAP)
        line.addStretch(1)
        line.addWidget(self._sign_in)
        inside.addLayout(line)
        inside.addStretch(2)
        sides = row(page, margin=GAP_WIDE)
        sides.addStretch(1)
        sides.addWidget(middle, 8)
        sides.addStretch(1)
        self.setWidget(page)

    def _take_tiles_away(self) -> None:
        self._kinds = {}
        for button in self._tiles.buttons():
            self._tiles.removeButton(button)
        clear(self._row)

    def _tile(self, one: Person, place: int) -> QPushButton:
        name = one.user.name
        short = name if len(name) <= _LONGEST_ON_TILE else f"{name[: _LONGEST_ON_TILE - 1]}…"
        tile = quiet_button(f"{short}\n{one.user.role.value}")
        tile.setAccessibleName(f"{name}, {one.user.role.value}")
        tile.setToolTip(plain_tip(name))
        tile.setProperty("person", name)
        tile.setCheckable(True)
        tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tile.setMinimumSize(scaled(_TILE), scaled(56))
        tile.clicked.connect(self._go_on)
        self._tiles.addButton(tile, place)
        return tile

    def _chosen_now(self) -> None:
        """Have the field wait for whoever needs one; what was typed for somebody else goes."""
        kind = self._kinds.get(self._chosen(), CredentialKind.NONE)
        self._secret.clear()
        self._secret.setEnabled(kind is not CredentialKind.NONE)
        self.show_failure(())

    def _go_on(self) -> None:
        if self._secret.isEnabled():
            self._secret.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._sign_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> str:
        tile = self._tiles.checkedButton()
        return str(tile.property("person")) if tile is not None else ""

    def _ask(self) -> None:
        if self._sign_in.isEnabled():
            self.sign_in_asked.emit(self._chosen(), self._secret.text())

    def _window(self) -> QWidget:
        around = self.parentWidget()
        assert around is not None
        return around
