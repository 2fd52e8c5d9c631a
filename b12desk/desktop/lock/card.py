"""The card of the settings page that says when the window locks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.fields import choice_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, form_row, row

CHOICES = ((30, "30 seconds"), (60, "1 minute"), (120, "2 minutes"), (300, "5 minutes"), (600, "10 minutes"))


class LockCard(QFrame):
    """Emits the seconds chosen, and that the window is to be locked or a PIN to be set."""

    seconds_chosen = Signal(int)
    act_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._says = plain_label(wraps=True)
        self._after = choice_field(self.tr("Window locks after"))
        self._after.activated.connect(lambda _: self.seconds_chosen.emit(int(self._after.value() or 0)))
        sides = row(self, margin=GAP_WIDE, gap=GAP)
        inside = column(gap=GAP)
        inside.addWidget(plain_label(self.tr("Sign-in and lock"), kind=LabelKind.SECTION))
        inside.addWidget(self._says)
        inside.addWidget(form_row(self.tr("Window locks after"), self._after))
        sides.addLayout(inside, 1)
        for name in ("Set my PIN", "Lock now"):
            button = quiet_button(self.tr(name))
            button.clicked.connect(lambda _=False, name=name: self.act_asked.emit(name))
            sides.addWidget(button)

    def show_lock(self, seconds: int, *, is_on: bool) -> None:
        """Show after how long the window locks, and whether anybody has a PIN to unlock it with."""
        words = self.tr("Without a key or the mouse everything is hidden until somebody signs in.")
        none_yet = self.tr("Nobody has a PIN yet, so nobody is asked for one and the window never locks.")
        self._says.setText(words if is_on else none_yet)
        own = () if seconds in dict(CHOICES) else ((seconds, self.tr("{count} seconds").format(count=seconds)),)
        self._after.offer((str(value), text) for value, text in sorted((*CHOICES, *own)))
        self._after.choose(str(seconds))
