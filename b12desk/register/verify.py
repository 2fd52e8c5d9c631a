"""Verify a register: the file, the chain, every row against its audit entry, every window against a forecast."""

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence

import sqlalchemy as sa

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.records import ForecastRow, PatientHistory, Problem, VerifyReport
from b12desk.register.added_columns import ADDED
from b12desk.register.audit import AUDIT_FIELDS, FIRST_HASH, Plain, link_hash
from b12desk.register.dialect import triggers
from b12desk.register.listed import FORECAST_NAMES, forecast_row
from b12desk.register.read_unit import ReadUnit
from b12desk.register.reconcile import marks, search_keys, settings_and_closures
from b12desk.register.selects import (
    APPROVAL,
    AUDIT,
    AUTHORITY,
    CLINIC_PRODUCT,
    CONTACT,
    CONTACT_VOID,
    COURSE,
    CREDENTIAL,
    EVENT,
    EVENT_VOID,
    FORECAST,
    INJECTION,
    MOVEMENT,
    PATIENT,
    PRODUCT_WITHDRAWAL,
    PROTOCOL_FILE,
    USER,
    VOID,
    WITHDRAWAL,
)
from b12desk.register.store import Register

Recompute = Callable[[PatientHistory], tuple[ForecastRow, ...]]
_KEPT = (
    ("patient", PATIENT, "id"),
    ("course", COURSE, "id"),
    ("authority", AUTHORITY, "id"),
    ("authority_withdrawal", WITHDRAWAL, "authority_id"),
    ("injection", INJECTION, "id"),
    ("injection_void", VOID, "injection_id"),
    ("course_event", EVENT, "id"),
    ("course_event_void", EVENT_VOID, "event_id"),
    ("contact", CONTACT, "id"),
    ("contact_void", CONTACT_VOID, "contact_id"),
    ("protocol_file", PROTOCOL_FILE, "sha256"),
    ("protocol_approval", APPROVAL, "id"),
    ("clinic_user", USER, "id"),
    ("clinic_product", CLINIC_PRODUCT, "id"),
    ("clinic_product_withdrawal", PRODUCT_WITHDRAWAL, "clinic_product_id"),
    ("stock_movement", MOVEMENT, "id"),
    ("credential", CREDENTIAL, "id"),
)
_UNREADABLE = (ValueError, TypeError, KeyError, B12DeskError)
_MISSING = object()
_MANY = 500


def verify(register: Register, *, recompute: Recompute | None) -> VerifyReport:
    """Return everything that doesn't hold; `recompute` forecasts a patient's courses afresh."""
    checked: dict[str, int] = {}
    with register.reading() as unit:
        verifier = _Verifier(unit, checked)
        problems = [
            *verifier.file(),
            *verifier.chain(),
            *verifier.rows(),
            *(verifier.windows(recompute) if recompute else ()),
            *verifier.nobody_lost(),
            *settings_and_closures(unit.connection),
            *search_keys(unit.connection),
            *marks(unit.connection),
        ]
    return VerifyReport(tuple(problems), tuple(checked.items()))


