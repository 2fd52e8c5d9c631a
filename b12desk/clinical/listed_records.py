"""The values of which the worklist is made: all that is known of somebody before the whole record is read.

They stand apart so that the first look at a register loads nothing else.
"""

from dataclasses import dataclass
from datetime import date, datetime

from b12desk.clinical.patient import Site
from b12desk.clinical.vocabulary import Channel, ContactOutcome, PatientStanding


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """One attempt to reach a patient. It never changes a status; `remind_on` is when somebody looks again.

    `void_reason` comes from the void that corrects it.
    """

    id: str
    patient_id: str
    on: date
    channel: Channel
    outcome: ContactOutcome
    remind_on: date | None = None
    note: str = ""
    recorded_at: datetime | None = None
    recorded_by: str = ""
    void_reason: str | None = None

    @property
    def is_voided(self) -> bool:
        """Whether a correction has taken this entry out of what counts."""
        return self.void_reason is not None


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """A course's window as kept beside it for the worklist: what doesn't depend on today.

    `offer_on` is the day to offer before it is moved out of the past. `next_site` is None where
    `site_depends_on_day`: it is looked up when the list is read. `latest_event_on` is the last event it knows.
    """

    course_id: str
    patient_id: str
    protocol_id: str
    is_ended: bool
    is_held: bool
    awaits_review: bool
    has_injections: bool
    deferred_until: date | None
    phase: str | None
    dose_number: int | None
    doses_in_phase: int | None
    last_on: date | None
    last_site: Site | None
    due_on: date | None
    due_by: date | None
    earliest_on: date | None
    offer_on: date | None
    overdue_from: date | None
    next_site: Site | None
    site_depends_on_day: bool
    next_review_on: date | None
    latest_event_on: date | None


@dataclass(frozen=True, slots=True)
class ListedPatient:
    """One row of the worklist's single reading: a patient with the window of the running (or last) course, if any."""

    patient_id: str
    family_name: str
    given_name: str
    title: str
    born_on: date
    nhs_number: str | None
    phone: str
    standing: PatientStanding
    has_neuro_involvement: bool
    row: ForecastRow | None
