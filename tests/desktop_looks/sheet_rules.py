"""Reads the style sheet as it is worn: each rule with the colours it sets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from b12desk.desktop.theme.palette import Colours
from b12desk.desktop.theme.scale import type_scale
from b12desk.desktop.theme.stylesheet import MARKS, stylesheet

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the sheet; a colour it doesn't set is None."""

    selector: str
    ink: str | None
    ground: str | None
    edge: str | None


def rules_of(colours: Colours) -> Iterator[Rule]:
    """Yield every rule in these colours."""
    sheet = stylesheet(colours, type_scale(9), dict.fromkeys(MARKS, "mark.svg"))
    for selector, body in _RULE.findall(sheet):
        said = dict(_declared(body))
        edge = said.get("border") or said.get("border-color")
        ground = said.get("background") or said.get("background-color")
        yield Rule(" ".join(selector.split()), _only(said.get("color")), _only(ground), _only(edge))


def colours_in_sheet(colours: Colours) -> set[str]:
    """Return every colour that the sheet names."""
    sheet = stylesheet(colours, type_scale(9), dict.fromkeys(MARKS, "mark.svg"))
    return set(_COLOUR.findall(sheet))


def _declared(body: str) -> Iterator[tuple[str, str]]:
    for line in body.split(";"):
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()


def _only(value: str | None) -> str | None:
    """Return the one colour of a declaration; none where it is transparent or a gradient of several."""
    found = _COLOUR.findall(value or "")
    return found[0] if len(found) == 1 else None
