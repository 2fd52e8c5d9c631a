"""What the patient page says: the next dose, the plan, the injections and the history, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from b12desk.clinical.afterwards import afterwards_words
from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.forecast_value import Finding, Forecast
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import CourseEventRecord, InjectionRecord
from b12desk.clinical.vocabulary import Moment, Status
from b12desk.desktop.actions import Acts
from b12desk.desktop.widgets.words import STATUS_WORDS, date_words, dose_words, site_words
from b12desk.desktop.working import Run
from b12desk.services.desk import Desk
from b12desk.services.issued_documents import IssuedDocument
from b12desk.services.preferences import side_words
from b12desk.services.show_patient import PatientPage, show_patient


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: the id it acts on, its cells, the sentence a screen reader says, and whether it is void."""

    id: str
    cells: tuple[str, ...]
    sentence: str
    is_struck: bool = False


class CourseActs(Acts, Protocol):
    """What can be done from a patient's page: every act, and what pauses or ends a course."""

    def withdraw_authority(self, patient_id: str, authority_id: str) -> None:
        """Withdraw an authority, with a reason."""

    def reprint(self, patient_id: str, document: IssuedDocument) -> None:
        """Show the very file that was issued."""


class View(Protocol):
    """What the page can show."""

    def show_page(self, page: PatientPage) -> None:
        """Show one patient."""

    def show_trouble(self, problems: Sequence[str]) -> None:
        """Say why the patient can't be shown."""


class PatientPresenter:
    """Reads a patient whenever asked; the answer for another patient than the one last asked for is dropped."""

    def __init__(self, view: View, desk: Desk, run: Run) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self.patient_id = ""

    def show(self, patient_id: str) -> None:
        """Read and show a patient."""
        self.patient_id = patient_id
        self._run(lambda: show_patient(self._desk, patient_id), self._read, self._failed)

    def refresh(self) -> None:
        """Read and show the same patient again; nothing while there is none."""
        if self.patient_id:
            self.show(self.patient_id)

    def _read(self, page: PatientPage) -> None:
        if page.patient.id == self.patient_id:
            self._view.show_page(page)

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_trouble(error.problems)


def next_words(page: PatientPage) -> str:
    """Return “Next: due 16-Mar-2026 to 16-Apr-2026, left deltoid”, or why nothing is next.

    A wish for an arm stands beside the site: “left deltoid (prefers the right arm)”.
    """
    forecast = page.forecast
    if forecast is None or page.course is None:
        return "No regimen is planned yet."
    if forecast.status is Status.ENDED:
        return "The course has ended."
    if forecast.due_on is None or forecast.due_by is None:
        return "No injections: reviews and blood tests only."
    window = staff_date(forecast.due_on)
    if forecast.due_by != forecast.due_on:
        window += f" to {staff_date(forecast.due_by)}"
    site = f", {forecast.next_site.words}" if forecast.next_site else ", no site is free"
    wish = side_words(page.patient)
    return f"Next: due {window}{site}{f' ({wish})' if wish else ''}"


def status_sentence(forecast: Forecast) -> str:
    """Return the details beneath the next dose: phase, days overdue, day to offer, deferral."""
    parts = [dose_words(forecast.phase, forecast.dose_number, forecast.doses_in_phase)]
    if forecast.days_overdue:
        parts.append(f"overdue by {forecast.days_overdue} day{'' if forecast.days_overdue == 1 else 's'}")
    if forecast.deferred_until is not None:
        parts.append(f"deferred until {staff_date(forecast.deferred_until)}")
    if forecast.book_on is not None:
        parts.append(f"offer {staff_date(forecast.book_on)}")
    if forecast.last_on is not None:
        parts.append(f"last dose {staff_date(forecast.last_on)}")
    return " · ".join(part for part in parts if part)


