"""The composition root: the only module that knows every part."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from b12desk.clinical.errors import B12DeskError

_VALUED = ("--register", "--as", "--on")


@dataclass(frozen=True, slots=True)
class DesktopCall:
    """The desktop as called for: `--register`, `--as`, `--on` and `--demo`, without any command."""

    register: str | None
    acting: str | None
    on: str | None
    is_demo: bool


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name, or the desktop where they name none, and return the exit code."""
    call = desktop_call(arguments)
    return _run_desktop(call) if call else _run_command(arguments)


def desktop_call(arguments: Sequence[str]) -> DesktopCall | None:
    """Return the desktop's options, None when the arguments name a command or ask for help."""
    values: dict[str, str] = {}
    is_demo = False
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if word == "--demo":
            is_demo = True
        elif name in _VALUED and equals:
            values[name] = value
        elif word in _VALUED and rest:
            values[word] = rest.pop(0)
        else:
            return None
    return DesktopCall(values.get("--register"), values.get("--as"), values.get("--on"), is_demo)


def _run_command(arguments: Sequence[str]) -> int:
    from b12desk.cli.app import main
    from b12desk.services.clock import Clock
    from b12desk.services.desk import Desk, open_desk

    def opened(path: Path, clock: Clock, acting: str) -> Desk:
        return open_desk(path, clock=clock, acting=acting)

    return main(arguments, open_desk=opened)
