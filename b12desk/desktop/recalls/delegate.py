"""Paints the status of a patient to contact as word, shape and colour."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from b12desk.desktop.recalls.model import ROW_ROLE
from b12desk.desktop.theme.apply import colours_now
from b12desk.desktop.widgets.list_delegate import ListDelegate
from b12desk.desktop.widgets.status_chip import paint_chip


class StatusDelegate(ListDelegate):
    """Paints the status column."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = colours_now()
        rect = QRectF(option.rect)
        is_chosen = self._table.selectionModel().isSelected(index)
        stripe = colours.stripe if index.row() % 2 else colours.surface
        painter.fillRect(rect, QColor(colours.accent_soft if is_chosen else stripe))
        paint_chip(painter, rect.adjusted(8, 0, -2, 0), index.data(ROW_ROLE).status, colours, option.font)
