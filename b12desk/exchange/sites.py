"""Injection sites in free text. A site that isn't understood is unknown, never an error: its text is kept."""

import re
from dataclasses import dataclass

from b12desk.clinical.patient import Site
from b12desk.clinical.vocabulary import Muscle, Side
from b12desk.exchange.fold import fold_words

_SIDES = {"l": Side.LEFT, "lt": Side.LEFT, "left": Side.LEFT, "r": Side.RIGHT, "rt": Side.RIGHT, "right": Side.RIGHT}
_MUSCLE_WORDS = {
    Muscle.DELTOID: ("deltoid", "delt", "arm"),
    Muscle.VASTUS_LATERALIS: ("vastus", "lateralis", "vl", "thigh"),
    Muscle.BUTTOCK: ("buttock", "bottom", "gluteal", "gluteus", "glute", "dorsogluteal", "maximus"),
    Muscle.OTHER: ("ventrogluteal", "abdomen", "rectus", "femoris"),
}
_MUSCLES = {word: muscle for muscle, words in _MUSCLE_WORDS.items() for word in words}
_PASSED_OVER = frozenset({
    "upper", "outer", "mid", "middle", "anterolateral", "lateral", "aspect", "quadrant", "muscle", "side", "site",
    "region", "area", "of", "the", "in", "into", "im", "intramuscular", "injection",
})  # fmt: skip
_IM = re.compile(r"\bi\.m\b\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadSite:
    """What a site's text says. `site` needs both muscle and side; what isn't known is None; `text` is as given."""

    site: Site | None
    muscle: Muscle | None
    side: Side | None
    text: str


def read_site(text: str) -> ReadSite:
    """Return the muscle and the patient's own side that the text names; one unknown word makes both unknown.

    An arm is the deltoid and a thigh the vastus lateralis, the muscles injected there (source: S3).
    """
    words = frozenset(fold_words(_IM.sub("im", text)).split()) - _PASSED_OVER
    if any(word not in _SIDES and word not in _MUSCLES for word in words):
        return ReadSite(None, None, None, text)
    sides = {_SIDES[word] for word in words if word in _SIDES}
    muscles = {_MUSCLES[word] for word in words if word in _MUSCLES}
    side = sides.pop() if len(sides) == 1 else None
    muscle = muscles.pop() if len(muscles) == 1 else None
    return ReadSite(Site(muscle, side) if muscle and side else None, muscle, side, text)
