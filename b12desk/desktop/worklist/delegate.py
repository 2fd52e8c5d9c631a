"""Paints what a plain cell can't: the status as a chip, the name with its tag, a phase that stands out."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.theme.apply import colours_now, strong
from b12desk.desktop.theme.palette import Colours
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.list_delegate import ListDelegate
from b12desk.desktop.widgets.status_chip import paint_chip
from b12desk.desktop.worklist.columns import COLUMNS, days_text
from b12desk.desktop.worklist.model import NEURO_TAG, ROW_ROLE, STANDS_OUT_ROLE

_PAD = 8
_BAR = 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WorklistDelegate(ListDelegate):
    """Paints the status, patient and phase columns; give it to those only."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._keys = tuple(column.key for column in COLUMNS)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = colours_now()
        row = index.data(ROW_ROLE)
        cell = _Cell(painter, QRectF(option.rect), option.font, colours)
        is_chosen = self._table.selectionModel().isSelected(index)
        cell.ground(is_chosen=is_chosen, is_odd=index.row() % 2 == 1)
        key = self._keys[index.column()]
        if key == "status":
            if is_chosen:
                cell.bar(colours.accent if self._table.hasFocus() else colours.control_line)
            cell.status(row.status, days_text(row))
        elif key == "name":
            cell.name(row.name, NEURO_TAG if row.has_neuro else "")
        else:
            cell.text(str(index.data()), is_strong=bool(index.data(STANDS_OUT_ROLE)))


class _Cell:
    """One cell being painted."""

    def __init__(self, painter: QPainter, rect: QRectF, font: QFont, colours: Colours) -> None:
        self._painter, self.rect, self._font, self._colours = painter, rect, font, colours

    def ground(self, *, is_chosen: bool, is_odd: bool) -> None:
        fill = self._colours.accent_soft if is_chosen else self._colours.stripe if is_odd else self._colours.surface
        self._painter.fillRect(self.rect, QColor(fill))

    def bar(self, colour: str) -> None:
        self._painter.fillRect(QRectF(self.rect.left(), self.rect.top(), _BAR, self.rect.height()), QColor(colour))

    def status(self, status: Status, days: str) -> None:
        room = self.rect.adjusted(_PAD + _BAR, 0, -_PAD, 0)
        if days:
            self._write(room, days, self._font, _RIGHT)
        paint_chip(self._painter, room, status, self._colours, self._font)

    def text(self, text: str, *, is_strong: bool) -> None:
        self._write(self.rect.adjusted(_PAD, 0, -_PAD, 0), text, strong(self._font) if is_strong else self._font)

    def name(self, name: str, tag: str) -> None:
        room = self.rect.adjusted(_PAD, 0, -_PAD, 0)
        heavy = strong(self._font)
        if tag:
            tag_width = QFontMetrics(self._font).horizontalAdvance(tag) + 12
            room.setRight(room.right() - tag_width - 6)
            end = min(room.left() + QFontMetrics(heavy).horizontalAdvance(name) + 8, room.right() + 6)
            self._tag(QRectF(end, self.rect.center().y() - scaled(9), tag_width, scaled(18)), tag)
        self._write(room, name, heavy)

    def _tag(self, box: QRectF, tag: str) -> None:
        tone = self._colours.deferred
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(QColor(tone.ink))
        self._painter.setBrush(QColor(tone.fill))
        self._painter.drawRoundedRect(box, 3, 3)
        self._painter.setFont(self._font)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tag)
        self._painter.restore()

    def _write(self, room: QRectF, text: str, font: QFont, side: Qt.AlignmentFlag = _LEFT) -> None:
        self._painter.save()
        self._painter.setFont(font)
        self._painter.setPen(QColor(self._colours.text))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        self._painter.drawText(room, side, shown)
        self._painter.restore()
