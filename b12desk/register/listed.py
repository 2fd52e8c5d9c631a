"""The worklist's one read, for the bare driver and the register alike, and the values its columns make."""

from collections.abc import Mapping, Sequence
from datetime import date

from b12desk.clinical.listed_records import ForecastRow, ListedPatient
from b12desk.clinical.patient import Site
from b12desk.clinical.vocabulary import Flag, Muscle, PatientStanding, Side

FORECAST_NAMES = (
    "course_id", "patient_id", "protocol_id", "is_ended", "is_held", "awaits_review", "has_injections",
    "deferred_until", "phase", "dose_number", "doses_in_phase", "last_on", "last_muscle", "last_side", "due_on",
    "due_by", "earliest_on", "offer_on", "overdue_from", "next_muscle", "next_side", "site_depends_on_day",
    "next_review_on", "latest_event_on",
)  # fmt: skip


def forecast_row(values: Sequence[object]) -> ForecastRow:
    """Return the window of the values of `FORECAST_NAMES`, dates as dates or as ISO text."""
    column = dict(zip(FORECAST_NAMES, values, strict=True))
    return ForecastRow(
        course_id=str(column["course_id"]),
        patient_id=str(column["patient_id"]),
        protocol_id=str(column["protocol_id"]),
        is_ended=bool(column["is_ended"]),
        is_held=bool(column["is_held"]),
        awaits_review=bool(column["awaits_review"]),
        has_injections=bool(column["has_injections"]),
        deferred_until=day_of(column["deferred_until"]),
        phase=_text(column["phase"]),
        dose_number=_number(column["dose_number"]),
        doses_in_phase=_number(column["doses_in_phase"]),
        last_on=day_of(column["last_on"]),
        last_site=site_of(column["last_muscle"], column["last_side"]),
        due_on=day_of(column["due_on"]),
        due_by=day_of(column["due_by"]),
        earliest_on=day_of(column["earliest_on"]),
        offer_on=day_of(column["offer_on"]),
        overdue_from=day_of(column["overdue_from"]),
        next_site=site_of(column["next_muscle"], column["next_side"]),
        site_depends_on_day=bool(column["site_depends_on_day"]),
        next_review_on=day_of(column["next_review_on"]),
        latest_event_on=day_of(column["latest_event_on"]),
    )


def forecast_columns(row: ForecastRow, *, is_shown: bool) -> Mapping[str, object]:
    """Return the window as columns."""
    return {
        "course_id": row.course_id,
        "patient_id": row.patient_id,
        "is_shown": is_shown,
        "protocol_id": row.protocol_id,
        "is_ended": row.is_ended,
        "is_held": row.is_held,
        "awaits_review": row.awaits_review,
        "has_injections": row.has_injections,
        "deferred_until": row.deferred_until,
        "phase": row.phase,
        "dose_number": row.dose_number,
        "doses_in_phase": row.doses_in_phase,
        "last_on": row.last_on,
        "last_muscle": row.last_site.muscle.value if row.last_site else None,
        "last_side": row.last_site.side.value if row.last_site else None,
        "due_on": row.due_on,
        "due_by": row.due_by,
        "earliest_on": row.earliest_on,
        "offer_on": row.offer_on,
        "overdue_from": row.overdue_from,
        "next_muscle": row.next_site.muscle.value if row.next_site else None,
        "next_side": row.next_site.side.value if row.next_site else None,
        "site_depends_on_day": row.site_depends_on_day,
        "next_review_on": row.next_review_on,
        "latest_event_on": row.latest_event_on,
    }


PATIENT_NAMES = ("id", "family_name", "given_name", "title", "born_on", "nhs_number", "phone", "standing", "flags")
WORKLIST_SQL = (
    f"SELECT {', '.join(f'p.{name}' for name in PATIENT_NAMES)}, {', '.join(f'f.{name}' for name in FORECAST_NAMES)} "
    "FROM patient AS p LEFT JOIN forecast_row AS f ON f.patient_id = p.id AND f.is_shown"
)
MOST_OVERDUE_FIRST = " ORDER BY f.overdue_from IS NULL, f.overdue_from, p.family_key, p.given_key LIMIT :limit"


def listed_patient(values: Sequence[object]) -> ListedPatient:
    """Return the patient of one row of the worklist's read."""
    column = dict(zip(PATIENT_NAMES, values, strict=False))
    window = values[len(PATIENT_NAMES) :]
    return ListedPatient(
        patient_id=str(column["id"]),
        family_name=str(column["family_name"]),
        given_name=str(column["given_name"]),
        title=str(column["title"]),
        born_on=day_of(column["born_on"]) or date.min,
        nhs_number=_text(column["nhs_number"]),
        phone=str(column["phone"]),
        standing=PatientStanding(str(column["standing"])),
        has_neuro_involvement=f'"{Flag.NEURO_INVOLVEMENT.value}"' in str(column["flags"]),
        row=forecast_row(window) if window[0] is not None else None,
    )


def site_of(muscle: object, side: object) -> Site | None:
    """Return the site of two columns, None where either is null."""
    return Site(Muscle(str(muscle)), Side(str(side))) if muscle and side else None


def day_of(value: object) -> date | None:
    """Return the day of a column, which the bare driver gives as ISO text."""
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
