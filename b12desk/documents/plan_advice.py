"""The plan's second half: when to call, what the nurse draws up, how the dates came about, and who stands for them."""

from b12desk.clinical.plan import PatientPlan
from b12desk.documents.advice import CALL_TODAY, EMERGENCIES, MISSED_DATE, NERVE_HARM, NERVES_INVOLVED, worded
from b12desk.documents.blocks import (
    STRONG,
    Type,
    evened,
    heading,
    inner_width,
    lines,
    numbered,
    panelled,
    sentences,
)
from b12desk.documents.palette import BLUE, PALE, PALE_BLUE, PALE_RED, RED, TEXT
from b12desk.documents.plan_words import about_words, call_words, drawn_words, nurse_words, reach_words
from b12desk.documents.sheet import Face
from b12desk.documents.strips import Panel, Strip, kept, side_by_side, space
from b12desk.documents.words import paper_dates

_GAP = 14.0
_MISSED_WIDTH = 252.0
_ABOUT_WIDTH = 178.0
_FINE = Type(size=9, leading=12.8, colour=TEXT)


def advice(plan: PatientPlan, width: float, *, tallest: float) -> tuple[Strip, ...]:
    """Return the cards on calling us today and on a missed date, and how to reach us."""
    room = width - _GAP - _MISSED_WIDTH
    call, missed = plan.advice.get(CALL_TODAY), plan.advice.get(MISSED_DATE)
    left = _card(call.title, _call_today(plan, room), Panel(room, PALE_RED, RED), RED)
    right = _card(missed.title, _missed(plan, _MISSED_WIDTH), Panel(_MISSED_WIDTH, PALE_BLUE, BLUE), BLUE)
    emergency = worded(plan.advice.patient_words(EMERGENCIES), width, Type(Face.BOLD, 9.5, 13))
    left, right = evened(left, right)
    cards = side_by_side(kept(left), kept(right), across=room + _GAP, tallest=tallest)
    return (space(14), *cards, space(8), *kept(emergency))


def for_the_nurse(plan: PatientPlan, width: float) -> tuple[Strip, ...]:
    """Return what to draw up and where, for the person who gives the injection."""
    panel = Panel(width, PALE)
    room = inner_width(panel, padding=9)
    strips = [*lines("For the nurse: how much to draw up", room, Type(Face.BOLD, 11, 15.5, BLUE)), space(2)]
    strips += lines(drawn_words(plan), room, Type(Face.BOLD, 11, 15.5))
    for text in nurse_words(plan):
        strips += lines(text, room, _FINE)
    return (space(14), *panelled(kept(strips), panel, padding=9))


def derivation_and_about(plan: PatientPlan, width: float, *, tallest: float) -> tuple[Strip, ...]:
    """Return how the dates were worked out, step by step, beside who stands for the plan."""
    if not plan.because:
        return (space(14), *_about(plan, width))
    room = width - _ABOUT_WIDTH - _GAP - 4
    steps = numbered([paper_dates(sentence) for sentence in plan.because], room, _FINE, gap=1.5)
    left = (*heading("How these dates were worked out", room, above=0), *steps)
    columns = side_by_side(left, _about(plan, _ABOUT_WIDTH), across=width - _ABOUT_WIDTH, tallest=tallest)
    return (space(14), *columns)


def _about(plan: PatientPlan, width: float) -> tuple[Strip, ...]:
    """Return the protocol with its version, sources and signatures."""
    return (*heading("About this plan", width, above=0), *sentences(about_words(plan), width, _FINE, gap=2))


def _card(title: str, inside: tuple[Strip, ...], panel: Panel, colour: str) -> tuple[Strip, ...]:
    head = lines(title, inner_width(panel), Type(Face.BOLD, 12.5, 17, colour))
    return panelled((*head, space(4), *inside), panel)


def _call_today(plan: PatientPlan, width: float) -> tuple[Strip, ...]:
    room = inner_width(Panel(width, PALE_RED, RED))
    signs = plan.advice.patient_words(CALL_TODAY)
    why = plan.advice.patient_words(NERVES_INVOLVED if plan.has_neuro_involvement else NERVE_HARM)
    return (*lines(call_words(plan.clinic), room), space(3), *worded(signs, room), space(4), *worded(why, room, STRONG))


def _missed(plan: PatientPlan, width: float) -> tuple[Strip, ...]:
    room = inner_width(Panel(width, PALE_BLUE, BLUE))
    return (*worded(plan.advice.patient_words(MISSED_DATE), room), space(6), *lines(reach_words(plan), room))
