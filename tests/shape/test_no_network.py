"""b12desk works offline: nothing in it reaches a network, whatever is done with it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shape.source import MODULES, imports_of

REACHING = (
    *("asyncio", "ftplib", "http", "imaplib", "poplib", "smtplib", "socket", "socketserver", "ssl", "telnetlib"),
    *("urllib.request", "urllib.error", "webbrowser", "xmlrpc", "requests", "urllib3", "httpx", "aiohttp"),
    *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtGui.QDesktopServices"),
)

# Run in a fresh interpreter: a program that touches a socket ends here, with what it touched.
GUARD = """
import sys
def refuse(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")):
        print("reached for the network:", event, arguments, file=sys.stderr, flush=True)
        import os
        os._exit(99)
sys.addaudithook(refuse)
"""

COMMANDS = (
    GUARD
    + """
from b12desk.bootstrap import run
register, folder, *_ = sys.argv[1:]
for words in (
    ["import", f"{folder}/patients.csv", "--accept-good"],
    ["worklist", "--pdf", f"{folder}/list.pdf"],
    ["patient", "list"],
    ["backup", f"{folder}/copy.b12desk"],
    ["verify"],
):
    code = run(["--register", register, *words])
    if code:
        sys.exit(f"{words}: {code}")
"""
)

# The window on the invented clinic, left again after some seconds.
DESKTOP = (
    GUARD
    + """
import threading
from b12desk.bootstrap import run
def leave():
    from PySide6.QtCore import QMetaObject, Qt
    from PySide6.QtWidgets import QApplication
    if QApplication.instance() is None:
        threading.Timer(1, leave).start()
    else:
        QMetaObject.invokeMethod(QApplication.instance(), "quit", Qt.ConnectionType.QueuedConnection)
threading.Timer(5, leave).start()
sys.exit(run(["--demo"]))
"""
)


def test_no_module_imports_what_reaches_a_network() -> None:
    reaching = {
        (module, name)
        for module in MODULES
        for name in imports_of(module)
        for each in REACHING
        if f"{name}.".startswith(f"{each}.")
    }
    assert reaching == set()


def test_the_guard_stops_a_program_that_looks_for_another_computer(tmp_path: Path, checkout: Path) -> None:
    told = python(checkout, tmp_path, GUARD + "import socket; socket.getaddrinfo('127.0.0.1', 80)")
    assert (told.returncode, "reached for the network" in told.stderr) == (99, True)


def test_importing_listing_printing_and_backing_up_touch_no_socket(tmp_path: Path, checkout: Path) -> None:
    (tmp_path / "patients.csv").write_text("family_name,given_name,born_on\nJones,Bo,1966-03-02\n", encoding="utf-8")
    told = python(checkout, tmp_path, COMMANDS, str(tmp_path / "register.b12desk"), str(tmp_path))
    assert told.returncode == 0, told.stderr
    assert (tmp_path / "copy.b12desk").is_file()


@pytest.mark.skipif(not sys.platform.startswith("linux") or not shutil.which("strace"), reason="needs strace on Linux")
def test_the_desktop_opens_no_connection_not_even_below_python(tmp_path: Path, checkout: Path) -> None:
    trace = tmp_path / "trace"
    told = python(checkout, tmp_path, DESKTOP, before=("strace", "-f", "-e", "trace=%network", "-o", str(trace)))
    assert told.returncode == 0, told.stderr
    calls = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    assert [line for line in calls if "AF_INET" in line] == []


def python(
    checkout: Path, home: Path, code: str, *arguments: str, before: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    own = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home / "config")}
    return subprocess.run(
        [*before, sys.executable, "-c", code, *arguments],
        cwd=checkout,
        env=os.environ | own | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
