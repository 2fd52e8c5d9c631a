"""Lengths that a sheet's fields were given in pixels, brought to the size that is shown now."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from b12desk.desktop.theme.zoom import scaled

_ANY = 16_777_215
_HAIRLINE = 2
_DONE = "b12desk_scaled"
_DRESSED = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)


def scale_fixed_sizes(page: QWidget) -> None:
    """Scale the least and greatest sizes of everything on a page, once.

    Text areas measure in lines of text, and fields and buttons have their least height from the style sheet.
    """
    for widget in page.findChildren(QWidget):
        if isinstance(widget, QPlainTextEdit) or widget.property(_DONE) or widget.objectName().startswith("qt_"):
            continue
        widget.setProperty(_DONE, True)
        least, most = widget.minimumSize(), widget.maximumSize()
        keeps_height = isinstance(widget, _DRESSED) and least.height() != most.height()
        widget.setMaximumSize(_scaled(most, keeps_height=keeps_height))
        widget.setMinimumSize(_scaled(least, keeps_height=keeps_height))


def _scaled(size: QSize, *, keeps_height: bool) -> QSize:
    return QSize(_length(size.width()), size.height() if keeps_height else _length(size.height()))


def _length(pixels: int) -> int:
    return pixels if pixels <= _HAIRLINE or pixels >= _ANY else scaled(pixels)
