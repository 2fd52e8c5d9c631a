"""Rows, columns, cards and form rows in the product's rhythm."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.page_stack import PageStack

L = TypeVar("L", QVBoxLayout, QHBoxLayout)


def column(parent: QWidget | None = None, *, margin: int = 0, gap: int = GAP) -> QVBoxLayout:
    """Return a column with one margin on all sides."""
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    return _spaced(layout, margin, gap)


def row(parent: QWidget | None = None, *, margin: int = 0, gap: int = GAP) -> QHBoxLayout:
    """Return a row with one margin on all sides."""
    layout = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    return _spaced(layout, margin, gap)


def card(parent: QWidget | None = None) -> QFrame:
    """Return a bordered surface with a column layout in it, to be filled through `layout()`."""
    frame = framed("card", parent)
    column(frame, margin=GAP_WIDE)
    return frame


def framed(role: str, parent: QWidget | None = None) -> QFrame:
    """Return an empty frame that the style sheet knows by its role."""
    frame = QFrame(parent)
    frame.setProperty("role", role)
    return frame


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a thin line between two parts."""
    line = framed("rule", parent)
    line.setFixedHeight(1)
    return line


def form_row(label_text: str, field: QWidget, hint: str = "") -> QWidget:
    """Return a field with its label above and a hint below.

    The label is read out as “Label:”, so that the field alone answers to its own accessible name.
    """
    holder = QWidget()
    layout = column(holder, gap=GAP_SMALL)
    label = plain_label(label_text, kind=LabelKind.LABEL)
    label.setAccessibleName(f"{label_text}:")
    layout.addWidget(label)
    layout.addWidget(field)
    if hint:
        layout.addWidget(plain_label(hint, kind=LabelKind.HINT, wraps=True))
        field.setAccessibleDescription(hint)
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return holder


def in_scroll_area(widget: QWidget) -> QScrollArea:
    """Return a widget in an area that scrolls where the window is too small for it; Tab doesn't stop there."""
    area = _Area(widget)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setProperty("role", "pages")
    return area


class _Area(QScrollArea):
    """Tells what it holds how wide the room for it is.

    Asking for the parent instead would have PySide learn every kind of widget there is before the window is shown.
    """

    def __init__(self, held: QWidget) -> None:
        super().__init__()
        self._held = held
        self.setWidget(held)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if isinstance(self._held, PageStack):
            self._held.give_room(event.size().width())
        super().resizeEvent(event)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it when Qt is next idle."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _spaced(layout: L, margin: int, gap: int) -> L:
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    return layout
