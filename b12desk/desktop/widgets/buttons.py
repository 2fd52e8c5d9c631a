"""Buttons by how strongly they speak: one primary act a page, quiet ones beside it, danger where something ends."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from b12desk.desktop.theme.apply import colours_now
from b12desk.desktop.theme.icons import draw_icon, name_icon
from b12desk.desktop.widgets.labels import plain_tip


def primary_button(text: str, *, icon: str = "", parent: QWidget | None = None) -> QPushButton:
    """Return the button of the page's main act."""
    return _button(text, "primary", icon, "on_accent", parent)


def quiet_button(text: str, *, icon: str = "", parent: QWidget | None = None) -> QPushButton:
    """Return a button for any other act."""
    return _button(text, "quiet", icon, "text", parent)


def danger_button(text: str, *, icon: str = "", parent: QWidget | None = None) -> QPushButton:
    """Return a button for an act that ends or voids something."""
    return _button(text, "danger", icon, "danger", parent)


def link_button(text: str, *, parent: QWidget | None = None) -> QPushButton:
    """Return a button that reads like a link, within a sentence or beside a value."""
    return _button(text, "link", "", "accent", parent)


def icon_button(accessible_name: str, icon: str, *, parent: QWidget | None = None) -> QPushButton:
    """Return a small button that shows an icon only; its name is read out and shown as a tip."""
    button = _button("", "icon", icon, "text", parent)
    button.setAccessibleName(accessible_name)
    button.setToolTip(plain_tip(accessible_name))
    return button


class _Button(QPushButton):
    """Draws its icon when a layout first makes room for it; many buttons of a window are never shown."""

    def sizeHint(self) -> QSize:
        draw_icon(self, colours_now())
        return super().sizeHint()


def _button(text: str, kind: str, icon: str, ink: str, parent: QWidget | None) -> QPushButton:
    button = _Button(parent)
    button.setText(text.replace("&", "&&"))
    button.setAccessibleName(text)
    button.setProperty("kind", kind)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon:
        name_icon(button, icon, ink=ink)
    return button
