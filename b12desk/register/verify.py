"""Verify a register: the file, the chain, every row against its audit entry, every window against a forecast."""

import json
from collections.abc import Callable, Iterator, Sequence

import sqlalchemy as sa

from b12desk.clinical.records import ForecastRow, PatientHistory, Problem, VerifyReport
from b12desk.register.audit import FIRST_HASH, canonical, link_hash, plain
from b12desk.register.dialect import triggers
from b12desk.register.listed import FORECAST_NAMES, forecast_row
from b12desk.register.store import Register
from b12desk.register.units import (
    AUDIT,
    AUDIT_FIELDS,
    COURSE,
    EVENT,
    FORECAST,
    INJECTION,
    PATIENT,
    VOID,
    ReadUnit,
)

Recompute = Callable[[PatientHistory], tuple[ForecastRow, ...]]
_KEPT = (("patient", PATIENT, "id"), ("course", COURSE, "id"), ("injection", INJECTION, "id"),
         ("injection_void", VOID, "injection_id"), ("course_event", EVENT, "id"))  # fmt: skip


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
        ]
    return VerifyReport(tuple(problems), tuple(checked.items()))


class _Verifier:
    """One verification over one consistent look; it counts what it reads."""

    def __init__(self, unit: ReadUnit, checked: dict[str, int]) -> None:
        self.unit = unit
        self.connection = unit.connection
        self.checked = checked
        self.last: dict[tuple[str, str], str] = {}

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
        for row in self._each(AUDIT, AUDIT.c.number):
            number += 1
            where = f"audit {row['number']}"
            if row["number"] != number or row["previous_hash"] != previous:
                yield Problem(
                    "audit_chain", where, "The audit chain is broken here: entries are missing or out of order."
                )
                number = row["number"]
            if link_hash(row["previous_hash"], tuple(row[name] for name in AUDIT_FIELDS)) != row["hash"]:
                yield Problem("audit_entry", where, "This audit entry was changed after it was written.")
            previous = row["hash"]
            if not row["entity"].startswith("note:"):
                self.last[(row["entity"], row["entity_id"])] = row["payload"]
        self.checked["audit_entries"] = number

    def rows(self) -> Iterator[Problem]:
        for entity, table, key in _KEPT:
            count = 0
            for row in self._each(table, table.c[key]):
                count += 1
                yield from self._row(entity, str(row[key]), row)
            self.checked[f"{entity}s"] = count
        for entity, id in self.last:
            yield Problem("row_missing", f"{entity} {id}", "The audit trail knows this row, but it is gone.")

    def _row(self, entity: str, id: str, row: sa.RowMapping) -> Iterator[Problem]:
        payload = self.last.pop((entity, id), None)
        where = f"{entity} {id}"
        if payload is None:
            yield Problem("row_unknown", where, "This row has no audit entry: it was added behind the register’s back.")
            return
        kept = json.loads(payload)
        kept = kept.get("after", kept)
        now = {name: value for name, value in row.items() if name != "entry"}
        if canonical(now) != canonical(kept):
            changed = [name for name in now if plain(now[name]) != kept.get(name)]
            yield Problem("row_changed", where, f"Changed behind the register’s back: {', '.join(changed)}.")

    def windows(self, recompute: Recompute) -> Iterator[Problem]:
        columns = [FORECAST.c[name] for name in FORECAST_NAMES]
        kept = {row[0]: forecast_row(row) for row in self.connection.execute(sa.select(*columns)).all()}
        ids = self.connection.execute(sa.select(PATIENT.c.id)).scalars().all()
        for start in range(0, len(ids), 500):
            for history in self.unit.histories(ids[start : start + 500]).values():
                for fresh in recompute(history):
                    yield from _differences(kept.pop(fresh.course_id, None), fresh)
        self.checked["windows"] = len(ids)
        for id in kept:
            yield Problem("window", f"course {id}", "A window is kept for a course that is not there.")

    def nobody_lost(self) -> Iterator[Problem]:
        listed = [one.patient_id for one in self.unit.worklist_rows()]
        patients = self.connection.execute(sa.select(sa.func.count()).select_from(PATIENT)).scalar_one()
        if len(listed) != patients or len(set(listed)) != patients:
            yield Problem("never_lost", "worklist", f"{patients} patients, but {len(listed)} on the worklist.")

    def _each(self, table: sa.Table, order: sa.Column[object]) -> Iterator[sa.RowMapping]:
        yield from self.connection.execute(sa.select(table).order_by(order)).mappings()


def _differences(kept: ForecastRow | None, fresh: ForecastRow) -> Iterator[Problem]:
    if kept == fresh:
        return
    where = f"course {fresh.course_id}"
    if kept is None:
        yield Problem("window", where, "The worklist has no window for this course.")
        return
    names: Sequence[str] = [n for n in ForecastRow.__slots__ if getattr(kept, n) != getattr(fresh, n)]
    yield Problem("window", where, f"The window kept differs from a fresh forecast: {', '.join(names)}.")
