"""What the clinic set, the keys of search and the marks, against the audit trail and the names they stand for."""

import json
from collections.abc import Iterator
from uuid import UUID

import sqlalchemy as sa

from b12desk.clinical.records import Problem
from b12desk.register.audit import NOTE, plain_text
from b12desk.register.dialect import WRITTEN_BY
from b12desk.register.names import name_keys

INVENTED = "invented"
"""The entity of the note that says that a register was filled with invented patients."""
_MARKS = frozenset({"register_id", "is_demo", WRITTEN_BY})
_SECRET = "secret:"

_LAST = (
    "SELECT entity_id, payload FROM audit WHERE number IN "
    "(SELECT max(number) FROM audit WHERE entity = :entity GROUP BY entity_id)"
)


def settings_and_closures(connection: sa.Connection) -> Iterator[Problem]:
    """Yield each setting and closed day that is not as its last audit entry has it."""
    settings = {name: content.get("after") for name, content in _last(connection, "setting").items()}
    now = _pairs(connection, "SELECT name, value FROM setting")
    for name in _differing(now, settings):
        yield Problem("setting_changed", f"setting {name}", "This setting is not as the audit trail has it.")
    closures = _last(connection, "closures").get("closures", {})
    days = _pairs(connection, 'SELECT "on", reason FROM closure')
    for day in _differing(days, closures):
        yield Problem("closure_changed", f"closure {day}", "This closed day is not as the audit trail has it.")


def search_keys(connection: sa.Connection) -> Iterator[Problem]:
    """Yield each patient whom a search for their own name would miss."""
    there: dict[str, set[str]] = {}
    for id, key in connection.exec_driver_sql("SELECT patient_id, key FROM name_key"):
        there.setdefault(str(id), set()).add(str(key))
    for id, family, given in connection.exec_driver_sql("SELECT id, family_name, given_name FROM patient"):
        if there.get(str(id), set()) != name_keys(str(family)) | name_keys(str(given)):
            yield Problem("name_key", f"patient {id}", "This patient can’t be found under their own name.")


def marks(connection: sa.Connection) -> Iterator[Problem]:
    """Yield each mark of the register that is none b12desk sets: its id, whether its patients are invented.

    Of a register that says that its patients are invented nothing is warned; so the audit trail must say it, too.
    """
    kept = _pairs(connection, "SELECT name, value FROM meta")
    for name in sorted(kept):
        if name not in _MARKS and not name.startswith(_SECRET):
            yield Problem("mark_changed", f"meta {name}", "b12desk keeps no such mark.")
    if not _is_id(kept.get("register_id")):
        yield Problem("mark_changed", "meta register_id", "The register’s own number is missing or changed.")
    if kept.get("is_demo") not in ("yes", "no") or (kept["is_demo"] == "yes" and _has_unproven_patients(connection)):
        yield Problem("mark_changed", "meta is_demo", "Whether its patients are invented is not as the trail has it.")


def _has_unproven_patients(connection: sa.Connection) -> bool:
    """Return whether there are patients, and no entry of the trail says that b12desk invented them."""
    filled = sa.text("SELECT 1 FROM audit WHERE entity = :entity LIMIT 1")
    said = connection.execute(filled, {"entity": f"{NOTE}{INVENTED}"}).first()
    return said is None and connection.exec_driver_sql("SELECT 1 FROM patient LIMIT 1").first() is not None


def _is_id(value: object) -> bool:
    try:
        return str(UUID(str(value))) == value
    except ValueError:
        return False


def _last(connection: sa.Connection, entity: str) -> dict[str, dict[str, object]]:
    """Return what the last entry about each says; nothing where it was spoilt, which the chain has named."""
    found: dict[str, dict[str, object]] = {}
    for id, payload in connection.execute(sa.text(_LAST), {"entity": f"{NOTE}{entity}"}):
        try:
            content = json.loads(payload)
        except (ValueError, TypeError):
            content = {}
        found[str(id)] = content if isinstance(content, dict) else {}
    return found


def _pairs(connection: sa.Connection, statement: str) -> dict[str, object]:
    return {str(name): plain_text(value) for name, value in connection.exec_driver_sql(statement)}


def _differing(now: dict[str, object], kept: dict[str, object]) -> list[str]:
    return sorted(name for name in now.keys() | kept.keys() if now.get(name) != kept.get(name))
