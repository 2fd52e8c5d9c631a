"""The audit trail page by page, newest first, and its chain link by link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from b12desk.clinical.records import AuditLine
from b12desk.register import mapping
from b12desk.register.audit import AUDIT_FIELDS, FIRST_HASH, VIEW, link_hash
from b12desk.register.read_unit import ReadUnit
from b12desk.register.selects import AUDIT


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: None and empty for all. `since` and `before` are instants, the second not included.

    `entities` are kinds of entries as the table names them, `note:` included.
    """

    patient_ids: Sequence[str] | None = None
    by: str = ""
    since: datetime | None = None
    before: datetime | None = None
    entities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChainHead:
    """Number and hash of the last entry; 0 and the first hash of all in an empty register."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class ChainBreak:
    """The first entry of a stretch that doesn't follow from the one before, or was changed."""

    number: int
    says: str


def audit_page(unit: ReadUnit, wanted: Wanted, *, below: int | None, limit: int) -> tuple[AuditLine, ...]:
    """Return the newest entries that are wanted, those numbered `below` and more left out; newest first."""
    found = sa.select(AUDIT).where(*_conditions(wanted)).order_by(AUDIT.c.number.desc()).limit(limit)
    if below is not None:
        found = found.where(AUDIT.c.number < below)
    return tuple(mapping.audit_line(row) for row in unit.connection.execute(found).mappings())


def audit_count(unit: ReadUnit, wanted: Wanted) -> int:
    """Return how many entries are wanted."""
    counted = sa.select(sa.func.count()).select_from(AUDIT).where(*_conditions(wanted))
    return int(unit.connection.execute(counted).scalar_one())


def who_acted(unit: ReadUnit) -> tuple[str, ...]:
    """Return everybody under whose name anything was entered, by name."""
    found = unit.connection.execute(sa.select(AUDIT.c.by).distinct().order_by(AUDIT.c.by)).scalars()
    return tuple(str(name) for name in found)


def last_view(unit: ReadUnit, patient_id: str, *, by: str) -> datetime | None:
    """Return when somebody last looked at a patient, None for never."""
    latest = sa.select(AUDIT.c.at).where(AUDIT.c.patient_id == patient_id, AUDIT.c.entity == VIEW, AUDIT.c.by == by)
    at = unit.connection.execute(latest.order_by(AUDIT.c.number.desc()).limit(1)).scalar()
    return datetime.fromisoformat(str(at)) if at is not None else None


def chain_head(unit: ReadUnit) -> ChainHead:
    """Return where the chain ends."""
    last = sa.select(AUDIT.c.number, AUDIT.c.hash).order_by(AUDIT.c.number.desc()).limit(1)
    row = unit.connection.execute(last).first()
    return ChainHead(int(row[0]), str(row[1])) if row else ChainHead(0, FIRST_HASH)


def check_chain(unit: ReadUnit, after: ChainHead, *, limit: int) -> ChainHead | ChainBreak:
    """Check so many entries after one that held; return the last that holds, or the first that doesn't."""
    found = sa.select(AUDIT).where(AUDIT.c.number > after.number).order_by(AUDIT.c.number).limit(limit)
    for row in unit.connection.execute(found).mappings():
        if row["number"] != after.number + 1 or row["previous_hash"] != after.hash:
            return ChainBreak(
                int(row["number"]), "The audit chain is broken here: entries are missing or out of order."
            )
        if link_hash(after.hash, tuple(row[name] for name in AUDIT_FIELDS)) != row["hash"]:
            return ChainBreak(int(row["number"]), "This audit entry was changed after it was written.")
        after = ChainHead(int(row["number"]), str(row["hash"]))
    return after


def _conditions(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if wanted.patient_ids is not None:
        found.append(AUDIT.c.patient_id.in_(wanted.patient_ids))
    if wanted.by:
        found.append(AUDIT.c.by == wanted.by)
    if wanted.since is not None:
        found.append(AUDIT.c.at >= wanted.since.isoformat())
    if wanted.before is not None:
        found.append(AUDIT.c.at < wanted.before.isoformat())
    if wanted.entities:
        found.append(AUDIT.c.entity.in_(wanted.entities))
    return found
