"""Backups and restores that are killed at any moment, and backups on a disk that is full.

Large: 200 kills in the middle of backups, 200 in the middle of restores.
"""

import hashlib
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from b12desk.register.backup_manifest import read_manifest
from b12desk.register.store import open_register
from b12desk.register.verify import verify
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.back_up import back_up_now, list_backups
from b12desk.services.backup_places import usual_folder
from b12desk.services.desk import open_desk
from b12desk.services.find_patients import find_patients
from tests.builders import AT, BORN, a_patient
from tests.reliability.conftest import Sized

CHECKOUT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills and limits as POSIX has them")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A closed register of 300 patients."""
    path = tmp_path / "clinic.b12desk"
    desk = open_desk(path)
    with desk.register.writing(by="setup", at=AT) as unit:
        unit.add_patients([a_patient(number, nhs_number=None) for number in range(1, 301)])
    desk.close()
    return path


def test_a_backup_killed_at_any_moment_is_never_there_under_its_final_name(register: Path, sized: Sized) -> None:
    chance = random.Random(20261112)
    finished = 0
    for _ in range(sized(6, 200)):
        with begun("backups", register) as process:
            wait_and_kill(process, chance.uniform(0.0, 0.25))
        folder = usual_folder(register)
        finals = sorted(folder.glob("backup-*.b12desk"))
        finished += len(finals)
        for final in finals:
            manifest = read_manifest(final)
            assert manifest is not None
            assert manifest.sha256 == hashlib.sha256(final.read_bytes()).hexdigest()
            assert holds_all(final), f"{final} is no good backup"
        shutil.rmtree(folder, ignore_errors=True)
    assert finished > 0
    desk = open_desk(register)
    back_up_now(desk)
    assert [backup.patients for backup in list_backups(desk)] == [300]
    desk.close()


def test_a_restore_killed_at_any_moment_leaves_a_whole_register(register: Path, tmp_path: Path, sized: Sized) -> None:
    chance = random.Random(20261113)
    backup = tmp_path / "before.b12desk"
    desk = open_desk(register)
    desk.register.backup_to(backup)
    add_patient(desk, PatientDraft("Late", "Comer", BORN))
    desk.close()
    for _ in range(sized(6, 200)):
        with begun("restore", register, backup) as process:
            wait_and_kill(process, chance.uniform(0.0, 0.4))
        with closing(open_register(register, create=False)) as opened, opened.reading() as unit:
            assert len(unit.all_patients()) in (300, 301)
            assert verify(opened, recompute=None).is_ok
        for left in tmp_path.glob("clinic.replaced-*"):
            left.unlink()


@pytest.mark.parametrize("most_bytes", [0, 1, 4096, 100_000])
def test_a_full_disk_leaves_no_backup_and_the_register_goes_on(most_bytes: int, register: Path) -> None:
    words = ["-m", "tests.reliability.act", "cramped", str(register), str(most_bytes)]
    said = subprocess.run([sys.executable, *words], cwd=CHECKOUT, capture_output=True, text=True, timeout=120)
    assert (said.returncode, said.stdout.splitlines()[-1]) == (0, "300 patients"), said.stderr
    assert "made" not in said.stdout.splitlines()
    assert list(usual_folder(register).glob("*")) == []
    desk = open_desk(register)
    assert len(find_patients(desk, "", limit=1000)) == 300
    desk.close()


@contextmanager
def begun(*words: object) -> Iterator["subprocess.Popen[str]"]:
    """Run an act in another process, at the moment at which it says that it has begun."""
    command: Sequence[str] = [sys.executable, "-m", "tests.reliability.act", *map(str, words)]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        try:
            yield process
        finally:
            process.kill()


def wait_and_kill(process: "subprocess.Popen[str]", seconds: float) -> None:
    """Kill the process after so long, with the signal that no program can answer."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    process.wait()
    assert process.returncode == -9


def holds_all(final: Path) -> bool:
    with closing(open_register(final, create=False)) as opened:
        with opened.reading() as unit:
            patients = len(unit.all_patients())
        return patients == 300 and verify(opened, recompute=None).is_ok
