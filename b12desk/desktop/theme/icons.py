"""The product's own icons: line drawings in SVG, tinted when they are loaded so that they fit every colour set."""

from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QPushButton, QToolButton

from b12desk.desktop.theme.palette import Colours
from b12desk.desktop.theme.zoom import scaled
from b12desk.resource_files import resource_path

ICON_PROPERTY = "b12desk_icon"
INK_PROPERTY = "b12desk_icon_ink"
ICON_SIZE = 18
_AFTER = 4
_SIZE_PROPERTY = "b12desk_icon_size"


def give_icon(
    button: QPushButton | QToolButton, name: str, colours: Colours, *, ink: str = "text", size: int = ICON_SIZE
) -> None:
    """Give a button an icon by file name; `ink` names the field of Colours that it is drawn in."""
    name_icon(button, name, ink=ink, size=size)
    refresh_icon(button, colours)


def name_icon(button: QPushButton | QToolButton, name: str, *, ink: str = "text", size: int = ICON_SIZE) -> None:
    """Say which icon a button has; it is drawn by `draw_icon` when the button is shown."""
    button.setProperty(ICON_PROPERTY, name)
    button.setProperty(INK_PROPERTY, ink)
    after = _AFTER if button.text() and isinstance(button, QPushButton) else 0
    button.setProperty(_SIZE_PROPERTY, size)
    size_icon(button, scaled(size), after=after)


def size_icon(button: QPushButton | QToolButton, size: int, *, after: int = 0) -> None:
    """Give an icon another size in pixels; it is drawn in it by the next `refresh_icon`."""
    button.setIconSize(QSize(size + after, size))


def resize_icon(button: QPushButton | QToolButton) -> None:
    """Bring the icon to the size everything is shown at now."""
    usual = button.property(_SIZE_PROPERTY)
    if isinstance(usual, int):
        room = button.iconSize()
        size_icon(button, scaled(usual), after=room.width() - room.height())


def draw_icon(button: QPushButton | QToolButton, colours: Colours) -> None:
    """Draw the icon a button was said to have, unless it is drawn already."""
    if button.property(ICON_PROPERTY) and button.icon().isNull():
        refresh_icon(button, colours)


def refresh_icon(button: QPushButton | QToolButton, colours: Colours) -> None:
    """Draw the button's icon again in other colours; a button whose icon was not named here keeps its own."""
    if not button.property(ICON_PROPERTY):
        return
    ink = str(getattr(colours, str(button.property(INK_PROPERTY))))
    size = button.iconSize()
    name = str(button.property(ICON_PROPERTY))
    room = size.width() - size.height()
    if isinstance(button, QPushButton):
        icon = _button_icon(name, ink, colours, size.height(), room)
    else:
        icon = tinted_icon(name, ink, size.height(), after=room)
    button.setIcon(icon)


def tinted_icon(name: str, ink: str, size: int = ICON_SIZE, *, after: int = 0) -> QIcon:
    """Return the icon in one ink, sharp on every screen there is, with room `after` it before a text."""
    icon = QIcon()
    for shape in _shapes(name, size, after):
        icon.addPixmap(_tinted(shape, ink))
    return icon


def _button_icon(name: str, ink: str, colours: Colours, size: int, after: int) -> QIcon:
    """The icon of a push button, which is filled with another colour while it has the focus."""
    icon = QIcon()
    for shape in _shapes(name, size, after):
        icon.addPixmap(_tinted(shape, ink))
        icon.addPixmap(_tinted(shape, colours.on_focus), QIcon.Mode.Active)
        icon.addPixmap(_tinted(shape, colours.text_off), QIcon.Mode.Disabled)
    return icon


def _shapes(name: str, size: int, after: int) -> Iterator[QPixmap]:
    """The drawing in black at the scaling of every screen."""
    renderer = QSvgRenderer(_drawing(name))
    for scale in sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}):
        edge = round(size * scale)
        pixmap = QPixmap(edge + round(after * scale), edge)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, edge, edge))
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        yield pixmap


def _tinted(shape: QPixmap, ink: str) -> QPixmap:
    tinted = QPixmap(shape)
    painter = QPainter(tinted)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(shape.rect(), QColor(ink))
    painter.end()
    return tinted


@cache
def _drawing(name: str) -> bytes:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", "#000000").encode()
