"""A backup is whole, verified, and never written over another."""

import hashlib
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from b12desk.clinical.errors import Refused, RegisterTrouble
from b12desk.register.backup import back_up
from b12desk.register.backup_folder import head_of, sweep, write_backup
from b12desk.register.backup_manifest import manifest_path, read_manifest
from b12desk.register.dialect import SCHEMA
from b12desk.register.keys import RegisterKey
from b12desk.register.sqlite_library import CAN_ENCRYPT
from b12desk.register.store import Register, open_register
from b12desk.register.verify import verify
from tests.builders import AT, a_patient, nhs_number
from tests.register.conftest import BehindItsBack


def test_a_backup_holds_what_was_saved_while_another_act_is_open(register: Register, tmp_path: Path) -> None:
    copy = tmp_path / "copy.b12desk"
    with register.writing(by="setup", at=AT) as unit:
        unit.add_patient(a_patient(1))
    with register.writing(by="setup", at=AT) as unit:
        unit.add_patient(a_patient(2))
        register.backup_to(copy)
    with closing(open_register(copy, create=False)) as opened, opened.reading() as unit:
        assert unit.all_patients() == (a_patient(1),)
        assert opened.register_id == register.register_id
        assert verify(opened, recompute=None).is_ok
    with register.reading() as unit:
        assert len(unit.all_patients()) == 2


def test_a_backup_is_its_users_only_and_leaves_nothing_else(register: Register, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    register.backup_to(folder / "copy.b12desk")
    assert [(file.name, stat.S_IMODE(file.stat().st_mode)) for file in folder.iterdir()] == [("copy.b12desk", 0o600)]


def test_a_broken_chain_makes_no_backup_unless_the_caller_verifies(
    register: Register, tmp_path: Path, behind_its_back: BehindItsBack
) -> None:
    with register.writing(by="setup", at=AT) as unit:
        unit.add_patient(a_patient(1))
    behind_its_back("UPDATE audit SET payload = replace(payload, 'Ada', 'Eda') WHERE entity = 'patient'")
    with pytest.raises(RegisterTrouble, match="chain is broken at entry"):
        register.backup_to(tmp_path / "copy.b12desk")
    assert not list(tmp_path.glob("copy*"))
    back_up(register.path, tmp_path / "copy.b12desk", checks_chain=False)


def test_what_a_copy_holds_is_told_and_written_into_its_manifest(register: Register, tmp_path: Path) -> None:
    with register.writing(by="setup", at=AT) as unit:
        unit.add_patient(a_patient(1))
    copy = tmp_path / "copy.b12desk"
    made = write_backup(register.path, copy, at=AT)
    manifest = read_manifest(copy)
    assert manifest == made.manifest
    assert manifest is not None
    assert manifest.held.register_id == register.register_id
    assert (manifest.held.schema, manifest.held.counts["patient"]) == (SCHEMA, 1)
    assert manifest.held.head == head_of(register.path)
    assert manifest.sha256 == hashlib.sha256(copy.read_bytes()).hexdigest()
    text = manifest_path(copy).read_text(encoding="utf-8")
    assert not [word for word in ("Ada", "Smith", nhs_number(1)) if word in text]


@pytest.mark.parametrize("spoilt", ["", "[]", "{}", '{"kind": "b12desk backup"}', "x" * 200_000])
def test_a_manifest_that_cannot_be_understood_is_none(spoilt: str, register: Register, tmp_path: Path) -> None:
    copy = tmp_path / "copy.b12desk"
    write_backup(register.path, copy, at=AT)
    manifest_path(copy).write_text(spoilt, encoding="utf-8")
    assert read_manifest(copy) is None


def test_a_copy_can_be_stopped_and_leaves_nothing(register: Register, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Refused(f"stopped at {done} of {total}")

    with pytest.raises(Refused, match="stopped at"):
        back_up(register.path, tmp_path / "copy.b12desk", progress=stop)
    assert not list(tmp_path.glob("copy*"))


def test_what_a_killed_backup_left_goes_after_a_day(tmp_path: Path) -> None:
    left = [tmp_path / f"backup-1.b12desk.{end}" for end in ("partial-1a2b", "untested-1a2b", "json")]
    others = [tmp_path / "a note.partial-1", tmp_path / "backup-2.b12desk", tmp_path / "backup-2.b12desk.json"]
    for path in (*left, *others):
        path.write_text("x", encoding="utf-8")
    written = datetime.fromtimestamp(left[0].stat().st_mtime, tz=UTC)
    sweep(tmp_path, now=written + timedelta(hours=23))
    assert all(path.exists() for path in left)
    sweep(tmp_path, now=written + timedelta(hours=25))
    assert sorted(tmp_path.iterdir()) == sorted(others)


def test_a_backup_never_overwrites(register: Register, tmp_path: Path) -> None:
    there = tmp_path / "copy.b12desk"
    there.write_text("last week's")
    with pytest.raises(RegisterTrouble, match="a backup never overwrites"):
        register.backup_to(there)
    assert there.read_text() == "last week's"


def test_a_backup_into_a_missing_folder_says_so(register: Register, tmp_path: Path) -> None:
    with pytest.raises(RegisterTrouble):
        register.backup_to(tmp_path / "gone" / "copy.b12desk")
    assert not (tmp_path / "gone").exists()


def test_a_damaged_register_makes_no_backup(register: Register, tmp_path: Path) -> None:
    path = register.path
    with register.writing(by="setup", at=AT) as unit:
        unit.add_patients([a_patient(number) for number in range(1, 300)])
    register.close()
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 8192] = b"\xa5" * 8192
    path.write_bytes(bytes(content))
    with closing(open_register(path)) as damaged, pytest.raises(RegisterTrouble, match="damaged"):
        damaged.backup_to(tmp_path / "copy.b12desk")
    assert not list(tmp_path.glob("copy*"))


@pytest.mark.skipif(not CAN_ENCRYPT, reason="this installation has no SQLCipher")
def test_the_backup_of_an_encrypted_register_is_encrypted_by_the_same_key(tmp_path: Path) -> None:
    key = RegisterKey(bytes(range(32)))
    path, copy = tmp_path / "register.b12desk", tmp_path / "backups" / "copy.b12desk"
    copy.parent.mkdir()
    with closing(open_register(path, key)) as register:
        with register.writing(by="setup", at=AT) as unit:
            unit.add_patient(a_patient(1))
        register.backup_to(copy)
    assert b"SQLite format 3" not in copy.read_bytes()
    assert b"Smith" not in copy.read_bytes()
    with closing(open_register(copy, key, create=False)) as opened, opened.reading() as unit:
        assert unit.all_patients() == (a_patient(1),)
        assert head_of(copy, key) == head_of(path, key)
