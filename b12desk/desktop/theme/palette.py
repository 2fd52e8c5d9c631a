"""The product's own colours, three times: light, dark and high contrast."""

from dataclasses import dataclass

from b12desk.clinical.vocabulary import Severity, Status


@dataclass(frozen=True, slots=True)
class Tone:
    """A pale fill and the ink that is read on it, and on the surface, at 4.5:1 or more."""

    ink: str
    fill: str


@dataclass(frozen=True, slots=True)
class Colours:
    """One complete set of colours as `#RRGGBB`.

    `page` lies behind everything, `surface` carries text and fields, `sunken` is for headings and read-only strips.
    `line` only decorates; `control_line` bounds what can be operated (3:1 or more). `focus` is filled under `on_focus`.
    `text_off` is on what can't be used now, which has a dashed line as well.
    """

    name: str
    is_dark: bool
    page: str
    surface: str
    sunken: str
    stripe: str
    line: str
    control_line: str
    text: str
    text_soft: str
    text_off: str
    accent: str
    accent_strong: str
    on_accent: str
    accent_soft: str
    danger: str
    on_danger: str
    focus: str
    on_focus: str
    good: Tone
    demo: Tone
    deceased: Tone
    overdue: Tone
    due: Tone
    upcoming: Tone
    deferred: Tone
    awaiting_review: Tone
    on_hold: Tone
    no_plan: Tone
    no_injections: Tone
    ended: Tone
    block: Tone
    stop: Tone
    info: Tone

    def of_status(self, status: Status) -> Tone:
        """Return the tone of a status."""
        tones = {
            Status.OVERDUE: self.overdue,
            Status.DUE: self.due,
            Status.UPCOMING: self.upcoming,
            Status.DEFERRED: self.deferred,
            Status.AWAITING_REVIEW: self.awaiting_review,
            Status.ON_HOLD: self.on_hold,
            Status.NO_PLAN: self.no_plan,
            Status.NO_INJECTIONS: self.no_injections,
            Status.ENDED: self.ended,
        }
        return tones[status]

    def of_severity(self, severity: Severity) -> Tone:
        """Return the tone of a finding's severity."""
        return {Severity.BLOCK: self.block, Severity.STOP: self.stop, Severity.INFO: self.info}[severity]


LIGHT = Colours(
    name="light", is_dark=False,
    page="#F0F4F5", surface="#FFFFFF", sunken="#E8EDEE", stripe="#F7F9FA", line="#D3DADE", control_line="#6B7C88",
    text="#212B32", text_soft="#4C6272", text_off="#4C6272",
    accent="#005EB8", accent_strong="#003F7D", on_accent="#FFFFFF", accent_soft="#DCEAF8",
    danger="#B3190E", on_danger="#FFFFFF", focus="#FFEB3B", on_focus="#212B32",
    good=Tone("#00602B", "#E0F2E7"), demo=Tone("#5C2D00", "#FFE0B8"), deceased=Tone("#FFFFFF", "#425563"),
    overdue=Tone("#A51B0F", "#FCE5E2"), due=Tone("#00498F", "#DCEBFB"), upcoming=Tone("#1E5945", "#E2F1EA"),
    deferred=Tone("#54357F", "#EDE7F6"), awaiting_review=Tone("#744000", "#FFEFD3"), on_hold=Tone("#3D4F5C", "#E3E9EC"),
    no_plan=Tone("#212B32", "#FFFFFF"), no_injections=Tone("#195965", "#DFF0F3"), ended=Tone("#4C6272", "#EEF1F3"),
    block=Tone("#A51B0F", "#FCE5E2"), stop=Tone("#744000", "#FFEFD3"), info=Tone("#00498F", "#DCEBFB"),
)  # fmt: skip

DARK = Colours(
    name="dark", is_dark=True,
    page="#14181B", surface="#1D2327", sunken="#272F34", stripe="#21282C", line="#3A454C", control_line="#84939E",
    text="#EDF1F2", text_soft="#AFBCC5", text_off="#AFBCC5",
    accent="#7CBBF7", accent_strong="#A8D3FB", on_accent="#0A1B2B", accent_soft="#1E3B57",
    danger="#FF9C92", on_danger="#2B0805", focus="#FFEB3B", on_focus="#212B32",
    good=Tone("#8FDDAE", "#173626"), demo=Tone("#FFD29A", "#46300F"), deceased=Tone("#14181B", "#AFBCC5"),
    overdue=Tone("#FFA79E", "#46201C"), due=Tone("#9BCCFA", "#17344F"), upcoming=Tone("#9AD9C0", "#1A372D"),
    deferred=Tone("#CDB8F0", "#34284A"), awaiting_review=Tone("#FFCE85", "#432F0E"), on_hold=Tone("#C3CFD6", "#323C43"),
    no_plan=Tone("#EDF1F2", "#1D2327"), no_injections=Tone("#97D6E2", "#17363D"), ended=Tone("#AFBCC5", "#2A3237"),
    block=Tone("#FFA79E", "#46201C"), stop=Tone("#FFCE85", "#432F0E"), info=Tone("#9BCCFA", "#17344F"),
)  # fmt: skip

_PLAIN = Tone("#FFFFFF", "#000000")
HIGH_CONTRAST = Colours(
    name="high contrast", is_dark=True,
    page="#000000", surface="#000000", sunken="#000000", stripe="#000000", line="#FFFFFF", control_line="#FFFFFF",
    text="#FFFFFF", text_soft="#FFFFFF", text_off="#B4B4B4",
    accent="#FFEB3B", accent_strong="#FFF59D", on_accent="#000000", accent_soft="#003A70",
    danger="#FF9C92", on_danger="#000000", focus="#FFEB3B", on_focus="#000000",
    good=_PLAIN, demo=Tone("#000000", "#FFD29A"), deceased=Tone("#000000", "#FFFFFF"),
    overdue=Tone("#FFB3AB", "#000000"), due=Tone("#8FD0FF", "#000000"), upcoming=_PLAIN,
    deferred=_PLAIN, awaiting_review=Tone("#FFE08A", "#000000"), on_hold=_PLAIN,
    no_plan=_PLAIN, no_injections=_PLAIN, ended=_PLAIN,
    block=Tone("#FFB3AB", "#000000"), stop=Tone("#FFE08A", "#000000"), info=Tone("#8FD0FF", "#000000"),
)  # fmt: skip

ALL_COLOURS = {colours.name: colours for colours in (LIGHT, DARK, HIGH_CONTRAST)}


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1.0 to 21.0. Source: WCAG 2.2, relative luminance."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
