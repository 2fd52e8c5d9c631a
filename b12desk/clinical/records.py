"""The values a register keeps: people, courses and events with their ids, as they cross every boundary."""

from dataclasses import dataclass
from datetime import date, datetime

from b12desk.clinical.listed_records import ContactRecord as ContactRecord
from b12desk.clinical.listed_records import ForecastRow as ForecastRow
from b12desk.clinical.listed_records import ListedPatient as ListedPatient
from b12desk.clinical.patient import RestrictedSite, Site
from b12desk.clinical.vocabulary import (
    AuthorityKind,
    Flag,
    FormatNeed,
    MonitoringPlan,
    PatientStanding,
    Role,
    Rotation,
    Side,
    Symptom,
)


@dataclass(frozen=True, slots=True)
class PatientRecord:
    """A patient of the register. `nhs_number` is ten digits or None; empty strings are not recorded.

    `local_number` is the clinic's own number for the patient. `neuro_since` is when neurological symptoms began.
    `preferred_side` and `preferred_days` (`mon` to `sun`) are wishes, not rules.
    """

    id: str
    family_name: str
    given_name: str
    born_on: date
    nhs_number: str | None = None
    title: str = ""
    gender: str = ""
    phone: str = ""
    address: str = ""
    postcode: str = ""
    local_number: str = ""
    flags: frozenset[Flag] = frozenset()
    rotation: Rotation = Rotation.DELTOID
    restricted_sites: tuple[RestrictedSite, ...] = ()
    standing: PatientStanding = PatientStanding.ACTIVE
    neuro_since: date | None = None
    format_need: FormatNeed = FormatNeed.STANDARD
    preferred_side: Side | None = None
    preferred_days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CourseRecord:
    """A course as ordered: the protocol by id, version and file hash, the choices, the authority it began with.

    `choices` are (name, value) pairs in the protocol's order; `maintenance_interval` is ISO text or None.
    `reasons` are (finding id, reason) pairs answered when it was planned. `authority_kind` empty is none recorded;
    `authority_from` None is the start, `authority_to` None open-ended, `authority_doses` None not counted.
    `authority_withdrawn` is the reason why that authority no longer holds. `resection_cm` is the length of ileum
    removed; `replaces` names the course that this one goes on from.
    """

    id: str
    patient_id: str
    protocol_id: str
    protocol_version: str
    protocol_sha256: str
    start_on: date
    product_id: str
    prescriber: str
    start_phase: str | None = None
    maintenance_interval: str | None = None
    choices: tuple[tuple[str, str], ...] = ()
    monitoring: MonitoringPlan = MonitoringPlan.NICE_SYMPTOMS
    authority_kind: str = ""
    authority_reference: str = ""
    reasons: tuple[tuple[str, str], ...] = ()
    authority_from: date | None = None
    authority_to: date | None = None
    authority_doses: int | None = None
    indication: str = ""
    resection_cm: int | None = None
    replaces: str | None = None
    authority_withdrawn: str | None = None


@dataclass(frozen=True, slots=True)
class AuthorityRecord:
    """A prescription, PSD or PGD added to a course after its start, valid on both days named.

    `valid_to` None is open-ended; `doses` None is not counted; `withdrawn` is the reason why it no longer holds.
    """

    id: str
    course_id: str
    patient_id: str
    kind: AuthorityKind
    prescriber: str
    reference: str
    valid_from: date
    valid_to: date | None = None
    doses: int | None = None
    recorded_at: datetime | None = None
    recorded_by: str = ""
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True)
class InjectionRecord:
    """A dose given, never changed afterwards. `void_reason` and `replaced_by` come from the void that corrects it.

    `given_elsewhere` marks history that was imported or transferred in. `expires_on` is the last usable day.
    `product_id` is None when the product is not in the catalogue; `product_text` keeps what was written.
    `authority_id` is the authority it drew on: an added one's id, or the course's own id; None for history.
    """

    id: str
    patient_id: str
    given_on: date
    product_id: str | None
    dose_micrograms: int
    site: Site | None
    product_text: str = ""
    site_text: str = ""
    batch: str = ""
    expires_on: date | None = None
    given_by: str = ""
    note: str = ""
    given_elsewhere: bool = False
    identity_checked: bool = False
    consent_given: bool = False
    reasons: tuple[tuple[str, str], ...] = ()
    recorded_at: datetime | None = None
    recorded_by: str = ""
    void_reason: str | None = None
    replaces: str | None = None
    authority_id: str | None = None

    @property
    def is_voided(self) -> bool:
        """Whether a correction has taken this entry out of the schedule."""
        return self.void_reason is not None


