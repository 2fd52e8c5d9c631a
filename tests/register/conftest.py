"""An open register, and a way in behind its back."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from b12desk.register.dialect import triggers
from b12desk.register.sqlite_library import sqlite
from b12desk.register.store import Register
from tests.builders import opened

BehindItsBack = Callable[..., Sequence[tuple[object, ...]]]


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with opened(tmp_path) as register:
        yield register


@pytest.fixture
def behind_its_back(register: Register) -> BehindItsBack:
    """Return a function that runs SQL on the file with its triggers dropped and afterwards put back."""

    def run(*statements: str) -> Sequence[tuple[object, ...]]:
        with closing(sqlite.connect(register.path, isolation_level=None)) as raw:
            raw.execute("PRAGMA ignore_check_constraints=ON")
            raw.execute("PRAGMA synchronous=OFF")
            raw.execute("BEGIN IMMEDIATE")
            for trigger in triggers():
                raw.execute(f"DROP TRIGGER {trigger.split()[2]}")
            found = [row for statement in statements for row in raw.execute(statement).fetchall()]
            for trigger in triggers():
                raw.execute(trigger)
            raw.execute("COMMIT")
        return found

    return run