class _Verifier:
    """One verification over one consistent look; it counts what it reads.

    Rows are read as the file holds them, so that a value that can't be understood is a problem and no crash.
    """

    def __init__(self, unit: ReadUnit, checked: dict[str, int]) -> None:
        self.unit = unit
        self.connection = unit.connection
        self.checked = checked
        self.last: dict[tuple[str, str], str] = {}
        self.first: dict[tuple[str, str], int] = {}

    def file(self) -> Iterator[Problem]:
        said = self.connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        if said != ["ok"]:
            yield Problem("integrity", "file", f"The file is damaged: {said[0]}.")
        for row in self.connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            yield Problem("foreign_key", f"{row[0]} row {row[1]}", f"It points to a row of {row[2]} that is not there.")
        there = set(self.connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type='trigger'").scalars())
        for trigger in triggers():
            if trigger not in there:
                name = trigger.split()[2]
                yield Problem("trigger", name, "A trigger that keeps the register append-only is missing or changed.")

    def chain(self) -> Iterator[Problem]:
        previous, number = FIRST_HASH, 0
        for row in self._each(AUDIT):
            number += 1
            where = f"audit {row['number']}"
            if row["number"] != number or row["previous_hash"] != previous:
                yield Problem(
                    "audit_chain", where, "The audit chain is broken here: entries are missing or out of order."
                )
                number = row["number"]
            if link_hash(str(row["previous_hash"]), tuple(_plain(row[name]) for name in AUDIT_FIELDS)) != row["hash"]:
                yield Problem("audit_entry", where, "This audit entry was changed after it was written.")
            previous = row["hash"]
            entity = (str(row["entity"]), str(row["entity_id"]))
            if not entity[0].startswith("note:"):
                self.last[entity] = str(row["payload"])
                self.first.setdefault(entity, number)
        self.checked["audit_entries"] = number

    def rows(self) -> Iterator[Problem]:
        for entity, table, key in _KEPT:
            count = latest = 0
            for row in self._each(table):
                count += 1
                id = str(row[key])
                yield from self._row(entity, id, row)
                place = self.first.get((entity, id), latest)
                if place < latest:
                    yield Problem("row_moved", f"{entity} {id}", "Its place in the order of entry was changed.")
                latest = max(latest, place)
            self.checked[_plural(entity)] = count
        for entity, id in self.last:
            yield Problem("row_missing", f"{entity} {id}", "The audit trail knows this row, but it is gone.")

    def _row(self, entity: str, id: str, row: sa.RowMapping) -> Iterator[Problem]:
        payload = self.last.pop((entity, id), None)
        where = f"{entity} {id}"
        if payload is None:
            yield Problem("row_unknown", where, "This row has no audit entry: it was added behind the register’s back.")
            return
        kept = {**ADDED.get(entity, {}), **_content(payload)}
        changed = [name for name, now in row.items() if name != "entry" and _plain(now) != kept.get(name, _MISSING)]
        if changed:
            yield Problem("row_changed", where, f"Changed behind the register’s back: {', '.join(changed)}.")

    def windows(self, recompute: Recompute) -> Iterator[Problem]:
        kept = {str(row["course_id"]): row for row in self._each(FORECAST)}
        ids = [str(row["id"]) for row in self._each(PATIENT)]
        for start in range(0, len(ids), _MANY):
            for id, rows in self._fresh(ids[start : start + _MANY], recompute):
                if rows is None:
                    yield Problem("unreadable", f"patient {id}", "What is recorded can’t be read: nothing is forecast.")
                    kept = {course: row for course, row in kept.items() if row["patient_id"] != id}
                for position, fresh in enumerate(rows or ()):
                    yield from _differences(kept.pop(fresh.course_id, None), fresh, is_shown=position == 0)
        self.checked["windows"] = len(ids)
        for id in kept:
            yield Problem("window", f"course {id}", "A window is kept for a course that is not there.")

    def _fresh(self, ids: Sequence[str], recompute: Recompute) -> list[tuple[str, tuple[ForecastRow, ...] | None]]:
        """Forecast the patients anew: all at once, or one by one where somebody's record can't be read."""
        try:
            return [(id, recompute(history)) for id, history in self.unit.histories(ids).items()]
        except _UNREADABLE:
            if len(ids) == 1:
                return [(ids[0], None)]
            return [one for id in ids for one in self._fresh([id], recompute)]

    def nobody_lost(self) -> Iterator[Problem]:
        try:
            listed = [one.patient_id for one in self.unit.worklist_rows()]
        except _UNREADABLE:
            yield Problem("never_lost", "worklist", "The worklist can’t be read: one of its rows was changed.")
            return
        patients = self.connection.execute(sa.select(sa.func.count()).select_from(PATIENT)).scalar_one()
        if len(listed) != patients or len(set(listed)) != patients:
            yield Problem("never_lost", "worklist", f"{patients} patients, but {len(listed)} on the worklist.")

    def _each(self, table: sa.Table) -> Iterator[sa.RowMapping]:
        """Yield the rows as they are kept, in the order of entry."""
        columns = [sa.type_coerce(column, sa.types.NULLTYPE).label(column.name) for column in table.c]
        yield from self.connection.execute(sa.select(*columns).order_by(sa.text("rowid"))).mappings()


def _plural(entity: str) -> str:
    return f"{entity[:-1]}ies" if entity.endswith("y") else f"{entity}s"


def _plain(value: object) -> Plain:
    """Return a column's value as audit entries hold it; bytes and fractions, which none holds, as their description."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    return value if value is None or isinstance(value, int) else repr(value)


def _content(payload: str) -> Mapping[str, object]:
    """Return the row that an audit entry holds, nothing where the entry itself was spoilt."""
    try:
        kept = json.loads(payload)
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    after = kept.get("after", kept)
    return after if isinstance(after, dict) else {}


def _differences(row: sa.RowMapping | None, fresh: ForecastRow, *, is_shown: bool) -> Iterator[Problem]:
    where = f"course {fresh.course_id}"
    if row is None:
        yield Problem("window", where, "The worklist has no window for this course.")
        return
    try:
        kept = forecast_row([row[name] for name in FORECAST_NAMES])
    except _UNREADABLE:
        yield Problem("window", where, "The window kept can’t be read.")
        return
    names = [n for n in ForecastRow.__slots__ if getattr(kept, n) != getattr(fresh, n)]
    names += ["is_shown"] if bool(row["is_shown"]) is not is_shown else []
    if names:
        yield Problem("window", where, f"The window kept differs from a fresh forecast: {', '.join(names)}.")
