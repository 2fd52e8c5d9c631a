"""The list of protocols that fit, each with why it does and where it comes from."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QElapsedTimer,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from b12desk.desktop.theme.apply import colours_now
from b12desk.services.plan_regimen import FittingProtocol

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_PAD = 8
_WHY_ROLE = Qt.ItemDataRole.UserRole + 1
_WRAP = Qt.TextFlag.TextWordWrap


class FittingModel(QAbstractListModel):
    """Protocols in the order of their fit; the name carries the id, the description why and the sources."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fitting: tuple[FittingProtocol, ...] = ()

    def show_fitting(self, fitting: Sequence[FittingProtocol]) -> None:
        """Replace all protocols."""
        self.beginResetModel()
        self._fitting = tuple(fitting)
        self.endResetModel()

    def id_at(self, row: int) -> str:
        """Return the id of a row, empty when there is none."""
        return self._fitting[row].protocol.id if 0 <= row < len(self._fitting) else ""

    def row_of(self, protocol_id: str) -> int:
        """Return the row of a protocol, -1 when it is not listed."""
        return next((row for row, fit in enumerate(self._fitting) if fit.protocol.id == protocol_id), -1)

    def row_beginning(self, text: str) -> int:
        """Return the first row whose id or title begins with the text, -1 for none."""
        wanted = text.casefold()
        for row, fit in enumerate(self._fitting):
            if fit.protocol.id.startswith(wanted) or fit.protocol.title.casefold().startswith(wanted):
                return row
        return -1

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._fitting)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        fit = self._fitting[index.row()]
        why = f"{fit.why} Source: {fit.sources}."
        if role == Qt.ItemDataRole.DisplayRole:
            return fit.protocol.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{fit.protocol.title} ({fit.protocol.id})"
        if role in (Qt.ItemDataRole.AccessibleDescriptionRole, _WHY_ROLE):
            return why
        return None


class _TwoLines(QStyledItemDelegate):
    """The title, and beneath it why the protocol fits, in as many lines as it takes."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        soft = QFontMetrics(_soft(option.font))
        why = soft.boundingRect(QRect(0, 0, width - 2 * _PAD, 1000), _WRAP, str(index.data(_WHY_ROLE)))
        return QSize(width, QFontMetrics(_bold(option.font)).height() + why.height() + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        colours = colours_now()
        state = option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, QColor(colours.accent_soft if is_chosen else colours.surface))
        painter.fillRect(option.rect.adjusted(0, option.rect.height() - 1, 0, 0), QColor(colours.line))
        if is_chosen:
            painter.fillRect(QRect(option.rect.topLeft(), QSize(4, option.rect.height())), QColor(colours.accent))
        box = option.rect.adjusted(_PAD + 4, _PAD, -_PAD, -_PAD)
        painter.setFont(_bold(option.font))
        painter.setPen(QColor(colours.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, str(index.data()))
        painter.setFont(_soft(option.font))
        painter.setPen(QColor(colours.text_soft))
        beneath = box.adjusted(0, QFontMetrics(_bold(option.font)).height(), 0, 0)
        painter.drawText(beneath, _WRAP, str(index.data(_WHY_ROLE)))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -2))
        painter.restore()


class ProtocolList(QListView):
    """One protocol to choose; none is chosen until somebody does."""

    protocol_chosen = Signal(str)

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self._fitting = FittingModel(self)
        self.setModel(self._fitting)
        self.setItemDelegate(_TwoLines(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(220)
        self._typed = ""
        self._since_key = QElapsedTimer()
        self.selectionModel().selectionChanged.connect(lambda *_: self.protocol_chosen.emit(self.protocol_id))

    @property
    def protocol_id(self) -> str:
        """The protocol chosen, empty while none is."""
        rows = self.selectionModel().selectedRows()
        return self._fitting.id_at(rows[0].row()) if rows else ""

    def show_fitting(self, fitting: Sequence[FittingProtocol]) -> None:
        """List protocols; the one chosen before stays chosen when it is still listed."""
        kept = self.protocol_id
        self._fitting.show_fitting(fitting)
        if kept and self._fitting.row_of(kept) >= 0:
            self.choose(kept)
        else:
            self.clearSelection()

    def choose(self, protocol_id: str) -> None:
        """Choose a protocol by its id."""
        self.setCurrentIndex(self._fitting.index(self._fitting.row_of(protocol_id)))

    def keyboardSearch(self, search: str) -> None:
        """Go to the protocol whose id or title begins with what is being typed."""
        pause = QGuiApplication.styleHints().keyboardInputInterval()
        is_going_on = self._since_key.isValid() and self._since_key.elapsed() < pause
        self._typed = self._typed + search if is_going_on else search
        self._since_key.start()
        row = self._fitting.row_beginning(self._typed)
        if row >= 0:
            self.setCurrentIndex(self._fitting.index(row))


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _soft(font: QFont) -> QFont:
    soft = QFont(font)
    soft.setPointSizeF(font.pointSizeF() * 0.9)
    return soft
