"""How the desk says what the clinical core names: statuses, severities, NHS numbers, phases."""

from datetime import date

from b12desk.clinical.patient import Site
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.vocabulary import Severity, Status

NOT_RECORDED = "Not recorded"

STATUS_WORDS = {
    Status.OVERDUE: "Overdue",
    Status.DUE: "Due",
    Status.UPCOMING: "Upcoming",
    Status.DEFERRED: "Deferred",
    Status.AWAITING_REVIEW: "Awaiting review",
    Status.ON_HOLD: "On hold",
    Status.NO_PLAN: "No plan",
    Status.NO_INJECTIONS: "No injections",
    Status.ENDED: "Ended",
}

SEVERITY_WORDS = {
    Severity.BLOCK: "Can’t be saved",
    Severity.STOP: "Needs a reason",
    Severity.INFO: "Note",
}


def nhs_number_words(digits: str | None) -> str:
    """Return an NHS number in threes and four, `943 476 5919`. Source: NHS Common User Interface."""
    if not digits:
        return NOT_RECORDED
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def date_words(day: date | None) -> str:
    """Return a date as `16-Mar-2026`, nothing for none."""
    return "" if day is None else staff_date(day)


def site_words(site: Site | None) -> str:
    """Return a site with a capital letter, `Left deltoid`, nothing for none."""
    return "" if site is None else site.words.capitalize()


def dose_words(phase: str | None, number: int | None, of: int | None) -> str:
    """Return where a patient is in a course: `Loading, dose 4 of 6`; maintenance doses are not counted down."""
    if phase is None:
        return ""
    name = phase.replace("-", " ").capitalize()
    if number is None or of is None:
        return name
    return f"{name}, dose {number} of {of}"
