"""Follow the end of the audit chain, which takes milliseconds however long the trail is: for every start."""

import sqlalchemy as sa

from b12desk.clinical.records import Problem
from b12desk.register.audit import AUDIT_FIELDS, link_hash
from b12desk.register.selects import AUDIT
from b12desk.register.store import Register

ENTRIES = 2_000
_BROKEN = "The audit trail does not hold together here: an entry was changed, taken away or moved."


def tail_problem(register: Register, *, entries: int = ENTRIES) -> Problem | None:
    """Return the first broken link among the last entries, None where there is none; the rest is for `verify`."""
    columns = [sa.type_coerce(column, sa.types.NULLTYPE).label(column.name) for column in AUDIT.c]
    with register.reading() as unit:
        newest_first = sa.select(*columns).order_by(AUDIT.c.number.desc()).limit(entries)
        rows = list(unit.connection.execute(newest_first).mappings())[::-1]
    previous: tuple[object, object] | None = None
    for row in rows:
        if previous is not None and (row["number"], row["previous_hash"]) != (_after(previous[0]), previous[1]):
            return Problem("audit_chain", f"audit {row['number']}", _BROKEN)
        fields = tuple(row[name] if isinstance(row[name], str | int | None) else "" for name in AUDIT_FIELDS)
        if link_hash(str(row["previous_hash"]), fields) != row["hash"]:
            return Problem("audit_entry", f"audit {row['number']}", _BROKEN)
        previous = (row["number"], row["hash"])
    return None


def _after(number: object) -> int:
    return number + 1 if isinstance(number, int) else 0
