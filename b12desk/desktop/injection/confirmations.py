"""The confirmations of a dose by Enter alone: each is ticked, and the keyboard goes on to what is still open."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QPushButton

from b12desk.desktop.drafts.fields import ask_each_time

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Confirmations(QObject):
    """Enter on a confirmation ticks it and goes to the next one open, in the end to the button that saves.

    None is kept in a draft: after a break the person in the chair may be another. Space ticks and unticks as ever. A
    key that is held down is taken once: nothing is saved by holding it.
    """

    def __init__(self, boxes: Sequence[QCheckBox], parent: QObject) -> None:
        super().__init__(parent)
        self._boxes = tuple(boxes)
        self._save: QPushButton | None = None
        for box in self._boxes:
            box.installEventFilter(self)
            ask_each_time(box)

    def lead_to(self, save: QPushButton) -> None:
        """Go to this button when nothing is left to confirm."""
        self._save = save
        save.installEventFilter(self)

    def first_open(self) -> QCheckBox | None:
        """Return the first that is asked for and not ticked, None where all are."""
        return next((box for box in self._boxes if _is_open(box)), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter on a confirmation, and Enter held down on the button that saves."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress or event.key() not in _ENTER:
            return False
        if event.isAutoRepeat():
            return True
        if not isinstance(watched, QCheckBox) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if not watched.isChecked():
            watched.click()
        self._go_on_from(watched)
        return True

    def _go_on_from(self, box: QCheckBox) -> None:
        """Go to the next open one below, then to one left out above, then to the button that saves."""
        after = self._boxes[self._boxes.index(box) + 1 :]
        following = next((each for each in after if _is_open(each)), None) or self.first_open() or self._save
        if following is not None:
            following.setFocus(Qt.FocusReason.TabFocusReason)


def _is_open(box: QCheckBox) -> bool:
    return box.isEnabled() and not box.isHidden() and not box.isChecked()
