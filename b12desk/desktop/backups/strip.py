"""The strip above every page: sentences that must not be missed, each with the one thing that helps."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.labels import plain_label
from b12desk.desktop.widgets.layouts import clear, column, row


@dataclass(frozen=True, slots=True)
class StripLine:
    """A sentence, and what its button says and does; no button without words for it."""

    sentence: str
    action: str = ""
    act: Callable[[], None] | None = None


class WarningStrip(QFrame):
    """Stays until what it says has ended; it is never in the way of work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "problems")
        self._lines: dict[str, StripLine] = {}
        self._layout: QVBoxLayout = column(self, gap=GAP)
        self._layout.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        self.hide()

    def say(self, topic: str, line: StripLine | None) -> None:
        """Show a line about a topic in the place of what was said about it; None takes it away."""
        before = self._lines.get(topic)
        if (before.sentence if before else None) == (line.sentence if line else None):
            return
        if line is None or not line.sentence:
            self._lines.pop(topic, None)
        else:
            self._lines[topic] = line
            announce(self, line.sentence, is_urgent=True)
        self._show()

    def sentences(self) -> tuple[str, ...]:
        """Return what is said now, in the order in which it came up."""
        return tuple(line.sentence for line in self._lines.values())

    def _show(self) -> None:
        clear(self._layout)
        for line in self._lines.values():
            self._layout.addWidget(self._row(line))
        self.setAccessibleName(" ".join(self.sentences()))
        self.setVisible(bool(self._lines))

    def _row(self, line: StripLine) -> QWidget:
        holder = QWidget()
        inside = row(holder, gap=GAP)
        inside.addWidget(plain_label(line.sentence, wraps=True), 1)
        if line.action and line.act is not None:
            button = quiet_button(line.action)
            button.clicked.connect(line.act)
            inside.addWidget(button)
        return holder
