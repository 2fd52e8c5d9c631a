"""The sheet for one's own PIN or passphrase."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.unlock.view import hidden_field
from b12desk.desktop.widgets.labels import plain_label

_WIDTH = 520


class OwnPinSheet(ActSheet):
    """Emits the present PIN (empty where there is none), the new one, and the new one again."""

    save_asked = Signal(str, str, str)
    records = False

    def __init__(self, name: str, parent: QWidget | None = None, *, has_one: bool) -> None:
        super().__init__(self.tr("Set a PIN"), parent, width=_WIDTH)
        says = self.tr(
            "{name} signs in with it from then on, and the window locks when nobody touches it. "
            "It is known to nobody else: whoever manages users can remove it, not read it."
        )
        self.body.addWidget(plain_label(says.format(name=name), wraps=True))
        self._current = hidden_field(self.tr("Present PIN"))
        self._new = hidden_field(self.tr("New PIN"))
        self._again = hidden_field(self.tr("New PIN again"))
        hint = self.tr("6 to 12 digits, no row and no repeats; or a passphrase of 12 letters and more.")
        present = self.field_box("current", self.tr("Present PIN or passphrase"), self._current)
        present.setVisible(has_one)
        self.body.addWidget(present)
        self.body.addWidget(self.field_box("new", self.tr("New PIN or passphrase"), self._new, hint=hint))
        self.body.addWidget(self.field_box("again", self.tr("The same again"), self._again))
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Set PIN")).clicked.connect(
            lambda: self.save_asked.emit(self._current.text(), self._new.text(), self._again.text())
        )

    def has_unsaved(self) -> bool:
        """Return False: a PIN half typed is no work that could be lost."""
        return False

    def forget(self) -> None:
        """Empty the field of the present PIN for another try."""
        self._current.clear()
        self._current.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        """Close, and let go of what was typed."""
        for field in (self._current, self._new, self._again):
            field.clear()
        super().done(result)
