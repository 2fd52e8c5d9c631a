import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from b12desk.desktop.theme.apply import colours_now, dress
from b12desk.desktop.theme.icons import tinted_icon
from b12desk.desktop.theme.palette import ALL_COLOURS, DARK, HIGH_CONTRAST, LIGHT, Colours
from b12desk.desktop.theme.scale import type_scale
from b12desk.desktop.widgets.buttons import primary_button

VOID_CALLS = 10_000


@pytest.mark.parametrize("colours", ALL_COLOURS.values(), ids=ALL_COLOURS.keys())
def test_the_application_wears_the_colours_it_is_given(qapp: QApplication, colours: Colours) -> None:
    dress(qapp, colours)
    assert colours_now() is colours
    assert qapp.palette().window().color() == QColor(colours.page)


def test_icons_change_with_the_colours(qtbot: QtBot, qapp: QApplication) -> None:
    button = primary_button("New patient", icon="new-patient")
    qtbot.addWidget(button)
    button.show()
    assert LIGHT.on_accent in inks(button.icon())
    dress(qapp, DARK)
    assert DARK.on_accent in inks(button.icon())
    assert LIGHT.on_accent not in inks(button.icon())


@pytest.mark.parametrize(
    "name",
    ["worklist", "patients", "new-patient", "injection", "defer", "print", "search", "refresh", "close", "open", "back",
     "correct", "plan", "review", "why"],
)  # fmt: skip
def test_every_icon_draws_something(name: str) -> None:
    assert HIGH_CONTRAST.accent in inks(tinted_icon(name, HIGH_CONTRAST.accent))


def test_type_never_gets_smaller_than_nine_points() -> None:
    assert type_scale(7).body == 9
    assert type_scale(12).body == 12


def test_void_calls_keep_the_references_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 lost one at every void call on Python 3.10 and 3.11, and aborted after some thousand."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for turn in range(VOID_CALLS):
        label.setText(str(turn))
    assert abs(sys.getrefcount(None) - before) < VOID_CALLS // 100


def inks(icon: QIcon) -> set[str]:
    """The colours of the opaque pixels of an icon."""
    image = icon.pixmap(QSize(72, 54), 1.0).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}
