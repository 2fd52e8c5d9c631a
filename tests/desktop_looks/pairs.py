"""Which colours of the theme meet on the screen: every ink with the grounds it is read or seen on.

Named by the fields of Colours, so that a new field that stands in no pair fails a test rather than being forgotten.
"""

from collections.abc import Iterator
from dataclasses import fields
from itertools import product

from b12desk.clinical.vocabulary import Severity, Status
from b12desk.desktop.theme.palette import Colours, Tone

Pair = tuple[str, str]

GROUNDS = ("page", "surface", "sunken", "stripe", "accent_soft")
TEXT: tuple[Pair, ...] = (
    *product(("text", "text_soft", "text_off"), GROUNDS),
    *product(("accent", "danger"), ("page", "surface", "sunken")),
    ("accent_strong", "surface"),
    ("accent_strong", "page"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("on_danger", "danger"),
    ("on_focus", "focus"),
)
"""Texts, and the icons beside them, with what they stand on."""
GRAPHICS: tuple[Pair, ...] = (
    *product(("control_line", "accent"), ("page", "surface", "sunken", "stripe", "accent_soft")),
    *product(("text",), ("page", "surface")),
)
"""Edges of what can be operated, bars beside a chosen row, and the ring of a focus that is not filled."""
DECORATION = frozenset({"line"})
"""Lines that part what is told apart without them."""


def tone_names() -> tuple[str, ...]:
    """Return the fields of Colours that are a tone, which is an ink on a fill of its own."""
    return tuple(field.name for field in fields(Colours) if field.type in (Tone, "Tone"))


def colour_names() -> tuple[str, ...]:
    """Return the fields of Colours that are one colour."""
    told = {"name", "is_dark", *tone_names()}
    return tuple(field.name for field in fields(Colours) if field.name not in told)


def tones_of(colours: Colours) -> Iterator[tuple[str, Tone]]:
    """Yield every tone with the word it is shown with."""
    for name in tone_names():
        yield name, getattr(colours, name)
    for status in Status:
        yield f"status {status.value}", colours.of_status(status)
    for severity in Severity:
        yield f"severity {severity.value}", colours.of_severity(severity)
