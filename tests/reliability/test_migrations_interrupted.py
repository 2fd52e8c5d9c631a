"""A migration killed at any statement, or in the midst of one, leaves the old register or the new one."""

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.dialect import SCHEMA
from b12desk.register.gateway import open_connection
from b12desk.register.keys import RegisterKey
from b12desk.register.sqlite_library import CAN_ENCRYPT
from b12desk.register.store import open_register
from b12desk.register.verify import verify
from tests.reliability.conftest import Sized
from tests.reliability.migrations import Content, content, older

KEY = RegisterKey(bytes(range(32)))
KINDS = ("WAL", "DELETE", "encrypted")


def a_register(folder: Path, schema: int, kind: str) -> tuple[Path, RegisterKey | None]:
    if kind == "encrypted" and not CAN_ENCRYPT:
        pytest.skip("this run takes Python's own SQLite, which can't encrypt")
    key = KEY if kind == "encrypted" else None
    return older(folder, schema, key, journal="WAL" if key else kind), key


def as_it_becomes(path: Path, key: RegisterKey | None) -> Content:
    folder = path.parent / "whole"
    folder.mkdir()
    copy = Path(shutil.copy(path, folder / path.name))
    open_register(copy, key).close()
    return content(copy, key)


def interrupted(path: Path, key: RegisterKey | None, *, first: int, step: int, way: str) -> list[Path]:
    words = [str(path), key.raw.hex() if key else "", str(first), str(step), way]
    command = [sys.executable, "-m", "tests.reliability.migrations", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    folders = [folder for folder in path.parent.iterdir() if folder.name.startswith(f"{way}-")]
    assert len(folders) == int(done.stdout) + 1
    return [folder / path.name for folder in sorted(folders, key=lambda one: int(one.name.split("-")[1]))]


@pytest.mark.parametrize("way", ["statement", "inside"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("schema", range(1, SCHEMA))
def test_killed_anywhere_it_is_the_old_register_or_the_new_one(
    schema: int, kind: str, way: str, tmp_path: Path, sized: Sized
) -> None:
    path, key = a_register(tmp_path, schema, kind)
    old, new = content(path, key), as_it_becomes(path, key)
    assert old != new
    left = interrupted(path, key, first=1, step=sized(41, 1), way=way)
    became = {"old": 0, "new": 0}
    for copy in left:
        found = content(copy, key)
        assert found in (old, new), f"neither the old nor the new register at {copy.parent.name}"
        became["new" if found == new else "old"] += 1
        _is_backed_up(copy, key, old)
        with closing(open_register(copy, key)) as register:
            assert verify(register, recompute=None).is_ok
        assert content(copy, key) == new
    print(f"schema {schema}, {kind}, killed at {way}: {len(left) - 1} times, {became}")
    assert became["old"]
    assert became["new"]


def _is_backed_up(path: Path, key: RegisterKey | None, old: Content) -> None:
    """The register as it was lies beside it, whole, before anything of the migration began."""
    (kept,) = path.parent.glob("*before-schema*.b12desk")
    assert content(kept, key)[:3] == old[:3]


@pytest.mark.parametrize("schema", range(1, SCHEMA))
def test_what_another_program_left_in_an_older_schema_stops_the_migration(schema: int, tmp_path: Path) -> None:
    path = older(tmp_path, schema)
    with closing(open_connection(path, "rw")) as other:
        other.execute("CREATE TRIGGER theirs AFTER INSERT ON audit BEGIN DELETE FROM setting; END")
    before = content(path)
    with pytest.raises(RegisterTrouble, match="another program has changed its tables, indexes or triggers"):
        open_register(path)
    assert content(path) == before


def test_a_newer_register_names_the_version_that_it_needs(tmp_path: Path) -> None:
    path = older(tmp_path, 1)
    open_register(path).close()
    with closing(open_connection(path, "rw")) as newer:
        newer.execute(f"PRAGMA user_version={SCHEMA + 1}")
        newer.execute("UPDATE meta SET value = '4.5.0' WHERE name = 'written_by'")
    before = path.read_bytes()
    with pytest.raises(RegisterTrouble, match=r"install b12desk 4\.5\.0 or later"):
        open_register(path)
    assert path.read_bytes() == before
