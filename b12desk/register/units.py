"""Units of work: what may be asked of an open register, and what may be added to it, one transaction an act."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar

import sqlalchemy as sa

from b12desk.clinical.errors import NotFound, Refused
from b12desk.clinical.records import (
    AuditLine,
    CourseEventRecord,
    CourseRecord,
    ForecastRow,
    InjectionRecord,
    ListedPatient,
    PatientHistory,
    PatientRecord,
)
from b12desk.register import mapping, tables
from b12desk.register.audit import FIRST_HASH, NOTE, Plain, canonical, link_hash
from b12desk.register.listed import WORKLIST_SQL, listed_patient
from b12desk.register.names import name_keys, typed_words
from b12desk.register.tables import table_of

PATIENT = table_of(tables.PatientRow)
NAME_KEY = table_of(tables.NameKeyRow)
COURSE = table_of(tables.CourseRow)
INJECTION = table_of(tables.InjectionRow)
VOID = table_of(tables.InjectionVoidRow)
PROTOCOL_FILE = table_of(tables.ProtocolFileRow)
EVENT = table_of(tables.CourseEventRow)
FORECAST = table_of(tables.ForecastRowRow)
AUDIT = table_of(tables.AuditRow)
CLOSURE = table_of(tables.ClosureRow)
SETTING = table_of(tables.SettingRow)

R = TypeVar("R", CourseRecord, InjectionRecord, CourseEventRecord)
_MANY = 400
_DOSES = sa.select(INJECTION, VOID.c.reason.label("void_reason")).select_from(
    INJECTION.outerjoin(VOID, VOID.c.injection_id == INJECTION.c.id)
)


class ReadUnit:
    """One consistent look at the register."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

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
        rows = [row for some in _slices(ids) for row in self._rows(sa.select(PATIENT).where(PATIENT.c.id.in_(some)))]
        return tuple(mapping.patient_record(row) for row in rows)

    def all_patients(self) -> tuple[PatientRecord, ...]:
        """Return every patient, by name."""
        return self._patients(sa.select(PATIENT), None)

    def course(self, id: str) -> CourseRecord:
        """Return the course of that id, or raise NotFound."""
        rows = self._rows(sa.select(COURSE).where(COURSE.c.id == id))
        if not rows:
            raise NotFound("There is no such course in the register.")
        return mapping.course_record(rows[0])

    def protocol_files(self) -> Mapping[str, str]:
        """Return the text of every protocol file that a course was started with, by SHA-256."""
        return {row["sha256"]: row["content"] for row in self._rows(sa.select(PROTOCOL_FILE))}

    def injection(self, id: str) -> InjectionRecord:
        """Return the dose of that id, or raise NotFound."""
        rows = self._rows(_DOSES.where(INJECTION.c.id == id))
        if not rows:
            raise NotFound("There is no such injection in the register.")
        return mapping.injection_record(rows[0])

    def histories(self, ids: Sequence[str]) -> Mapping[str, PatientHistory]:
        """Return everything recorded about these patients.

        Raises:
            NotFound: when one of them is not in the register.
        """
        found: dict[str, PatientHistory] = {}
        for some in _slices(ids):
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
        """Return the audit entries in order, of one patient or of all."""
        wanted = sa.select(AUDIT).order_by(AUDIT.c.number)
        if patient_id is not None:
            wanted = wanted.where(AUDIT.c.patient_id == patient_id)
        return tuple(mapping.audit_line(row) for row in self._rows(wanted.limit(limit)))

    def _rows(self, statement: sa.Select[tuple[object, ...]]) -> Sequence[sa.RowMapping]:
        return self.connection.execute(statement).mappings().all()

    def _patients(self, wanted: sa.Select[tuple[object, ...]], limit: int | None) -> tuple[PatientRecord, ...]:
        ordered = wanted.order_by(PATIENT.c.family_key, PATIENT.c.given_key, PATIENT.c.id).limit(limit)
        return tuple(mapping.patient_record(row) for row in self._rows(ordered))

    def _histories(self, ids: Sequence[str]) -> dict[str, PatientHistory]:
        courses = self._rows(
            sa.select(COURSE).where(COURSE.c.patient_id.in_(ids)).order_by(sa.text("course.rowid DESC"))
        )
        doses = _DOSES.where(INJECTION.c.patient_id.in_(ids)).order_by(INJECTION.c.given_on, INJECTION.c.entry)
        events = sa.select(EVENT).where(EVENT.c.patient_id.in_(ids)).order_by(EVENT.c.on, EVENT.c.entry)
        by_patient = _grouped([mapping.course_record(row) for row in courses])
        doses_by = _grouped([mapping.injection_record(row) for row in self._rows(doses)])
        events_by = _grouped([mapping.course_event_record(row) for row in self._rows(events)])
        return {
            patient.id: PatientHistory(
                patient,
                tuple(by_patient.get(patient.id, ())),
                tuple(doses_by.get(patient.id, ())),
                tuple(events_by.get(patient.id, ())),
            )
            for patient in self.patients(ids)
        }


