"""Paints a line of the palette: what it does at the left, its keys or what is missing at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from b12desk.desktop.theme.apply import colours_now

BESIDE_ROLE = Qt.ItemDataRole.UserRole
_PAD = 8
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PaletteDelegate(QStyledItemDelegate):
    """The text at the right keeps its room; the one at the left is cut short where both don't fit."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        beside = str(index.data(BESIDE_ROLE) or "")
        if not beside:
            return
        metrics = QFontMetrics(option.font)
        needed = metrics.horizontalAdvance(str(index.data())) + 3 * _PAD
        room = option.rect.adjusted(min(needed, option.rect.width() // 2), 0, -_PAD, 0)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(colours_now().text_soft))
        painter.drawText(room, _RIGHT, metrics.elidedText(beside, Qt.TextElideMode.ElideRight, room.width()))
        painter.restore()
