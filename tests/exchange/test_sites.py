import pytest

from b12desk.clinical.patient import Site
from b12desk.clinical.vocabulary import Muscle, Side
from b12desk.exchange.sites import read_site

DELTOID, THIGH, BUTTOCK, OTHER = Muscle.DELTOID, Muscle.VASTUS_LATERALIS, Muscle.BUTTOCK, Muscle.OTHER
LEFT, RIGHT = Side.LEFT, Side.RIGHT


@pytest.mark.parametrize(
    ("text", "muscle", "side"),
    [
        ("R deltoid", DELTOID, RIGHT),
        ("RT DELTOID", DELTOID, RIGHT),
        ("R) deltoid", DELTOID, RIGHT),
        ("Right upper arm", DELTOID, RIGHT),
        ("Lt upper arm", DELTOID, LEFT),
        ("left arm", DELTOID, LEFT),
        ("deltoid (L)", DELTOID, LEFT),
        ("vastus lateralis (L)", THIGH, LEFT),
        ("Right vastus lateralis", THIGH, RIGHT),
        ("L thigh", THIGH, LEFT),
        ("I.M. left deltoid muscle", DELTOID, LEFT),
        ("Deltoid", DELTOID, None),
        ("left", None, LEFT),
        ("left and right deltoid", None, None),
        ("left deltoid / left thigh", None, LEFT),
        ("L/R deltoid", DELTOID, None),
        ("buttock", BUTTOCK, None),
        ("Left gluteal", BUTTOCK, LEFT),
        ("upper outer quadrant right buttock", BUTTOCK, RIGHT),
        ("R ventrogluteal", OTHER, RIGHT),
        ("as last time", None, None),
        ("not left deltoid", None, None),
        ("", None, None),
    ],
)
def test_a_site_is_read_or_unknown(text: str, muscle: Muscle | None, side: Side | None) -> None:
    read = read_site(text)
    assert (read.muscle, read.side, read.text) == (muscle, side, text)
    assert read.site == (Site(muscle, side) if muscle and side else None)
