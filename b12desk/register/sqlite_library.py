"""The one SQLite library of this process: SQLCipher’s for plain and encrypted registers alike.

Two SQLite libraries in one process undo each other's locks on a file, so every module of the register takes its
library from here and nothing else. `B12DESK_SQLITE=standard` takes Python's own instead, as does a computer without
SQLCipher; encrypted registers are refused then.
"""

import os
from typing import TYPE_CHECKING

VARIABLE = "B12DESK_SQLITE"
STANDARD = "standard"

if TYPE_CHECKING:
    import sqlite3 as sqlite

    CAN_ENCRYPT: bool
elif os.environ.get(VARIABLE) == STANDARD:
    import sqlite3 as sqlite

    CAN_ENCRYPT = False
else:
    try:
        from sqlcipher3 import dbapi2 as sqlite

        CAN_ENCRYPT = True
    except ImportError:
        import sqlite3 as sqlite

        CAN_ENCRYPT = False

__all__ = ["CAN_ENCRYPT", "STANDARD", "VARIABLE", "sqlite"]