class WriteUnit(ReadUnit):
    """One act: everything in it is saved together with its audit entries, or nothing is."""

    def __init__(self, connection: sa.Connection, *, by: str, at: datetime, workstation: str) -> None:
        super().__init__(connection)
        self._by = by
        self._at = at.isoformat()
        self._workstation = workstation
        self._tail: tuple[int, str] | None = None

    def add_patient(self, record: PatientRecord) -> None:
        """Add one patient."""
        self.add_patients([record])

    def add_patients(self, records: Sequence[PatientRecord]) -> None:
        """Add patients in bulk."""
        rows = [mapping.patient_columns(record) for record in records]
        self._insert(PATIENT, rows)
        self._insert(NAME_KEY, [key for record in records for key in _name_keys(record)])
        self._audit("added", "patient", [(str(row["id"]), str(row["id"]), row) for row in rows])

    def change_patient(self, record: PatientRecord) -> None:
        """Replace a patient's details; the audit entry keeps what was there before."""
        before = mapping.patient_columns(self.patient(record.id))
        after = mapping.patient_columns(record)
        self.connection.execute(sa.update(PATIENT).where(PATIENT.c.id == record.id).values(after))
        self.connection.execute(sa.delete(NAME_KEY).where(NAME_KEY.c.patient_id == record.id))
        self._insert(NAME_KEY, _name_keys(record))
        self._audit("changed", "patient", [(record.id, record.id, {"before": before, "after": after})])

    def add_course(self, record: CourseRecord) -> None:
        """Add one course."""
        self.add_courses([record])

    def add_courses(self, records: Sequence[CourseRecord]) -> None:
        """Add courses in bulk."""
        rows = [mapping.course_columns(record) for record in records]
        self._insert(COURSE, rows)
        self._audit("added", "course", [(str(row["id"]), str(row["patient_id"]), row) for row in rows])

    def keep_protocol(self, sha256: str, *, protocol_id: str, version: str, content: str) -> None:
        """Keep the text of a protocol file that a course starts with; one that is kept already is left alone."""
        if sha256 in self.protocol_files():
            return
        row: mapping.Columns = {
            "sha256": sha256,
            "protocol_id": protocol_id,
            "version": version,
            "content": content,
        }
        self._insert(PROTOCOL_FILE, [row])
        self._audit("kept", "protocol_file", [(sha256, None, row)])

    def add_injection(self, record: InjectionRecord) -> bool:
        """Add one dose; return False when this very dose is there already.

        Raises:
            Refused: when the id is there with other content.
        """
        known = self._rows(_DOSES.where(INJECTION.c.id == record.id))
        if known:
            same = mapping.injection_columns(mapping.injection_record(known[0]), at="", by="")
            if same != mapping.injection_columns(record, at="", by=""):
                raise Refused("This entry was saved before with other content; nothing was changed. Look at it first.")
            return False
        self.add_injections([record])
        return True

    def add_injections(self, records: Sequence[InjectionRecord]) -> None:
        """Add doses in bulk, in this order of entry."""
        rows = [mapping.injection_columns(record, at=self._at, by=self._by) for record in records]
        self._insert(INJECTION, rows)
        self._audit("recorded", "injection", [(str(row["id"]), str(row["patient_id"]), row) for row in rows])

    def void_injection(self, injection_id: str, reason: str, *, replaced_by: str | None = None) -> None:
        """Void a dose with a reason; the dose itself is not touched."""
        patient_id = self.injection(injection_id).patient_id
        row: mapping.Columns = {
            "injection_id": injection_id,
            "reason": reason,
            "replaced_by": replaced_by,
            "recorded_at": self._at,
            "recorded_by": self._by,
        }
        self._insert(VOID, [row])
        self._audit("voided", "injection_void", [(injection_id, patient_id, row)])

    def add_course_event(self, record: CourseEventRecord) -> None:
        """Add a review, deferral, interval change, laboratory result, hold, resume or end."""
        row = mapping.course_event_columns(record, at=self._at, by=self._by)
        self._insert(EVENT, [row])
        self._audit(f"recorded {record.kind}", "course_event", [(record.id, record.patient_id, row)])

    def put_forecast_rows(self, rows: Sequence[ForecastRow]) -> None:
        """Write the windows of patients anew: for each all courses, the one last started first."""
        for some in _slices(list({row.patient_id for row in rows})):
            self.connection.execute(sa.delete(FORECAST).where(FORECAST.c.patient_id.in_(some)))
        shown: dict[str, str] = {}
        for row in rows:
            shown.setdefault(row.patient_id, row.course_id)
        columns = [mapping.forecast_columns(row, is_shown=shown[row.patient_id] == row.course_id) for row in rows]
        self._insert(FORECAST, columns)

    def set_setting(self, name: str, value: str) -> None:
        """Set a setting of the clinic."""
        before = self.setting(name)
        self.connection.execute(sa.delete(SETTING).where(SETTING.c.name == name))
        self._insert(SETTING, [{"name": name, "value": value}])
        self.note("set", "setting", name, {"before": before or "", "after": value})

    def set_closures(self, closures: Sequence[tuple[date, str]]) -> None:
        """Replace the closed days."""
        self.connection.execute(sa.delete(CLOSURE))
        self._insert(CLOSURE, [{"on": day, "reason": reason} for day, reason in closures])
        self.note("set", "closures", "closures", {day.isoformat(): reason for day, reason in closures})

    def note(self, action: str, entity: str, entity_id: str, payload: Mapping[str, str]) -> None:
        """Add an audit entry for an act that leaves no row, such as a printed plan or an import."""
        patient_id = entity_id if entity == "patient" else None
        self._audit(action, f"{NOTE}{entity}", [(entity_id, patient_id, payload)])

    def _insert(self, table: sa.Table, rows: Sequence[Mapping[str, object]]) -> None:
        if rows:
            self.connection.execute(sa.insert(table), list(rows))

    def _audit(self, action: str, entity: str, entries: Iterable[tuple[str, str | None, Mapping[str, object]]]) -> None:
        number, previous = self._tail or self._read_tail()
        lines = []
        for entity_id, patient_id, payload in entries:
            number += 1
            kept = canonical(payload)
            fields = (number, self._at, self._by, self._workstation, action, entity, entity_id, patient_id, kept)
            link = link_hash(previous, fields)
            lines.append(_audit_columns(fields, previous, link))
            previous = link
        self._insert(AUDIT, lines)
        self._tail = (number, previous)

    def _read_tail(self) -> tuple[int, str]:
        rows = self._rows(sa.select(AUDIT.c.number, AUDIT.c.hash).order_by(AUDIT.c.number.desc()).limit(1))
        return (rows[0]["number"], rows[0]["hash"]) if rows else (0, FIRST_HASH)


AUDIT_FIELDS = ("number", "at", "by", "workstation", "action", "entity", "entity_id", "patient_id", "payload")


def _audit_columns(fields: tuple[Plain, ...], previous: str, link: str) -> Mapping[str, Plain]:
    return dict(zip(AUDIT_FIELDS, fields, strict=True)) | {"previous_hash": previous, "hash": link}


def _name_keys(record: PatientRecord) -> list[Mapping[str, object]]:
    keys = name_keys(record.family_name) | name_keys(record.given_name)
    return [{"key": key, "patient_id": record.id} for key in sorted(keys)]


def _slices(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + _MANY] for start in range(0, len(ids), _MANY))


def _grouped(records: Iterable[R]) -> dict[str, list[R]]:
    found: dict[str, list[R]] = {}
    for record in records:
        found.setdefault(record.patient_id, []).append(record)
    return found
