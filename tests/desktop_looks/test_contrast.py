import re
from pathlib import Path

import pytest

from b12desk.clinical.vocabulary import Severity, Status
from b12desk.desktop.theme.palette import ALL_COLOURS, Colours, Tone, contrast
from b12desk.desktop.theme.stylesheet import MARKS
from b12desk.resource_files import resource_path
from tests.desktop_looks.pairs import DECORATION, GRAPHICS, GROUNDS, TEXT, Pair, colour_names, tone_names, tones_of
from tests.desktop_looks.sheet_rules import colours_in_sheet, rules_of

EVERY_SET = pytest.mark.parametrize("colours", ALL_COLOURS.values(), ids=ALL_COLOURS.keys())
READ, SEEN = 4.5, 3.0
DESKTOP = Path(__file__).resolve().parents[2] / "b12desk" / "desktop"
_LITERAL = re.compile(r"#[0-9A-Fa-f]{6}\b|QColor\(\"")


def of(colours: Colours, pair: Pair) -> float:
    one, other = (str(getattr(colours, name)) for name in pair)
    return contrast(one, other)


@EVERY_SET
@pytest.mark.parametrize("pair", TEXT, ids=" on ".join)
def test_a_text_can_be_read(colours: Colours, pair: Pair) -> None:
    assert of(colours, pair) >= READ


@EVERY_SET
@pytest.mark.parametrize("pair", GRAPHICS, ids=" on ".join)
def test_an_edge_can_be_seen(colours: Colours, pair: Pair) -> None:
    assert of(colours, pair) >= SEEN


@EVERY_SET
@pytest.mark.parametrize("ground", GROUNDS)
def test_what_has_the_focus_can_be_seen_by_its_fill_or_by_its_ring(colours: Colours, ground: str) -> None:
    assert max(of(colours, ("focus", ground)), of(colours, ("on_focus", ground))) >= SEEN


@EVERY_SET
def test_every_tone_is_read_on_its_fill_and_a_status_before_it_is_chosen(colours: Colours) -> None:
    faint = {name: contrast(tone.ink, tone.fill) for name, tone in tones_of(colours)}
    on_surface = {status.value: contrast(colours.of_status(status).ink, colours.surface) for status in Status}
    assert not {name: ratio for name, ratio in (faint | on_surface).items() if ratio < READ}


@EVERY_SET
@pytest.mark.parametrize("severity", Severity)
def test_the_sentence_of_a_finding_is_read_on_its_fill(colours: Colours, severity: Severity) -> None:
    fill = colours.of_severity(severity).fill
    assert min(contrast(colours.text, fill), contrast(colours.text_soft, fill), contrast(colours.accent, fill)) >= READ


def test_every_colour_of_the_theme_stands_in_a_pair() -> None:
    paired = {name for pair in (*TEXT, *GRAPHICS) for name in pair} | {"focus", "on_focus"}
    assert set(colour_names()) - DECORATION == paired
    assert set(tone_names()) == {name for name, _ in tones_of(ALL_COLOURS["light"]) if " " not in name}


@EVERY_SET
def test_every_rule_of_the_style_sheet_can_be_read(colours: Colours) -> None:
    told = {rule.selector: contrast(rule.ink, rule.ground) for rule in rules_of(colours) if rule.ink and rule.ground}
    assert len(told) >= 15
    assert not {selector: ratio for selector, ratio in told.items() if ratio < READ}


@EVERY_SET
def test_every_edge_that_the_style_sheet_draws_is_seen_or_only_decorates(colours: Colours) -> None:
    decorates = {getattr(colours, name) for name in DECORATION}
    edges = {rule.selector: rule.edge for rule in rules_of(colours) if rule.edge and rule.edge not in decorates}
    filled = {":focus", '[role="toast"]', '[role="problems"]', '[role="question"]', '[role="demo"]'}
    faint = {
        selector: edge
        for selector, edge in edges.items()
        if not any(word in selector for word in filled) and contrast(edge, colours.surface) < SEEN
    }
    assert not faint


@EVERY_SET
def test_the_style_sheet_has_no_colour_of_its_own(colours: Colours) -> None:
    own = {str(getattr(colours, name)) for name in colour_names()}
    own |= {part for name in tone_names() for part in _parts(getattr(colours, name))}
    assert colours_in_sheet(colours) <= own


def test_no_painter_has_a_colour_of_its_own() -> None:
    named = [path for path in DESKTOP.rglob("*.py") if _LITERAL.search(path.read_text(encoding="utf-8"))]
    drawn_in_black_first = "theme/icons.py"
    assert {path.relative_to(DESKTOP).as_posix() for path in named} == {"theme/palette.py", drawn_in_black_first}


@EVERY_SET
@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_can_be_seen_where_it_stands(colours: Colours, mark: str) -> None:
    drawing = resource_path("icons", "marks", f"{mark}-on-{'dark' if colours.is_dark else 'light'}.svg")
    inks = set(re.findall(r"#[0-9A-Fa-f]{6}", drawing.read_text(encoding="utf-8")))
    ground = colours.accent if mark == "check" else colours.surface
    assert inks
    assert min(contrast(ink, ground) for ink in inks) >= SEEN


def _parts(tone: Tone) -> tuple[str, str]:
    return tone.ink, tone.fill
