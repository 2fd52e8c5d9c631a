"""What every cell of a dense table can do: say its whole text where it is cut short, and bar a row that is chosen."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from b12desk.desktop.theme.apply import colours_now, strong
from b12desk.desktop.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
BAR = 4
_AROUND = 12


class ListDelegate(QStyledItemDelegate):
    """Shows the whole text as a tip where the column is too narrow for it."""

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        text = str(index.data() or "")
        wanted = QFontMetrics(strong(view.font())).horizontalAdvance(text) + _AROUND
        if text and wanted > QRect(option.rect).width():
            QToolTip.showText(event.globalPos(), plain_tip(text), view)
            return True
        return super().helpEvent(event, view, option, index)


class FirstColumn(ListDelegate):
    """Bars the row that is chosen, so that it is told by more than a pale ground; strongest with the keyboard there."""

    def __init__(self, table: QAbstractItemView) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if self._table.selectionModel().isSelected(index):
            rect, colours = QRect(option.rect), colours_now()
            ink = colours.accent if self._table.hasFocus() else colours.control_line
            painter.fillRect(rect.left(), rect.top(), BAR, rect.height(), QColor(ink))
