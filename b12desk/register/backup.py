"""Online backup: partial, then untested, then verified, and only then under its final name."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.backup_check import Held, check_copy, held_in
from b12desk.register.backup_open import open_file
from b12desk.register.connect import make_private
from b12desk.register.keys import RegisterKey
from b12desk.register.keys_file import copy_keys, remove_keys
from b12desk.register.place import partial_name, put_in_place, sync_file, untested_name
from b12desk.register.sqlite_library import sqlite
from b12desk.register.trouble import trouble

Progress = Callable[[int, int], None]
"""Told how many pages of how many are copied; what it raises stops the backup."""
_PAGES_AT_A_TIME = 2048
_BESIDE = ("", "-journal", "-wal", "-shm")


def back_up(
    source: Path,
    target: Path,
    key: RegisterKey | None = None,
    *,
    progress: Progress | None = None,
    checks_chain: bool = True,
    verified: Callable[[Path, Held], None] | None = None,
) -> Held:
    """Copy the register into a new file that only its user may read, and return what both hold.

    An encrypted register is copied as it is, with the wraps of its key beside the copy. Without `checks_chain` a broken
    audit chain is copied as it is, for a caller that verifies by itself. `verified` is handed the closed copy before it
    gets its final name; what it raises stops the backup.

    Raises:
        RegisterTrouble: when the file is there already, or the copy can't be written or verified.
    """
    taken = RegisterTrouble(f"{target} is there already; a backup never overwrites. Choose another name.")
    if target.exists():
        raise taken
    partial, untested = partial_name(target), untested_name(target)
    try:
        held = _copy(source, partial, key, progress)
        sync_file(partial)
        partial.rename(untested)
        check_copy(untested, held, key, checks_chain=checks_chain)
        copy_keys(source, target)
        if verified is not None:
            verified(untested, held)
        put_in_place(untested, target)
    except FileExistsError:
        raise taken from None
    except (OSError, sqlite.Error) as error:
        raise trouble(error, target) from error
    finally:
        if not target.exists():
            remove_keys(target)
        for name in (partial, untested):
            for ending in _BESIDE:
                name.with_name(name.name + ending).unlink(missing_ok=True)
    return held


def _copy(source: Path, partial: Path, key: RegisterKey | None, progress: Progress | None) -> Held:
    """Copy one consistent look, whoever writes meanwhile; the copy has no log beside it."""

    def told(_: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    with closing(open_file(source, "ro", key)) as reader, closing(open_file(partial, "rwc", key)) as writer:
        make_private(partial)
        reader.execute("BEGIN")
        held = held_in(reader)
        writer.execute("PRAGMA synchronous=OFF")
        reader.backup(writer, pages=_PAGES_AT_A_TIME, progress=told)
        reader.execute("COMMIT")
        writer.execute("PRAGMA journal_mode=DELETE")
    return held
