"""The drawing of the body map: figure, muscles, rings, hatching, dots and lines to the captions."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QTransform

from b12desk.clinical.patient import Site
from b12desk.desktop.injection.body_figure import FIGURE_BOX, Figure, dot_of, muscle_edge
from b12desk.desktop.injection.model import SiteState
from b12desk.desktop.theme.palette import Colours
from b12desk.desktop.theme.zoom import scaled

_DOT = 3.4


def faded(colour: QColor, share: float) -> QColor:
    """Return the colour with that share of its strength left, between 0 and 1."""
    paler = QColor(colour)
    paler.setAlphaF(share)
    return paler


class BodyPaint:
    """One painting of the body map, in one set of colours; it lives for one paint event."""

    def __init__(self, painter: QPainter, figure: Figure, to_screen: QTransform, colours: Colours) -> None:
        self._painter = painter
        self._figure = figure
        self._to_screen = to_screen
        self._ink = QColor(colours.text)
        self._accent = QColor(colours.accent)
        self._soft = QColor(colours.text_soft)
        self._paper = QColor(colours.surface)

    def body(self) -> None:
        """Draw the figure, fading below the knees."""
        outline = self._to_screen.map(self._figure.body)
        self._painter.fillPath(outline, self._fading(0.13))
        self._painter.setPen(QPen(QBrush(self._fading(0.42)), 1.3))
        self._painter.drawPath(outline)
        self._painter.setPen(QPen(faded(self._ink, 0.22), 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        self._painter.drawPath(self._to_screen.map(self._figure.details))

    def side_words(self, right: str, left: str, *, width: int) -> None:
        """Write whose right and left it is above the captions: the figure faces the viewer."""
        self._painter.setPen(self._soft)
        line = QRectF(0, 0, width, scaled(20))
        self._painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, right)
        self._painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, left)

    def leader(self, site: Site, caption: QPointF) -> None:
        """Draw the line from a muscle to its caption."""
        self._painter.setPen(QPen(faded(self._ink, 0.45), 1.0, Qt.PenStyle.DotLine))
        self._painter.drawLine(self._to_screen.map(muscle_edge(site)), caption)

    def site(self, state: SiteState, *, is_chosen: bool, is_hovered: bool) -> None:
        """Draw one muscle: filled when chosen, ringed when next, hatched when restricted, dotted where used."""
        outline = self._to_screen.map(self._figure.muscles[state.site])
        strength = 0.85 if is_chosen else 0.34 if is_hovered else 0.18
        self._painter.fillPath(outline, faded(self._accent, strength))
        if state.restriction:
            self._hatch(outline)
        self._painter.setPen(QPen(self._accent, 2.4 if is_chosen else 1.4))
        self._painter.drawPath(outline)
        if state.is_next:
            self._ring(outline)
        for index in range(len(state.used_on)):
            self._dot(dot_of(state.site, index), is_chosen=is_chosen)

    def _ring(self, outline: QPainterPath) -> None:
        around = outline.boundingRect().adjusted(-7, -6, 7, 6)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._accent, 2.0, Qt.PenStyle.DashLine, Qt.PenCapStyle.RoundCap))
        self._painter.drawRoundedRect(around, around.width() / 2, around.width() / 2)

    def _hatch(self, outline: QPainterPath) -> None:
        self._painter.fillPath(outline, faded(self._paper, 0.75))
        self._painter.fillPath(outline, QBrush(self._ink, Qt.BrushStyle.BDiagPattern))

    def _dot(self, middle: QPointF, *, is_chosen: bool) -> None:
        self._painter.setPen(QPen(self._paper if is_chosen else self._ink, 1.2))
        self._painter.setBrush(self._paper if is_chosen else self._ink)
        box = QRectF(0, 0, 2 * _DOT, 2 * _DOT)
        box.moveCenter(self._to_screen.map(middle))
        self._painter.drawEllipse(box)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def _fading(self, share: float) -> QLinearGradient:
        box = self._to_screen.mapRect(FIGURE_BOX)
        gradient = QLinearGradient(box.topLeft(), box.bottomLeft())
        gradient.setColorAt(0.0, faded(self._ink, share))
        gradient.setColorAt(0.82, faded(self._ink, share))
        gradient.setColorAt(1.0, faded(self._ink, 0.0))
        return gradient
