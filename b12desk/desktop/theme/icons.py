"""The product's own icons: line drawings in SVG, tinted when they are loaded so that they fit every colour set."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QPushButton, QToolButton

from b12desk.desktop.theme.palette import Colours
from b12desk.resource_files import resource_path

ICON_PROPERTY = "b12desk_icon"
INK_PROPERTY = "b12desk_icon_ink"
ICON_SIZE = 18
_AFTER = 4
_SCALES = (1.0, 1.25, 1.5, 2.0, 3.0)


def give_icon(
    button: QPushButton | QToolButton, name: str, colours: Colours, *, ink: str = "text", size: int = ICON_SIZE
) -> None:
    """Give a button an icon by file name; `ink` names the field of Colours that it is drawn in."""
    button.setProperty(ICON_PROPERTY, name)
    button.setProperty(INK_PROPERTY, ink)
    after = _AFTER if button.text() and isinstance(button, QPushButton) else 0
    button.setIconSize(QSize(size + after, size))
    refresh_icon(button, colours)


def refresh_icon(button: QPushButton | QToolButton, colours: Colours) -> None:
    """Draw the button's icon again in other colours."""
    ink = str(getattr(colours, str(button.property(INK_PROPERTY))))
    size = button.iconSize()
    name = str(button.property(ICON_PROPERTY))
    room = size.width() - size.height()
    icon = tinted_icon(name, ink, size.height(), after=room)
    if isinstance(button, QPushButton):  # only push buttons are filled with another colour when they have the focus
        _add(icon, name, colours.on_focus, size.height(), room, QIcon.Mode.Active)
        _add(icon, name, colours.text_soft, size.height(), room, QIcon.Mode.Disabled)
    button.setIcon(icon)


def tinted_icon(name: str, ink: str, size: int = ICON_SIZE, *, after: int = 0) -> QIcon:
    """Return the icon in one ink, sharp at every usual scaling of a screen, with room `after` it before a text."""
    icon = QIcon()
    _add(icon, name, ink, size, after, QIcon.Mode.Normal)
    return icon


def _add(icon: QIcon, name: str, ink: str, size: int, after: int, mode: QIcon.Mode) -> None:
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", ink).encode()))
    for scale in _SCALES:
        edge = round(size * scale)
        pixmap = QPixmap(edge + round(after * scale), edge)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, edge, edge))
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        icon.addPixmap(pixmap, mode)


@cache
def _drawing(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
