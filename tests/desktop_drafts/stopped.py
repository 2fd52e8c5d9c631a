"""A desktop that types into the injection sheet and is then stopped as a power cut would: run by the tests alone."""

import os
import signal
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit

from b12desk.desktop.application import begin
from b12desk.desktop.injection.view import InjectionSheet
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.remembered import Remembered
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import open_desk


def main(register: Path, drafts: Path, patient_id: str, day: str) -> None:
    """Type a note and confirm who it is for; as soon as the draft is written the program stops."""
    app = QApplication(["b12desk", "-style", "fusion"])
    window = MainWindow(Remembered(drafts.parent / "stopped.ini"), register_name="Riverside", is_demo=False)
    clock = ClockSetTo(date.fromisoformat(day))
    session = begin(
        window, open_desk=lambda: open_desk(register, clock=clock, acting="Nurse Ojo"), drafts_folder=drafts
    )
    window.show()
    typed: list[InjectionSheet] = []

    def look() -> None:
        if typed and list(drafts.glob("*.drafts")):
            os.kill(os.getpid(), signal.SIGKILL)
        elif not typed and window.worklist.table.model().rowCount() and list(drafts.glob("*.open")):
            _open(window, patient_id, typed)

    timer = QTimer(app)
    timer.timeout.connect(look)
    timer.start(50)
    app.exec()
    session.close()


def _open(window: MainWindow, patient_id: str, typed: list[InjectionSheet]) -> None:
    sheet = next((one for one in window.findChildren(InjectionSheet) if one.isVisible()), None)
    if sheet is None:
        window.worklist.table.selectRow(0)
        window.worklist.choose(patient_id)
        window.start("Record injection")
    elif sheet.entry_id:
        for name, text in {"Note": "Sore arm last time", "Batch number": "HX200"}.items():
            next(f for f in sheet.findChildren(QLineEdit) if f.accessibleName() == name).setText(text)
        for box in sheet.findChildren(QCheckBox):
            if box.accessibleName() in {"Identity checked", "Consent given"}:
                box.click()
        typed.append(sheet)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4])
