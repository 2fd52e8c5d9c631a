"""The composition root: the only module that knows every part."""

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from b12desk import __version__
from b12desk.clinical.errors import B12DeskError, BadInput
from b12desk.services.logbook import Logbook, usual_logbook

if TYPE_CHECKING:
    from b12desk.desktop.first_start.presenter import Ways
    from b12desk.services.clock import Clock
    from b12desk.services.desk import Desk
    from b12desk.services.encryption import RegisterKey, Secret

DEMO_NAME = "invented.b12desk"
_MISTAKE = (
    "b12desk has made a mistake. What was asked for may not have been done; everything saved before is safe. "
    "The report below holds no patient data; please send it to whoever looks after b12desk."
)
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
    _show_any_letter()
    log = usual_logbook()
    call = desktop_call(arguments)
    log.note("began", version=__version__, way="desktop" if call else "command")
    try:
        code = _run_command(arguments, log) if call is None else _run_desktop(call, log)
    except B12DeskError as error:
        sys.stderr.write("\n".join(error.problems) + "\n")
        code = error.exit_code
    except Exception as error:  # the last resort: values that an unexpected message holds are not for the terminal
        code = _tell_mistake(error, log)
    log.note("ended", code=code)
    return code


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


def _run_command(arguments: Sequence[str], log: Logbook) -> int:
    from b12desk.cli.app import main
    from b12desk.services.desk import open_desk

    def opened(path: Path, clock: "Clock", acting: str, key: "RegisterKey | None") -> "Desk":
        return _noted(open_desk(path, clock=clock, acting=acting, key=key), log)

    return main(arguments, open_desk=opened)


def _run_desktop(call: DesktopCall, log: Logbook) -> int:
    """Open the window with what the bare driver reads; the register itself is opened after the first frame."""
    from b12desk.services.first_look import first_look
    from b12desk.services.places import drafts_folder, register_path, settings_path

    clock = _clock(call.on)
    with ExitStack() as leaving:
        folder = _demo_folder(leaving) if call.is_demo else None
        path = folder / DEMO_NAME if folder else register_path(call.register)
        is_first = call.register is None and not call.is_demo and not path.exists()

        from b12desk.desktop.application import run as run_desktop

        return run_desktop(
            ["b12desk"],
            open_desk=lambda: _noted(_open_for_desktop(call, path, clock), log),
            unlock=lambda secret: _noted(_open_for_desktop(call, path, clock, secret), log),
            register_path=path,
            settings_path=folder / "desktop.ini" if folder else settings_path(),
            drafts_folder=None if folder else drafts_folder(),
            first_look=lambda: first_look(path, clock),
            is_demo=call.is_demo,
            first_start=ways_on(call, path, clock, leaving) if is_first else None,
            log=log,
        )


def _noted(desk: "Desk", log: Logbook) -> "Desk":
    log.note("opened", register=desk.register.register_id)
    return desk


def _show_any_letter() -> None:
    """Have the terminal show as an escape what it can't write, such as half a character of a file's name."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _tell_mistake(error: Exception, log: Logbook) -> int:
    from b12desk.services.failure_report import failure_report

    report = failure_report(error)
    sys.stderr.write(f"{_MISTAKE}\n{report}\n")
    log.note_stack("report", report)
    return 3


def ways_on(call: DesktopCall, path: Path, clock: "Clock", leaving: ExitStack) -> "Ways":
    """Return what can be done where no register is, and none was named to be made by itself."""
    from b12desk.desktop.first_start.presenter import Ways
    from b12desk.services.desk import FIRST_USER, open_desk
    from b12desk.services.encryption import unlock
    from b12desk.services.new_register import start_register
    from b12desk.services.open_elsewhere import open_elsewhere
    from b12desk.services.restore_register import look_at_backup, restore_register

    acting = call.acting or FIRST_USER

    def restore(backup: Path, secret: "Secret | None" = None) -> "Desk":
        key = unlock(backup, secret) if secret is not None else None
        restore_register(backup, path, key, clock=clock, acting=acting)
        return open_desk(path, clock=clock, acting=acting, key=key)

    def invent() -> "Desk":
        return _open_for_desktop(replace(call, is_demo=True), _demo_folder(leaving) / DEMO_NAME, clock)

    return Ways(
        path=path,
        start=lambda new: start_register(path, new, clock=clock),
        open=lambda other: open_elsewhere(other, clock=clock, acting=acting),
        look=lambda backup: look_at_backup(backup, path),
        restore=restore,
        invent=invent,
        open_locked=lambda other, secret: open_elsewhere(other, clock=clock, acting=acting, key=unlock(other, secret)),
        look_locked=lambda backup, secret: look_at_backup(backup, path, unlock(backup, secret)),
        restore_locked=restore,
    )


def _open_for_desktop(call: DesktopCall, path: Path, clock: "Clock", secret: "Secret | None" = None) -> "Desk":
    """Open the desk, an encrypted one by a secret; an invented clinic is filled before anybody sees it."""
    from b12desk.services.demo_clinic import fill_with_invented_patients
    from b12desk.services.desk import FIRST_USER, open_desk
    from b12desk.services.encryption import unlock

    key = unlock(path, secret) if secret is not None else None
    desk = open_desk(path, clock=clock, acting=call.acting or FIRST_USER, is_demo=call.is_demo, key=key)
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


def _demo_folder(leaving: ExitStack) -> Path:
    """Return a folder that goes when the program ends."""
    from tempfile import TemporaryDirectory

    return Path(leaving.enter_context(TemporaryDirectory(prefix="b12desk-", ignore_cleanup_errors=True)))
