"""The menus over the list: what it is sorted by, and which columns are shown."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from b12desk.desktop.worklist.columns import ALWAYS, COLUMNS
from b12desk.desktop.worklist.prepared import SortOrder

Sort = Callable[[SortOrder], None]


def sort_menu(parent: QWidget, order: SortOrder, sort: Sort) -> QMenu:
    """Return a menu of every order there is, the present one ticked."""
    menu = QMenu(parent.tr("Sort by"), parent)
    columns, directions = QActionGroup(menu), QActionGroup(menu)
    own = menu.addAction(parent.tr("Most overdue first"))
    _offer(own, columns, is_ticked=order.key is None, act=partial(sort, SortOrder()))
    for column in COLUMNS:
        action = menu.addAction(column.heading)
        act = partial(sort, SortOrder(column.key, order.is_descending))
        _offer(action, columns, is_ticked=order.key == column.key, act=act)
    menu.addSeparator()
    for words, is_descending in ((parent.tr("Upwards"), False), (parent.tr("Downwards"), True)):
        action = menu.addAction(words)
        action.setEnabled(order.key is not None)
        act = partial(sort, SortOrder(order.key, is_descending))
        _offer(action, directions, is_ticked=order.key is not None and order.is_descending == is_descending, act=act)
    return menu


def columns_menu(
    parent: QWidget, left_out: frozenset[str], without_room: Collection[str], choose: Callable[[frozenset[str]], None]
) -> QMenu:
    """Return a menu of the columns, those shown ticked; one that has no room at this width says so."""
    menu = QMenu(parent.tr("Columns"), parent)
    for column in COLUMNS:
        words = column.heading
        if column.key in without_room:
            words = parent.tr("{heading} (no room at this width)").format(heading=words)
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(column.key not in left_out)
        action.setEnabled(column.key not in ALWAYS)
        action.triggered.connect(partial(choose, left_out ^ {column.key}))
    return menu


def _offer(action: QAction, group: QActionGroup, *, is_ticked: bool, act: Callable[[], None]) -> None:
    action.setCheckable(True)
    action.setChecked(is_ticked)
    group.addAction(action)
    action.triggered.connect(lambda _: act())
