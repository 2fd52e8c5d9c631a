"""The first frame: what is on it, and what has not been loaded for it."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import open_desk

# Run in a fresh interpreter: starts the desktop over a register and says, at its first frame, how many rows are shown
# and which of the late libraries are loaded.
SAY_AT_THE_FIRST_FRAME = """
import os, sys
from b12desk import bootstrap
from b12desk.desktop.main_window import MainWindow

make = MainWindow.__init__

def made(self, *args, **kwargs):
    make(self, *args, **kwargs)
    self.first_painted.connect(lambda: say(self))

def say(window):
    late = [name for name in sys.argv[2:] if name in sys.modules]
    print(window.worklist.table.model().rowCount(), *late, flush=True)
    os._exit(0)

MainWindow.__init__ = made
bootstrap.run(["--register", sys.argv[1]])
"""
LATE = ("sqlalchemy", "sqlmodel", "pydantic", "alembic", "reportlab", "holidays", "typer", "pypdfium2")


def test_the_first_frame_shows_the_register_before_the_database_s_libraries_are_loaded(
    tmp_path: Path, checkout: Path
) -> None:
    register = tmp_path / "register.b12"
    desk = open_desk(register, clock=ClockSetTo(date(2026, 3, 28)))
    add_patient(desk, PatientDraft("Smith", "Ada", date(1956, 3, 2)))
    add_patient(desk, PatientDraft("Bryn", "Llŷr", date(1979, 7, 30)))
    desk.close()
    environment = os.environ | {"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    command = [sys.executable, "-c", SAY_AT_THE_FIRST_FRAME, str(register), *LATE]
    told = subprocess.run(
        command, cwd=checkout, env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    assert told.stdout.split() == ["2"]
