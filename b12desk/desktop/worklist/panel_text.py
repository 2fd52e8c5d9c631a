"""What the panel beside the list says about the patient chosen: from the row at once, from the whole record after."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from b12desk.clinical.quantities import staff_date
from b12desk.clinical.recall_words import recall_words
from b12desk.clinical.vocabulary import Moment, Severity, Status
from b12desk.desktop.widgets.words import dose_words, nhs_number_words
from b12desk.desktop.worklist.offer import last_words
from b12desk.services.worklist_rows import WorklistRow

if TYPE_CHECKING:
    from b12desk.clinical.forecast_value import Finding, Forecast
    from b12desk.services.show_patient import PatientPage

_NOTHING_NEXT = {
    Status.NO_PLAN: "No regimen is planned yet.",
    Status.ENDED: "The course has ended.",
    Status.NO_INJECTIONS: "No injections: reviews and blood tests only.",
}


@dataclass(frozen=True, slots=True)
class PanelText:
    """`next_act` is said in large words, `beneath` are lines below it; `alerts` are None until the record is read."""

    patient_id: str
    name: str
    identity: str
    status: Status
    next_act: str
    beneath: tuple[str, ...]
    phone: str
    alerts: "tuple[Finding, ...] | None" = None
    notes: int = 0


def text_of_row(row: WorklistRow) -> PanelText:
    """Return what the list itself knows."""
    return PanelText(
        patient_id=row.patient_id,
        name=row.name,
        identity=identity_words(row.born_on, row.age_years, row.identifier),
        status=row.status,
        next_act=_NOTHING_NEXT.get(row.status) or _act_of_row(row),
        beneath=_beneath(row),
        phone=_phone(row.phone),
    )


def text_of_page(row: WorklistRow, page: "PatientPage") -> PanelText:
    """Return what the whole record says, with the block and stop findings of looking at the patient."""
    said = [finding for finding in page.findings if Moment.VIEWING in finding.moments]
    alerts = tuple(finding for finding in said if finding.severity is not Severity.INFO)
    act = next_act(page.forecast, page.product.substance.value if page.product else "") if page.forecast else ""
    return PanelText(
        patient_id=page.patient.id,
        name=page.name,
        identity=identity_words(
            page.patient.born_on, page.age_years, page.patient.nhs_number, gender=page.patient.gender or "not recorded"
        ),
        status=page.status,
        next_act=_NOTHING_NEXT.get(page.status) or act,
        beneath=_beneath(row),
        phone=_phone(page.patient.phone),
        alerts=alerts,
        notes=len(said) - len(alerts),
    )


def identity_words(born_on: date, age_years: int, nhs_number: str | None, *, gender: str = "") -> str:
    """Return the banner's values: `Born 02-Mar-1956 (70y) · Gender Female`, and `NHS No. 999 014 0847` beneath."""
    parts = (f"Born {staff_date(born_on)} ({age_years}y)", f"Gender {gender}" if gender else "")
    return f"{' · '.join(part for part in parts if part)}\nNHS No. {nhs_number_words(nhs_number)}"


def next_act(forecast: "Forecast", substance: str) -> str:
    """Return the next dose in one sentence.

    “Dose 4 of 6, 1000 micrograms hydroxocobalamin, right deltoid, due 16-Mar-2026 to 16-Apr-2026”.
    """
    if forecast.due_on is None or forecast.due_by is None:
        return _NOTHING_NEXT[Status.NO_INJECTIONS]
    dose = f"{forecast.dose_micrograms} micrograms {substance}".strip() if forecast.dose_micrograms else substance
    site = forecast.next_site.words if forecast.next_site else "no site is free"
    parts = (
        _dose(forecast.phase, forecast.dose_number, forecast.doses_in_phase),
        dose,
        site,
        f"due {_window(forecast.due_on, forecast.due_by)}",
    )
    return ", ".join(part for part in parts if part)


def _act_of_row(row: WorklistRow) -> str:
    site = row.next_site.words if row.next_site else ""
    due = f"due {_window(row.due_on, row.due_by)}" if row.due_on and row.due_by else ""
    said = (_dose(row.phase, row.dose_number, row.doses_in_phase), site, due)
    return ", ".join(part for part in said if part)


def _dose(phase: str | None, number: int | None, of: int | None) -> str:
    """Return `Dose 4 of 6`, or `Maintenance dose` where none are counted."""
    if phase is None:
        return ""
    is_counted = number is not None and of is not None
    return f"Dose {number} of {of}" if is_counted else f"{dose_words(phase, None, None)} dose"


def _window(due_on: date, due_by: date) -> str:
    return staff_date(due_on) if due_on == due_by else f"{staff_date(due_on)} to {staff_date(due_by)}"


def _beneath(row: WorklistRow) -> tuple[str, ...]:
    waits = {
        Status.ON_HOLD: "On hold: the dates wait until the course goes on.",
        Status.AWAITING_REVIEW: "A review comes first; its outcome says what the next dose is.",
    }
    late = f"{row.days_overdue} day{'' if row.days_overdue == 1 else 's'} past the last day on time"
    lines = (
        dose_words(row.phase, None, None) if row.dose_number is not None and row.doses_in_phase is not None else "",
        late if row.days_overdue else "",
        waits.get(row.status, ""),
        f"Deferred until {staff_date(row.deferred_until)}" if row.deferred_until else "",
        f"Offer {staff_date(row.book_on)}" if row.book_on else "",
        _sentence(last_words(row)),
        f"Next review {staff_date(row.next_review_on)}" if row.next_review_on else "",
        _sentence(recall_words(row.recall)) if row.recall else "",
    )
    return tuple(line for line in lines if line)


def _sentence(words: str) -> str:
    """Return the words with a capital at their head; dates within keep theirs."""
    return words[:1].upper() + words[1:]


def _phone(phone: str) -> str:
    return f"Phone {phone}" if phone else "No phone recorded"
