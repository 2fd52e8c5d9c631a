"""A whole day at the desk in a process of its own: what a test searches for traces, or forbids the network to.

python -m tests.reliability.desktop_day FOLDER [offline]    prints one line for each thing done

The person is invented; everything the process leaves goes where its environment says. `offline` has every attempt to
reach a network end the process.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

FAMILY, GIVEN, NUMBER, BORN = "Quillfeather", "Zebedee", "9990000026", date(1956, 3, 2)
TODAY = date(2026, 1, 5)
PATIENTS = "Family name,Given name,Date of birth,NHS number\nBlatherwick,Orla,1961-07-14,9990000034\n"
NETWORK = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"})


def forbid_network() -> None:
    """Have every attempt to reach a network, from Python or from a library that asks Python, end the process."""
    import os
    import socket

    def end() -> NoReturn:
        tell("tried a socket")
        os._exit(9)

    class Refused(socket.socket):
        """A socket that nobody may have; the standard library only makes a class of it."""

        def __init__(self, *arguments: object, **named: object) -> None:
            end()

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        if event in NETWORK or event == "urllib.Request":
            end()

    vars(socket)["socket"] = Refused
    sys.addaudithook(heard)


def tell(words: str) -> None:
    print(words, flush=True)


def services(folder: Path) -> None:
    """Add, plan, record, print, list, import, verify, back up and look at lists, without any window."""
    from b12desk.exchange.csv_out import write_csv
    from b12desk.services.add_patient import PatientDraft, add_patient
    from b12desk.services.back_up import back_up_now
    from b12desk.services.clock import ClockSetTo
    from b12desk.services.desk import open_desk
    from b12desk.services.import_file import ImportChoices, import_file
    from b12desk.services.injection_draft import new_draft
    from b12desk.services.issue_plan import issue_plan
    from b12desk.services.page_images import page_images
    from b12desk.services.plan_regimen import CourseDraft
    from b12desk.services.record_injection import record_injection
    from b12desk.services.start_course import start_course
    from b12desk.services.verify_register import verify_register
    from b12desk.services.worklist import worklist
    from b12desk.services.worklist_papers import worklist_csv, worklist_pdf

    desk = open_desk(folder / "register.b12desk", clock=ClockSetTo(TODAY))
    person = add_patient(desk, PatientDraft(FAMILY, GIVEN, BORN, nhs_number=NUMBER)).patient_id
    start_course(desk, person, CourseDraft("hydroxo-standard", TODAY, "Dr A. Example"))
    dose = replace(new_draft(desk, person), batch="H24817", expires_on=date(2028, 3, 31), given_by="Nurse")
    record_injection(desk, replace(dose, identity_checked=True, consent_given=True, reasons={"*": "asked"}))
    pdf = issue_plan(desk, person).pdf
    tell(f"printed {len(list(page_images(pdf, dpi=72)))} pages")
    found = worklist(desk)
    tell(f"listed {len(found.rows)}: {len(worklist_csv(found)) + len(worklist_pdf(found, 'Riverside'))} bytes")
    incoming = folder / "incoming.csv"
    incoming.write_text(PATIENTS, encoding="utf-8")
    tell(f"imported {import_file(desk, incoming, ImportChoices(), progress=lambda *_: None).patients_added}")
    incoming.unlink()
    back_up_now(desk)
    tell(f"verified {verify_register(desk).is_ok} {len(write_csv(('a',), [('b',)]))}")
    desk.close()


def window(folder: Path) -> None:
    """Open the window, the person's page and a printed plan; copy, go wrong twice, leave after thirty seconds."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    from b12desk.clinical.errors import RegisterTrouble
    from b12desk.desktop import application
    from b12desk.desktop.clipboard import ForgetfulClipboard, copy_text
    from b12desk.desktop.main_window import MainWindow
    from b12desk.desktop.problems import BugSheet, show_trouble
    from b12desk.services.clock import ClockSetTo
    from b12desk.services.desk import open_desk
    from b12desk.services.logbook import usual_logbook

    titles: set[str] = set()
    desk = open_desk(folder / "register.b12desk", clock=ClockSetTo(TODAY))
    with desk.register.reading() as unit:
        person = next(one.id for one in unit.all_patients() if one.family_name == FAMILY)

    def shown() -> MainWindow:
        found = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
        titles.update(each.windowTitle() for each in QApplication.topLevelWidgets())
        return found

    def fail() -> None:
        raise KeyError(f"no row for {FAMILY}, {NUMBER}, born {BORN}")

    def look() -> None:
        pages = [each for each in shown().findChildren(BugSheet) if each.isVisible()]
        tell(f"after the mistake: window {shown().isVisible()}, report {len(pages)}")
        for page in pages:
            page.reject()

    steps: list[Callable[[], object]] = [
        lambda: shown().open_patient(person),
        lambda: shown().start("Record injection"),
        lambda: shown().start("Print plan"),
        lambda: show_trouble(RegisterTrouble(f"{FAMILY} can’t be saved."), shown()),
        lambda: copy_text(f"{FAMILY} {NUMBER}"),
        lambda: tell(f"copied {bool(QGuiApplication.clipboard().text())}"),
        fail,
        look,
        shown,
        lambda: tell(f"still copied {bool(QGuiApplication.clipboard().text())}"),
        lambda: tell(f"titles {sorted(titles)}"),
        QApplication.quit,
    ]

    def next_step() -> None:
        if steps:
            step = steps.pop(0)
            QTimer.singleShot(250, next_step)
            step()

    def begin() -> None:
        ForgetfulClipboard(QApplication.instance(), kept_for_ms=600)  # as the window's own, but not for thirty seconds
        QTimer.singleShot(1500, next_step)

    application.run(
        ["b12desk"],
        open_desk=lambda: desk,
        register_path=folder / "register.b12desk",
        settings_path=folder / "config" / "desktop.ini",
        drafts_folder=folder / "drafts",
        first_look=begin,
        log=usual_logbook(),
    )
    tell("closed")


def command(folder: Path) -> None:
    """Ask for what is not there and for what goes wrong, by the command line."""
    from b12desk import bootstrap

    register = ["--register", str(folder / "register.b12desk")]
    tell(f"command {bootstrap.run([*register, 'patient', 'show', f'nhs:{NUMBER}'])}")
    tell(f"command {bootstrap.run([*register, 'patient', 'show', FAMILY])}")
    tell(f"command {bootstrap.run([*register, 'worklist', '--status', FAMILY])}")
    tell(f"command {bootstrap.run([*register, 'verify'])}")


if __name__ == "__main__":
    if "offline" in sys.argv:
        forbid_network()
    here = Path(sys.argv[1])
    services(here)
    command(here)
    window(here)
