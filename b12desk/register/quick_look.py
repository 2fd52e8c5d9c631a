"""The worklist through the bare driver, before anything heavier has been imported."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from b12desk.clinical.listed_records import ListedPatient
from b12desk.register.dialect import APPLICATION_ID, SCHEMA
from b12desk.register.gateway import open_connection
from b12desk.register.keys import RegisterKey
from b12desk.register.listed import MOST_OVERDUE_FIRST, WORKLIST_SQL, listed_patient
from b12desk.register.sqlite_library import sqlite

_SOMEBODY_PROVES = """
SELECT 1 FROM clinic_user JOIN credential ON credential.user_id = clinic_user.id
WHERE NOT is_disabled AND credential.kind <> 'none'
AND entry = (SELECT max(entry) FROM credential WHERE user_id = clinic_user.id) LIMIT 1
"""
"""Whether anybody who may act has a PIN: nothing is shown before somebody has signed in then."""


@dataclass(frozen=True, slots=True)
class QuickLook:
    """The patients first on the list, with what is needed to say which days are open."""

    listed: tuple[ListedPatient, ...]
    settings: Mapping[str, str]
    closed_on: tuple[date, ...]


def quick_look(path: Path, key: RegisterKey | None = None, *, limit: int) -> QuickLook | None:
    """Return what can be seen of the register in that file.

    None when it is missing, closed, not current, or asks for a PIN.
    """
    if not path.is_file():
        return None
    try:
        connection = open_connection(path, "ro", key, busy_seconds=1)
    except sqlite.Error:
        return None
    try:
        return _look(connection, limit)
    except (sqlite.Error, ValueError):
        return None
    finally:
        connection.close()


def _look(connection: sqlite.Connection, limit: int) -> QuickLook | None:
    marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    if marks != [APPLICATION_ID, SCHEMA]:
        return None
    if connection.execute(_SOMEBODY_PROVES).fetchone() is not None:
        return None
    found = connection.execute(WORKLIST_SQL + MOST_OVERDUE_FIRST, {"limit": limit}).fetchall()
    return QuickLook(
        listed=tuple(listed_patient(values) for values in found),
        settings=dict(connection.execute("SELECT name, value FROM setting").fetchall()),
        closed_on=tuple(date.fromisoformat(day) for (day,) in connection.execute('SELECT "on" FROM closure')),
    )
