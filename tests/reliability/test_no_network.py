"""The program never reaches for a network: start, lists, import, print, backup, verify with every socket forbidden."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability.test_no_traces import CHECKOUT, surroundings

DAY = [sys.executable, "-m", "tests.reliability.desktop_day"]
REACHES = re.compile(r"(connect|sendto|bind|sendmsg)\(.*AF_INET")


def test_a_day_at_the_desk_needs_no_socket(tmp_path: Path) -> None:
    told = _day([*DAY, str(tmp_path / "clinic"), "offline"], tmp_path)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "tried a socket" not in told.stdout
    assert "verified True" in told.stdout
    assert told.stdout.endswith("closed\n")


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_the_operating_system_sees_no_call_to_a_network(tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    trace = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(calls)]
    told = _day([*trace, *DAY, str(tmp_path / "clinic")], tmp_path)
    assert told.returncode == 0, told.stdout + told.stderr
    reached = [line for line in calls.read_text(errors="replace").splitlines() if REACHES.search(line)]
    assert reached == []


def _day(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=CHECKOUT, env=surroundings(folder), capture_output=True, text=True, timeout=240, check=False
    )
