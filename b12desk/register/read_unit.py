"""What may be asked of an open register: one consistent look at it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar

import sqlalchemy as sa

from b12desk.clinical.errors import NotFound
from b12desk.clinical.records import (
    AuditLine,
    AuthorityRecord,
    ContactRecord,
    CourseEventRecord,
    CourseRecord,
    InjectionRecord,
    ListedPatient,
    PatientHistory,
    PatientRecord,
    ProtocolApproval,
    UserRecord,
)
from b12desk.register import mapping, mapping_events
from b12desk.register.audit import LOOKS
from b12desk.register.listed import WORKLIST_SQL, listed_patient
from b12desk.register.names import typed_words
from b12desk.register.read_stock import StockReads
from b12desk.register.selects import (
    APPROVAL,
    AUDIT,
    AUTHORITIES,
    AUTHORITY,
    CLOSURE,
    CONTACT,
    CONTACTS,
    COURSE,
    COURSES,
    DOSES,
    EVENT,
    EVENTS,
    INJECTION,
    NAME_KEY,
    PATIENT,
    PROTOCOL_FILE,
    SETTING,
    USER,
)

R = TypeVar("R", CourseRecord, InjectionRecord, CourseEventRecord, AuthorityRecord, ContactRecord)
_MANY = 400


class ReadUnit(StockReads):
    """One consistent look at the register."""

    def patient(self, id: str) -> PatientRecord:
        """Return the patient of that id, or raise NotFound."""
        row = self._rows(sa.select(PATIENT).where(PATIENT.c.id == id))
        if not row:
            raise NotFound("There is no such patient in the register.")
        return mapping.patient_record(row[0])

    def patient_by_nhs(self, nhs: str) -> PatientRecord | None:
        """Return the patient with that NHS number (ten digits), None for nobody."""
        rows = self._rows(sa.select(PATIENT).where(PATIENT.c.nhs_number == nhs))
        return mapping.patient_record(rows[0]) if rows else None

    def patients_named(self, text: str, limit: int) -> tuple[PatientRecord, ...]:
        """Return the patients who have a name beginning with each word of the text, by name; all for an empty text."""
        wanted = sa.select(PATIENT)
        for word in typed_words(text):
            keys = sa.select(NAME_KEY.c.patient_id).where(NAME_KEY.c.key >= word, NAME_KEY.c.key < word + "\U0010ffff")
            wanted = wanted.where(PATIENT.c.id.in_(keys))
        return self._patients(wanted, limit)

    def patients_born_on(self, day: date, limit: int) -> tuple[PatientRecord, ...]:
        """Return the patients born on that day, by name."""
        return self._patients(sa.select(PATIENT).where(PATIENT.c.born_on == day), limit)

    def patients(self, ids: Sequence[str]) -> tuple[PatientRecord, ...]:
        """Return the patients of these ids, in no particular order."""
        rows = [row for some in slices(ids) for row in self._rows(sa.select(PATIENT).where(PATIENT.c.id.in_(some)))]
        return tuple(mapping.patient_record(row) for row in rows)

    def all_patients(self) -> tuple[PatientRecord, ...]:
        """Return every patient, by name."""
        return self._patients(sa.select(PATIENT), None)

    def course(self, id: str) -> CourseRecord:
        """Return the course of that id, or raise NotFound."""
        rows = self._rows(COURSES.where(COURSE.c.id == id))
        if not rows:
            raise NotFound("There is no such course in the register.")
        return mapping.course_record(rows[0])

    def protocol_files(self) -> Mapping[str, str]:
        """Return the text of every protocol file that a course was started with, by SHA-256."""
        return {row["sha256"]: row["content"] for row in self._rows(sa.select(PROTOCOL_FILE))}

    def injection(self, id: str) -> InjectionRecord:
        """Return the dose of that id, or raise NotFound."""
        rows = self._rows(DOSES.where(INJECTION.c.id == id))
        if not rows:
            raise NotFound("There is no such injection in the register.")
        return mapping_events.injection_record(rows[0])

    def course_event(self, id: str) -> CourseEventRecord:
        """Return the event of that id, or raise NotFound."""
        rows = self._rows(EVENTS.where(EVENT.c.id == id))
        if not rows:
            raise NotFound("There is no such entry in the register.")
        return mapping_events.course_event_record(rows[0])

    def contact(self, id: str) -> ContactRecord:
        """Return the attempt of that id, or raise NotFound."""
        rows = self._rows(CONTACTS.where(CONTACT.c.id == id))
        if not rows:
            raise NotFound("There is no such entry in the register.")
        return mapping_events.contact_record(rows[0])

    def all_contacts(self) -> tuple[ContactRecord, ...]:
        """Return every attempt to reach anybody, in order of entry, voided ones included."""
        return tuple(mapping_events.contact_record(row) for row in self._rows(CONTACTS.order_by(CONTACT.c.entry)))

    def protocol_approvals(self) -> tuple[ProtocolApproval, ...]:
        """Return every approval of a protocol, in order of entry."""
        rows = self._rows(sa.select(APPROVAL).order_by(APPROVAL.c.entry))
        return tuple(mapping_events.approval_record(row) for row in rows)

    def users(self) -> tuple[UserRecord, ...]:
        """Return everybody who works with the register, the disabled included, by name."""
        return tuple(mapping.user_record(row) for row in self._rows(sa.select(USER).order_by(USER.c.name)))

    def user_named(self, name: str) -> UserRecord | None:
        """Return the user of that name, None for nobody."""
        rows = self._rows(sa.select(USER).where(USER.c.name == name))
        return mapping.user_record(rows[0]) if rows else None

    def histories(self, ids: Sequence[str]) -> Mapping[str, PatientHistory]:
        """Return everything recorded about these patients.

        Raises:
            NotFound: when one of them is not in the register.
        """
        found: dict[str, PatientHistory] = {}
        for some in slices(ids):
            found |= self._histories(some)
        if len(found) != len(set(ids)):
            raise NotFound("There is no such patient in the register.")
        return found

    def worklist_rows(self) -> tuple[ListedPatient, ...]:
        """Return every patient once with the window of the course last started, in no particular order."""
        values = self.connection.exec_driver_sql(WORKLIST_SQL).all()
        return tuple(listed_patient(one) for one in values)

    def closures(self) -> tuple[tuple[date, str], ...]:
        """Return the closed days with their reasons, by date."""
        rows = self._rows(sa.select(CLOSURE).order_by(CLOSURE.c.on))
        return tuple((row["on"], row["reason"]) for row in rows)

    def setting(self, name: str) -> str | None:
        """Return a setting, None when it was never set."""
        return self.settings().get(name)

    def settings(self) -> dict[str, str]:
        """Return all settings by name."""
        return {row["name"]: row["value"] for row in self._rows(sa.select(SETTING))}

    def audit_lines(self, *, patient_id: str | None = None, limit: int | None = None) -> tuple[AuditLine, ...]:
        """Return the audit entries of acts in order, of one patient or of all; views and sign-ins are left out."""
        wanted = sa.select(AUDIT).where(AUDIT.c.entity.not_in(LOOKS)).order_by(AUDIT.c.number)
        if patient_id is not None:
            wanted = wanted.where(AUDIT.c.patient_id == patient_id)
        return tuple(mapping.audit_line(row) for row in self._rows(wanted.limit(limit)))

    def has_entry(self, number: int, link: str) -> bool:
        """Return whether the audit entry of that number is the one with that hash."""
        return bool(self._rows(sa.select(AUDIT.c.number).where(AUDIT.c.number == number, AUDIT.c.hash == link)))

    def audit_about(self, entity: str, entity_id: str, *, limit: int | None = None) -> tuple[AuditLine, ...]:
        """Return the first or all audit entries about one entity, in order; see `last_audit` for the names of kinds."""
        wanted = sa.select(AUDIT).where(AUDIT.c.entity_id == entity_id, AUDIT.c.entity == entity)
        return tuple(mapping.audit_line(row) for row in self._rows(wanted.order_by(AUDIT.c.number).limit(limit)))

    def audit_after(self, number: int) -> tuple[AuditLine, ...]:
        """Return the audit entries of acts that come after that number, in order; views and sign-ins are left out."""
        wanted = sa.select(AUDIT).where(AUDIT.c.number > number, AUDIT.c.entity.not_in(LOOKS)).order_by(AUDIT.c.number)
        return tuple(mapping.audit_line(row) for row in self._rows(wanted))

    def last_audit(
        self, *, entity: str | None = None, workstation: str | None = None, before: int | None = None
    ) -> AuditLine | None:
        """Return the last audit entry, None for none; of that kind, from that computer, before that number if named.

        An act that leaves no row of its own, such as the closed days, is of the kind `note:closures`.
        """
        wanted = sa.select(AUDIT).order_by(AUDIT.c.number.desc()).limit(1)
        if entity is not None:
            wanted = wanted.where(AUDIT.c.entity == entity)
        if before is not None:
            wanted = wanted.where(AUDIT.c.number < before)
        if workstation is not None:
            wanted = wanted.where(AUDIT.c.workstation == workstation)
        rows = self._rows(wanted)
        return mapping.audit_line(rows[0]) if rows else None

    def last_entered_at(self) -> datetime | None:
        """Return the instant of the last act, views and sign-ins left out; None before the first, or where spoilt."""
        last = sa.select(AUDIT.c.at).where(AUDIT.c.entity.not_in(LOOKS)).order_by(AUDIT.c.number.desc()).limit(1)
        try:
            at = datetime.fromisoformat(str(self.connection.execute(last).scalar()))
        except ValueError:
            return None
        return at if at.tzinfo is not None else None

    def secret(self, name: str) -> str | None:
        """Return a secret that the register keeps for whoever can open it, None where there is none yet."""
        found = self.connection.exec_driver_sql("SELECT value FROM meta WHERE name = ?", (f"secret:{name}",)).first()
        return str(found[0]) if found else None

    def _patients(self, wanted: sa.Select[tuple[object, ...]], limit: int | None) -> tuple[PatientRecord, ...]:
        ordered = wanted.order_by(PATIENT.c.family_key, PATIENT.c.given_key, PATIENT.c.id).limit(limit)
        return tuple(mapping.patient_record(row) for row in self._rows(ordered))

    def _histories(self, ids: Sequence[str]) -> dict[str, PatientHistory]:
        courses = self._rows(COURSES.where(COURSE.c.patient_id.in_(ids)).order_by(sa.text("course.rowid DESC")))
        doses = DOSES.where(INJECTION.c.patient_id.in_(ids)).order_by(INJECTION.c.given_on, INJECTION.c.entry)
        events = EVENTS.where(EVENT.c.patient_id.in_(ids)).order_by(EVENT.c.on, EVENT.c.entry)
        authorities = AUTHORITIES.where(AUTHORITY.c.patient_id.in_(ids)).order_by(AUTHORITY.c.entry)
        contacts = CONTACTS.where(CONTACT.c.patient_id.in_(ids)).order_by(CONTACT.c.entry)
        by_patient = _grouped([mapping.course_record(row) for row in courses])
        doses_by = _grouped([mapping_events.injection_record(row) for row in self._rows(doses)])
        events_by = _grouped([mapping_events.course_event_record(row) for row in self._rows(events)])
        contacts_by = _grouped([mapping_events.contact_record(row) for row in self._rows(contacts)])
        authorities_by = _grouped([mapping.authority_record(row) for row in self._rows(authorities)])
        return {
            patient.id: PatientHistory(
                patient,
                tuple(by_patient.get(patient.id, ())),
                tuple(doses_by.get(patient.id, ())),
                tuple(events_by.get(patient.id, ())),
                tuple(authorities_by.get(patient.id, ())),
                tuple(contacts_by.get(patient.id, ())),
            )
            for patient in self.patients(ids)
        }


def slices(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    """Return the ids a few hundred at a time, as many as one statement takes."""
    return (ids[start : start + _MANY] for start in range(0, len(ids), _MANY))


def _grouped(records: Iterable[R]) -> dict[str, list[R]]:
    found: dict[str, list[R]] = {}
    for record in records:
        found.setdefault(record.patient_id, []).append(record)
    return found
