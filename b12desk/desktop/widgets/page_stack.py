"""The pages of the window, one at a time, each with room for itself alone."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """Asks for the room that the page shown needs; Qt's own asks for that of the largest one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pages")
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        page = self._shown()
        return page.sizeHint() if page is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        page = self._shown()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()

    def _shown(self) -> QWidget | None:
        return self.widget(self.currentIndex()) if self.count() else None
