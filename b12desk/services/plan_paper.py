"""A plan's values on paper or as a web page."""

from collections.abc import Mapping
from types import MappingProxyType

from b12desk.clinical.plan import PatientPlan
from b12desk.clinical.vocabulary import FormatNeed

POINTS: Mapping[FormatNeed, int] = MappingProxyType(
    {
        FormatNeed.LARGE_PRINT_16: 16,
        FormatNeed.LARGE_PRINT_18: 18,
        FormatNeed.LARGE_PRINT_20: 20,
        FormatNeed.LARGE_PRINT_24: 24,
    }
)


def plan_file(plan: PatientPlan, form: FormatNeed, *, mark: str = "") -> bytes:
    """Return the plan in a form: HTML for screen readers, else a PDF in standard or large print.

    `mark` stands on top of every page.
    """
    if form is FormatNeed.SCREEN_READER:
        from b12desk.documents.plan_html import patient_plan_html

        return patient_plan_html(plan, mark=mark)
    points = POINTS.get(form)
    if points is None:
        from b12desk.documents.patient_plan import patient_plan_pdf

        return patient_plan_pdf(plan, mark=mark)
    from b12desk.documents.large_plan import large_plan_pdf
    from b12desk.documents.large_print import LargePrint

    return large_plan_pdf(plan, LargePrint(points), mark=mark)


def unprintable(plan: PatientPlan) -> tuple[str, ...]:
    """Return a sentence for each value of the plan with letters that no font on this computer has, naming them."""
    from b12desk.documents.printed_text import letter_names, missing_glyphs

    patient, clinic = plan.patient, plan.clinic
    name = " ".join(part for part in (patient.title, patient.given_name, patient.family_name) if part)
    values = (
        ("The name", name),
        ("The prescriber", plan.prescriber),
        ("The clinic", f"{clinic.name} {clinic.address}"),
    )
    found = [(what, value, missing_glyphs(value)) for what, value in values]
    return tuple(
        f"{what} {value.strip()}: paper can’t show {' '.join(letters)} ({letter_names(letters)}). "
        "Add a font that has them (Settings, Paper settings, or b12desk paper set --font FILE), or write by hand."
        for what, value, letters in found
        if letters
    )
