"""Restoring a backup: verified first, nothing lost without a word, and what it replaces is kept."""

import shutil
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from b12desk.clinical.errors import B12DeskError, BadInput, Refused, RegisterTrouble
from b12desk.register.restore import put_in_its_place
from b12desk.register.sqlite_library import sqlite
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.back_up import back_up, back_up_now, is_changed, list_backups
from b12desk.services.backup_standing import head_problem
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from b12desk.services.find_patients import find_patients
from b12desk.services.restore_register import look_at_backup, restore_register
from b12desk.services.verify_register import verify_register

CLOCK = ClockSetTo(date(2026, 3, 28))
BESIDE = ["backup.b12desk", "backup.b12desk.json", "clinic.b12desk"]


@dataclass
class Files:
    """A register with Ada and Bo in it, and a backup from before Bo came."""

    folder: Path
    register: Path = field(init=False)
    backup: Path = field(init=False)

    def __post_init__(self) -> None:
        self.register, self.backup = self.folder / "clinic.b12desk", self.folder / "backup.b12desk"

    def desk(self) -> Desk:
        return open_desk(self.register, clock=CLOCK)

    def names(self, path: Path | None = None) -> list[str]:
        desk = open_desk(path or self.register, clock=CLOCK)
        found = [line.name for line in find_patients(desk, "")]
        desk.close()
        return found


@pytest.fixture
def files(tmp_path: Path) -> Files:
    made = Files(tmp_path)
    desk = made.desk()
    add_patient(desk, PatientDraft("Smith", "Ada", date(1956, 3, 2)))
    back_up(desk, made.backup)
    add_patient(desk, PatientDraft("Jones", "Bo", date(1966, 3, 2)))
    desk.close()
    return made


def test_looking_says_what_would_be_lost_and_changes_nothing(files: Files) -> None:
    before = files.register.read_bytes()
    look = look_at_backup(files.backup, files.register)
    assert (look.patients, look.injections) == (1, 0)
    assert [says.startswith("1 entry of ") for says in look.lost] == [True]
    assert look.lost[0].endswith(" UTC is not in the backup: 1 patient.")
    assert look.sentence.startswith("The backup is in order: 1 patient, 0 injections, last entry ")
    assert files.register.read_bytes() == before
    assert sorted(path.name for path in files.folder.iterdir()) == BESIDE


def test_restoring_puts_the_backup_in_place_and_keeps_what_it_replaces(files: Files) -> None:
    done = restore_register(files.backup, files.register, clock=CLOCK, acting="Nurse Ojo")
    assert files.names() == ["SMITH, Ada"]
    assert done.kept is not None
    assert files.names(done.kept) == ["JONES, Bo", "SMITH, Ada"]
    desk = files.desk()
    assert verify_register(desk).is_ok
    with desk.register.reading() as unit:
        last = unit.audit_lines()[-1]
    desk.close()
    assert (last.action, last.by) == ("restored", "Nurse Ojo")


def test_each_entry_that_would_go_is_listed_with_who_made_it_and_for_whom(files: Files) -> None:
    (lost,) = look_at_backup(files.backup, files.register).listed
    assert (lost.what, lost.patient, lost.by) == ("Patient added", "JONES, Bo", "setup")
    assert lost.at.endswith(" UTC")


def test_the_restored_register_is_backed_up_and_goes_on_from_its_newest_backup(files: Files) -> None:
    desk = files.desk()
    back_up_now(desk)
    desk.close()
    restore_register(files.backup, files.register, clock=CLOCK, acting="setup")
    desk = files.desk()
    assert (head_problem(desk), is_changed(desk), len(list_backups(desk))) == (None, False, 2)
    desk.close()


