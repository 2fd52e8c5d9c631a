"""The disk refuses the n-th write, sync or cut, once or from then on: nothing is lost, doubled, or there by stealth."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.reliability.clinic import clinic_in, complaints
from tests.reliability.conftest import Sized
from tests.reliability.trace import why_not_traced

pytestmark = pytest.mark.skipif(bool(why_not_traced()), reason=why_not_traced() or "traced")

STEPS = {"pwrite64": 19, "fsync,fdatasync": 3, "ftruncate": 1}
"""How many calls apart a small run lets one fail; a large one lets each."""
ERRORS = ("ENOSPC", "EIO")
DOSES = 2
MOST = 400


@dataclass(frozen=True, slots=True)
class Fault:
    """The n-th call that fails, once or from then on."""

    calls: str
    error: str
    when: str

    def words(self) -> list[str]:
        return ["-e", f"trace={self.calls}", "-e", f"inject={self.calls}:error={self.error}:when={self.when}"]


@pytest.mark.parametrize("calls", STEPS)
@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("lasts", ["once", "for ever"])
def test_a_failing_disk_costs_no_dose(tmp_path: Path, sized: Sized, calls: str, error: str, lasts: str) -> None:
    step = sized(STEPS[calls], 1)
    wrong, runs, refused = [], 0, 0
    for number in range(step, MOST, step):
        fault = Fault(calls, error, f"{number}+" if lasts == "for ever" else str(number))
        outcome = _recorded_with(fault, tmp_path / "faulty")
        if not outcome.was_touched:
            break
        runs += 1
        refused += len(outcome.refused)
        complaint = complaints(
            outcome.register, acknowledged=outcome.saved, tried=outcome.tried, refused=outcome.refused
        )
        wrong += [f"{fault}: {each}" for each in complaint]
    print(f"{calls} {error} {lasts}: {runs} faulty runs, {refused} doses refused, {len(wrong)} complaints")
    assert not wrong, wrong[:5]
    assert runs or calls == "ftruncate", "the fault was never met"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the desk said while its disk failed."""

    register: Path
    said: tuple[tuple[str, str], ...]
    was_touched: bool

    def _those(self, word: str) -> set[str]:
        return {dose for what, dose in self.said if what == word}

    @property
    def saved(self) -> set[str]:
        return self._those("saved")

    @property
    def tried(self) -> set[str]:
        return self._those("try")

    @property
    def refused(self) -> set[str]:
        return self._those("refused")


def _recorded_with(fault: Fault, folder: Path) -> Outcome:
    """Record two doses while the fault is there; a dose whose save fails is tried three times with its id."""
    register = clinic_in(folder)
    for log in folder.glob("clinic.b12desk-*"):
        log.unlink()
    watched = [word for name in _files(register) for word in ("-P", str(name))]
    strace = ["strace", "-f", "-q", "-o", str(folder / "trace"), *watched, *fault.words()]
    recorder = [sys.executable, "-m", "tests.reliability.recorder", str(register), "--tries", "3"]
    done = subprocess.run(
        [*strace, *recorder, "--doses", str(DOSES)], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode in (0, 3), done.stderr[-2000:]
    said = tuple((word, dose) for word, _, dose in (line.partition(" ") for line in done.stdout.splitlines()))
    return Outcome(register, said, "(INJECTED)" in (folder / "trace").read_text(encoding="utf-8"))


def _files(register: Path) -> Iterator[Path]:
    yield register
    yield register.with_name(register.name + "-wal")
