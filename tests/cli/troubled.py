"""Registers in trouble, and the commands that meet it."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path

from b12desk.register.dialect import SCHEMA
from b12desk.register.sqlite_library import sqlite
from tests.cli.clinic import ADA, a_dose

NEXT = "2026-03-16"
COMMANDS: Mapping[str, Callable[[Path], tuple[str, ...]]] = {
    "record": lambda folder: tuple(a_dose(NEXT, "--reason", "asked")),
    "worklist": lambda folder: ("worklist", "--json", "--on", NEXT),
    "plan": lambda folder: ("plan", "--patient", ADA, "--pdf", str(folder / "plan.pdf"), "--on", NEXT),
    "verify": lambda folder: ("verify",),
    "import": lambda folder: ("import", str(folder / "patients.csv"), "--on", NEXT),
    "backup": lambda folder: ("backup", str(folder / "copy.b12desk")),
}
WRITES = frozenset({"record", "plan", "import"})
NO_TROUBLE = "nothing"


def _text(content: bytes) -> Callable[[Path], None]:
    return lambda path: bytes_into(path, content)


def bytes_into(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def corrupt(path: Path) -> None:
    """Overwrite the first page of every table and index of the register's own."""
    with closing(sqlite.connect(path)) as raw:
        size = raw.execute("PRAGMA page_size").fetchone()[0]
        pages = [row[0] for row in raw.execute("SELECT rootpage FROM sqlite_master WHERE rootpage > 1")]
    content = bytearray(path.read_bytes())
    for page in pages:
        content[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(content)


def of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite.connect(path)) as other, other:
        other.execute("CREATE TABLE song (title)")


def newer(path: Path) -> None:
    with closing(sqlite.connect(path)) as raw, raw:
        raw.execute(f"PRAGMA user_version={SCHEMA + 1}")
        raw.execute("UPDATE meta SET value = '7.2.0' WHERE name = 'written_by'")


def changed_schema(path: Path) -> None:
    with closing(sqlite.connect(path)) as raw, raw:
        raw.execute("DROP TRIGGER injection_refuses_update")


