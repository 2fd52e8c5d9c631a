"""Every journey as a test of its own, driven from the system's Python, where the accessibility library lives."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

RUNNER = Path(__file__).with_name("run.py")
SYSTEM_PYTHON = "/usr/bin/python3"
TOOLS = ("Xvfb", "dbus-daemon", "dbus-send", "openbox", "xdotool", "import")
LONGEST_SECONDS = 240


def what_is_missing() -> str:
    """Name what this computer lacks for the journeys; empty when it lacks nothing."""
    if not sys.platform.startswith("linux"):
        return "an X display (the journeys run on Linux)"
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    library = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(library, capture_output=True, check=False).returncode:
        missing.append(f"pyatspi for {SYSTEM_PYTHON}")
    return ", ".join(missing)


def names_of_journeys() -> list[str]:
    listed = subprocess.run([sys.executable, str(RUNNER), "--list"], capture_output=True, text=True, check=True)
    return listed.stdout.split()


MISSING = what_is_missing()


@pytest.mark.journey
@pytest.mark.skipif(bool(MISSING) and not os.environ.get("CI"), reason=f"not run: this computer lacks {MISSING}")
@pytest.mark.parametrize("name", names_of_journeys())
def test_the_journey_ends_well(name: str) -> None:
    assert not MISSING, f"the journeys must run here, and this computer lacks {MISSING}"
    journey = subprocess.run(
        [SYSTEM_PYTHON, str(RUNNER), "--python", sys.executable, name],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=LONGEST_SECONDS,
        check=False,
    )
    assert journey.returncode == 0, journey.stdout
