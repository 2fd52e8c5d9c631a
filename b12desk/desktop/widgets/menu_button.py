"""A button that opens a list of acts and answers at once; Qt's own would hold up a screen reader until it is closed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QStyleOptionButton, QWidget

from b12desk.desktop.theme.zoom import scaled

_ARROW = 16


class MenuButton(QPushButton):
    """Drawn as a quiet button with an arrow; `&` in an act's text stands before the letter that starts it."""

    def __init__(
        self, text: str, acts: Sequence[tuple[str, Callable[[], None]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)
        self.setAccessibleDescription(self.tr("Opens a list of acts"))
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.acts = QMenu(self)
        for words, act in acts:
            self.acts.addAction(words).triggered.connect(lambda _=False, act=act: act())
        self.clicked.connect(self.open_list)

    def open_list(self) -> None:
        """Show the acts below the button, the first of them chosen."""
        self.acts.popup(self.mapToGlobal(QPoint(0, self.height())))
        self.acts.setActiveAction(self.acts.actions()[0])

    def sizeHint(self) -> QSize:
        """Leave the text its room beside the arrow, which the style reckons at the usual size only."""
        return super().sizeHint() + QSize(scaled(_ARROW), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Have the arrow of a menu drawn."""
        super().initStyleOption(option)
        option.features |= QStyleOptionButton.ButtonFeature.HasMenu