@dataclass(frozen=True, slots=True)
class CourseEventRecord:
    """Any other event. `kind` is `review`, `deferral`, `interval`, `lab`, `hold`, `resume`, `end`, `decision` (about a
    gap), `not_given` or `move` (to another version of the protocol).

    `course_id` is None for a laboratory result. Which fields are filled depends on the kind: `outcome` (review,
    decision, not_given), `check_kind` and `scores` (review: 0 to 10 each), `wears_off_week` (review: the week after a
    dose in which its effect wears off), `until` (deferral), `interval` (ISO text), `test`, `value`, `unit` (lab),
    `prescriber` (decision), `protocol_sha256` (move), `reason` (all). `reasons` are (finding id, reason) pairs;
    `refers_to` is the review that is the reason for a change. `void_reason` comes from the void that corrects it.
    """

    id: str
    patient_id: str
    kind: str
    on: date
    course_id: str | None = None
    outcome: str = ""
    check_kind: str | None = None
    until: date | None = None
    interval: str = ""
    test: str = ""
    value: str = ""
    unit: str = ""
    reason: str = ""
    note: str = ""
    recorded_at: datetime | None = None
    recorded_by: str = ""
    prescriber: str = ""
    protocol_sha256: str | None = None
    refers_to: str | None = None
    scores: tuple[tuple[Symptom, int], ...] = ()
    wears_off_week: int | None = None
    reasons: tuple[tuple[str, str], ...] = ()
    void_reason: str | None = None

    @property
    def is_voided(self) -> bool:
        """Whether a correction has taken this entry out of what counts."""
        return self.void_reason is not None


@dataclass(frozen=True, slots=True)
class ProtocolApproval:
    """A version of a protocol that somebody approved for this clinic; the newest of an id is the current one."""

    id: str
    sha256: str
    protocol_id: str
    version: str
    approved_by: str
    on: date
    note: str = ""
    recorded_at: datetime | None = None
    recorded_by: str = ""


@dataclass(frozen=True, slots=True)
class UserRecord:
    """Somebody who works with the register. The name is what `--as` names; a disabled user can't act."""

    id: str
    name: str
    role: Role
    is_disabled: bool = False


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One link of the audit chain: who did what to which entity, with the whole row afterwards as canonical JSON."""

    number: int
    at: datetime
    by: str
    workstation: str
    action: str
    entity: str
    entity_id: str
    payload: str
    previous_hash: str
    hash: str
    patient_id: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something verification found: a short id, where it lies, and a sentence."""

    id: str
    where: str
    says: str


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What verification read and what it found; ok means no problem at all. `checked` holds (what, how many)."""

    problems: tuple[Problem, ...]
    checked: tuple[tuple[str, int], ...]

    @property
    def is_ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class PatientHistory:
    """Everything recorded about one patient: courses newest start first, events by day, then in order of entry.

    Authorities and contacts are in order of entry, withdrawn and voided ones included.
    """

    patient: PatientRecord
    courses: tuple[CourseRecord, ...]
    injections: tuple[InjectionRecord, ...]
    course_events: tuple[CourseEventRecord, ...]
    authorities: tuple[AuthorityRecord, ...] = ()
    contacts: tuple[ContactRecord, ...] = ()
