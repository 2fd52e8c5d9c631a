"""A desk that is killed at any moment leaves every confirmed dose, none by half, and a chain that holds."""

import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

from tests.reliability.clinic import clinic_in, complaints
from tests.reliability.conftest import Sized

LONGEST_SECONDS = 0.25


def test_nothing_is_lost_when_a_recording_desk_is_killed(tmp_path: Path, sized: Sized) -> None:
    kills = sized(8, 1_000)
    chance = random.Random(20261121)
    wrong, confirmed, cut_short = [], 0, 0
    for number in range(kills):
        register = clinic_in(tmp_path / str(number % 2))
        for log in register.parent.glob("*-*"):
            log.unlink()
        said = _killed_after(register, chance.uniform(0, LONGEST_SECONDS))
        saved, tried = said.get("saved", set()), said.get("try", set())
        confirmed += len(saved)
        cut_short += bool(tried - saved)
        wrong += complaints(register, acknowledged=saved, tried=tried)
    print(
        f"{kills} kills, {cut_short} in the middle of a dose; {confirmed} doses confirmed before; wrong: {len(wrong)}"
    )
    assert not wrong, wrong[:5]
    assert confirmed, "no desk lived long enough to record anything"


def _killed_after(register: Path, seconds: float) -> dict[str, set[str]]:
    """Start a desk, kill it that long after it began to record, and return what it had said."""
    command = [sys.executable, "-m", "tests.reliability.recorder", str(register)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        assert desk.stdout.readline().strip() == "ready"
        killer = threading.Timer(seconds, desk.send_signal, [signal.SIGKILL])
        killer.start()
        said: dict[str, set[str]] = {}
        for line in desk.stdout:
            word, _, dose = line.strip().partition(" ")
            said.setdefault(word, set()).add(dose)
        killer.cancel()
    return said
