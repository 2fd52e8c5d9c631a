"""The advice on paper: which text stands in which place of the plan, and how its words are set."""

from b12desk.clinical.advice import Advice
from b12desk.clinical.plan import PatientPlan
from b12desk.documents.blocks import BODY, SMALL, STRONG, Type, bullets, heading, lines
from b12desk.documents.strips import Strip, kept, space

INFORMS = "b12desk informs; your clinician decides."

LIFELONG = "lifelong"
MISSED_DATE = "missed-date"
CALL_TODAY = "call-today"
NERVE_HARM = "nerve-harm"
NERVES_INVOLVED = "nerves-involved"
EMERGENCIES = "emergencies"
PLACED = (LIFELONG, MISSED_DATE, CALL_TODAY, NERVE_HARM, NERVES_INVOLVED, EMERGENCIES)


def worded(words: tuple[str, ...], width: float, type_: Type = BODY) -> tuple[Strip, ...]:
    """Return one text as a paragraph, several as points, none as nothing."""
    return lines(words[0], width, type_) if len(words) == 1 else bullets(words, width, type_)


def good_to_know(plan: PatientPlan, width: float) -> tuple[Strip, ...]:
    """Return the texts that have no place of their own on the plan, each with its source; nothing without any."""
    others = plan.advice.without(PLACED)
    if not others:
        return ()
    return (*heading("Good to know", width), *(strip for one in others for strip in _text(one, width)))


def _text(one: Advice, width: float) -> tuple[Strip, ...]:
    source = (space(1), *lines(f"Source: {'; '.join(one.sources)}", width, SMALL))
    return (*kept((*lines(one.title, width, STRONG), *worded(one.for_patient, width), *source)), space(6))
