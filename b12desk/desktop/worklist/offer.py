"""What can be done for the patient chosen, and what is said about them in a line."""

from dataclasses import dataclass

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.widgets.words import date_words, dose_words, site_words
from b12desk.services.worklist_rows import WorklistRow

WHY = "Why this date?"
CONTACT = "Record contact"


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done for the patient chosen: the main act first, named as on its button."""

    main: str
    others: tuple[str, ...]


def offer_for(row: WorklistRow) -> Offer:
    """Return what can be done for a patient, by what stands next for them."""
    if row.status is Status.NO_PLAN:
        return Offer("Plan regimen", ())
    if row.status is Status.ENDED:
        return Offer("Plan regimen", (CONTACT, WHY))
    if row.status is Status.NO_INJECTIONS:
        return Offer("Record review", (CONTACT, WHY, "Print plan"))
    if row.status is Status.AWAITING_REVIEW:
        return Offer("Record review", ("Record injection", "Defer", CONTACT, WHY, "Print plan"))
    return Offer("Record injection", ("Defer", CONTACT, WHY, "Print plan"))


def details(row: WorklistRow) -> str:
    """Return the line about the patient chosen: what is due, the last dose with its site, the protocol, the phone."""
    parts = [
        dose_words(row.phase, row.dose_number, row.doses_in_phase),
        f"due {window_words(row)}" if row.due_on else "",
        f"deferred until {date_words(row.deferred_until)}" if row.deferred_until else "",
        f"offer {date_words(row.book_on)}" if row.book_on else "",
        last_words(row),
        f"phone {row.phone}" if row.phone else "no phone recorded",
    ]
    said = " · ".join(part for part in parts if part)
    return said[0].upper() + said[1:]


def last_words(row: WorklistRow) -> str:
    """Return `last 16-Dec-2025 right deltoid`, or that there was none."""
    if row.last_on is None:
        return "no dose yet"
    return f"last {date_words(row.last_on)} {site_words(row.last_site).lower()}".strip()


def window_words(row: WorklistRow) -> str:
    """Return `16-Mar-2026 to 16-Apr-2026`, or the one day; nothing without a next dose."""
    if row.due_by == row.due_on:
        return date_words(row.due_on)
    return f"{date_words(row.due_on)} to {date_words(row.due_by)}"
