"""The list of protocols that fit, each with why it does and where it comes from."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QElapsedTimer, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from b12desk.clinical.suggestion import Suggestion
from b12desk.desktop.regimen.suggestion_delegate import AGAINST_ROLE, FITS_ROLE, WHY_ROLE, SuggestionDelegate

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class SuggestionModel(QAbstractListModel):
    """Protocols in their order; the name carries the id, the description everything that is said about it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._suggestions: tuple[Suggestion, ...] = ()

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Replace all protocols."""
        self.beginResetModel()
        self._suggestions = tuple(suggestions)
        self.endResetModel()

    def id_at(self, row: int) -> str:
        """Return the id of a row, empty when there is none."""
        return self._suggestions[row].protocol.id if 0 <= row < len(self._suggestions) else ""

    def row_of(self, protocol_id: str) -> int:
        """Return the row of a protocol, -1 when it is not listed."""
        return next((row for row, one in enumerate(self._suggestions) if one.protocol.id == protocol_id), -1)

    def row_beginning(self, text: str) -> int:
        """Return the first row whose id or title begins with the text, -1 for none."""
        wanted = text.casefold()
        for row, one in enumerate(self._suggestions):
            if one.protocol.id.startswith(wanted) or one.protocol.title.casefold().startswith(wanted):
                return row
        return -1

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._suggestions)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self._suggestions[index.row()]
        why = " ".join(one.why)
        against = "\n".join(part for part in (one.contradiction, *one.cautions) if part)
        if role == Qt.ItemDataRole.DisplayRole:
            return one.protocol.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one.protocol.title} ({one.protocol.id})"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{why} {against}".strip()
        return {WHY_ROLE: why, AGAINST_ROLE: against, FITS_ROLE: one.fits}.get(role)


class ProtocolList(QListView):
    """One protocol to choose; none is chosen until somebody does."""

    protocol_chosen = Signal(str)

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self._model = SuggestionModel(self)
        self.setModel(self._model)
        self.setItemDelegate(SuggestionDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(220)
        self._typed = ""
        self._since_key = QElapsedTimer()
        self._is_listing = False
        self.selectionModel().selectionChanged.connect(lambda *_: self._chosen())

    @property
    def protocol_id(self) -> str:
        """The protocol chosen, empty while none is."""
        rows = self.selectionModel().selectedRows()
        return self._model.id_at(rows[0].row()) if rows else ""

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """List protocols; the one chosen before stays chosen, and is not chosen anew, when it is still listed."""
        kept = self.protocol_id
        self._is_listing = True
        self._model.show_suggestions(suggestions)
        if kept and self._model.row_of(kept) >= 0:
            self.choose(kept)
        self._is_listing = False
        if self.protocol_id != kept:
            self._chosen()

    def choose(self, protocol_id: str) -> None:
        """Choose a protocol by its id."""
        self.setCurrentIndex(self._model.index(self._model.row_of(protocol_id)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the rows measured again: narrower ones are higher."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _chosen(self) -> None:
        if not self._is_listing:
            self.protocol_chosen.emit(self.protocol_id)

    def keyboardSearch(self, search: str) -> None:
        """Go to the protocol whose id or title begins with what is being typed."""
        pause = QGuiApplication.styleHints().keyboardInputInterval()
        is_going_on = self._since_key.isValid() and self._since_key.elapsed() < pause
        self._typed = self._typed + search if is_going_on else search
        self._since_key.start()
        row = self._model.row_beginning(self._typed)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))
