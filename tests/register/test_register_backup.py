"""A backup is whole, verified, and never written over another."""

import stat
from contextlib import closing
from pathlib import Path

import pytest

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.store import Register, open_register
from b12desk.register.verify import verify
from tests.builders import AT, a_patient


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
