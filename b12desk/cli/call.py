"""What every command shares: the register and user chosen, opening the desk, and printing an answer."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from b12desk.cli.typed_secret import passphrase_for, pin_of
from b12desk.clinical.errors import BadInput, Refused
from b12desk.services.clock import Clock, ClockSetTo, SystemClock
from b12desk.services.desk import FIRST_USER, Desk
from b12desk.services.encryption import RegisterKey, Secret, is_encrypted, unlock
from b12desk.services.invented import ON_PAPER
from b12desk.services.places import register_path
from b12desk.services.sign_in import door_of, needs_no_proof, sign_in, wait_words

EARLIEST, LATEST = date(1880, 1, 1), date(2200, 12, 31)

OpenDesk = Callable[[Path, Clock, str, RegisterKey | None], Desk]


@dataclass(slots=True)
class Call:
    """One run of a command: how desks are opened, and what the options before the command said."""

    open_desk: OpenDesk
    register: str | None = None
    acting: str = FIRST_USER
    passphrase_file: Path | None = None
    pin_file: Path | None = None
    secret: Secret | None = None

    def path(self) -> Path:
        """Return where the register lies."""
        return register_path(self.register)

    def key_of(self, path: Path) -> RegisterKey | None:
        """Return the key of a register or a backup, by its passphrase; None for a plain one."""
        if not is_encrypted(path):
            return None
        self.secret = Secret(passphrase_for(path.name, self.passphrase_file))
        return unlock(path, self.secret)

    @contextmanager
    def desk(self, on: str | None = None, *, key: RegisterKey | None = None) -> Iterator[Desk]:
        """Open the desk for the length of a command; `on` is “today” as an ISO date.

        An encrypted register opens by `key`, or by its passphrase where none is given; a user who has a PIN proves
        themselves by it.

        Raises:
            Refused: when the PIN is wrong, is missing, or must wait.
        """
        clock: Clock = ClockSetTo(iso_day(on)) if on else SystemClock()
        path = self.path()
        desk = self.open_desk(path, clock, self.acting, key or self.key_of(path))
        if desk.register.is_demo:
            print_message(f"{ON_PAPER}.")
        try:
            yield self._signed_in(desk)
        finally:
            desk.close()

    def _signed_in(self, desk: Desk) -> Desk:
        """Have the user who acts prove themselves; waits are counted by the computer's clock, whatever day is set."""
        if needs_no_proof(desk, desk.acting):
            return desk
        real = replace(desk, clock=SystemClock())
        door = door_of(real, desk.acting)
        if door.locked_until is not None:
            raise Refused(wait_words(door.locked_until, real.clock.now()))
        return replace(
            sign_in(real, desk.acting, pin_of(desk.acting, door.kind.value, self.pin_file)), clock=desk.clock
        )


def iso_day(text: str) -> date:
    """Return the day of an ISO date option.

    Raises:
        BadInput: when it is none.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"“{text}” is not a date such as 2026-03-16.") from None
    if not EARLIEST <= day <= LATEST:
        raise BadInput(f"“{text}” is not a day from {EARLIEST.year} to {LATEST.year}.")
    return day


def pairs(texts: list[str] | None, what: str) -> dict[str, str]:
    """Return `NAME=TEXT` options as a mapping; a text without `=` stands under `*`."""
    found: dict[str, str] = {}
    for text in texts or []:
        name, equals, value = text.partition("=")
        if equals and name.replace("_", "").isalnum():
            found[name] = value
        elif what == "reason":
            found["*"] = text
        else:
            raise BadInput(f"A {what} is written NAME=VALUE, not “{text}”.")
    return found


def print_json(document: object) -> None:
    """Print one JSON document on standard output; where that takes no Unicode, with letters as JSON's escapes."""
    takes_all = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    sys.stdout.write(json.dumps(document, ensure_ascii=not takes_all, indent=1) + "\n")


def print_line(text: str) -> None:
    """Print one line on standard output."""
    sys.stdout.write(text + "\n")


def print_message(text: str) -> None:
    """Print one line on standard error, where messages and progress go."""
    sys.stderr.write(text + "\n")


def print_answer(document: Mapping[str, object], sentence: str, *, as_json: bool) -> None:
    """Print the document, or the sentence for a person."""
    if as_json:
        print_json(document)
    else:
        print_line(sentence)
