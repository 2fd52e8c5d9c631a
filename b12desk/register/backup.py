"""Online backup: a copy under a partial name, opened and verified, then put in place in one step."""

import sqlite3
from pathlib import Path

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.connect import file_uri, make_private
from b12desk.register.dialect import APPLICATION_ID
from b12desk.register.place import partial_name, put_in_place
from b12desk.register.trouble import trouble


def back_up(source: Path, target: Path) -> None:
    """Copy the register into a new file that only its user may read.

    Raises:
        RegisterTrouble: when the file is there already, or the copy can't be written or verified.
    """
    taken = RegisterTrouble(f"{target} is there already; a backup never overwrites. Choose another name.")
    if target.exists():
        raise taken
    partial = partial_name(target)
    try:
        _copy(source, partial)
        _verify(partial)
        put_in_place(partial, target)
    except FileExistsError:
        raise taken from None
    except (OSError, sqlite3.Error) as error:
        raise trouble(error, target) from error
    finally:
        partial.unlink(missing_ok=True)


def _copy(source: Path, partial: Path) -> None:
    reader = sqlite3.connect(file_uri(source, "ro"), uri=True, timeout=30)
    writer = sqlite3.connect(file_uri(partial, "rwc"), uri=True)
    try:
        make_private(partial)
        reader.backup(writer, pages=-1)
        writer.execute("PRAGMA journal_mode=DELETE")
    finally:
        writer.close()
        reader.close()


def _verify(partial: Path) -> None:
    copy = sqlite3.connect(file_uri(partial, "ro"), uri=True)
    try:
        if copy.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise sqlite3.DatabaseError("file is not a database")
        if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("database disk image is malformed")
    finally:
        copy.close()