def viewing(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings that speak when a patient is looked at."""
    return tuple(f for f in findings if Moment.VIEWING in f.moments)


def injection_lines(page: PatientPage) -> tuple[Line, ...]:
    """Return the injections, newest first: date, product, dose, site, batch, given by, recorded, state.

    The days on which a dose was not given stand among them, as attendance.
    """
    absent = (event for event in page.course_events if event.kind == "not_given")
    dated = [(injection.given_on, _injection_line(injection, page)) for injection in page.injections]
    dated += [(event.on, _not_given_line(event)) for event in absent]
    return tuple(line for _, line in sorted(dated, key=lambda each: each[0], reverse=True))


def dose_lines(forecast: Forecast | None) -> tuple[Line, ...]:
    """Return the doses to come: number, phase, due from, due by, day to offer."""
    if forecast is None:
        return ()
    lines = []
    for dose in forecast.projection:
        phase = dose.phase.replace("-", " ").capitalize()
        more = "continues until a review" if dose.continues else ""
        cells = (
            str(dose.number),
            phase,
            staff_date(dose.due_on),
            staff_date(dose.due_by),
            date_words(dose.book_on),
            more,
        )
        sentence = f"Dose {dose.number}, {phase.lower()}: due {staff_date(dose.due_on)} to {staff_date(dose.due_by)}"
        lines.append(Line("", cells, sentence))
    return tuple(lines)


def history_lines(page: PatientPage) -> tuple[Line, ...]:
    """Return the audit trail, newest first: when, who, what."""
    return tuple(
        Line(line.entry_id, (when := _local(line.at), line.by, line.says), f"{when}, {line.by}: {line.says}")
        for line in page.history
    )


def regimen_words(page: PatientPage) -> tuple[tuple[str, str], ...]:
    """Return the regimen as labels and values, empty without a course."""
    if page.course is None or page.protocol is None:
        return ()
    course = page.course
    product = page.product.name if page.product else course.product_id
    return (
        ("Regimen", f"{page.protocol.title} (version {page.protocol.version})"),
        ("Source", ", ".join(page.protocol.sources)),
        *((("Product", product),) if page.protocol.has_injections else ()),
        ("Started", staff_date(course.start_on)),
        ("Prescriber", course.prescriber),
    )


def status_words(page: PatientPage) -> str:
    """Return the status in words."""
    return STATUS_WORDS[page.status]


def _local(instant: datetime) -> str:
    """Return an instant as the clinic's clock showed it, in 24 hours."""
    local = instant.astimezone()
    return f"{staff_date(local.date())} {local:%H:%M}"


def _injection_line(injection: InjectionRecord, page: PatientPage) -> Line:
    state = "" if injection.void_reason is None else f"Voided: {injection.void_reason}"
    if injection.given_elsewhere and not state:
        state = "Given elsewhere"
    if injection.replaces and not state:
        state = "Corrects an earlier entry"
    afterwards = afterwards_words(injection).partition(",")[0].capitalize()
    state = "; ".join(part for part in (state, afterwards, reasons_words(injection)) if part)
    recorded = _recorded_words(injection.recorded_at, injection.recorded_by)
    product = injection.product_text or _product_words(injection, page)
    site = site_words(injection.site) or injection.site_text or "Not recorded"
    dose = f"{injection.dose_micrograms} micrograms"
    cells = (staff_date(injection.given_on), product, dose, site, injection.batch, injection.given_by, recorded, state)
    sentence = f"{cells[0]}: {dose} of {product}, {site.lower()}{'; ' + state if state else ''}"
    return Line(injection.id, cells, sentence, injection.is_voided)


def _not_given_line(event: CourseEventRecord) -> Line:
    words = f"Not given: {event.outcome.replace('_', ' ')}"
    state = event.note if event.void_reason is None else f"Voided: {event.void_reason}"
    cells = (staff_date(event.on), words, "", "", "", "", _recorded_words(event.recorded_at, event.recorded_by), state)
    return Line(event.id, cells, f"{cells[0]}: {words.lower()}{'; ' + state if state else ''}", event.is_voided)


def _recorded_words(at: datetime | None, by: str) -> str:
    return f"{staff_date(at.astimezone().date())}, {by}" if at is not None else ""


def reasons_words(injection: InjectionRecord) -> str:
    """Return what was said to the findings when the dose was recorded: “Early dose: travelling tomorrow”."""
    return "; ".join(f"{id.replace('_', ' ').capitalize()}: {reason}" for id, reason in injection.reasons)


def _product_words(injection: InjectionRecord, page: PatientPage) -> str:
    if page.product is not None and injection.product_id == page.product.id:
        return page.product.name
    return injection.product_id or "Not recorded"
