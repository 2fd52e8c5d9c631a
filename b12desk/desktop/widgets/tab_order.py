"""Where Tab comes to what was made late: Qt would put it at the end of the window, wherever it is seen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stand_at(holder: QWidget, stops: Sequence[QWidget]) -> None:
    """Have Tab come to these, in this order, where their holder stands."""
    before = _before(holder)
    while before is not holder and (not takes_tab(before) or before in stops):
        before = _before(before)
    for stop in stops:
        QWidget.setTabOrder(before, stop)
        before = stop


def _before(widget: QWidget) -> QWidget:
    before = widget.previousInFocusChain()
    assert before is not None, "the focus chain is a ring"
    return before


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops at a widget while it is shown."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def stops_in(widget: QWidget) -> list[QWidget]:
    """Return everything within a widget that Tab stops at, in the order in which it was made."""
    return [each for each in widget.findChildren(QWidget) if takes_tab(each)]
