import pytest

from b12desk.clinical.vocabulary import Severity, Status
from b12desk.desktop.theme.palette import ALL_COLOURS, Colours, contrast

EVERY_SET = pytest.mark.parametrize("colours", ALL_COLOURS.values(), ids=ALL_COLOURS.keys())
TEXT, CONTROL = 4.5, 3.0
GROUNDS = ("page", "surface", "sunken", "stripe", "accent_soft")
TONES = (
    "good", "demo", "deceased", "overdue", "due", "upcoming", "deferred", "awaiting_review", "on_hold", "no_plan",
    "no_injections", "ended", "block", "stop", "info",
)  # fmt: skip


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21.0)


@EVERY_SET
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "text_soft"])
def test_text_can_be_read_on_every_ground(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= TEXT


@EVERY_SET
@pytest.mark.parametrize("tone", TONES)
def test_every_tone_can_be_read_on_its_own_fill(colours: Colours, tone: str) -> None:
    shown = getattr(colours, tone)
    assert contrast(shown.ink, shown.fill) >= TEXT


@EVERY_SET
@pytest.mark.parametrize("status", Status)
def test_a_status_can_be_read_on_a_tile_before_it_is_chosen(colours: Colours, status: Status) -> None:
    assert contrast(colours.of_status(status).ink, colours.surface) >= TEXT


@EVERY_SET
@pytest.mark.parametrize("severity", Severity)
def test_a_reason_field_can_be_seen_within_a_finding(colours: Colours, severity: Severity) -> None:
    tone = colours.of_severity(severity)
    assert contrast(tone.ink, colours.surface) >= TEXT
    assert contrast(colours.text, tone.fill) >= TEXT


@EVERY_SET
@pytest.mark.parametrize(
    ("ink", "fill"),
    [("on_accent", "accent"), ("on_accent", "accent_strong"), ("on_danger", "danger"), ("on_focus", "focus"),
     ("accent", "surface"), ("accent", "page"), ("danger", "surface"), ("danger", "sunken")],
)  # fmt: skip
def test_buttons_can_be_read(colours: Colours, ink: str, fill: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, fill)) >= TEXT


@EVERY_SET
@pytest.mark.parametrize("ground", ["page", "surface", "sunken"])
def test_controls_have_an_edge_that_can_be_seen(colours: Colours, ground: str) -> None:
    assert contrast(colours.control_line, getattr(colours, ground)) >= CONTROL
    assert contrast(colours.accent, getattr(colours, ground)) >= CONTROL
