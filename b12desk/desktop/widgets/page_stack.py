"""The pages of the window, one at a time, each with room for itself alone."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """Asks for the least room that the page shown needs; Qt's own asks for what the largest one would like.

    What flows into more lines in a narrower window is taken as high as it is at the width there is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pages")
        self._room = 0
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        page = self._shown()
        if page is None:
            return super().minimumSizeHint()
        least = page.minimumSizeHint()
        return QSize(least.width(), self.heightForWidth(max(self._room or self.width(), least.width())))

    def give_room(self, width: int) -> None:
        """Take the width there is around it, before it has been made as wide itself."""
        if width != self._room:
            self._room = width
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return the least height of the page shown; a scroll area would otherwise give it the one it likes best."""
        page = self._shown()
        if page is None:
            return super().heightForWidth(width)
        layout = page.layout()
        if layout is None or not layout.hasHeightForWidth():
            return page.minimumSizeHint().height()
        return layout.totalMinimumHeightForWidth(width)

    def _shown(self) -> QWidget | None:
        return self.widget(self.currentIndex()) if self.count() else None
