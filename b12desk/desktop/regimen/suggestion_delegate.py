"""Paints a protocol of the list: its title, why it fits, and beneath that what speaks against it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from b12desk.clinical.vocabulary import Severity
from b12desk.desktop.theme.apply import colours_now

WHY_ROLE = Qt.ItemDataRole.UserRole + 1
AGAINST_ROLE = Qt.ItemDataRole.UserRole + 2
FITS_ROLE = Qt.ItemDataRole.UserRole + 3

_Index = QModelIndex | QPersistentModelIndex
_PAD = 8
_BAR = 4
_WRAP = Qt.TextFlag.TextWordWrap.value
_TALLEST = 2000


class SuggestionDelegate(QStyledItemDelegate):
    """As high as its texts need at the width of the list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        soft = QFontMetrics(_soft(option.font))
        box = QRect(0, 0, width - 2 * _PAD - _BAR, _TALLEST)
        heights = [soft.boundingRect(box, _WRAP, text).height() for text in _texts(index)]
        return QSize(width, QFontMetrics(_bold(option.font)).height() + sum(heights) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        colours = colours_now()
        painter.save()
        self._paint_ground(painter, option)
        box = option.rect.adjusted(_PAD + _BAR, _PAD, -_PAD, -_PAD)
        painter.setFont(_bold(option.font))
        painter.setPen(QColor(colours.text if index.data(FITS_ROLE) else colours.text_soft))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, str(index.data()))
        box = box.adjusted(0, QFontMetrics(_bold(option.font)).height(), 0, 0)
        painter.setFont(_soft(option.font))
        for text, ink in zip(_texts(index), (colours.text_soft, colours.of_severity(Severity.STOP).ink), strict=False):
            painter.setPen(QColor(ink))
            painter.drawText(box, _WRAP, text)
            box = box.adjusted(0, QFontMetrics(painter.font()).boundingRect(box, _WRAP, text).height(), 0, 0)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours, box = colours_now(), option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, QColor(colours.accent_soft if is_chosen else colours.surface))
        painter.fillRect(box.adjusted(0, box.height() - 1, 0, 0), QColor(colours.line))
        if is_chosen:
            painter.fillRect(QRect(box.topLeft(), QSize(_BAR, box.height())), QColor(colours.accent))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(box.adjusted(0, 0, -1, -2))


def _texts(index: _Index) -> list[str]:
    """Return why it fits and what speaks against it, the second left out where nothing does."""
    return [text for text in (str(index.data(WHY_ROLE)), str(index.data(AGAINST_ROLE))) if text]


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _soft(font: QFont) -> QFont:
    soft = QFont(font)
    soft.setPointSizeF(font.pointSizeF() * 0.9)
    return soft
