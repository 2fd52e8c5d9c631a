"""The register’s tests hold on Python’s own SQLite too, which a computer without SQLCipher falls back to."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from b12desk.register.sqlite_library import CAN_ENCRYPT, STANDARD, VARIABLE

SUBSET = ("opening", "append_only", "audit_chain", "register_backup", "quick_look", "encryption", "fingerprint")


@pytest.mark.skipif(not CAN_ENCRYPT, reason="this run is on Python's own SQLite already")
def test_the_registers_tests_hold_on_pythons_own_library(checkout: Path) -> None:
    files = [f"tests/register/test_{name}.py" for name in SUBSET]
    command = [sys.executable, "-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider", *files]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    told = subprocess.run(
        command, cwd=checkout, env=environment | {VARIABLE: STANDARD}, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout[-3000:]
    assert " passed" in told.stdout
