"""The plan a patient takes home: what, when, where, and whom to call."""

from collections.abc import Sequence

from b12desk.clinical.plan import PatientPlan
from b12desk.clinical.quantities import patient_date
from b12desk.documents.advice import INFORMS, good_to_know
from b12desk.documents.blocks import SMALL, Type, lines
from b12desk.documents.calendar_strip import calendar_strip
from b12desk.documents.pages import PORTRAIT, document
from b12desk.documents.palette import LINE
from b12desk.documents.plan_advice import advice, derivation_and_about, for_the_nurse
from b12desk.documents.plan_opening import clinic_head, identity, next_injection, regimen_and_map
from b12desk.documents.plan_tables import dose_table, given_and_checks
from b12desk.documents.plan_words import PLAN_TITLE
from b12desk.documents.qr_code import qr_block
from b12desk.documents.sheet import Face, Sheet
from b12desk.documents.strips import Strip, space
from b12desk.documents.words import banner_name, nhs_words
from b12desk.documents.wrapping import wrap

_RUNNING_NAME_LINES = 2
_RUNNING = Type(Face.BOLD, 9, 12.5)


def patient_plan_pdf(plan: PatientPlan, *, mark: str = "") -> bytes:
    """Return the plan on A4; the same plan is always the same bytes. `mark` stands on top of every page."""
    width = PORTRAIT.text_width
    half = PORTRAIT.text_height / 2
    strips = (
        *clinic_head(plan.clinic, width),
        *identity(plan, PLAN_TITLE, width),
        *next_injection(plan, width),
        *regimen_and_map(plan, width, tallest=half),
        *advice(plan, width, tallest=half),
        *dose_table(plan, width),
        *calendar_strip(plan, width),
        *given_and_checks(plan, width, tallest=half),
        *good_to_know(plan, width),
        *for_the_nurse(plan, width),
        *derivation_and_about(plan, width, tallest=half),
        space(10),
        *qr_block(plan.clinic.qr_text, width),
    )
    foot = (INFORMS, f"Printed as of {patient_date(plan.as_of)}")
    return document(strips, PORTRAIT, title=PLAN_TITLE, foot=foot, running=_running(plan, width), mark=mark)


def _running(plan: PatientPlan, width: float) -> Sequence[Strip]:
    """Return what names the patient on later pages; page 1 has a very long name whole."""

    def rule(sheet: Sheet, x: float, y: float) -> None:
        sheet.line(((x, y + 4), (x + width, y + 4)), colour=LINE, width=0.6)

    wrapped = wrap(banner_name(plan.patient), _RUNNING.face, _RUNNING.size, width - 20)
    shown = wrapped[:_RUNNING_NAME_LINES]
    if len(wrapped) > len(shown):
        shown = (*shown[:-1], f"{shown[-1]}…")
    name = (strip for line in shown for strip in lines(line, width, _RUNNING))
    number = f"NHS number {nhs_words(plan.patient.nhs_number).lower()}"
    born = f"Born {patient_date(plan.patient.born_on)}"
    return (*name, *lines(f"{born} · {number} · {PLAN_TITLE}", width, SMALL), Strip(8, rule), space(2))
