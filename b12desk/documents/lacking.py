"""What paper says about letters that it can't show: their numbers, and that somebody takes a pen."""

from collections.abc import Iterable

from b12desk.documents.blocks import Type, lines
from b12desk.documents.faces import Face
from b12desk.documents.palette import RED
from b12desk.documents.printed_text import letter_names, missing_glyphs
from b12desk.documents.strips import Strip, space

_PEN = Type(Face.BOLD, 9, 12.5, RED)


def lacking_note(texts: Iterable[str], width: float, type_: Type = _PEN) -> tuple[Strip, ...]:
    """Return the line that names the letters of these texts that no font has; nothing where all can be printed."""
    lacking = missing_glyphs("".join(texts))
    if not lacking:
        return ()
    told = f"These letters can’t be printed here: {letter_names(lacking)}. Please write them by hand."
    return (space(3), *lines(told, width, type_))
