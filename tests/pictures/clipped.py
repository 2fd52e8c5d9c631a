"""Finds in a window what a look at its picture should find: texts that are cut off, and pages that scroll sideways."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton, QRadioButton, QScrollArea, QWidget

_SLACK = 2
_LEAST_TARGET = 24


def clipped_in(window: QWidget) -> Iterator[str]:
    """Yield a sentence for each text that is cut off, target that is too small and area that scrolls sideways."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window:
            continue
        if isinstance(widget, QScrollArea):
            yield from _scrolls_sideways(widget)
        elif isinstance(widget, QLabel) and widget.text():
            yield from _cut_label(widget)
        elif isinstance(widget, QAbstractButton):
            yield from _cut_button(widget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield from _out_of_window(widget, window)


def _scrolls_sideways(area: QScrollArea) -> Iterator[str]:
    inner = area.widget()
    if inner is not None and inner.width() > area.viewport().width() + _SLACK:
        yield f"scrolls sideways by {inner.width() - area.viewport().width()} pixels: {_path(area)}"


def _cut_label(label: QLabel) -> Iterator[str]:
    if label.sizePolicy().horizontalPolicy() is label.sizePolicy().Policy.Ignored:
        return
    if label.wordWrap():
        wanted = label.heightForWidth(label.width())
        if wanted > label.height() + _SLACK:
            yield f"needs {wanted} of {label.height()} pixels in height: “{label.text()}”"
        return
    wanted = label.sizeHint().width()
    if wanted > label.width() + _SLACK:
        yield f"needs {wanted} of {label.width()} pixels in width: “{label.text()}”"


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    if isinstance(button, QPushButton | QCheckBox | QRadioButton):
        wanted = button.minimumSizeHint()
        if wanted.width() > button.width() + _SLACK:
            yield f"needs {wanted.width()} of {button.width()} pixels in width: button “{_name(button)}”"
    if button.height() < _LEAST_TARGET or (button.width() < _LEAST_TARGET):
        yield f"is {button.width()} by {button.height()} pixels: button “{_name(button)}”"


def _out_of_window(widget: QWidget, window: QWidget) -> Iterator[str]:
    """What lies outside can't be clicked, unless an area around it scrolls there."""
    within = widget.parentWidget()
    while within is not None and not isinstance(within, QScrollArea):
        within = within.parentWidget()
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    if within is None and not window.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(place):
        yield f"lies outside the window: “{_name(widget)}”"


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or widget.metaObject().className()


def _path(widget: QWidget) -> str:
    named: QWidget | None = widget
    while named is not None and not named.accessibleName():
        named = named.parentWidget()
    return _name(named) if named is not None else widget.window().windowTitle()
