"""The looks that pictures are taken in: the screen, the size of everything, the colours and how many patients."""

from collections.abc import Iterator
from dataclasses import dataclass

from b12desk.desktop.theme.palette import ALL_COLOURS

GREYSCALE = "greyscale"
"""The light colours as a printer or a person without colour vision has them; made from the light pictures."""
IMPORTED, NOBODY = "400 patients", "no patients"


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen in its own pixels, and the scaling of the system in percent."""

    width: int
    height: int
    scaling: int = 100

    @property
    def name(self) -> str:
        """The screen as a part of a folder's name."""
        return f"{self.width}x{self.height}" + (f"-at-{self.scaling}" if self.scaling != 100 else "")


@dataclass(frozen=True, slots=True)
class Look:
    """One set of pictures. `zoom` is the product's own, in percent."""

    screen: Screen
    zoom: int
    colours: str
    people: str

    @property
    def name(self) -> str:
        """The folder of its pictures."""
        zoom = f"-zoom-{self.zoom}" if self.zoom != 100 else ""
        return f"{self.screen.name}{zoom} {self.colours}, {self.people}"


SMALL = Screen(1366, 768)
LARGE = Screen(1920, 1080, 150)
ZOOMS = {SMALL: (100, 200), LARGE: (100,)}


def every_look() -> Iterator[Look]:
    """Yield every look that a picture is taken in, those of one screen and one register together."""
    for screen, zooms in ZOOMS.items():
        for people in (IMPORTED, NOBODY):
            for zoom in zooms:
                for colours in ALL_COLOURS:
                    yield Look(screen, zoom, colours, people)
