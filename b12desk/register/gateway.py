"""The one gateway to a register's file: every connection to it, plain or encrypted, is opened here.

Nothing else opens, reads or copies the file of a register: on POSIX, closing it a second time in one process undoes
SQLite's locks, and the next entry would be lost without a word.
"""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from b12desk.clinical.errors import PassphraseNeeded, RegisterTrouble
from b12desk.register.keys import RegisterKey, keys_path
from b12desk.register.sqlite_library import CAN_ENCRYPT, sqlite

BUSY_SECONDS = 30.0
MALFORMED = "database disk image is malformed"
_PAGE_BYTES = 4096
_CACHE_KIB = 128 * 1024
"""At most this much of an encrypted register is kept deciphered, in memory only; SQLite's usual 2 MB are slow then."""


class _Connection(sqlite.Connection):
    """Says of a schema that can't be read that it is damaged, also where SQLite's own message is no text any more."""

    def execute(self, *statement: Any) -> sqlite.Cursor:
        """Execute a statement as ever.

        Raises:
            sqlite.DatabaseError: when the page that holds the schema is damaged.
        """
        try:
            return super().execute(*statement)
        except UnicodeDecodeError:
            raise sqlite.DatabaseError(MALFORMED) from None


def open_connection(
    path: Path, mode: str, key: RegisterKey | None = None, *, busy_seconds: float = BUSY_SECONDS
) -> sqlite.Connection:
    """Open a register, or a copy of one, in the mode `ro`, `rw` or `rwc`; each statement is a transaction of its own.

    Raises:
        RegisterTrouble: when it is to be opened by its key, and this computer's SQLite can't.
    """
    if key is not None and not CAN_ENCRYPT:
        raise RegisterTrouble(cannot_decipher(path))
    connection = sqlite.connect(
        file_uri(path, mode),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=busy_seconds,
        factory=_Connection,
    )
    try:
        if CAN_ENCRYPT:
            connection.execute("PRAGMA cipher_log_level=NONE").close()
        if key is not None:
            connection.execute(f'PRAGMA key="{key.quoted()}"').close()
            connection.execute(f"PRAGMA cache_size=-{_CACHE_KIB}").close()
            connection.execute("PRAGMA temp_store=MEMORY").close()
    except BaseException:
        connection.close()
        raise
    return connection


def file_uri(path: Path, mode: str) -> str:
    """Return the address under which SQLite opens the file in a mode; no key is ever part of it."""
    return f"file:{quote(str(path.resolve()))}?mode={mode}"


def is_readable(path: Path, key: RegisterKey | None = None) -> bool:
    """Return whether the file is a database that this key, or no key, opens.

    Raises:
        sqlite.Error: when something else stands in the way, such as a disk that doesn't answer.
    """
    connection = open_connection(path, "ro", key)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite.DatabaseError as error:
        if NOT_A_DATABASE in str(error):
            return False
        raise
    finally:
        connection.close()
    return True


def is_encrypted(path: Path) -> bool:
    """Return whether the register in that file has wraps of a key beside it and does not open without one."""
    return keys_path(path).is_file() and path.is_file() and not is_readable(path)


def key_for(path: Path, key: RegisterKey | None) -> RegisterKey | None:
    """Return the key for a file that has its wraps beside it, None for one that was never encrypted."""
    return key if keys_path(path).is_file() else None


NOT_A_DATABASE = "file is not a database"


def unopened(path: Path, key: RegisterKey | None) -> RegisterTrouble | None:
    """Return why a file that is no database to SQLite isn't one, None where it may simply be none."""
    if key is not None:
        return RegisterTrouble(
            f"{path.name} does not open by its key: it is damaged, or another register lies in its place. "
            "It was left as it is; restore a backup."
        )
    if not keys_path(path).is_file():
        return _perhaps_encrypted(path)
    if not CAN_ENCRYPT:
        return RegisterTrouble(cannot_decipher(path))
    return PassphraseNeeded(f"{path.name} is encrypted: its passphrase is needed.")


def _perhaps_encrypted(path: Path) -> RegisterTrouble | None:
    """Return what to say of whole pages that SQLite can't read: perhaps an encrypted register without its keys."""
    size = path.stat().st_size
    if not size or size % _PAGE_BYTES:
        return None
    return RegisterTrouble(
        f"{path.name} is not a b12desk register, or it is damaged, or it is encrypted and its keys file "
        f"{keys_path(path).name} is missing beside it. It was left as it is; put the keys file back, or restore a "
        "backup."
    )


def cannot_decipher(path: Path) -> str:
    """Return the sentence for an encrypted register on a computer without SQLCipher."""
    return (
        f"{path.name} is encrypted, and this installation of b12desk lacks SQLCipher (the package sqlcipher3), "
        "which opens it. It was left as it is; install b12desk with all its parts."
    )
