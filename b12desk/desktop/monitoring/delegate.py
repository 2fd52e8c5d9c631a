"""Paints the section of a check as shape, colour and word."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from b12desk.clinical.check_stage import Stage
from b12desk.desktop.monitoring.model import SHAPES
from b12desk.desktop.theme.apply import colours_now, strong
from b12desk.desktop.theme.scale import GAP, GAP_SMALL
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.records_model import RECORD_ROLE
from b12desk.desktop.widgets.shapes import paint_status_shape

SHAPE = 11
_BOLD = (Stage.OVERDUE, Stage.DUE)


class StageDelegate(QStyledItemDelegate):
    """Paints the state column."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        stage = index.data(RECORD_ROLE).stage
        size = scaled(SHAPE)
        ink = QColor(colours_now().of_status(SHAPES[stage]).ink)
        box = QRectF(option.rect).adjusted(GAP, 0, -GAP_SMALL, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(box.left(), box.center().y() - size / 2, size, size)
        paint_status_shape(painter, place, SHAPES[stage], ink)
        painter.setPen(ink)
        painter.setFont(strong(option.font) if stage in _BOLD else option.font)
        painter.drawText(box.adjusted(size + 6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()
