"""The disk is full at any write of a session: the desk says so, and what it said is saved is there."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability.clinic import clinic_in, complaints
from tests.reliability.conftest import Sized

SIZE = "6m"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a few megabytes, which only root may make."""
    place = tmp_path / "small disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "b12desk-test", str(place)],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"a small file system can’t be made here: {made.stderr.strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_costs_nothing_that_was_saved(small_disk: Path, sized: Sized) -> None:
    wrong, refused = [], 0
    free = range(0, 400, sized(80, 4))
    for kilobytes in free:
        register = clinic_in(small_disk)
        _fill(small_disk, leaving=kilobytes * 1024)
        done = subprocess.run(
            [sys.executable, "-m", "tests.reliability.recorder", str(register)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "TMPDIR": str(small_disk.parent)},
        )
        assert done.returncode in (0, 3), done.stderr[-2000:]
        assert "Traceback" not in done.stderr, done.stderr[-2000:]
        said = [line.partition(" ") for line in done.stdout.splitlines()]
        these = {word: {dose for what, _, dose in said if what == word} for word in ("saved", "try", "refused")}
        refused += len(these["refused"]) or done.returncode
        (small_disk / "filler").unlink()
        wrong += complaints(register, acknowledged=these["saved"], tried=these["try"], refused=these["refused"])
        for each in small_disk.iterdir():
            each.unlink()
    print(f"{len(free)} sessions on a full disk: {refused} times refused, {len(wrong)} complaints")
    assert refused, "the disk was never full"
    assert not wrong, wrong[:5]


def _fill(place: Path, *, leaving: int) -> None:
    """Write a file that leaves that many bytes free."""
    stat = os.statvfs(place)
    size = max(stat.f_bavail * stat.f_frsize - leaving, 0)
    with (place / "filler").open("wb") as filler:
        filler.write(bytes(size))