BEFORE: Mapping[str, tuple[Callable[[Path], None], str]] = {
    "empty file": (_text(b""), "register.b12desk is empty or cut short: it is no register. It was left as it is."),
    "not a database": (
        _text(b"a shopping list\n" * 300),
        "This file is not a b12desk register, or it is damaged. It was left as it is; restore a backup. "
        "(register.b12desk)",
    ),
    "keys file missing, or damaged from its first byte": (
        _text(b"\x5a" * 8192),
        "register.b12desk is not a b12desk register, or it is damaged, or it is encrypted and its keys file "
        "register.b12desk.keys.json is missing beside it. It was left as it is; put the keys file back, or restore a "
        "backup.",
    ),
    "another program’s database": (
        of_another_program,
        "register.b12desk is a database of another program, not a register. It was left as it is.",
    ),
    "cut short": (
        cut_short,
        "The register is damaged. It was left as it is; restore the last good backup. (register.b12desk)",
    ),
    "damaged pages": (
        corrupt,
        "The register is damaged. It was left as it is; restore the last good backup. (register.b12desk)",
    ),
    "newer schema": (
        newer,
        "register.b12desk was written by a newer b12desk (schema {newer}; this one, {version}, knows {schema}). "
        "It was left as it is; install b12desk 7.2.0 or later.",
    ),
    "changed by another program": (
        changed_schema,
        "Another program has changed how register.b12desk keeps its entries: its tables, indexes or triggers are not "
        "those b12desk made. It was left as it is; restore the last good backup.",
    ),
}
"""What is the matter with the file before a command opens it, and the sentence."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    with closing(sqlite.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def gone(path: Path) -> Iterator[None]:
    path.parent.rename(path.parent.with_name("taken away"))
    yield
    path.parent.with_name("taken away").rename(path.parent)


@contextmanager
def deleted(path: Path) -> Iterator[None]:
    path.unlink()
    yield


@contextmanager
def replaced(path: Path) -> Iterator[None]:
    shutil.copy(path, path.with_name("other"))
    path.with_name("other").replace(path)
    yield


_GONE = (
    "register.b12desk is no longer where it was: its drive or folder was taken away, or it was moved or deleted. "
    "Nothing was saved; bring it back and try again, or restore the last good backup."
)
WHILE: Mapping[str, tuple[Callable[[Path], AbstractContextManager[None]], str, frozenset[str]]] = {
    "drive taken away": (gone, _GONE, frozenset(COMMANDS)),
    "file deleted": (deleted, _GONE, frozenset(COMMANDS)),
    "another file in its place": (
        replaced,
        "Another file lies in the place of register.b12desk since it was opened. Nothing was saved; close b12desk and "
        "open it again.",
        frozenset(COMMANDS),
    ),
    "locked by another program": (
        locked,
        "The register is busy: another window or program is writing to it. Nothing was saved; try again. "
        "(register.b12desk)",
        WRITES,
    ),
    NO_TROUBLE: (lambda path: nullcontext(), "", frozenset()),
}
"""What happens once a command has the register open, the sentence, and the commands that meet it."""

_ASK = "Nothing was saved, and nothing was changed; ask who looks after this computer to let you write there."


def file_read_only(folder: Path) -> None:
    (folder / "register.b12desk").chmod(0o444)


def folder_read_only(folder: Path) -> None:
    (folder / "register.b12desk").chmod(0o666)
    folder.chmod(0o555)


def log_forbidden(folder: Path) -> None:
    (folder / "register.b12desk").chmod(0o666)
    for ending in ("-wal", "-shm"):
        log = folder / f"register.b12desk{ending}"
        log.touch()
        log.chmod(0o600)


FORBIDDEN: Mapping[str, tuple[Callable[[Path], None], str, frozenset[str]]] = {
    "read-only file": (
        file_read_only,
        f"The register is read-only here: register.b12desk may not be written by you. {_ASK}",
        WRITES,
    ),
    "read-only folder": (
        folder_read_only,
        f"The register is read-only here: its folder {{folder}} may not be written by you. {_ASK}",
        frozenset(COMMANDS),
    ),
    "log without permission": (
        log_forbidden,
        f"The register is read-only here: register.b12desk-wal may be neither read nor written by you. {_ASK}",
        frozenset(COMMANDS),
    ),
}
"""What somebody without the right to write meets, and the commands that meet it."""

_TAKEN_AWAY = "The drive was taken away, the file moved, deleted or replaced while open"
_NO_REGISTER = "The file is empty, cut short, damaged, or of another program"
_READ_ONLY = "The disk is full, read-only, or does not answer"
IN_THE_MANUAL: Mapping[str, str] = {
    "empty file": _NO_REGISTER,
    "not a database": _NO_REGISTER,
    "keys file missing, or damaged from its first byte": "The passphrase is wrong, or the keys file is missing",
    "another program’s database": _NO_REGISTER,
    "cut short": _NO_REGISTER,
    "damaged pages": _NO_REGISTER,
    "newer schema": "It was written by a newer b12desk",
    "changed by another program": "Another program changed its tables or triggers",
    "drive taken away": _TAKEN_AWAY,
    "file deleted": _TAKEN_AWAY,
    "another file in its place": _TAKEN_AWAY,
    "locked by another program": "Another program holds the register",
    "read-only file": _READ_ONLY,
    "read-only folder": _READ_ONLY,
    "log without permission": _READ_ONLY,
}
"""The row of the manual's table where each trouble is looked up."""

PROMISES: Mapping[str, str] = {
    "leaves it as it is": "It was left as it is",
    "saves nothing": "Nothing was saved",
    "waits": "is busy",
}
"""What the manual says b12desk does, and the words of the sentences that say so."""
