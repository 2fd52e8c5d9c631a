"""A row of widgets that goes on in the next line where the page is too narrow."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_Sized = tuple[QLayoutItem, QSize]


class FlowLayout(QLayout):
    """Lays its widgets out like words: from left to right, then in the next line."""

    def __init__(self, parent: QWidget, *, margin_x: int, margin_y: int, gap: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(margin_x, margin_y, margin_x, margin_y)
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._flow(rect, moves=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        widest = max((item.minimumSize().width() for item in self._items), default=0)
        tallest = max((item.minimumSize().height() for item in self._items), default=0)
        return QSize(widest + margins.left() + margins.right(), tallest + margins.top() + margins.bottom())

    def _flow(self, rect: QRect, *, moves: bool) -> int:
        """Return the height that the widgets take in this width, moving them there when asked."""
        margins = self.contentsMargins()
        inner = rect.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        y = inner.y()
        for number, line in enumerate(self._lines(inner.width())):
            y += self.spacing() if number else 0
            tallest = max(size.height() for _, size in line)
            if moves:
                self._move_line(line, inner.x(), y, tallest)
            y += tallest
        return y - rect.y() + margins.bottom()

    def _lines(self, width: int) -> list[list[_Sized]]:
        """Return the widgets that stand in each line, with their sizes."""
        lines: list[list[_Sized]] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = _size(item, width)
            if not lines or taken + self.spacing() + size.width() > width:
                lines.append([])
                taken = -self.spacing()
            lines[-1].append((item, size))
            taken += self.spacing() + size.width()
        return lines

    def _move_line(self, line: list[_Sized], x: int, y: int, height: int) -> None:
        """Put the widgets of a line beside each other, each in the middle of its height."""
        for item, size in line:
            item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
            x += size.width() + self.spacing()


def _size(item: QLayoutItem, width: int) -> QSize:
    """Return the size that an item likes best; what is wider than the page and can wrap takes more lines instead."""
    size = item.sizeHint()
    if size.width() > width and item.hasHeightForWidth():
        return QSize(width, item.heightForWidth(width))
    return size
