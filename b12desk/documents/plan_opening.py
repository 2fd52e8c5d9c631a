"""The first half page of the plan: clinic, patient, the next injection, the regimen and the body map."""

from b12desk.clinical.plan import ClinicDetails, PatientPlan
from b12desk.documents.advice import LIFELONG, worded
from b12desk.documents.blocks import (
    SMALL,
    STRONG,
    TITLE,
    Type,
    bullets,
    heading,
    inner_width,
    lines,
    on_dark,
    panelled,
)
from b12desk.documents.body_map import MapMarks, body_map
from b12desk.documents.palette import BLUE, PALE, RED
from b12desk.documents.plan_words import next_words, when_words
from b12desk.documents.printed_text import letter_names, missing_glyphs, printed_text
from b12desk.documents.sheet import Face, Sheet, text_width
from b12desk.documents.strips import Panel, Strip, kept, side_by_side, space
from b12desk.documents.words import (
    banner_name,
    born_words,
    capital,
    lasting_restrictions,
    nhs_words,
    paper_dates,
    place_words,
    restriction_words,
)

_CLINIC = Type(Face.BOLD, 12.5, 17, BLUE)
_NAME = Type(Face.BOLD, 13.5, 18.5)
_LABEL = Type(size=8.5, leading=12, colour="#4C6272")
_BIG = Type(Face.BOLD, 18, 25)
_SITE = Type(Face.BOLD, 12.5, 18)
_PEN = Type(Face.BOLD, 9, 12.5, RED)
_MAP_WIDTH = 205.0
_GAP = 24.0
_HERO_PADDING = 11.0
_FACT_SHARES = (0.42, 0.31, 0.27)


def clinic_head(clinic: ClinicDetails, width: float) -> tuple[Strip, ...]:
    """Return the clinic's name, address and phone over a blue rule."""

    def rule(sheet: Sheet, x: float, y: float) -> None:
        sheet.box(x, y + 5, width, 3, fill=BLUE)

    phone_width = _phone_width(clinic.phone)
    name = lines(clinic.name, width - phone_width, _CLINIC) if clinic.name else ()
    left = (*name, *_address(clinic, width - phone_width))
    right = (*lines("Phone", phone_width, _LABEL), *lines(clinic.phone, phone_width, _SITE)) if clinic.phone else ()
    return (*side_by_side(left, right, across=width - phone_width, tallest=200), Strip(8, rule))


def identity(plan: PatientPlan, title: str, width: float) -> tuple[Strip, ...]:
    """Return the title and the patient's banner."""
    panel = Panel(width, PALE, BLUE)
    room = inner_width(panel)
    patient = plan.patient
    facts = [("Born", born_words(patient.born_on, today=plan.as_of)), ("NHS number", nhs_words(patient.nhs_number))]
    if patient.gender:
        facts.append(("Gender", capital(patient.gender)))
    banner = (*lines(banner_name(patient), room, _NAME), *_facts(facts, room), *letters_to_write(plan, room))
    return (space(9), *lines(title, width, TITLE), space(6), *panelled(kept(banner), panel, padding=8), space(8))


def next_injection(plan: PatientPlan, width: float) -> tuple[Strip, ...]:
    """Return the blue panel that answers the first question: when is my next injection?"""
    panel = Panel(width, BLUE)
    room = inner_width(panel, padding=_HERO_PADDING)
    first = plan.doses[0] if plan.doses else None
    left_room = room - 165 if first else room
    left = (
        *lines("Your next injection", left_room, on_dark(STRONG)),
        *lines(when_words(plan), left_room, on_dark(_BIG)),
        *lines(next_words(plan), left_room, on_dark(Type(size=9.5, leading=13.5))),
    )
    right = (*lines("Next site", 150, on_dark(STRONG)), *_where(plan)) if first else ()
    return panelled(side_by_side(kept(left), right, across=room - 150, tallest=400), panel, padding=_HERO_PADDING)


def regimen_and_map(plan: PatientPlan, width: float, *, tallest: float) -> tuple[Strip, ...]:
    """Return the regimen in plain words beside the body map."""
    text_room = width - _MAP_WIDTH - _GAP
    left = [*heading("Your regimen", text_room, above=0)]
    left += [*lines(f"Your medicine: {plan.product}.", text_room), space(4)] if plan.product else []
    left += bullets([paper_dates(sentence) for sentence in plan.regimen], text_room)
    if not plan.regimen:
        left += lines("No regimen is running.", text_room)
    if plan.is_lifelong:
        left += [space(7), *worded(plan.advice.patient_words(LIFELONG), text_room)]
    right = (*heading("Where it goes", _MAP_WIDTH, above=0), *body_map(map_marks(plan), _MAP_WIDTH))
    lasting = lasting_restrictions(plan.restricted_sites, as_of=plan.as_of)
    reasons = [restriction_words(restricted) for restricted in lasting]
    if reasons:
        left += [space(7), *bullets(reasons, text_room, Type(Face.BOLD))]
    return (space(13), *side_by_side(left, kept(right), across=text_room + _GAP, tallest=tallest))


def _phone_width(phone: str) -> float:
    """Return the room for the phone number at the right margin, none without one; a long one wraps."""
    return min(text_width(printed_text(phone), _SITE.face, _SITE.size) + 1, 180) if phone else 0


def _address(clinic: ClinicDetails, room: float) -> tuple[Strip, ...]:
    written = ", ".join(part.strip(" ,") for part in clinic.address.splitlines() if part.strip(" ,"))
    return lines(written, room, SMALL) if written else ()


def _facts(facts: list[tuple[str, str]], room: float) -> tuple[Strip, ...]:
    strips: tuple[Strip, ...] = ()
    for (label, value), share in reversed(tuple(zip(facts, _FACT_SHARES, strict=False))):
        cells = (*lines(label, share * room - 8, _LABEL), *lines(value, share * room - 8, STRONG))
        strips = side_by_side(cells, strips, across=share * room, tallest=200) if strips else cells
    return (space(3), *strips)


def letters_to_write(plan: PatientPlan, room: float, type_: Type = _PEN) -> tuple[Strip, ...]:
    """Return the line that asks for a pen where paper can't show a letter of the name; nothing where it can."""
    lacking = missing_glyphs(f"{plan.patient.family_name}{plan.patient.given_name}{plan.patient.title}")
    if lacking:
        told = f"These letters of the name can’t be printed here: {letter_names(lacking)}."
        return (space(3), *lines(f"{told} Please write the name by hand.", room, type_))
    return ()


def _where(plan: PatientPlan) -> tuple[Strip, ...]:
    site = plan.next_site
    if site is None:
        return lines("We will choose it with you", 150, on_dark(_SITE))
    return (
        *lines(capital(place_words(site)), 150, on_dark(_SITE)),
        *lines(f"({site.words})", 150, on_dark(Type(size=9, leading=12.5))),
    )


def map_marks(plan: PatientPlan) -> MapMarks:
    """Return what the body map shows: the next site, and those not to be used on the next day offered."""
    on = next((dose.offered_on for dose in plan.doses if dose.offered_on), plan.as_of)
    return MapMarks(plan.next_site, frozenset(r.site for r in plan.restricted_sites if r.applies(on=on)))
