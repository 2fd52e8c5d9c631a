"""Puts the pictures of one look beside each other, a dozen a sheet, so that they can be looked through quickly."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

_ACROSS, _DOWN = 3, 4
_WIDTH, _GAP, _CAPTION = 620, 12, 24


def make_contact_sheets(folder: Path, pictures: Sequence[Path], *, title: str) -> list[Path]:
    """Write the sheets beside the folder and return their files."""
    made = []
    each = _ACROSS * _DOWN
    for number, start in enumerate(range(0, len(pictures), each), start=1):
        path = folder / f"contact sheet {title} {number}.png"
        _sheet(pictures[start : start + each]).save(str(path))
        made.append(path)
    return made


def in_greys(pictures: Sequence[Path], to: Path) -> list[Path]:
    """Write the same pictures without their colours and return the files."""
    to.mkdir(parents=True, exist_ok=True)
    written = [to / picture.name for picture in pictures]
    for picture, path in zip(pictures, written, strict=True):
        QImage(str(picture)).convertToFormat(QImage.Format.Format_Grayscale8).save(str(path))
    return written


def _sheet(pictures: Sequence[Path]) -> QImage:
    images = [QImage(str(path)) for path in pictures]
    height = max(image.height() * _WIDTH // max(1, image.width()) for image in images)
    rows = -(-len(images) // _ACROSS)
    size = (_ACROSS * (_WIDTH + _GAP) + _GAP, rows * (height + _CAPTION + _GAP) + _GAP)
    sheet = QImage(*size, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#9AA5AB"))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for place, (image, path) in enumerate(zip(images, pictures, strict=True)):
        left = _GAP + place % _ACROSS * (_WIDTH + _GAP)
        top = _GAP + place // _ACROSS * (height + _CAPTION + _GAP)
        painter.drawText(QRect(left, top, _WIDTH, _CAPTION), Qt.AlignmentFlag.AlignVCenter, path.stem)
        small = image.scaledToWidth(_WIDTH, Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(left, top + _CAPTION, small)
    painter.end()
    return sheet


def application() -> QGuiApplication:
    """Return an application, without which nothing can be written into a picture."""
    there = QGuiApplication.instance()
    return there if isinstance(there, QGuiApplication) else QGuiApplication(["pictures"])
