"""Opening and creating: every file that can't be used is left as it was, with a sentence that says why."""

import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.dialect import SCHEMA
from b12desk.register.sqlite_library import sqlite
from b12desk.register.store import open_register
from b12desk.register.trouble import trouble
from tests.builders import AT, a_patient, register_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed register that is empty of patients."""
    return register_file(tmp_path)


def refusal(path: Path, *, create: bool = True) -> str:
    with pytest.raises(RegisterTrouble) as told:
        open_register(path, create=create)
    [sentence] = told.value.problems
    return sentence


def test_a_missing_file_is_not_created_unless_that_is_wanted(tmp_path: Path) -> None:
    refusal(tmp_path / "none.b12", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"notes", b"not a database" * 200, b"%PDF-1.7" * 500])
def test_a_file_that_is_no_register_is_left_as_it_was(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.b12"
    path.write_bytes(content)
    assert "left as it is" in refusal(path)
    assert path.read_bytes() == content


def test_another_program_s_database_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite.connect(path)) as other:
        other.execute("CREATE TABLE t (x)")
        other.commit()
    before = path.read_bytes()
    assert "another program" in refusal(path)
    assert path.read_bytes() == before


def test_a_register_of_a_newer_version_is_left_as_it_was(path: Path) -> None:
    with closing(sqlite.connect(path)) as raw:
        raw.execute(f"PRAGMA user_version={SCHEMA + 1}")
    assert "newer b12desk" in refusal(path)


def test_a_register_cut_short_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 5 * 4096])
    with pytest.raises(RegisterTrouble, match=r"damaged|left as it"):
        open_register(path)


def test_a_folder_in_the_place_of_the_register_is_refused(tmp_path: Path) -> None:
    refusal(tmp_path)


def test_a_folder_that_can_t_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "can’t be made" in refusal(tmp_path / "file" / "register.b12")


def test_a_new_register_and_its_folder_are_their_user_s_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "register.b12"
    register = open_register(path)
    with register.writing(by="nurse", at=AT) as unit:
        unit.add_patient(a_patient())
    modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
    assert set(modes.values()) == {0o600}, modes
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    register.close()
    assert [one.name for one in path.parent.iterdir()] == ["register.b12"]


def test_a_register_knows_itself_again(tmp_path: Path) -> None:
    first, demo = open_register(tmp_path / "a.b12"), open_register(tmp_path / "demo.b12", is_demo=True)
    again = open_register(tmp_path / "a.b12")
    assert first.register_id == again.register_id != demo.register_id
    assert (again.is_demo, demo.is_demo) == (False, True)
    for one in (first, demo, again):
        one.close()


@pytest.mark.parametrize("name", ["with space.b12", "50%.b12", "what?.b12", "#1.b12", "Łucja’s.b12", "a&mode=ro.b12"])
def test_any_file_name_will_do(path: Path, name: str) -> None:
    register = open_register(path.rename(path.with_name(name)))
    with register.writing(by="nurse", at=AT) as unit:
        unit.add_patient(a_patient())
    register.close()
    assert [one.name for one in path.parent.iterdir()] == [name]


def test_a_busy_register_says_so_and_goes_on_being_read(path: Path) -> None:
    register = open_register(path, busy_seconds=0.2)
    with closing(sqlite.connect(register.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterTrouble, match="busy"), register.writing(by="nurse", at=AT) as unit:
            unit.add_patient(a_patient())
        with register.reading() as unit:
            assert unit.all_patients() == ()
    with register.writing(by="nurse", at=AT) as unit:
        unit.add_patient(a_patient())
    register.close()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("database is locked", "busy"),
        ("attempt to write a readonly database", "read-only"),
        ("database or disk is full", "full"),
        ("file is not a database", "not a b12desk register"),
        ("database disk image is malformed", "damaged"),
        ("unable to open database file", "can’t be opened"),
        ("disk I/O error", "did not answer"),
    ],
)
def test_each_trouble_has_its_own_sentence(said: str, sentence: str) -> None:
    assert sentence in str(trouble(sqlite.OperationalError(said), Path("register.b12")))


@pytest.fixture
def shared_folder(path: Path) -> Iterator[Path]:
    """A folder that another user may look into, with a register of one patient that nobody else may write."""
    folder = Path(tempfile.mkdtemp(prefix="b12desk-"))
    folder.chmod(0o777)
    register = open_register(Path(shutil.copy(path, folder / "register.b12")))
    with register.writing(by="nurse", at=AT) as unit:
        unit.add_patient(a_patient())
    register.close()
    (folder / "register.b12").chmod(0o444)
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


def said_to_a_guest(act: str, path: Path, checkout: Path) -> str:
    command = [sys.executable, "-m", "tests.register.unprivileged", act, str(path)]
    told = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    return told.stdout.strip()


def test_a_read_only_register_can_still_be_read(shared_folder: Path, checkout: Path) -> None:
    assert said_to_a_guest("read", shared_folder / "register.b12", checkout) == "ok, 1 patients"


def test_writing_to_a_read_only_register_says_so(shared_folder: Path, checkout: Path) -> None:
    assert "read-only" in said_to_a_guest("write", shared_folder / "register.b12", checkout)


def test_a_read_only_folder_is_said(shared_folder: Path, checkout: Path) -> None:
    shared_folder.chmod(0o555)
    assert "Nothing" in said_to_a_guest("read", shared_folder / "register.b12", checkout)
