"""The checkout's own Python environment, `.venv`: made when missing, made anew when the requirements change."""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

from launcher import debian
from launcher.running import ROOT, Trouble, child_environment, say

VENV = ROOT / ".venv"
STAMP = VENV / "b12desk-installed"


class Kit(StrEnum):
    """Which requirements an environment holds; its value is their file."""

    RUNTIME = "requirements.txt"
    DEVELOPMENT = "requirements-dev.txt"


def python_with(kit: Kit) -> Path:
    """Return the environment's Python, with at least `kit` and the checkout itself installed.

    Raises:
        Trouble: when Python can't make an environment here, or the packages can't be had.
    """
    python = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    installed = _installed()
    if installed is None:
        _make_anew()
    if installed not in (kit, Kit.DEVELOPMENT):
        _install(python, kit)
        STAMP.write_text(f"{_fingerprint()}\n{kit}\n", encoding="utf-8")
    return python


def _installed() -> Kit | None:
    """Return what the environment holds; None when there is none that fits this checkout as it is."""
    if not STAMP.is_file():
        return None
    fingerprint, kit = STAMP.read_text(encoding="utf-8").splitlines()
    return Kit(kit) if fingerprint == _fingerprint() else None


def _fingerprint() -> str:
    """SHA-256 of all that an environment depends on: the requirements, the Python and the place of the checkout."""
    parts = [(ROOT / kit).read_bytes() for kit in Kit]
    return hashlib.sha256(b"\0".join([*parts, sys.version.encode(), str(ROOT).encode()])).hexdigest()


def _make_anew() -> None:
    _require_venv()
    say(f"Making {VENV.name} with Python {sys.version.split()[0]}")
    try:
        if VENV.exists():
            shutil.rmtree(VENV)
    except OSError as error:
        raise Trouble(f"{VENV} is in use and can't be made anew: close b12desk and try again. ({error})") from error
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, env=child_environment(), check=False
    )
    if made.returncode:
        raise Trouble(f"Python could not make {VENV}:\n{made.stdout}{made.stderr}")


def _require_venv() -> None:
    """Debian keeps the part of Python that makes environments in a package of its own."""
    if importlib.util.find_spec("ensurepip") is not None:
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not debian.have([package], purpose="an environment of its own"):
        raise Trouble(f"b12desk can't go on without {package}.")


def _install(python: Path, kit: Kit) -> None:
    say(f"Installing what {kit} lists; this takes a minute or two")
    _pip(python, "--require-hashes", "--requirement", str(ROOT / kit))
    _pip(python, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def _pip(python: Path, *arguments: str) -> None:
    """Run `pip install`, with a line for each package instead of pip's scrolling, and all it said when it fails."""
    command = [
        str(python),
        "-m",
        "pip",
        "install",
        "--no-input",
        "--disable-pip-version-check",
        "--progress-bar",
        "off",
    ]
    pip = subprocess.Popen(
        [*command, *arguments],
        cwd=ROOT,
        env=child_environment({"PIP_USER": "0"}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    assert pip.stdout is not None
    said: list[str] = []
    for line in pip.stdout:
        said.append(line)
        if line.startswith(("Collecting ", "Installing collected")):
            say(f"  {' '.join(line.split()[:2])}")
    if pip.wait():
        raise Trouble("".join(said[-25:]) + "The packages could not be installed: pip says why above.")
