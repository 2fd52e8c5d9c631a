"""What the fields of a sheet hold, by the names a screen reader knows them by, and how it is put back."""

from collections import Counter
from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from b12desk.services.drafts import TypedField

_YES, _NO = "yes", "no"
_ASKED_EACH_TIME = "asked_each_time"
Named = tuple[str, str, int]


def ask_each_time(tick: QAbstractButton) -> None:
    """Never keep this answer in a draft: whoever goes on with it later looks again."""
    tick.setProperty(_ASKED_EACH_TIME, True)


def typed_in(page: QWidget) -> tuple[TypedField, ...]:
    """Return what every field of a page holds, in the order of the page; hidden words such as passwords never."""
    return tuple(TypedField(kind, name, place, _value(widget)) for (kind, name, place), widget in _fields(page))


def changed_from(before: Sequence[TypedField], now: Sequence[TypedField]) -> tuple[TypedField, ...]:
    """Return the fields that hold something else than before; an empty one that came along since is nothing."""
    known = {(one.kind, one.name, one.place): one.value for one in before}
    empty = ("", _NO)
    return tuple(
        one
        for one in now
        if known.get((one.kind, one.name, one.place), one.value if one.value in empty else None) != one.value
    )


def put_back(page: QWidget, fields: Sequence[TypedField]) -> tuple[TypedField, ...]:
    """Put the values into the fields of a page and return those that found no field, or not their value in it."""
    widgets = dict(_fields(page))
    order = {"tick": 0, "choice": 1}
    for one in sorted(fields, key=lambda one: order.get(one.kind, 2)):
        widget = widgets.get((one.kind, one.name, one.place))
        if widget is not None and _value(widget) != one.value:
            _put(widget, one.value)
    held = {(one.kind, one.name, one.place): one.value for one in typed_in(page)}
    return tuple(one for one in fields if held.get((one.kind, one.name, one.place)) != one.value)


def _fields(page: QWidget) -> Iterator[tuple[Named, QWidget]]:
    count: Counter[tuple[str, str]] = Counter()
    for widget in page.findChildren(QWidget):
        kind = _kind(widget)
        if kind:
            name = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            yield (kind, name, count[kind, name]), widget
            count[kind, name] += 1


def _kind(widget: QWidget) -> str:
    match widget:
        case QLineEdit():
            is_part = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)
            is_hidden = widget.echoMode() is not QLineEdit.EchoMode.Normal
            return "" if is_part or is_hidden or widget.isReadOnly() else "text"
        case QAbstractSpinBox():
            return "text"
        case QPlainTextEdit():
            return "" if widget.isReadOnly() else "note"
        case QComboBox():
            return "choice"
        case QAbstractButton():
            return "tick" if widget.isCheckable() and not widget.property(_ASKED_EACH_TIME) else ""
        case _:
            return ""


def _value(widget: QWidget) -> str:
    match widget:
        case QLineEdit() | QAbstractSpinBox():
            return widget.text()
        case QPlainTextEdit():
            return widget.toPlainText()
        case QComboBox():
            return widget.currentText()
        case QAbstractButton():
            return _YES if widget.isChecked() else _NO
        case _:
            return ""


def _put(widget: QWidget, value: str) -> None:
    match widget:
        case QLineEdit():
            widget.setText(value)
        case QAbstractSpinBox():
            widget.lineEdit().setText(value)
            widget.interpretText()
        case QPlainTextEdit():
            widget.setPlainText(value)
        case QComboBox():
            if widget.findText(value) >= 0:
                widget.setCurrentText(value)
        case QAbstractButton() if widget.isEnabled():
            _tick(widget, value == _YES)


def _tick(button: QAbstractButton, is_ticked: bool) -> None:
    """Press it as a person would; of several that exclude each other only the chosen one is pressed."""
    if is_ticked or (not button.autoExclusive() and button.group() is None):
        button.click()
