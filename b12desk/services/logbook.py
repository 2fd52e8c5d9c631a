"""The program's own small log: what happened when, by ids only; it turns over before it grows large.

Nobody's name, number or birth date belongs in it. What is not an id all the same is scrubbed, line by line.
"""

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from b12desk.services.clock import Clock, SystemClock
from b12desk.services.places import state_folder
from b12desk.services.scrubbed import TEXT, scrubbed

LARGEST_BYTES = 256_000
KEPT = 3
LONGEST_LINE = 4_000
_NAME = "b12desk.log"
_ID = re.compile(r"[a-z0-9_.:\[\]-]{1,80}")
"""Lower case alone: a name begins with a capital."""
_EVENT = re.compile(r"[a-z_]{1,40}")

Value = str | int | bool
_CLOCK = SystemClock()


@dataclass(frozen=True, slots=True)
class Logbook:
    """A log in a folder; without a folder nothing is kept. It never stands in the way: a full disk is not told."""

    folder: Path | None = None
    clock: Clock = _CLOCK

    @property
    def path(self) -> Path | None:
        """Return the file that is written to now; `.1`, `.2` behind its name are older ones."""
        return self.folder / _NAME if self.folder else None

    def note(self, event: str, /, **facts: Value) -> None:
        """Add one line: the instant, the event in lower case, and its facts as ids and figures."""
        self._add(" ".join((_event(event), *(f"{_event(name)}={_fact(value)}" for name, value in facts.items()))))

    def note_stack(self, event: str, stack: str) -> None:
        """Add an event with the lines of a report, none of which holds a value."""
        self._add("\n".join((_event(event), *(f"  {scrubbed(line)}" for line in stack.splitlines()))))

    def _add(self, text: str) -> None:
        path = self.path
        if path is None:
            return
        at = self.clock.now().isoformat(timespec="seconds")
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _turn_over(path)
            descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
                file.write(f"{at} {os.getpid()} {text[:LONGEST_LINE]}\n")


def usual_logbook() -> Logbook:
    """Return the log in the user's state folder."""
    return Logbook(state_folder() / "log")


def _turn_over(path: Path) -> None:
    if not path.exists() or path.stat().st_size < LARGEST_BYTES:
        return
    names = [path, *(path.with_name(f"{path.name}.{number}") for number in range(1, KEPT))]
    for older, newer in zip(reversed(names), reversed(names[:-1]), strict=False):
        if newer.exists():
            newer.replace(older)


def _event(name: str) -> str:
    return name if _EVENT.fullmatch(name) else "event"


def _fact(value: Value) -> str:
    """Return an id or a figure, unless it looks like a person's number or a date; anything else leaves a gap."""
    clean = scrubbed(str(value).lower() if isinstance(value, bool) else str(value))
    return clean if _ID.fullmatch(clean) else TEXT
