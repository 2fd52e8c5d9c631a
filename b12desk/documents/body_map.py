"""The body map on paper: the next site ringed, restricted sites hatched, the patient's own left and right named."""

from dataclasses import dataclass

from b12desk.clinical.patient import Site
from b12desk.clinical.sites import OFFERED_SITES
from b12desk.clinical.vocabulary import Side
from b12desk.documents.body_figure import FIGURE_HEIGHT, details, figure, muscle, ring
from b12desk.documents.map_legend import legend
from b12desk.documents.outline import Outline
from b12desk.documents.palette import BLUE, DARK_BLUE, MID_BLUE, QUIET, RED, SKIN, SKIN_EDGE, TEXT, WHITE
from b12desk.documents.sheet import Face, Sheet, text_width
from b12desk.documents.strips import Strip, space
from b12desk.documents.words import place_words

_RING_ROOM = 4.0


@dataclass(frozen=True, slots=True)
class MapLook:
    """How large the figure is against its drawing, its labels and “Your left” in points, and the labels’ colour."""

    scale: float = 0.375
    label: float = 8.5
    side: float = 9.5
    quiet: str = QUIET

    @property
    def top(self) -> float:
        """The room above the figure."""
        return self.side * 1.68

    @property
    def reach(self) -> float:
        """How far from the edge the middle of a label lies."""
        return self.label * 3.3


_USUAL = MapLook()


@dataclass(frozen=True, slots=True)
class MapMarks:
    """What the map shows: the next site, and those not to be used."""

    next_site: Site | None
    restricted: frozenset[Site]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the map lies: its middle, the top of the figure, the width with the labels, and how large it is."""

    middle: float
    top: float
    width: float
    look: MapLook

    def of(self, outline: Outline) -> Outline:
        return outline.placed(self.middle, self.top, self.look.scale)


def body_map(marks: MapMarks, width: float, look: MapLook = _USUAL) -> tuple[Strip, ...]:
    """Return the figure with its legend as bands of that width."""

    def draw(sheet: Sheet, x: float, y: float) -> None:
        _draw_map(sheet, marks, _Place(x + width / 2, y + look.top, width, look))

    shown = legend(
        width,
        has_next=marks.next_site is not None,
        has_others=bool(set(OFFERED_SITES) - marks.restricted - {marks.next_site}),
        has_restricted=bool(marks.restricted),
        size=look.label,
        colour=look.quiet,
    )
    return (Strip(look.top + FIGURE_HEIGHT * look.scale, draw, keeps=True), space(6, keeps=True), *shown)


def _draw_map(sheet: Sheet, marks: MapMarks, place: _Place) -> None:
    for side, words in ((-1, "Your right"), (1, "Your left")):
        size = place.look.side
        centre = place.middle + side * (place.width / 2 - size * 3.58)
        _centred(sheet, centre, place.top - size * 0.63, words, Face.BOLD, size, TEXT)
    for shape in figure():
        sheet.shape(place.of(shape), fill=SKIN, edge=SKIN_EDGE, width=0.9)
    for line in details():
        sheet.shape(place.of(line), edge=SKIN_EDGE, width=0.5)
    for site in OFFERED_SITES:
        outline = muscle(site)
        if outline is not None:
            _draw_site(sheet, site, place.of(outline), marks)
            _draw_label(sheet, site, place.of(outline), marks, place)


def _draw_site(sheet: Sheet, site: Site, outline: Outline, marks: MapMarks) -> None:
    if site in marks.restricted:
        sheet.shape(outline, fill=WHITE)
        sheet.hatched(outline, colour=RED, gap=3, width=0.9)
        sheet.shape(outline, edge=RED, width=1)
    elif site == marks.next_site:
        sheet.shape(outline, fill=BLUE, edge=DARK_BLUE, width=0.8)
        sheet.shape(ring(outline, _RING_ROOM), edge=BLUE, width=2)
    else:
        sheet.shape(outline, fill=MID_BLUE, edge=SKIN_EDGE, width=0.6)


def _draw_label(sheet: Sheet, site: Site, outline: Outline, marks: MapMarks, place: _Place) -> None:
    side, size = (1 if site.side is Side.LEFT else -1), place.look.label
    words, colour, face = _label(site, marks, place.look.quiet)
    left, top, right, bottom = outline.bounds
    level = (top + bottom) / 2
    centre = place.middle + side * (place.width / 2 - place.look.reach)
    widest = max(text_width(word, face, size) for word in words)
    edge = right if side > 0 else left
    start = edge + side * (_RING_ROOM + 2 if site == marks.next_site else 2)
    sheet.line(((start, level), (centre - side * (widest / 2 + 4), level)), colour=colour, width=0.8)
    leading = size * 1.235
    baseline = level + size * 0.353 - (len(words) - 1) * leading / 2
    for word in words:
        _centred(sheet, centre, baseline, word, face, size, colour)
        baseline += leading


def _label(site: Site, marks: MapMarks, quiet: str) -> tuple[tuple[str, ...], str, Face]:
    """Return the lines beside a site, their colour and face."""
    place = place_words(site).removeprefix(f"{site.side.value} ")
    if site in marks.restricted:
        return (*place.split(), "Do not use"), RED, Face.BOLD
    if site == marks.next_site:
        return ("Next:", *place.split()), BLUE, Face.BOLD
    return tuple(place.split()), quiet, Face.REGULAR


def _centred(sheet: Sheet, x: float, baseline: float, text: str, face: Face, size: float, colour: str) -> None:
    sheet.text(x - text_width(text, face, size) / 2, baseline, text, face=face, size=size, colour=colour)
