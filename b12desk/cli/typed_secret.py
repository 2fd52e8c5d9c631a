"""A passphrase or a recovery code for a command: from a file, or typed without being shown; never an argument."""

import getpass
import os
import sys
from pathlib import Path

from b12desk.clinical.errors import BadInput, PassphraseNeeded

VARIABLE = "B12DESK_PASSPHRASE_FILE"
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


def _named_by_environment() -> Path | None:
    named = os.environ.get(VARIABLE)
    return Path(named).expanduser() if named else None
