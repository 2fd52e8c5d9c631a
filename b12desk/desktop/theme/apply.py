"""Dresses the application: the product's palette and style sheet, and again whenever the system changes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from b12desk.desktop.theme.icons import refresh_icon
from b12desk.desktop.theme.palette import ALL_COLOURS, DARK, HIGH_CONTRAST, LIGHT, Colours
from b12desk.desktop.theme.scale import type_scale
from b12desk.desktop.theme.stylesheet import MARKS, stylesheet
from b12desk.resource_files import resource_path

_NAME = "b12desk_colours"
_TABULAR = QFont.Tag("tnum")


def apply_theme(app: QApplication, colours: Colours | None = None) -> None:
    """Dress the application and follow the system from now on; a given set of colours is kept instead."""
    app.setFont(_font())
    dress(app, colours or system_colours(app))
    if colours is None:
        app.styleHints().colorSchemeChanged.connect(lambda _: dress(app, system_colours(app)))


def dress(app: QApplication, colours: Colours) -> None:
    """Put on one set of colours, everywhere and at once."""
    app.setProperty(_NAME, colours.name)
    app.setPalette(qt_palette(colours))
    app.setStyleSheet(stylesheet(colours, type_scale(app.font().pointSizeF()), _marks(colours)))
    for widget in app.allWidgets():
        if isinstance(widget, QPushButton | QToolButton) and not widget.icon().isNull():
            refresh_icon(widget, colours)


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
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.text_soft))
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
    """The system's own font; DejaVu, which is very wide, in its condensed face."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    condensed = "DejaVu Sans Condensed"
    if font.family() in ("DejaVu Sans", "Sans Serif", "Sans") and QFontDatabase.hasFamily(condensed):
        font.setFamilies([condensed])
    font.setPointSizeF(max(9.0, font.pointSizeF()))
    return font
