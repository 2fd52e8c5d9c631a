"""A register is told from any other file, and a file that is none is left as it was."""

import stat
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.sqlite_library import sqlite
from b12desk.register.store import Register, open_register
from b12desk.register.trouble import trouble
from tests.builders import AT, a_patient, register_file


def test_a_new_register_is_made_for_its_user_only(tmp_path: Path) -> None:
    path = tmp_path / "clinic" / "of ours, 100% é?" / "register.b12desk"
    with closing(open_register(path, is_demo=True)) as register:
        assert (len(register.register_id), register.is_demo, register.path) == (36, True, path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        with register.writing(by="setup", at=AT) as unit:
            unit.add_patient(a_patient())
        beside = {file.name for file in path.parent.iterdir()}
        assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    assert beside == {path.name, f"{path.name}-wal", f"{path.name}-shm"}
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_two_new_registers_have_two_ids(tmp_path: Path) -> None:
    with closing(open_register(tmp_path / "a")) as one, closing(open_register(tmp_path / "b")) as other:
        assert one.register_id != other.register_id
        assert not one.is_demo


def test_a_register_opened_again_is_the_same(tmp_path: Path) -> None:
    path = register_file(tmp_path)
    with closing(open_register(path)) as register:
        register_id = register.register_id
    with closing(open_register(path, create=False)) as register:
        assert register.register_id == register_id


def test_a_missing_register_is_not_made_where_it_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(RegisterTrouble, match="can’t be read"):
        open_register(tmp_path / "gone.b12desk", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "clinic").write_text("a file where a folder should be")
    with pytest.raises(RegisterTrouble, match="clinic"):
        open_register(tmp_path / "clinic" / "register.b12desk")
    assert (tmp_path / "clinic").read_text() == "a file where a folder should be"


FOREIGN = {
    "an empty file": (b"", "empty or cut short"),
    "a note": (b"Call Mrs Smith\n", "empty or cut short"),
    "a long text": (b"name;born\n" * 500, "not a b12desk register, or it is damaged"),
    "noise": (bytes(range(256)) * 40, "not a b12desk register, or it is damaged"),
}


@pytest.mark.parametrize(("content", "says"), FOREIGN.values(), ids=list(FOREIGN))
def test_a_file_that_is_no_database_is_left_as_it_was(content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "register.b12desk"
    path.write_bytes(content)
    with pytest.raises(RegisterTrouble, match=says):
        open_register(path)
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_another_programs_database_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "register.b12desk"
    with closing(sqlite.connect(path)) as other:
        other.execute("CREATE TABLE appointments (id INTEGER PRIMARY KEY, name TEXT)")
    before = path.read_bytes()
    with pytest.raises(RegisterTrouble, match="a database of another program"):
        open_register(path)
    assert path.read_bytes() == before


def test_a_register_of_a_newer_program_is_left_as_it_was(tmp_path: Path) -> None:
    path = register_file(tmp_path)
    with closing(sqlite.connect(path)) as newer, newer:
        newer.execute("PRAGMA user_version=99")
        newer.execute("UPDATE meta SET value = '7.2.0' WHERE name = 'written_by'")
    before = path.read_bytes()
    with pytest.raises(RegisterTrouble, match=r"newer b12desk \(schema 99;.*install b12desk 7\.2\.0 or later"):
        open_register(path)
    assert path.read_bytes() == before


def test_a_register_without_its_tables_is_no_register(tmp_path: Path) -> None:
    path = register_file(tmp_path)
    with closing(sqlite.connect(path)) as broken:
        broken.execute("DROP TABLE meta")
    with pytest.raises(RegisterTrouble):
        open_register(path)


def test_a_folder_in_its_place_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(RegisterTrouble):
        open_register(tmp_path)


def test_a_register_cut_short_says_that_it_is_damaged(tmp_path: Path) -> None:
    path = register_file(tmp_path)
    path.write_bytes(path.read_bytes()[:20_000])
    with (
        pytest.raises(RegisterTrouble, match="is damaged"),
        closing(open_register(path)) as register,
        register.reading() as unit,
    ):
        unit.all_patients()


SAID_BY_SQLITE = {
    "database is locked": "is busy",
    "attempt to write a readonly database": "is read-only here",
    "database or disk is full": "The disk is full",
    "file is not a database": "not a b12desk register, or it is damaged",
    "database disk image is malformed": "is damaged",
    "unable to open database file": "can’t be opened",
    "disk I/O error": "The disk did not answer",
    "too many terms in compound SELECT": "could not do that",
}


@pytest.mark.parametrize(("said", "says"), SAID_BY_SQLITE.items(), ids=lambda text: text[:20])
def test_what_sqlite_says_becomes_a_sentence_for_the_desk(said: str, says: str) -> None:
    error = sqlite.OperationalError(said)
    for raised in (error, sa.exc.OperationalError("INSERT", {}, error)):
        told = trouble(raised, Path("/clinic/register.b12desk"))
        assert says in str(told)
        assert "register.b12desk" in str(told)
        assert told.exit_code == 3


def test_a_full_disk_saves_nothing_and_says_so(tmp_path: Path) -> None:
    with closing(open_register(register_file(tmp_path))) as register:
        with pytest.raises(RegisterTrouble, match=r"The disk is full\. Nothing was saved"):
            fill_the_disk(register)
        with register.reading() as unit:
            assert unit.all_patients() == ()


def fill_the_disk(register: Register) -> None:
    with register.writing(by="setup", at=AT) as unit:
        pages = unit.connection.exec_driver_sql("PRAGMA page_count").scalar()
        unit.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        unit.add_patients([a_patient(number) for number in range(1, 200)])
