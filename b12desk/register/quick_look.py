"""The first rows of the worklist through the bare driver, before anything heavier has been imported."""

import sqlite3
from pathlib import Path

from b12desk.clinical.records import ListedPatient
from b12desk.register.dialect import APPLICATION_ID, SCHEMA
from b12desk.register.listed import MOST_OVERDUE_FIRST, WORKLIST_SQL, listed_patient


def first_rows(path: Path, *, limit: int) -> tuple[ListedPatient, ...]:
    """Return the patients who are first on the list; none when the file is missing or not a current register."""
    if not path.is_file():
        return ()
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=1)
    except sqlite3.Error:
        return ()
    try:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            return ()
        if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:
            return ()
        found = connection.execute(WORKLIST_SQL + MOST_OVERDUE_FIRST, {"limit": limit}).fetchall()
        return tuple(listed_patient(values) for values in found)
    except sqlite3.Error:
        return ()
    finally:
        connection.close()
