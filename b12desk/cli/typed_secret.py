"""A passphrase, PIN or recovery code for a command: from a file, or typed without being shown; never an argument."""

import getpass
import os
import sys
from pathlib import Path

from b12desk.clinical.errors import BadInput, PassphraseNeeded, Refused

VARIABLE = "B12DESK_PASSPHRASE_FILE"
PIN_VARIABLE, PIN_TEXT_VARIABLE = "B12DESK_PIN_FILE", "B12DESK_PIN"
_LARGEST_BYTES = 4096


def passphrase_for(name: str, file: Path | None) -> str:
    """Return the passphrase of an encrypted register: from the file named, or by the environment, or as typed.

    Raises:
        BadInput: when the file can't be read or is empty.
        PassphraseNeeded: when there is no file and nobody to ask.
    """
    named = file or _named_by_environment()
    if named is not None:
        return first_line(named)
    if not sys.stdin.isatty():
        raise PassphraseNeeded(
            f"{name} is encrypted: name a file that holds its passphrase with --passphrase-file or {VARIABLE}. "
            "Nothing was changed."
        )
    return getpass.getpass(f"Passphrase of {name}: ")


def new_passphrase(file: Path | None, *, takes_environment: bool = False) -> str:
    """Return a passphrase to be: from a file, or typed twice.

    Raises:
        BadInput: when the file can't be read, or the two are not the same.
    """
    named = file or (_named_by_environment() if takes_environment else None)
    if named is not None:
        return first_line(named)
    if not sys.stdin.isatty():
        raise BadInput("Name a file that holds the new passphrase. Nothing was changed.")
    once = getpass.getpass("New passphrase: ")
    if once != getpass.getpass("New passphrase, again: "):
        raise BadInput("The two passphrases are not the same. Nothing was changed.")
    return once


def pin_of(name: str, kind: str, file: Path | None) -> str:
    """Return what a user signs in with: from the file named, or by the environment as file or text, or as typed.

    Raises:
        BadInput: when the file can't be read or is empty.
        Refused: when there is no file and nobody to ask.
    """
    named = file or _named_by_environment(PIN_VARIABLE)
    if named is not None:
        return first_line(named)
    if os.environ.get(PIN_TEXT_VARIABLE):
        return os.environ[PIN_TEXT_VARIABLE]
    if not sys.stdin.isatty():
        raise Refused(
            f"{name} signs in with a {kind}: name a file that holds it with --pin-file or {PIN_VARIABLE}. "
            "Nothing was changed."
        )
    return getpass.getpass(f"{kind[:1].upper()}{kind[1:]} of {name}: ")


def new_pin(name: str, file: Path | None) -> str:
    """Return a PIN or passphrase to be: from a file, or typed twice.

    Raises:
        BadInput: when the file can't be read, or the two are not the same.
    """
    if file is not None:
        return first_line(file)
    if not sys.stdin.isatty():
        raise BadInput("Name a file that holds the new PIN or passphrase with --pin-file. Nothing was changed.")
    once = getpass.getpass(f"New PIN or passphrase of {name}: ")
    if once != getpass.getpass("The same again: "):
        raise BadInput("The two are not the same. Nothing was changed.")
    return once


def recovery_code(file: Path | None) -> str:
    """Return a recovery sheet's code: from a file, or as typed.

    Raises:
        BadInput: when the file can't be read, or there is none and nobody to ask.
    """
    if file is not None:
        return first_line(file)
    if not sys.stdin.isatty():
        raise BadInput("Name a file that holds the recovery code with --code-file. Nothing was changed.")
    return getpass.getpass("Recovery code: ")


def first_line(file: Path) -> str:
    """Return the first line of a file.

    Raises:
        BadInput: when it can't be read or is empty.
    """
    try:
        with file.open("rb") as opened:
            lines = opened.read(_LARGEST_BYTES).decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise BadInput(f"{file} can’t be read. Nothing was changed.") from None
    if not lines or not lines[0].strip():
        raise BadInput(f"{file} is empty. Nothing was changed.")
    return lines[0]


def _named_by_environment(variable: str = VARIABLE) -> Path | None:
    named = os.environ.get(variable)
    return Path(named).expanduser() if named else None
