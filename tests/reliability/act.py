"""Acts for another process, which a test kills or starves: back up, restore, or back up with little room on the disk.

python -m tests.reliability.act backups REGISTER          one backup after the other until it is killed
python -m tests.reliability.act restore REGISTER BACKUP   one restore after the other until it is killed
python -m tests.reliability.act cramped REGISTER BYTES    one backup in which no file may grow beyond so many bytes
"""

import signal
import sys
from pathlib import Path

from b12desk.clinical.errors import B12DeskError
from b12desk.services.back_up import back_up_now
from b12desk.services.clock import SystemClock
from b12desk.services.desk import open_desk
from b12desk.services.restore_register import restore_register


def backups(register: Path) -> None:
    desk = open_desk(register)
    print("begun", flush=True)
    while True:
        back_up_now(desk)


def restore(register: Path, backup: Path) -> None:
    print("begun", flush=True)
    while True:
        restore_register(backup, register, clock=SystemClock(), acting="setup")


def cramped(register: Path, most_bytes: int) -> None:
    import resource

    desk = open_desk(register)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    try:
        back_up_now(desk)
        print("made")
    except B12DeskError as error:
        print(" ".join(error.problems))
    with desk.register.reading() as unit:
        print(f"{len(unit.all_patients())} patients")
    desk.close()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["backups", register]:
            backups(Path(register))
        case ["restore", register, backup]:
            restore(Path(register), Path(backup))
        case ["cramped", register, most]:
            cramped(Path(register), int(most))
