"""How long the desktop takes to its first frame, beside an empty PySide6 window: `python tests/bench/bench_startup.py`.

Each start is a process of its own; the clock runs from before the process exists until the first paint event has been
handled. Medians of ROUNDS starts that take turns, after one of each to warm the disk's cache.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from time import monotonic

CHECKOUT = Path(__file__).resolve().parents[2]
ROUNDS = 9
PATIENTS = 400

EMPTY = """
import sys
from time import monotonic
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: (print(monotonic() - float(sys.argv[1])), QApplication.quit()))

app = QApplication([])
window = Window()
window.resize(1280, 720)
window.show()
app.exec()
"""

DESKTOP = """
import os, sys
from time import monotonic
from b12desk import bootstrap
from b12desk.desktop.main_window import MainWindow

make = MainWindow.__init__

def made(self, *args, **kwargs):
    make(self, *args, **kwargs)
    self.first_painted.connect(painted)

def painted():
    late = [name for name in ("sqlalchemy", "sqlmodel", "reportlab", "alembic") if name in sys.modules]
    print(monotonic() - float(sys.argv[1]), *late, flush=True)
    os._exit(0)

MainWindow.__init__ = made
bootstrap.run(["--register", sys.argv[2]])
"""


def main() -> None:
    """Measure and print both medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "register.b12desk"
        _fill(register)
        starts: dict[str, list[float]] = {"an empty window": [], "b12desk": []}
        for turn in range(ROUNDS + 1):
            for name, code in (("an empty window", EMPTY), ("b12desk", DESKTOP)):
                seconds = _start(code, register, Path(folder))
                if turn:
                    starts[name].append(seconds)
    medians = {name: statistics.median(times) * 1000 for name, times in starts.items()}
    for name, milliseconds in medians.items():
        sys.stdout.write(f"{name}: {milliseconds:.0f} ms\n")
    ratio = medians["b12desk"] / medians["an empty window"]
    sys.stdout.write(f"b12desk with {PATIENTS} patients takes {ratio:.2f} times as long to its first frame\n")


def _start(code: str, register: Path, folder: Path) -> float:
    """Start once; compiled modules and settings are kept in the folder, whatever the environment says of them."""
    kept = {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "XDG_CONFIG_HOME": str(folder)}
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **kept}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", code, str(monotonic()), str(register)]
    told = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=True)
    seconds, *late = told.stdout.split()
    if late:
        raise SystemExit(f"loaded before the first frame: {', '.join(late)}")
    return float(seconds)


def _fill(register: Path) -> None:
    """Make a register with invented patients."""
    sys.path.insert(0, str(CHECKOUT))
    from b12desk.services.add_patient import PatientDraft, add_patient
    from b12desk.services.clock import ClockSetTo
    from b12desk.services.desk import open_desk

    first = date(1930, 1, 1)
    desk = open_desk(register, clock=ClockSetTo(date(2026, 3, 28)))
    for number in range(PATIENTS):
        add_patient(desk, PatientDraft(f"Family{number}", "Ada", first + timedelta(days=40 * number)))
    desk.close()


if __name__ == "__main__":
    main()
