"""The worklist's table: several rows can be chosen and copied, columns left out, the order chosen in its headings."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from b12desk.desktop.clipboard import copy_text
from b12desk.desktop.widgets.table import Arrangement, DenseTable
from b12desk.desktop.worklist.columns import COLUMNS, KEYS, USUALLY_LEFT_OUT
from b12desk.desktop.worklist.delegate import WorklistDelegate
from b12desk.desktop.worklist.model import WorklistModel
from b12desk.desktop.worklist.prepared import SortOrder

_STATUS, _NAME, _PHASE = (KEYS.index(key) for key in ("status", "name", "phase"))
_ARRANGEMENT = Arrangement(
    elastic=_NAME,
    yielding=tuple(i for _, i in sorted((c.gives_way, i) for i, c in enumerate(COLUMNS) if c.gives_way)),
    strong=frozenset({_STATUS, _NAME, _PHASE}),
    least={_STATUS: 176, _NAME: 170},
    extra={_STATUS: 44},
    eliding=(_NAME,),
)


class WorklistTable(DenseTable):
    """Tells which order is asked for, which columns have no room, and how many rows were copied."""

    order_asked = Signal(object)
    heading_pressed = Signal(str)
    columns_changed = Signal()
    copied = Signal(int)

    def __init__(self, name: str, model: WorklistModel, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._worklist = model
        self._order = SortOrder()
        self.without_room: frozenset[str] = frozenset()
        self.left_out_keys = USUALLY_LEFT_OUT
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        delegate = WorklistDelegate(self)
        for painted in (_STATUS, _NAME, _PHASE):
            self.setItemDelegateForColumn(painted, delegate)
        self.arrange(_ARRANGEMENT)
        self.gave_way.connect(self._keep_without_room)
        self.leave_out(_places(self.left_out_keys))
        header = self.horizontalHeader()
        header.sectionClicked.connect(lambda section: self.heading_pressed.emit(KEYS[section]))
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self.show_columns_menu(header.mapToGlobal(at)))

    def show_order(self, order: SortOrder) -> None:
        """Show in the headings what the list is sorted by."""
        self._order = order
        header = self.horizontalHeader()
        header.setSortIndicatorShown(order.key is not None)
        if order.key is not None:
            down = Qt.SortOrder.DescendingOrder if order.is_descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(KEYS.index(order.key), down)

    def leave_out_columns(self, keys: Iterable[str]) -> None:
        """Show every column but these."""
        self.left_out_keys = frozenset(keys)
        self.leave_out(_places(self.left_out_keys))

    def columns_menu(self) -> QMenu:
        """Return the menu of columns as they are now."""
        from b12desk.desktop.worklist.list_menus import columns_menu

        return columns_menu(self, self.left_out_keys, self.without_room, self.leave_out_columns)

    def sort_menu(self) -> QMenu:
        """Return the menu of orders as they are now."""
        from b12desk.desktop.worklist.list_menus import sort_menu

        return sort_menu(self, self._order, self.order_asked.emit)

    def show_columns_menu(self, at: QPoint | None = None) -> None:
        """Open the menu of columns, below the headings unless said where."""
        self._pop_up(self.columns_menu(), at)

    def show_sort_menu(self) -> None:
        """Open the menu of orders."""
        self._pop_up(self.sort_menu(), None)

    def copy_rows(self) -> None:
        """Put the rows chosen on the clipboard as they are shown, cells parted by tabs."""
        from b12desk.services.worklist_text import tabbed_text

        shown = [column for column in range(len(KEYS)) if not self.isColumnHidden(column)]
        chosen = self.rows_chosen()
        if chosen:
            texts = (self._worklist.texts_of(place) for place in chosen)
            copy_text(tabbed_text([row[column] for column in shown] for row in texts))
            self.copied.emit(len(chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy whole rows where Qt would copy one cell; choose with Ctrl+Home where Qt would only go there."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
            return
        rows = self._worklist.rowCount()
        has_ctrl = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
        if rows and has_ctrl and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.choose_row(0 if event.key() == Qt.Key.Key_Home else rows - 1)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the rows chosen."""
        menu = QMenu(self)
        menu.addAction(self.tr("Copy rows"), self.copy_rows)
        menu.addMenu(self.sort_menu())
        menu.addMenu(self.columns_menu())
        self._pop_up(menu, event.globalPos())

    def _pop_up(self, menu: QMenu, at: QPoint | None) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at or self.mapToGlobal(QPoint(0, self.horizontalHeader().height())))

    def _keep_without_room(self, columns: tuple[int, ...]) -> None:
        self.without_room = frozenset(KEYS[column] for column in columns)
        self.columns_changed.emit()


def _places(keys: Iterable[str]) -> frozenset[int]:
    return frozenset(KEYS.index(key) for key in keys if key in KEYS)
