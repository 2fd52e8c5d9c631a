"""The Debian and Ubuntu packages that Qt, the journeys and the accidents need; every other system is left as it is."""

import os
import shutil
import subprocess
from collections.abc import Sequence

from launcher.running import say

QT_OFFSCREEN = (
    "fonts-dejavu-core",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libgssapi-krb5-2",
    "libxkbcommon0",
)
QT_ON_A_DISPLAY = (
    *QT_OFFSCREEN,
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-util1",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
)
JOURNEYS = (
    "at-spi2-core",
    "dbus",
    "gir1.2-atspi-2.0",
    "imagemagick",
    "openbox",
    "python3-gi",
    "python3-pyatspi",
    "xdotool",
    "xvfb",
)
ACCIDENTS = ("strace",)
"""What the tests watch a process's writes with, and have its disk fail."""


def have(packages: Sequence[str], *, purpose: str) -> bool:
    """Install those of `packages` that are missing, or say the command that would; True when none is missing now."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return True
    missing = sorted(set(packages) - _installed())
    if not missing:
        return True
    as_root = _as_root()
    if as_root is None:
        say(f"For {purpose} this computer lacks some packages. Install them with: {_spoken(missing)}")
        return False
    say(f"Installing {len(missing)} Debian packages for {purpose}: {' '.join(missing)}")
    if _install(missing, as_root):
        return True
    say(f"They could not be installed. Try it yourself: {_spoken(missing)}")
    return False


def _installed() -> set[str]:
    """Names of the installed packages, and of what they stand in for (libglib2.0-0t64 provides libglib2.0-0)."""
    asked = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${db:Status-Status}\t${Package}, ${Provides}\n"],
        capture_output=True,
        text=True,
        check=False,
    )
    names: set[str] = set()
    for line in asked.stdout.splitlines():
        status, _, provided = line.partition("\t")
        if status == "installed":
            names.update(entry.split()[0] for entry in provided.split(",") if entry.strip())
    return names


def _as_root() -> list[str] | None:
    """Return the words that make a command root's (root needs none); None when that would ask for a password."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def _install(packages: Sequence[str], as_root: Sequence[str]) -> bool:
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    for command in ([*apt, "update"], [*apt, "install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
    if done.returncode:
        say(done.stdout.strip()[-2000:])
    return done.returncode == 0


def _spoken(packages: Sequence[str]) -> str:
    return f"sudo apt-get install --no-install-recommends {' '.join(packages)}"
