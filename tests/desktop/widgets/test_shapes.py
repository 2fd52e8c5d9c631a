"""A status is told apart without colour: every shape is another picture."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import Severity, Status
from b12desk.desktop.widgets.shapes import paint_severity_shape, paint_status_shape
from b12desk.desktop.widgets.status_chip import status_chip
from b12desk.desktop.widgets.words import STATUS_WORDS

_EDGE = 24
_ENOUGH = 30
BLACK, WHITE = QColor("#000000"), QColor("#FFFFFF")


def picture(paint: object, *words: object) -> frozenset[tuple[int, int]]:
    """The dark pixels of a shape drawn in black on white."""
    image = QImage(_EDGE, _EDGE, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    assert callable(paint)
    paint(painter, QRectF(2, 2, _EDGE - 4, _EDGE - 4), *words)
    painter.end()
    pixels = ((x, y) for x in range(_EDGE) for y in range(_EDGE))
    return frozenset(p for p in pixels if image.pixelColor(*p).lightness() < 128)


def test_every_status_has_a_shape_of_its_own(qtbot: QtBot) -> None:
    drawn = {status: picture(paint_status_shape, status, BLACK) for status in Status}
    for one, shape in drawn.items():
        assert len(shape) > _ENOUGH
        assert all(len(shape ^ other) > _ENOUGH for name, other in drawn.items() if name is not one), one


def test_every_severity_has_a_shape_of_its_own(qtbot: QtBot) -> None:
    drawn = {severity: picture(paint_severity_shape, severity, BLACK, WHITE) for severity in Severity}
    for one, shape in drawn.items():
        assert all(len(shape ^ other) > _ENOUGH for name, other in drawn.items() if name is not one), one


def test_a_chip_is_read_out_as_its_word(qtbot: QtBot) -> None:
    chip = status_chip(Status.ON_HOLD)
    qtbot.addWidget(chip)
    assert chip.accessibleName() == STATUS_WORDS[Status.ON_HOLD] == "On hold"
    chip.show_status(Status.DUE)
    assert chip.accessibleName() == "Due"
