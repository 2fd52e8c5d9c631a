"""Run in an interpreter of its own, as nobody where it starts as root: what a user without the right to write sees.

Prints one line for each act: `ok`, or the sentence of the RegisterTrouble.
"""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.store import open_register


def say(act: str, path: Path) -> None:
    try:
        register = open_register(path, busy_seconds=0.1)
        with register.reading() as unit:
            found = len(unit.all_patients())
        if act == "write":
            with register.writing(by="nobody", at=datetime(2026, 11, 20, tzinfo=UTC)) as writer:
                writer.set_setting("clinic_name", "x")
        print(f"ok, {found} patients")
        register.close()
    except RegisterTrouble as trouble:
        print(trouble)


if __name__ == "__main__":
    if os.geteuid() == 0:
        with tempfile.TemporaryDirectory() as folder:  # loads every library while they may still be read
            open_register(Path(folder) / "register.b12").close()
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    say(sys.argv[1], Path(sys.argv[2]))
