"""Registers of older schemas, and migrations of them in processes that die at a chosen statement.

python -m tests.reliability.migrations REGISTER KEY FIRST STEP WAY

migrates a copy of the register once for each k = FIRST, FIRST + STEP, …; each copy lies in a folder named after its k.
WAY says where the process dies: `statement` as the k-th statement begins, `inside` after k times fifty steps of
SQLite's machine, in the midst of whatever runs then. It prints how many died; the last one lives.
"""

import os
import shutil
import signal
import sys
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import Pool

from b12desk.register.dialect import APPLICATION_ID
from b12desk.register.gateway import open_connection
from b12desk.register.keys import RegisterKey
from b12desk.register.migrate import bring_up_to_date
from b12desk.register.sqlite_library import sqlite

DUMPS = Path(__file__).parent.parent / "register"
STEPS_AT_A_TIME = 50
Content = tuple[object, ...]


def older(folder: Path, schema: int, key: RegisterKey | None = None, *, journal: str = "WAL") -> Path:
    """Return a populated register of an older schema, as the release that wrote it left it."""
    path = folder / "clinic.b12desk"
    with closing(open_connection(path, "rwc", key)) as raw:
        raw.executescript((DUMPS / f"schema-{schema}.sql").read_text(encoding="utf-8"))
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version={schema}")
        raw.execute(f"PRAGMA journal_mode={journal}")
    return path


def content(path: Path, key: RegisterKey | None = None) -> Content:
    """Return the marks, the schema and every row of every table."""
    with closing(open_connection(path, "rw", key)) as raw:
        marks = [raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        schema = sorted(raw.execute("SELECT type, name, sql FROM sqlite_master").fetchall(), key=repr)
        tables = [name for kind, name, _ in schema if kind == "table"]
        rows = [raw.execute(f'SELECT rowid, * FROM "{name}" ORDER BY rowid').fetchall() for name in tables]
        whole = raw.execute("PRAGMA integrity_check").fetchone()[0]
    return (marks, schema, rows, whole)


def _die_at(k: int, way: str) -> None:
    """Have this process killed at that point of the migration's own connection."""
    seen = 0

    def count(*_: object) -> int:
        nonlocal seen
        seen += 1
        if seen == k:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    def connected(connection: sqlite.Connection, _: object) -> None:
        if way == "inside":
            connection.set_progress_handler(count, STEPS_AT_A_TIME)
        else:
            connection.set_trace_callback(count)

    sa.event.listen(Pool, "connect", connected)


def _migrate(path: Path, key: RegisterKey | None, k: int, way: str) -> bool:
    """Migrate in a process of its own and return whether it died."""
    child = os.fork()
    if child == 0:
        _die_at(k, way)
        bring_up_to_date(path, key)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status):
        raise SystemExit(f"the migration failed at {k}")
    return os.WIFSIGNALED(status)


def main(register: Path, key: RegisterKey | None, first: int, step: int, way: str) -> None:
    died, k, is_alive = 0, first, False
    while not is_alive:
        folder = register.parent / f"{way}-{k}"
        folder.mkdir()
        is_alive = not _migrate(Path(shutil.copy(register, folder / register.name)), key, k, way)
        died += not is_alive
        k += step
    print(died)


if __name__ == "__main__":
    place, raw_key, begin, by, where = sys.argv[1:]
    main(Path(place), RegisterKey(bytes.fromhex(raw_key)) if raw_key else None, int(begin), int(by), where)
