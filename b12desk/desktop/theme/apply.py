"""Dresses the application: the product's palette and style sheet, and again whenever the system changes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from b12desk.desktop.theme.icons import refresh_icon, resize_icon
from b12desk.desktop.theme.palette import ALL_COLOURS, DARK, HIGH_CONTRAST, LIGHT, Colours
from b12desk.desktop.theme.scale import type_scale, zoomed
from b12desk.desktop.theme.stylesheet import MARKS, stylesheet
from b12desk.desktop.theme.zoom import USUAL, scaled_sheet, set_zoom, zoom_now
from b12desk.resource_files import resource_path

FOLLOW = "follow the system"
_NAME = "b12desk_colours"
_LOOK = "b12desk_look"
_TABULAR = QFont.Tag("tnum")


def apply_theme(app: QApplication, colours: Colours | None = None, *, look: str = FOLLOW, zoom: int = USUAL) -> None:
    """Dress the application in the colours of a look, and follow the system where it says so.

    A given set of colours is kept whatever the system and the look say.
    """
    set_zoom(app, zoom)
    app.setFont(_font())
    if colours is not None:
        dress(app, colours)
        return
    wear(app, look)
    app.styleHints().colorSchemeChanged.connect(lambda _: wear(app, str(app.property(_LOOK))))


def wear(app: QApplication, look: str) -> None:
    """Put on the colours of that name, or those that fit the system."""
    app.setProperty(_LOOK, look)
    dress(app, ALL_COLOURS.get(look) or system_colours(app))


def dress(app: QApplication, colours: Colours) -> None:
    """Put on one set of colours, everywhere and at once."""
    app.setProperty(_NAME, colours.name)
    app.setPalette(qt_palette(colours))
    scale = zoomed(type_scale(_usual_font().pointSizeF()), zoom_now())
    app.setStyleSheet(scaled_sheet(stylesheet(colours, scale, _marks(colours))))
    for widget in app.allWidgets():
        if isinstance(widget, QPushButton | QToolButton) and not widget.icon().isNull():
            refresh_icon(widget, colours)


def zoom_to(app: QApplication, percent: int) -> None:
    """Show everything at a size in percent of the usual one; every widget hears of it as a change of its font."""
    before = zoom_now()
    set_zoom(app, percent)
    ratio = zoom_now() / before
    app.setFont(_font())
    for widget in app.allWidgets():
        if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):
            own = widget.font()
            own.setPointSizeF(own.pointSizeF() * ratio)
            widget.setFont(own)
        if isinstance(widget, QPushButton | QToolButton):
            resize_icon(widget)
    dress(app, colours_now())


def colours_now() -> Colours:
    """Return the colours the application wears; light before it is dressed."""
    app = QApplication.instance()
    name = app.property(_NAME) if app is not None else None
    return ALL_COLOURS.get(str(name), LIGHT)


def system_colours(app: QApplication) -> Colours:
    """Return the set that fits what the system asks for."""
    hints = app.styleHints()
    accessibility = getattr(hints, "accessibility", None)  # from Qt 6.10 on
    if accessibility is not None and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return HIGH_CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def qt_palette(colours: Colours) -> QPalette:
    """Return Qt's palette in the product's colours, for whatever the style sheet doesn't name."""
    role = QPalette.ColorRole
    palette = QPalette()
    for each, value in {
        role.Window: colours.page,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.stripe,
        role.Text: colours.text,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.text_soft,
        role.Highlight: colours.accent_soft,
        role.HighlightedText: colours.text,
        role.Link: colours.accent,
        role.Accent: colours.accent,
        role.Mid: colours.line,
        role.Dark: colours.control_line,
    }.items():
        palette.setColor(each, QColor(value))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.text_off))
    return palette


def tabular(font: QFont) -> QFont:
    """Return the font with figures of one width, so that numbers stand under each other."""
    figures = QFont(font)
    figures.setFeature(_TABULAR, 1)
    return figures


def strong(font: QFont) -> QFont:
    """Return the font in the weight of names and headings."""
    heavier = QFont(font)
    heavier.setWeight(QFont.Weight.DemiBold)
    return heavier


def _marks(colours: Colours) -> dict[str, str]:
    """The files of the small marks that a style sheet can only name, not tint."""
    ground = "dark" if colours.is_dark else "light"
    return {mark: resource_path("icons", "marks", f"{mark}-on-{ground}.svg").as_posix() for mark in MARKS}


def _font() -> QFont:
    """The usual font at the size shown now."""
    font = _usual_font()
    font.setPointSizeF(font.pointSizeF() * zoom_now() / USUAL)
    return font


def _usual_font() -> QFont:
    """The system's own font; DejaVu, which is very wide, in its condensed face."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    condensed = "DejaVu Sans Condensed"
    if font.family() in ("DejaVu Sans", "Sans Serif", "Sans") and QFontDatabase.hasFamily(condensed):
        font.setFamilies([condensed])
    font.setPointSizeF(max(9.0, font.pointSizeF()))
    return font
