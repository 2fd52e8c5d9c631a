"""The power goes at any moment: no dose that the desk was told is saved is lost, none is there by half."""

import random
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.reliability.clinic import clinic_in, complaints
from tests.reliability.conftest import Sized
from tests.reliability.power_cut import Disk, cut_points
from tests.reliability.trace import Event, Said, traced, why_not_traced

pytestmark = pytest.mark.skipif(bool(why_not_traced()), reason=why_not_traced() or "traced")


@pytest.mark.parametrize("synchronous", ["FULL", "NORMAL"])
def test_no_confirmed_dose_is_lost_in_a_power_cut(tmp_path: Path, sized: Sized, synchronous: str) -> None:
    """Lowered to NORMAL the same cuts lose doses, which shows that they would be noticed."""
    register = clinic_in(tmp_path / "recorded")
    before = register.read_bytes()
    recorder = [sys.executable, "-m", "tests.reliability.recorder", str(register), "--synchronous", synchronous]
    events = traced(recorder, to=tmp_path / "trace")
    cuts = sized(30, 3_000)
    chance = random.Random(20261121)
    points = sorted(chance.choices(cut_points(events, "ready"), k=cuts))
    wrong = list(_accidents(events, points, chance, register, before, tmp_path / "found"))
    lost = [each for each in wrong if any("lost: " in complaint for complaint in each)]
    print(f"{synchronous}: {len(lost)} of {cuts} power cuts lost a confirmed dose; {len(wrong)} left anything wrong")
    if synchronous == "FULL":
        assert not wrong, wrong[:3]
    else:
        assert lost, "a register that is not synced at each commit must be caught losing doses"
        assert all("lost: " in complaint for each in wrong for complaint in each), "lost, but never by half"


def _accidents(
    events: Sequence[Event], points: Sequence[int], chance: random.Random, register: Path, before: bytes, folder: Path
) -> list[list[str]]:
    """Return what is wrong after a power cut at each point, where anything is."""
    disk = Disk({register: bytearray(before)})
    done, acknowledged, tried, wrong = 0, set[str](), set[str](), []
    for point in points:
        for event in events[done:point]:
            disk.take(event)
            if isinstance(event, Said):
                word, _, dose = event.line.partition(" ")
                (acknowledged if word == "saved" else tried).add(dose)
        done = point
        found = _boot(disk.after_a_cut(chance), register, folder)
        complaint = complaints(found, acknowledged=acknowledged, tried=tried)
        if complaint:
            wrong.append([f"event {point}", *complaint])
    return [each[1:] for each in wrong]


def _boot(files: dict[Path, bytes], register: Path, folder: Path) -> Path:
    """Write the files as found after the cut, and return the register's."""
    folder.mkdir(exist_ok=True)
    for left in folder.iterdir():
        left.unlink()
    for path, content in files.items():
        if path.parent == register.parent:
            (folder / path.name).write_bytes(content)
    return folder / register.name
