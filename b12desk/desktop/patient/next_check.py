"""What comes next for a patient whose course has no injections: the next review or blood test."""

from b12desk.clinical.quantities import staff_date
from b12desk.clinical.vocabulary import Status
from b12desk.services.check_words import CHECK_WORDS
from b12desk.services.show_patient import PatientPage


def has_no_injections(page: PatientPage) -> bool:
    """Return whether the running course is tablets or surveillance, from which there is a way to injections."""
    return page.status is Status.NO_INJECTIONS


def next_check_words(page: PatientPage) -> str:
    """Return “No injections. Next: serum B12 and symptom review, due 05-Apr-2026”; empty for a course with injections.

    What falls on one day is said together; a check that is past its day is said to be overdue.
    """
    if not has_no_injections(page) or page.forecast is None:
        return ""
    checks = page.forecast.checks
    if not checks:
        return "No injections, and no review or blood test is planned."
    first = min(check.due_on for check in checks)
    names = [_lower(CHECK_WORDS[check.kind]) for check in checks if check.due_on == first]
    due = "overdue since" if any(check.is_overdue for check in checks if check.due_on == first) else "due"
    return f"No injections. Next: {' and '.join(names)}, {due} {staff_date(first)}"


def _lower(words: str) -> str:
    """Return words as they stand within a sentence; an abbreviation keeps its capitals."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]