def test_a_disk_that_refuses_midway_leaves_the_old_register(files: Files) -> None:
    copy = files.folder / "copy.b12desk"
    shutil.copy(files.backup, copy)
    with pytest.raises(RegisterTrouble):
        put_in_its_place(copy, files.register, files.folder / "gone" / "kept.b12desk")
    assert files.names() == ["JONES, Bo", "SMITH, Ada"]
    desk = files.desk()
    assert verify_register(desk).is_ok
    desk.close()


def test_restoring_twice_keeps_both(files: Files) -> None:
    kept = {restore_register(files.backup, files.register, clock=CLOCK, acting="setup").kept for _ in range(2)}
    assert len(kept) == 2
    assert all(path is not None and path.exists() for path in kept)


def test_restoring_where_there_is_no_register_makes_it(files: Files) -> None:
    new = files.folder / "new" / "clinic.b12desk"
    done = restore_register(files.backup, new, clock=CLOCK, acting="setup")
    assert (done.kept, done.look.lost, files.names(new)) == (None, (), ["SMITH, Ada"])


def test_a_backup_of_another_register_is_said_to_be_one(files: Files) -> None:
    other = files.folder / "other.b12desk"
    open_desk(other, clock=CLOCK).close()
    look = look_at_backup(files.backup, other)
    assert look.lost[0].startswith("This is a backup of another register.")


def test_a_register_that_is_damaged_gives_way_and_is_kept(files: Files) -> None:
    files.register.write_bytes(b"not a database" * 500)
    done = restore_register(files.backup, files.register, clock=CLOCK, acting="setup")
    assert done.look.lost[0].startswith("The register that is there now can’t be read")
    assert done.kept is not None
    assert done.kept.read_bytes().startswith(b"not a database")
    assert files.names() == ["SMITH, Ada"]


def test_a_register_in_use_is_left_as_it_is(files: Files) -> None:
    desk = files.desk()
    find_patients(desk, "")
    with pytest.raises(RegisterTrouble, match="open in another window"):
        restore_register(files.backup, files.register, clock=CLOCK, acting="setup")
    assert [line.name for line in find_patients(desk, "")] == ["JONES, Bo", "SMITH, Ada"]
    desk.close()
    assert not list(files.folder.glob("*replaced*"))


def test_a_backup_somebody_changed_is_refused(files: Files) -> None:
    with closing(sqlite.connect(files.backup)) as raw, raw:
        raw.execute("UPDATE patient SET family_name = 'Smyth'")
    _refused(files, files.backup, Refused)


@pytest.mark.parametrize("content", [b"", b"a note", b"x" * 9999])
def test_a_file_that_is_no_register_is_refused(files: Files, content: bytes) -> None:
    wrong = files.folder / "wrong"
    wrong.write_bytes(content)
    _refused(files, wrong, RegisterTrouble)


def test_a_missing_file_and_the_register_itself_are_refused(files: Files) -> None:
    _refused(files, files.folder / "gone", BadInput)
    _refused(files, files.register, BadInput)


def test_invented_patients_never_take_a_register_s_place(files: Files) -> None:
    demo = open_desk(files.folder / "demo" / "clinic.b12desk", clock=CLOCK, is_demo=True)
    invented = files.folder / "invented.b12desk"
    back_up(demo, invented)
    demo.close()
    _refused(files, invented, Refused)


def test_a_backup_copied_without_its_rights_is_private_when_restored(files: Files) -> None:
    stick = files.folder / "stick.b12desk"
    shutil.copy(files.backup, stick)
    stick.chmod(0o644)
    restore_register(stick, files.register, clock=CLOCK, acting="setup")
    assert files.register.stat().st_mode & 0o077 == 0


def _refused(files: Files, backup: Path, kind: type[B12DeskError]) -> None:
    before, names = files.register.read_bytes(), sorted(path.name for path in files.folder.iterdir())
    with pytest.raises(kind):
        restore_register(backup, files.register, clock=CLOCK, acting="setup")
    assert files.register.read_bytes() == before
    assert sorted(path.name for path in files.folder.iterdir()) == names
