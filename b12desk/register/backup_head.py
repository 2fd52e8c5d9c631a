"""Compare a register with the backups made of it: a cut-off end or another history is noticed, and what came since."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from b12desk.register.backup_check import Head
from b12desk.register.backup_open import open_file
from b12desk.register.keys import RegisterKey
from b12desk.register.sqlite_library import sqlite
from b12desk.register.trouble import trouble


@dataclass(frozen=True, slots=True)
class Since:
    """What a register says about a head kept elsewhere: its own hash under that number, and what came after.

    `hash_there` is None where the register has no such entry; `first_at` is the instant of the first later entry,
    empty where there is none.
    """

    hash_there: str | None
    first_at: str
    entries: int


def since(register: Path, head: Head, key: RegisterKey | None = None) -> Since:
    """Return what the register at that path holds at a head and after it.

    Raises:
        RegisterTrouble: when the file can't be read.
    """
    try:
        with closing(open_file(register, "ro", key)) as connection:
            there = connection.execute("SELECT hash FROM audit WHERE number = ?", (head.number,)).fetchone()
            after = "SELECT min(number), count(*) FROM audit WHERE number > ?"
            first, entries = connection.execute(after, (head.number,)).fetchone()
            at = connection.execute("SELECT at FROM audit WHERE number = ?", (first,)).fetchone()
    except sqlite.Error as error:
        raise trouble(error, register) from error
    return Since(str(there[0]) if there else None, str(at[0]) if at else "", int(entries))
