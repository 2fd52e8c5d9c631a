"""What may be added to an open register: one act, saved whole with its audit entries or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

import sqlalchemy as sa

from b12desk.clinical.errors import Refused
from b12desk.clinical.records import (
    AuthorityRecord,
    ContactRecord,
    CourseEventRecord,
    CourseRecord,
    ForecastRow,
    InjectionRecord,
    PatientRecord,
    ProtocolApproval,
    UserRecord,
)
from b12desk.clinical.sign_in_records import CredentialRecord
from b12desk.clinical.stock_records import ClinicProduct, StockMovement
from b12desk.register import mapping, mapping_events, mapping_stock
from b12desk.register.audit import AUDIT_FIELDS, FIRST_HASH, NOTE, VIEW, Plain, canonical, link_hash
from b12desk.register.listed import forecast_columns
from b12desk.register.names import name_keys
from b12desk.register.read_unit import ReadUnit, slices
from b12desk.register.selects import (
    APPROVAL,
    AUDIT,
    AUTHORITY,
    CLINIC_PRODUCT,
    CLOSURE,
    CONTACT,
    CONTACT_VOID,
    COURSE,
    CREDENTIAL,
    DOSES,
    EVENT,
    EVENT_VOID,
    FORECAST,
    INJECTION,
    MOVEMENT,
    NAME_KEY,
    PATIENT,
    PRODUCT_WITHDRAWAL,
    PROTOCOL_FILE,
    SETTING,
    USER,
    VOID,
    WITHDRAWAL,
)


class WriteUnit(ReadUnit):
    """One act: everything in it is saved together with its audit entries, or nothing is."""

    def __init__(self, connection: sa.Connection, *, by: str, at: datetime, workstation: str) -> None:
        super().__init__(connection)
        self.by = by
        self._at = at.isoformat()
        self._workstation = workstation
        self._tail: tuple[int, str] | None = None

    @property
    def last_entry(self) -> tuple[int, str] | None:
        """Number and hash of the last audit entry of this act, None where it entered nothing."""
        return self._tail

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
        known = self._rows(DOSES.where(INJECTION.c.id == record.id))
        if known:
            same = mapping_events.injection_columns(mapping_events.injection_record(known[0]), at="", by="")
            if same != mapping_events.injection_columns(record, at="", by=""):
                raise Refused("This entry was saved before with other content; nothing was changed. Look at it first.")
            return False
        self.add_injections([record])
        return True

    def add_injections(self, records: Sequence[InjectionRecord]) -> None:
        """Add doses in bulk, in this order of entry."""
        rows = [mapping_events.injection_columns(record, at=self._at, by=self.by) for record in records]
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
            "recorded_by": self.by,
        }
        self._insert(VOID, [row])
        self._audit("voided", "injection_void", [(injection_id, patient_id, row)])

    def add_course_event(self, record: CourseEventRecord) -> None:
        """Add one event that is not a dose."""
        row = mapping_events.course_event_columns(record, at=self._at, by=self.by)
        self._insert(EVENT, [row])
        self._audit(f"recorded {record.kind}", "course_event", [(record.id, record.patient_id, row)])

    def void_course_event(self, event_id: str, reason: str) -> None:
        """Void a review, a result or any other event with a reason; the event itself is not touched."""
        patient_id = self.course_event(event_id).patient_id
        row: mapping.Columns = {
            "event_id": event_id,
            "reason": reason,
            "recorded_at": self._at,
            "recorded_by": self.by,
        }
        self._insert(EVENT_VOID, [row])
        self._audit("voided", "course_event_void", [(event_id, patient_id, row)])

    def add_authority(self, record: AuthorityRecord) -> None:
        """Add a prescription, PSD or PGD to a course."""
        row = mapping.authority_columns(record, at=self._at, by=self.by)
        self._insert(AUTHORITY, [row])
        self._audit("added", "authority", [(record.id, record.patient_id, row)])

    def withdraw_authority(self, authority_id: str, patient_id: str, reason: str) -> None:
        """Withdraw an authority, an added one's or a course's own, with a reason; it stays on record."""
        row: mapping.Columns = {
            "authority_id": authority_id,
            "reason": reason,
            "recorded_at": self._at,
            "recorded_by": self.by,
        }
        self._insert(WITHDRAWAL, [row])
        self._audit("withdrew", "authority_withdrawal", [(authority_id, patient_id, row)])

    def add_contact(self, record: ContactRecord) -> None:
        """Add one attempt to reach a patient."""
        row = mapping_events.contact_columns(record, at=self._at, by=self.by)
        self._insert(CONTACT, [row])
        self._audit("recorded", "contact", [(record.id, record.patient_id, row)])

    def void_contact(self, contact_id: str, reason: str) -> None:
        """Void an attempt entered in error; it stays on record."""
        patient_id = self.contact(contact_id).patient_id
        row: mapping.Columns = {
            "contact_id": contact_id,
            "reason": reason,
            "recorded_at": self._at,
            "recorded_by": self.by,
        }
        self._insert(CONTACT_VOID, [row])
        self._audit("voided", "contact_void", [(contact_id, patient_id, row)])

    def approve_protocol(self, record: ProtocolApproval) -> None:
        """Make a version of a protocol, whose file is kept, the clinic's current one."""
        row = mapping_events.approval_columns(record, at=self._at, by=self.by)
        self._insert(APPROVAL, [row])
        self._audit("approved", "protocol_approval", [(record.id, None, row)])

    def add_user(self, record: UserRecord) -> None:
        """Add somebody who works with the register."""
        row = mapping.user_columns(record)
        self._insert(USER, [row])
        self._audit("added", "clinic_user", [(record.id, None, row)])

    def change_user(self, record: UserRecord) -> None:
        """Replace a user's role or disable them; the audit entry keeps what was there before."""
        known = next(user for user in self.users() if user.id == record.id)
        after = mapping.user_columns(record)
        self.connection.execute(sa.update(USER).where(USER.c.id == record.id).values(after))
        self._audit(
            "changed", "clinic_user", [(record.id, None, {"before": mapping.user_columns(known), "after": after})]
        )

    def set_credential(self, record: CredentialRecord) -> None:
        """Set how a user proves who they are; what ruled before stays on record."""
        row = mapping_stock.credential_columns(record, at=self._at, by=self.by)
        self._insert(CREDENTIAL, [row])
        self._audit("set", "credential", [(record.id, None, row)])

    def add_clinic_product(self, record: ClinicProduct) -> None:
        """Add a product of the clinic's own to the catalogue."""
        row = mapping_stock.clinic_product_columns(record, at=self._at, by=self.by)
        self._insert(CLINIC_PRODUCT, [row])
        self._audit("added", "clinic_product", [(record.id, None, row)])

    def withdraw_clinic_product(self, clinic_product_id: str, reason: str) -> None:
        """Withdraw a product of the clinic's own; it stays on record."""
        row: mapping.Columns = {
            "clinic_product_id": clinic_product_id,
            "reason": reason,
            "recorded_at": self._at,
            "recorded_by": self.by,
        }
        self._insert(PRODUCT_WITHDRAWAL, [row])
        self._audit("withdrew", "clinic_product_withdrawal", [(clinic_product_id, None, row)])

    def add_movement(self, record: StockMovement) -> None:
        """Add one movement of a batch."""
        row = mapping_stock.movement_columns(record, at=self._at, by=self.by)
        self._insert(MOVEMENT, [row])
        self._audit(record.kind.value, "stock_movement", [(record.id, None, row)])

    def put_forecast_rows(self, rows: Sequence[ForecastRow]) -> None:
        """Write the windows of patients anew: for each all courses, the one last started first."""
        for some in slices(list({row.patient_id for row in rows})):
            self.connection.execute(sa.delete(FORECAST).where(FORECAST.c.patient_id.in_(some)))
        shown: dict[str, str] = {}
        for row in rows:
            shown.setdefault(row.patient_id, row.course_id)
        columns = [forecast_columns(row, is_shown=shown[row.patient_id] == row.course_id) for row in rows]
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

    def note(
        self, action: str, entity: str, entity_id: str, payload: Mapping[str, str], *, patient_id: str | None = None
    ) -> None:
        """Add an audit entry for an act that leaves no row, such as an issued document or an import.

        `patient_id` is whom it is about; an entry about a patient names them by its own id.
        """
        if entity == "patient":
            patient_id = entity_id
        self._audit(action, f"{NOTE}{entity}", [(entity_id, patient_id, payload)])

    def note_view(self, patient_id: str) -> None:
        """Add the audit entry that says who looked at a patient's record."""
        self._audit("viewed", VIEW, [(patient_id, patient_id, {})])

    def keep_secret(self, name: str, value: str) -> None:
        """Keep a secret for whoever can open the register; it is no entry, so the audit trail never holds it."""
        self.connection.exec_driver_sql("INSERT INTO meta (name, value) VALUES (?, ?)", (f"secret:{name}", value))

    def _insert(self, table: sa.Table, rows: Sequence[Mapping[str, object]]) -> None:
        if rows:
            self.connection.execute(sa.insert(table), list(rows))

    def _audit(self, action: str, entity: str, entries: Iterable[tuple[str, str | None, Mapping[str, object]]]) -> None:
        number, previous = self._tail or self._read_tail()
        lines = []
        for entity_id, patient_id, payload in entries:
            number += 1
            kept = canonical(payload)
            fields = (number, self._at, self.by, self._workstation, action, entity, entity_id, patient_id, kept)
            link = link_hash(previous, fields)
            lines.append(_audit_columns(fields, previous, link))
            previous = link
        self._insert(AUDIT, lines)
        self._tail = (number, previous)

    def _read_tail(self) -> tuple[int, str]:
        rows = self._rows(sa.select(AUDIT.c.number, AUDIT.c.hash).order_by(AUDIT.c.number.desc()).limit(1))
        return (rows[0]["number"], rows[0]["hash"]) if rows else (0, FIRST_HASH)


def _audit_columns(fields: tuple[Plain, ...], previous: str, link: str) -> Mapping[str, Plain]:
    return dict(zip(AUDIT_FIELDS, fields, strict=True)) | {"previous_hash": previous, "hash": link}


def _name_keys(record: PatientRecord) -> list[Mapping[str, object]]:
    keys = name_keys(record.family_name) | name_keys(record.given_name)
    return [{"key": key, "patient_id": record.id} for key in sorted(keys)]
