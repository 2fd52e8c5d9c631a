"""What the clinic set and the keys of search, against the audit trail and the names they stand for."""

import json
from collections.abc import Iterator

import sqlalchemy as sa

from b12desk.clinical.records import Problem
from b12desk.register.audit import NOTE, plain_text
from b12desk.register.names import name_keys

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
