"""A desk in a process of its own that records everybody's dose and says each one that is saved.

    python -m tests.reliability.recorder REGISTER [--synchronous NORMAL] [--tries 3]

It prints `ready`, then for each patient `try ID`, and `saved ID` when the program has said so, or `refused ID`.
A save that the program says has failed is tried again with the same id, as a nurse would press Save again.
"""

import argparse
import os
import sys
from contextlib import closing
from pathlib import Path

from b12desk.clinical.errors import B12DeskError, RegisterTrouble
from b12desk.register import connect
from b12desk.services.desk import Desk
from b12desk.services.injection_draft import InjectionDraft
from b12desk.services.record_injection import record_injection
from tests.reliability.clinic import desk_at, patient_ids, ready_draft


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("register", type=Path)
    options.add_argument("--synchronous", default="FULL")
    options.add_argument("--tries", type=int, default=1)
    options.add_argument("--doses", type=int, default=10_000)
    asked = options.parse_args()
    connect.PRAGMAS = tuple(
        f"synchronous={asked.synchronous}" if pragma.startswith("synchronous=") else pragma
        for pragma in connect.PRAGMAS
    )
    try:
        desk = desk_at(asked.register)
        drafts = [ready_draft(desk, patient_id) for patient_id in patient_ids(desk)[: asked.doses]]
    except RegisterTrouble as trouble:
        os.write(2, f"{trouble}\n".encode())
        sys.exit(3)
    with closing(desk):
        say("ready")
        for draft in drafts:
            say(f"try {draft.injection_id}")
            is_saved = any(_is_saved(desk, draft) for _ in range(asked.tries))
            say(f"{'saved' if is_saved else 'refused'} {draft.injection_id}")


def say(line: str) -> None:
    """Print a line in one write, so that a trace shows when it was said."""
    os.write(1, f"{line}\n".encode())


def _is_saved(desk: Desk, draft: InjectionDraft) -> bool:
    try:
        record_injection(desk, draft)
    except RegisterTrouble as trouble:
        os.write(2, f"{trouble}\n".encode())
        return False
    except B12DeskError as error:
        os.write(2, f"unexpected: {error}\n".encode())
        return False
    return True


if __name__ == "__main__":
    main()
