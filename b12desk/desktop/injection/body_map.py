"""The body map: a figure seen from the front with four sites that are radio buttons."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTransform
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from b12desk.clinical.patient import Site
from b12desk.clinical.sites import OFFERED_SITES
from b12desk.clinical.vocabulary import Side
from b12desk.desktop.injection.body_figure import FIGURE_BOX, figure, muscle_edge
from b12desk.desktop.injection.body_paint import BodyPaint
from b12desk.desktop.injection.model import SiteState
from b12desk.desktop.injection.site_card import SiteCard
from b12desk.desktop.theme.apply import colours_now
from b12desk.desktop.theme.zoom import scaled

_CARD_WIDTH = 204
_GAP = 8
_HEADING_HEIGHT = 24
_KEYS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2, Qt.Key.Key_4: 3}


class BodyMap(QWidget):
    """Where to inject: click a muscle or its caption, or press 1 to 4; the patient's right is on the viewer's left."""

    site_chosen = Signal(object)
    """The chosen Site, when a person changes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Body map"))
        self.setAccessibleDescription(self.tr("Choose the injection site with the arrow keys or with 1 to 4."))
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._figure = figure()
        self._hovered: Site | None = None
        self._group = QButtonGroup(self)
        self._cards: dict[Site, SiteCard] = {}
        for number, site in enumerate(OFFERED_SITES, start=1):
            card = SiteCard(SiteState(site), number, self)
            card.radio.toggled.connect(self._told)
            self._group.addButton(card.radio, number)
            self._cards[site] = card
        self.setFocusProxy(self._cards[OFFERED_SITES[0]].radio)

    def show_sites(self, states: Sequence[SiteState]) -> None:
        """Show what is known about each site; the choice stays."""
        for state in states:
            self._cards[state.site].show_state(state)
        self._place_cards()
        self.update()

    def choose(self, site: Site | None) -> None:
        """Choose a site without telling anyone; None leaves all four open."""
        blocked = self._group.blockSignals(True)
        self._group.setExclusive(False)
        for each, card in self._cards.items():
            card.radio.blockSignals(True)
            card.radio.setChecked(each == site)
            card.radio.blockSignals(False)
        self._group.setExclusive(True)
        self._group.blockSignals(blocked)
        self._show_choice()

    @property
    def site(self) -> Site | None:
        """The chosen site, None while nothing is chosen."""
        return next((site for site, card in self._cards.items() if card.radio.isChecked()), None)

    @property
    def radios(self) -> Mapping[Site, QWidget]:
        """The radio button of each site, for the tab order."""
        return {site: card.radio for site, card in self._cards.items()}

    def sizeHint(self) -> QSize:
        """Return the size at which the figure is comfortably large."""
        return QSize(scaled(2 * _CARD_WIDTH + 200), scaled(330))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which captions would meet the figure."""
        return QSize(scaled(2 * _CARD_WIDTH + 130), scaled(290))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the figure, its sites and the lines to their captions."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint = BodyPaint(painter, self._figure, self.to_screen(), colours_now())
        paint.body()
        paint.side_words(self.tr("Patient’s right"), self.tr("Patient’s left"), width=self.width())
        for site, card in self._cards.items():
            paint.leader(site, self._card_edge(card, site))
            paint.site(card.state, is_chosen=card.radio.isChecked(), is_hovered=site == self._hovered)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the captions beside the muscles they name."""
        super().resizeEvent(event)
        self._place_cards()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift the muscle under the pointer."""
        self._hover(self._site_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the muscle when the pointer leaves."""
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the muscle that was clicked."""
        site = self._site_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and site is not None:
            self._take(site)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a site by its number; anything else is the window's."""
        index = _KEYS.get(Qt.Key(event.key()))
        if index is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self._take(OFFERED_SITES[index])

    def _take(self, site: Site) -> None:
        radio = self._cards[site].radio
        radio.setFocus(Qt.FocusReason.OtherFocusReason)
        radio.setChecked(True)

    def _told(self, is_checked: bool) -> None:
        if is_checked:
            self._show_choice()
            self.site_chosen.emit(self.site)

    def _show_choice(self) -> None:
        for card in self._cards.values():
            card.show_choice()
        chosen = self.site
        if chosen is not None:
            self.setFocusProxy(self._cards[chosen].radio)
        self.update()

    def _hover(self, site: Site | None) -> None:
        if site != self._hovered:
            self._hovered = site
            self.setCursor(Qt.CursorShape.ArrowCursor if site is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def _site_at(self, point: QPointF) -> Site | None:
        """Return the muscle within a finger's width of a point of the widget."""
        back, _ = self.to_screen().inverted()
        near = QRectF(0, 0, 26, 26)
        near.moveCenter(back.map(point))
        return next((site for site in OFFERED_SITES if self._figure.muscles[site].intersects(near)), None)

    def to_screen(self) -> QTransform:
        """Return how figure units become pixels: as large as fits between the captions, in the middle."""
        between = self.width() - 2 * scaled(_CARD_WIDTH) - 24
        scale = min(self.height() / FIGURE_BOX.height(), between / FIGURE_BOX.width())
        middle = FIGURE_BOX.center()
        turned = QTransform()
        turned.translate(self.width() / 2, self.height() / 2)
        turned.scale(scale, scale)
        turned.translate(-middle.x(), -middle.y())
        return turned

    def _place_cards(self) -> None:
        """Put each caption level with its muscle; two captions of one side never overlap."""
        to_screen = self.to_screen()
        below = dict.fromkeys(Side, scaled(_HEADING_HEIGHT))
        width = scaled(_CARD_WIDTH)
        for site, card in self._cards.items():
            height = card.heightForWidth(width)
            level = to_screen.map(muscle_edge(site)).y() - height / 2
            top = max(below[site.side], min(int(level), self.height() - height))
            left = 0 if site.side is Side.RIGHT else self.width() - width
            card.setGeometry(left, top, width, height)
            below[site.side] = top + height + _GAP

    def _card_edge(self, card: SiteCard, site: Site) -> QPointF:
        box = QRectF(card.geometry())
        return QPointF(box.right() if site.side is Side.RIGHT else box.left(), box.center().y())
