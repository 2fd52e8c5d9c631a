"""The composition root: the only module that knows every part."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from b12desk.clinical.errors import B12DeskError, BadInput

if TYPE_CHECKING:
    from b12desk.services.clock import Clock
    from b12desk.services.desk import Desk

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
    if call is None:
        return _run_command(arguments)
    try:
        return _run_desktop(call)
    except B12DeskError as error:
        sys.stderr.write("\n".join(error.problems) + "\n")
        return error.exit_code


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
    from b12desk.services.desk import open_desk

    def opened(path: Path, clock: "Clock", acting: str) -> "Desk":
        return open_desk(path, clock=clock, acting=acting)

    return main(arguments, open_desk=opened)


def _run_desktop(call: DesktopCall) -> int:
    """Open the window with what the bare driver reads; the register itself is opened after the first frame."""
    from b12desk.services.first_look import first_look
    from b12desk.services.places import register_path, settings_path

    clock = _clock(call.on)
    with _demo_folder(call.is_demo) as folder:
        path = folder / "invented.b12desk" if folder else register_path(call.register)

        from b12desk.desktop.application import run as run_desktop

        return run_desktop(
            ["b12desk"],
            open_desk=lambda: _open_for_desktop(call, path, clock),
            register_path=path,
            settings_path=folder / "desktop.ini" if folder else settings_path(),
            first_look=lambda: first_look(path, clock),
            is_demo=call.is_demo,
        )


def _open_for_desktop(call: DesktopCall, path: Path, clock: "Clock") -> "Desk":
    """Open the desk; an invented clinic is filled before anybody sees it."""
    from b12desk.services.demo_clinic import fill_with_invented_patients
    from b12desk.services.desk import FIRST_USER, open_desk

    desk = open_desk(path, clock=clock, acting=call.acting or FIRST_USER, is_demo=call.is_demo)
    if call.is_demo:
        fill_with_invented_patients(desk)
    return desk


def _clock(on: str | None) -> "Clock":
    from b12desk.services.clock import ClockSetTo, SystemClock

    if on is None:
        return SystemClock()
    try:
        return ClockSetTo(date.fromisoformat(on))
    except ValueError:
        raise BadInput(f"“{on}” is not a date such as 2026-03-16.") from None


@contextmanager
def _demo_folder(is_demo: bool) -> Iterator[Path | None]:
    """Give a folder that goes when the program ends, None for a register that stays."""
    if not is_demo:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="b12desk-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)
