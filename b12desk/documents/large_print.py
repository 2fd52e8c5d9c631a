"""Large print: everything on the page in one column and at least as large as was asked for.

Source: NHS Accessible Information Standard; the sizes are those that patients are asked about.
"""

from dataclasses import dataclass

from b12desk.documents.blocks import Type
from b12desk.documents.pages import Paper
from b12desk.documents.palette import BLUE, TEXT
from b12desk.documents.sheet import Face

LARGE_SIZES = (16, 18, 20, 24)


@dataclass(frozen=True, slots=True)
class LargePrint:
    """The types of a size: no text is smaller than it, none is grey."""

    size: int

    def __post_init__(self) -> None:
        if self.size not in LARGE_SIZES:
            raise ValueError(f"large print is {LARGE_SIZES} points, not {self.size}")

    @property
    def body(self) -> Type:
        """Plain text."""
        return Type(Face.REGULAR, self.size, self.size * 1.4)

    @property
    def strong(self) -> Type:
        """What matters most."""
        return Type(Face.BOLD, self.size, self.size * 1.4)

    @property
    def heading(self) -> Type:
        """The heading of a part."""
        return Type(Face.BOLD, self.size * 1.2, self.size * 1.6, BLUE)

    @property
    def title(self) -> Type:
        """The title of the document."""
        return Type(Face.BOLD, self.size * 1.35, self.size * 1.75, TEXT)

    @property
    def paper(self) -> Paper:
        """A4 with a foot line of that size."""
        return Paper(foot_size=self.size)
