"""The downtime kit: the days to come on paper, before the computer is down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.forecast_value import Forecast
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import PatientHistory
from b12desk.clinical.vocabulary import Severity, Status
from b12desk.services.authorities import held_authorities
from b12desk.services.authority_draft import authority_words
from b12desk.services.desk import Desk
from b12desk.services.document import Document, DocumentKind
from b12desk.services.history import CourseStory, Sources, running_story, sources_of
from b12desk.services.invented import paper_mark
from b12desk.services.paper_settings import paper_faces
from b12desk.services.paper_words import (
    allergy_words,
    born_words,
    dose_words,
    flag_words,
    given_words,
    next_words,
    restricted_words,
)
from b12desk.services.plan_regimen import regimen_sentences
from b12desk.services.short_ids import short_id
from b12desk.services.worklist import worklist
from b12desk.services.worklist_rows import Worklist, WorklistRow

if TYPE_CHECKING:
    from b12desk.documents.slips import Slip

DAYS = 14
MOST = 400
"""More slips than this, a hundred pages, nobody carries; the longest overdue are left out first, in words."""
_DUE_NOW = frozenset({Status.OVERDUE, Status.DUE})
_TO_COME = frozenset({Status.UPCOMING, Status.DEFERRED})


@dataclass(frozen=True, slots=True)
class DowntimeKit:
    """The kit on paper, and who is in it and who isn't, in words."""

    document: Document
    patients: int
    says: str


def downtime_kit(desk: Desk, *, days: int = DAYS) -> DowntimeKit:
    """Return the kit for everybody overdue, due, or coming due within so many days from today."""
    from b12desk.documents.downtime import Kit, KitRow, downtime_pdf

    found = worklist(desk)
    until = found.as_of + timedelta(days=days)
    rows, left_out = rows_with_slips(found, until)
    sources = sources_of(desk)
    with desk.register.reading() as unit:
        histories = unit.histories([row.patient_id for row in rows])
    read = [_read(histories[row.patient_id], sources, found.as_of) for row in rows]
    says = _says(len(rows), left_out, until)
    kit = Kit(
        clinic=desk.clinic().details.name,
        made_on=found.as_of,
        until=until,
        says=says,
        rows=tuple(
            KitRow(
                when=when_words(row),
                name=row.name,
                born=f"{staff_date(row.born_on)} ({row.age_years}y)",
                phone=row.phone or "No phone",
                dose=_dose(forecast),
                site=row.next_site.words if row.next_site else "choose",
                is_overdue=row.status is Status.OVERDUE,
            )
            for row, (_, forecast) in zip(rows, read, strict=True)
        ),
        slips=tuple(
            _slip(row, histories[row.patient_id], story, forecast, sources, found.as_of)
            for row, (story, forecast) in zip(rows, read, strict=True)
        ),
    )
    with paper_faces(desk):
        pdf = downtime_pdf(kit, mark=paper_mark(desk))
    return DowntimeKit(Document(DocumentKind.DOWNTIME_KIT, pdf, found.as_of), len(rows), says)


def rows_with_slips(found: Worklist, until: date) -> tuple[Sequence[WorklistRow], int]:
    """Return who gets a slip in a kit up to a day, in its order, and how many are left out as too many to carry."""
    wanted = [row for row in found.rows if _is_wanted(row, until)]
    rows = sorted(sorted(wanted, key=lambda row: row.days_overdue)[:MOST], key=_order)
    return rows, len(wanted) - len(rows)


def _is_wanted(row: WorklistRow, until: date) -> bool:
    if row.status in _DUE_NOW:
        return True
    opens = row.deferred_until or row.due_on
    return row.status in _TO_COME and opens is not None and opens <= until


def _order(row: WorklistRow) -> tuple[date, str, str]:
    return row.deferred_until or row.due_by or date.max, row.family_name.casefold(), row.patient_id


def when_words(row: WorklistRow) -> str:
    """Return when a dose is or was due: `Was due by 16-Apr-2026`, `Deferred to 20-May-2026`."""
    if row.status is Status.OVERDUE and row.due_by:
        return f"Was due by {staff_date(row.due_by)}"
    if row.deferred_until:
        return f"Deferred to {staff_date(row.deferred_until)}"
    if row.due_on is None or row.due_by is None:
        return ""
    return (
        staff_date(row.due_on) if row.due_on == row.due_by else f"{staff_date(row.due_on)} to {staff_date(row.due_by)}"
    )


def _says(count: int, left_out: int, until: date) -> str:
    people = "1 patient" if count == 1 else f"{count} patients"
    more = f" {left_out} who are longest overdue are not in it: see the worklist." if left_out else ""
    return f"{people}: everybody overdue, due, or coming due by {staff_date(until)}.{more}"


def _read(history: PatientHistory, sources: Sources, today: date) -> tuple[CourseStory | None, Forecast | None]:
    story = running_story(history, sources)
    if story is None:
        return None, None
    reading = story.read(sources, today=today)
    return story, forecast_of(reading, story.patient, sources.clinic.open_days, today=today)


def _dose(forecast: Forecast | None) -> str:
    if forecast is None:
        return ""
    return dose_words(forecast.dose_micrograms, forecast.draw.volume_ml if forecast.draw else "")


def _slip(
    row: WorklistRow,
    history: PatientHistory,
    story: CourseStory | None,
    forecast: Forecast | None,
    sources: Sources,
    today: date,
) -> "Slip":
    from b12desk.documents.slips import Slip

    brief = [("Known allergies", allergy_words(history.patient)), ("Flags", flag_words(history.patient))]
    restricted = restricted_words(history.patient.restricted_sites, today=today)
    brief += [("Do not use", restricted)] if restricted else []
    if story is not None and forecast is not None:
        brief += _brief(history, story, forecast)
    return Slip(short_id(row.patient_id), row.name, born_words(history.patient, today=today), tuple(brief))


def _phase(forecast: Forecast) -> str:
    if forecast.phase is None:
        return "none"
    counted = f", dose {forecast.dose_number}" if forecast.dose_number else ""
    return f"{forecast.phase}{counted}" + (f" of {forecast.doses_in_phase}" if forecast.doses_in_phase else "")


def _brief(history: PatientHistory, story: CourseStory, forecast: Forecast) -> Sequence[tuple[str, str]]:
    given = [dose for dose in history.injections if not dose.is_voided]
    last = f"{staff_date(given[-1].given_on)}, {given_words(given[-1])}" if given else "none recorded"
    site = forecast.next_site.words if forecast.next_site else "choose the site"
    draw = forecast.draw.instruction if forecast.draw else dose_words(forecast.dose_micrograms)
    held = [authority_words(one) for one in held_authorities(story.record, history)]
    return (
        *(("Ask first", one.message) for one in forecast.findings if one.severity is not Severity.INFO),
        ("Regimen", " ".join(regimen_sentences(story.course))),
        ("Phase", _phase(forecast)),
        ("Last dose", last),
        ("Next", f"{next_words(forecast)}; {site}"),
        ("Draw", draw),
        ("Earliest", staff_date(forecast.earliest_on) if forecast.earliest_on else "ask"),
        ("Authority", "; ".join(held) or "none recorded"),
    )
