"""A row that goes on in the next line where there is no room, each line sharing out what is left over in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QSizePolicy, QWidget

from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.labels import LabelKind


@dataclass(frozen=True, slots=True)
class _Line:
    """The items of one line with the widths they are given, and the height of the tallest."""

    items: tuple[tuple[QLayoutItem, int], ...]
    height: int


class WrappingRow(QLayout):
    """Lays its widgets out from left to right, then in the next line; those that expand take what a line has left."""

    def __init__(self, parent: QWidget, *, gap: int, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(*margins)
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        around = self.contentsMargins()
        lines = list(self._lines(width - around.left() - around.right()))
        between = self.spacing() * max(0, len(lines) - 1)
        return sum(line.height for line in lines) + between + around.top() + around.bottom()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        lines = list(self._lines(inner.width()))
        spare = inner.height() - sum(line.height for line in lines) - self.spacing() * max(0, len(lines) - 1)
        top = inner.top() + max(0, spare) // 2
        for line in lines:
            left = inner.left()
            for item, width in line.items:
                height = min(line.height, _height(item, width))
                item.setGeometry(QRect(left, top + (line.height - height) // 2, width, height))
                left += width + self.spacing()
            top += line.height + self.spacing()

    def sizeHint(self) -> QSize:
        """Return the size of one line that holds everything."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        between = self.spacing() * max(0, len(shown) - 1)
        return self._with_margins(sum(size.width() for size in shown) + between, max(_heights(shown), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the widest item that can't be made narrower; the height follows the width."""
        least = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return self._with_margins(max((size.width() for size in least), default=0), max(_heights(least), default=0))

    def _lines(self, room: int) -> Iterator[_Line]:
        line: list[tuple[QLayoutItem, int]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = max(item.minimumSize().width(), min(room, item.sizeHint().width()))
            if line and self._used(line) + self.spacing() + wanted > room:
                yield self._shared(line, room)
                line = []
            line.append((item, wanted))
        if line:
            yield self._shared(line, room)

    def _shared(self, line: list[tuple[QLayoutItem, int]], room: int) -> _Line:
        """Return a line with what is left over given to those that expand."""
        left = max(0, room - self._used(line))
        growing = sum(1 for item, _ in line if _grows(item))
        items = []
        for item, width in line:
            more = min(left // growing, max(0, item.maximumSize().width() - width)) if _grows(item) else 0
            growing -= _grows(item)
            left -= more
            items.append((item, width + more))
        return _Line(tuple(items), max(_height(item, width) for item, width in items))

    def _used(self, line: list[tuple[QLayoutItem, int]]) -> int:
        return sum(width for _, width in line) + self.spacing() * (len(line) - 1)

    def _with_margins(self, width: int, height: int) -> QSize:
        around = self.contentsMargins()
        return QSize(width + around.left() + around.right(), height + around.top() + around.bottom())


class FlowingText(QLabel):
    """A text that likes to stand in one line of a WrappingRow, and takes more where it has to.

    It asks for no more than `most` pixels at the usual size, 0 for as many as its longest line has.
    """

    def __init__(self, kind: LabelKind = LabelKind.BODY, *, most: int = 0, expands: bool = False) -> None:
        super().__init__()
        self._most = most
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind.value)
        self.setWordWrap(True)
        horizontal = QSizePolicy.Policy.Expanding if expands else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(horizontal, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        metrics = QFontMetrics(self.font())
        widest = max((metrics.horizontalAdvance(line) for line in self.text().split("\n")), default=0)
        around = self.contentsMargins()
        width = widest + around.left() + around.right() + 2
        if self._most:
            width = min(width, scaled(self._most))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word, within which the text can always be read."""
        self.ensurePolished()
        metrics = QFontMetrics(self.font())
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(min(longest + 2, self.sizeHint().width()), metrics.height())


def _grows(item: QLayoutItem) -> bool:
    return bool(item.expandingDirections() & Qt.Orientation.Horizontal)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _heights(sizes: list[QSize]) -> Iterator[int]:
    return (size.height() for size in sizes)
