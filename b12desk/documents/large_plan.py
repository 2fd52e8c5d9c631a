"""The plan in large print: the same words as on the standard plan, one below the other."""

from collections.abc import Sequence
from dataclasses import replace

from b12desk.clinical.plan import PatientPlan
from b12desk.clinical.quantities import patient_date
from b12desk.documents.blocks import Type, bullets, lines, numbered, panelled
from b12desk.documents.body_map import MapLook, body_map
from b12desk.documents.large_print import LargePrint
from b12desk.documents.pages import document
from b12desk.documents.palette import LINE, PALE_RED, RED, TEXT
from b12desk.documents.plan_opening import letters_to_write, map_marks
from b12desk.documents.plan_words import PLAN_TITLE, Block, Figure, Points, Say, Section, plan_sections
from b12desk.documents.printed_text import printed_text
from b12desk.documents.qr_code import qr_block
from b12desk.documents.sheet import Sheet
from b12desk.documents.strips import Panel, Strip, kept, space
from b12desk.documents.words import banner_name, born_words, capital, nhs_words
from b12desk.documents.wrapping import wrap

_PADDING = 11.0
_FIGURE_SCALE = 0.55


def large_plan_pdf(plan: PatientPlan, print_: LargePrint, *, mark: str = "") -> bytes:
    """Return the plan on A4 in that size; the same is always the same bytes. `mark` stands on top of every page."""
    width = print_.paper.text_width
    strips: list[Strip] = [*_clinic(plan, print_, width), *_identity(plan, print_, width)]
    for section in plan_sections(plan):
        strips += _section(section, plan, print_, width)
    strips += [space(10), *qr_block(plan.clinic.qr_text, width, side=130, type_=print_.body)]
    informs = "b12desk informs; your clinician decides."
    strips += [space(print_.size), *lines(informs, width, print_.body)]
    foot = (patient_date(plan.as_of),)
    return document(strips, print_.paper, title=PLAN_TITLE, foot=foot, running=_running(plan, print_, width), mark=mark)


def _clinic(plan: PatientPlan, print_: LargePrint, width: float) -> tuple[Strip, ...]:
    clinic = plan.clinic
    address = ", ".join(part.strip(" ,") for part in clinic.address.splitlines() if part.strip(" ,"))
    said = [(clinic.name, print_.strong), (address, print_.body), (f"Phone {clinic.phone}", print_.strong)]
    kept_words = [(text, type_) for text, type_ in said[: 3 if clinic.phone else 2] if text]
    return (*(strip for text, type_ in kept_words for strip in lines(text, width, type_)), _rule(width, print_.size))


def _identity(plan: PatientPlan, print_: LargePrint, width: float) -> tuple[Strip, ...]:
    patient = plan.patient
    facts = [
        f"Born {born_words(patient.born_on, today=plan.as_of)}",
        f"NHS number: {nhs_words(patient.nhs_number)}",
        *([f"Gender: {capital(patient.gender)}"] if patient.gender else []),
        f"Printed as of {patient_date(plan.as_of)}",
    ]
    title = (*lines(PLAN_TITLE, width, print_.title), space(4), *lines(banner_name(patient), width, print_.heading))
    told = [strip for fact in facts for strip in lines(fact, width, print_.body)]
    return (*title, *told, *letters_to_write(plan, width, replace(print_.strong, colour=RED)))


def _section(section: Section, plan: PatientPlan, print_: LargePrint, width: float) -> tuple[Strip, ...]:
    room = width - 2 * _PADDING - 3 if section.is_urgent else width
    head_type = replace(print_.heading, colour=RED) if section.is_urgent else print_.heading
    head = tuple(replace(strip, keeps=True) for strip in (*lines(section.title, room, head_type), space(4)))
    inside = [strip for block in section.blocks for strip in (*_block(block, plan, print_, room), space(5))]
    strips = (*head, *inside)
    shown = kept(panelled(strips, Panel(width, PALE_RED, RED), padding=_PADDING)) if section.is_urgent else strips
    return (space(print_.size), *shown)


def _block(block: Block, plan: PatientPlan, print_: LargePrint, width: float) -> tuple[Strip, ...]:
    match block:
        case Say(text, is_strong):
            return lines(text, width, print_.strong if is_strong else print_.body)
        case Points(texts, True):
            return numbered(texts, width, print_.body, gap=print_.size / 3)
        case Points(texts, _):
            return bullets(texts, width, print_.body, gap=print_.size / 4)
        case Figure(texts):
            look = MapLook(_FIGURE_SCALE, print_.size, print_.size, TEXT)
            words = bullets(texts, width, print_.body)
            return (*kept(body_map(map_marks(plan), width, look)), space(6), *words)


def _running(plan: PatientPlan, print_: LargePrint, width: float) -> Sequence[Strip]:
    """Return the name on top of later pages, cut after its first line, and the NHS number."""
    type_: Type = print_.strong
    first, *others = wrap(printed_text(banner_name(plan.patient)), type_.face, type_.size, width - type_.size)
    name = lines(f"{first}…" if others else first, width, type_)
    number = lines(f"NHS number {nhs_words(plan.patient.nhs_number).lower()}", width, print_.body)
    return (*name, *number, _rule(width, print_.size))


def _rule(width: float, size: int) -> Strip:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.line(((x, y + size * 0.4), (x + width, y + size * 0.4)), colour=LINE, width=1)

    return Strip(size * 0.8, draw)
