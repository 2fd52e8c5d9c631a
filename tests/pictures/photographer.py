"""One process of pictures: every look of one screen and one register, as Qt can't change its screen while it runs."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.application import begin
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.session import Session
from b12desk.desktop.theme.apply import apply_theme
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from b12desk.services.find_patients import find_patients
from tests.pictures.camera import Camera
from tests.pictures.clinic import TODAY
from tests.pictures.looks import Look, Screen
from tests.pictures.walk import Walk

CHECKOUT = Path(__file__).resolve().parents[2]
RICH = "Featherstonehaugh"


def start(
    looks: Sequence[Look], register: Path, to: Path, settings: Path, *, only_pages: bool = False
) -> "subprocess.Popen[str]":
    """Start a process that takes the pictures of these looks, which share a screen and a register."""
    screen = looks[0].screen
    wanted = json.dumps([[look.zoom, look.colours, look.people] for look in looks])
    command = [sys.executable, "-m", "tests.pictures.photographer", str(register), str(to), wanted]
    command += [f"{screen.width} {screen.height} {screen.scaling}", *(["pages"] if only_pages else [])]
    surroundings = {**os.environ, **surroundings_of(screen, settings)}
    return subprocess.Popen(command, cwd=CHECKOUT, env=surroundings, stdout=subprocess.PIPE, text=True)


def surroundings_of(screen: Screen, folder: Path) -> dict[str, str]:
    """Return the environment in which Qt draws on a screen of that size that nobody sees."""
    file = folder / f"{screen.name}.json"
    one = {"name": "screen", "x": 0, "y": 0, "width": screen.width, "height": screen.height}
    file.write_text(json.dumps({"screens": [one | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}))
    return {
        "QT_QPA_PLATFORM": f"offscreen:configfile={file}",
        "QT_SCALE_FACTOR": str(screen.scaling / 100),
        "QT_LOGGING_RULES": "*.warning=false",
    }


def take_look(window: MainWindow, look: Look, folder: Path, walk: Callable[[Walk], None]) -> Camera:
    """Dress the window in a look and walk through it."""
    window.looks.choose_percent(look.zoom)
    window.looks.choose_colours(look.colours)
    camera = Camera(window, folder)
    window.resize(window.screen().availableGeometry().size())
    camera.settle()
    walk(Walk(window, camera))
    return camera


def opened_window(app: QApplication, register: Path, folder: Path) -> tuple[MainWindow, Session, list[Desk]]:
    """Return the product's own window on a register, as the program itself starts it."""
    apply_theme(app)
    window = MainWindow(Remembered(folder / "desktop.ini"), register_name="Otherham", is_demo=False)
    desks: list[Desk] = []

    def open_it() -> Desk:
        desks.append(open_desk(register, clock=ClockSetTo(TODAY), acting="Nurse B. Example"))
        return desks[-1]

    session = begin(window, open_desk=open_it)
    window.show()
    return window, session, desks


def pictured_patient(desk: Desk) -> str | None:
    """Return the patient about whom there is most to see, None in a register without anybody."""
    found = find_patients(desk, RICH, limit=1)
    return found[0].patient_id if found else None


def main(register: Path, to: Path, looks: Sequence[Look], *, only_pages: bool = False) -> None:
    """Take every picture of these looks, or those of the pages alone."""
    app = QApplication(["b12desk", "-style", "fusion"])
    for look in looks:
        with TemporaryDirectory() as folder:
            own = Path(copy(register, folder))
            window, session, desks = opened_window(app, own, Path(folder))
            waiting = Camera(window, to / look.name)
            waiting.settle(until=lambda desks=desks: bool(desks))
            patient_id = pictured_patient(desks[0])

            def everything(walk: Walk, patient_id: str | None = patient_id) -> None:
                walk.about(patient_id).pages()
                if not only_pages:
                    walk.sheets()

            camera = take_look(window, look, to / look.name, everything)
            (to / look.name / "clipped.txt").write_text("\n".join(dict.fromkeys(camera.clipped)) + "\n")
            sys.stdout.write(f"{look.name}: {len(camera.taken)} pictures, {len(camera.clipped)} texts cut off\n")
            sys.stdout.flush()
            session.close()
            window.close()
            window.deleteLater()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # nothing is left for the end of the process


if __name__ == "__main__":
    try:
        width, height, scaling = map(int, sys.argv[4].split())
        screen = Screen(width, height, scaling)
        main(
            Path(sys.argv[1]),
            Path(sys.argv[2]),
            [Look(screen, *each) for each in json.loads(sys.argv[3])],
            only_pages="pages" in sys.argv[5:],
        )
    except B12DeskError as error:
        raise SystemExit("\n".join(error.problems)) from error
