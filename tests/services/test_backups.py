"""Rolling backups of a desk: made when changed, copied to a second folder, thinned, and compared with the register."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from b12desk.clinical.errors import BadInput, Refused, RegisterTrouble
from b12desk.clinical.vocabulary import Role
from b12desk.services.back_up import (
    back_up_before,
    back_up_if_changed,
    back_up_now,
    is_changed,
    list_backups,
    prune_backups,
)
from b12desk.services.backup_places import backup_places, choose_folder, choose_second, usual_folder
from b12desk.services.backup_standing import backup_standing, head_problem, head_words
from b12desk.services.confirm_clock import confirm_clock
from b12desk.services.desk import Desk, open_desk
from b12desk.services.desk_safety import desk_safety
from b12desk.services.one_window import claim_window
from b12desk.services.people import add_user
from b12desk.services.restore_here import look_from_here, restore_here
from b12desk.services.verify_register import verify_register
from b12desk.services.where_it_lies import refuse_unsafe_place
from tests.builders import add_somebody


@dataclass
class Moving:
    """A clock that a test sets."""

    at: datetime = datetime(2026, 11, 12, 9, 14, tzinfo=UTC)

    def today(self) -> date:
        return self.at.date()

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Moving:
    return Moving()


@pytest.fixture
def moving(desk: Desk, clock: Moving) -> Desk:
    """The desk with a clock that moves and Ada Smith in its register."""
    desk = replace(desk, clock=clock)
    confirm_clock(desk)
    add_somebody(desk, 1)
    return desk


def test_a_backup_is_made_only_when_anything_was_entered(moving: Desk) -> None:
    assert back_up_if_changed(moving) is not None
    assert (back_up_if_changed(moving), is_changed(moving)) == (None, False)
    add_somebody(moving, 2)
    assert back_up_if_changed(moving) is not None
    assert [backup.patients for backup in list_backups(moving)] == [2, 1]


def test_an_empty_register_and_invented_patients_need_none(desk: Desk, tmp_path: Path) -> None:
    assert back_up_if_changed(desk) is None
    demo = open_desk(tmp_path / "demo" / "demo.b12desk", is_demo=True)
    add_somebody(demo, 1)
    assert (back_up_if_changed(demo), desk_safety(demo).backup) == (None, "")
    demo.close()


def test_names_of_backups_hold_nothing_of_a_patient(moving: Desk) -> None:
    done = back_up_now(moving)
    assert done.path.parent == usual_folder(moving.register.path)
    assert done.path.name.startswith("backup-20261112T091400Z-")
    assert "smith" not in " ".join(path.name for path in done.path.parent.iterdir()).casefold()


def test_a_second_folder_gets_a_copy_and_its_absence_is_no_failure(moving: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_second(moving.register.path, stick)
    done = back_up_now(moving)
    assert done.second == f"Copied to the second folder {stick}."
    assert (stick / done.path.name).exists()
    shutil.rmtree(stick)
    done = back_up_now(moving)
    assert done.path.exists()
    assert done.second == f"The second folder {stick} is not there now; the next backup goes there when it is."
    assert not stick.exists()
    choose_second(moving.register.path, None)
    assert back_up_now(moving).second == ""


def test_folders_are_chosen_and_those_that_cannot_be_are_refused(moving: Desk, tmp_path: Path) -> None:
    path, other = moving.register.path, tmp_path / "other"
    with pytest.raises(BadInput, match="no folder"):
        choose_folder(path, other)
    other.mkdir()
    assert choose_folder(path, other).folder == other
    assert back_up_now(moving).path.parent == other
    with pytest.raises(BadInput, match="is the first one"):
        choose_second(path, other)
    shutil.rmtree(other)
    with pytest.raises(RegisterTrouble, match="is not there now"):
        back_up_now(moving)
    assert choose_folder(path, None).folder == usual_folder(path)


def test_a_file_of_choices_that_was_spoilt_means_the_usual_ones(moving: Desk) -> None:
    path = moving.register.path
    path.with_name(path.name + ".backups.json").write_text('["no"]', encoding="utf-8")
    assert backup_places(path).folder == usual_folder(path)


def test_old_backups_go_in_both_folders_and_others_stay(moving: Desk, clock: Moving, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "backup-letters.b12desk").write_text("somebody's own", encoding="utf-8")
    choose_second(moving.register.path, stick)
    for _ in range(4):
        clock.at += timedelta(hours=1)
        back_up_now(moving)
    clock.at += timedelta(days=5)
    gone = prune_backups(moving)
    assert (len(gone), len(list_backups(moving))) == (6, 1)
    assert len(list(stick.glob("*.b12desk"))) == 2
    assert prune_backups(moving) == ()


def test_the_last_good_backup_is_said_and_a_day_without_one_is_warned_of(moving: Desk, clock: Moving) -> None:
    standing = backup_standing(moving)
    assert standing.words(today=clock.today()) == "No backup yet"
    back_up_now(moving)
    local = clock.at.astimezone()
    assert desk_safety(moving).backup == f"Last good backup {local:%H:%M}"
    clock.at += timedelta(days=3)
    assert desk_safety(moving).backup_warning == ""
    assert desk_safety(moving).backup == f"Last good backup 12-Nov-2026 {local:%H:%M}"
    add_somebody(moving, 2)
    assert desk_safety(moving).backup_warning == ""
    clock.at += timedelta(days=1)
    assert desk_safety(moving).backup_warning.startswith("No good backup for a day: the last one is of 12-Nov-2026 ")
    back_up_now(moving)
    assert desk_safety(moving).backup_warning == ""


def test_a_register_cut_off_at_its_end_is_noticed(moving: Desk, clock: Moving) -> None:
    earlier = moving.register.path.with_name("earlier.b12desk")
    moving.register.backup_to(earlier)
    add_somebody(moving, 2)
    back_up_now(moving)
    cut = replaced_by(moving, earlier)
    problem = head_problem(cut)
    assert problem is not None
    assert (problem.id, problem.says.startswith("The register ends before the backup of ")) == ("head_cut_off", True)
    assert problem in verify_register(cut).problems
    add_somebody(cut, 3)
    other = head_problem(cut)
    assert other is not None
    assert other.id == "head_differs"
    cut.close()


def test_backups_of_another_register_are_said_to_be(moving: Desk, tmp_path: Path) -> None:
    back_up_now(moving)
    other = open_desk(tmp_path / "other" / "register.b12desk")
    choose_folder(other.register.path, usual_folder(moving.register.path))
    problem = head_problem(other)
    assert problem is not None
    assert problem.id == "other_register"
    other.close()


def test_the_head_is_told_for_paper(moving: Desk) -> None:
    with closing(sqlite3.connect(list_after_backup(moving))) as raw:
        number, hash = raw.execute("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1").fetchone()
    assert head_words(moving) == f"Register head {number} · {hash[:8]}"


def test_an_act_that_needs_a_backup_is_not_done_without(moving: Desk, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    choose_folder(moving.register.path, gone)
    gone.rmdir()
    with pytest.raises(RegisterTrouble, match="No backup could be made before the import"):
        back_up_before(moving, "the import")


def test_a_restore_is_for_whoever_may_say_who_works_here(moving: Desk) -> None:
    backup = back_up_now(moving).path
    add_user(moving, "Ann Admin", Role.ADMINISTRATOR)
    add_user(replace(moving, acting="Ann Admin"), "Nurse Ojo", Role.NURSE)
    for act in (look_from_here, restore_here):
        with pytest.raises(Refused, match="A nurse may not restore a backup; that is for: administrator"):
            act(replace(moving, acting="Nurse Ojo"), backup)
    assert restore_here(replace(moving, acting="Ann Admin"), backup).kept is not None


def test_a_second_window_only_reads_until_the_first_is_closed(moving: Desk) -> None:
    first = claim_window(moving)
    other = open_desk(moving.register.path)
    second = claim_window(other)
    assert (first.sentence, "open in another window since" in second.sentence) == ("", True)
    with pytest.raises(Refused, match="This window only reads"):
        add_somebody(other, 5)
    backup = back_up_now(other).path
    with pytest.raises(Refused, match="This window only reads"):
        restore_here(other, backup)
    add_somebody(moving, 6)
    first.release()
    third = claim_window(other)
    assert third.sentence == ""
    add_somebody(other, 5)
    third.release()
    other.close()


def test_a_register_in_a_synchronised_folder_is_refused_with_ways_out(tmp_path: Path) -> None:
    path = tmp_path / "OneDrive - Clinic" / "register.b12desk"
    with pytest.raises(Refused) as refused:
        open_desk(path)
    said = " ".join(refused.value.problems)
    assert "a synchronised folder (OneDrive)" in said
    assert "Move it here" in said
    assert "Keep backups there instead" in said
    assert not path.parent.exists()
    refuse_unsafe_place(tmp_path / "register.b12desk")


def replaced_by(desk: Desk, file: Path) -> Desk:
    """Put a file in the register's place behind its back, and return a desk over it."""
    path = desk.register.path
    desk.register.close()
    path.unlink()
    shutil.copy(file, path)
    return replace(open_desk(path), clock=desk.clock)


def list_after_backup(desk: Desk) -> Path:
    back_up_now(desk)
    return list_backups(desk)[0].path
