"""One SQLite library, one gateway: a register's file is opened nowhere else."""

import ast

from tests.shape.source import MODULES, calls_in, imports_of, tree_of

LIBRARIES = frozenset({"sqlite3", "sqlcipher3", "apsw", "pysqlite3", "PySide6.QtSql"})
LIBRARY, GATEWAY = "register/sqlite_library.py", "register/gateway.py"
OPENING = frozenset(
    {"open", "read_bytes", "write_bytes", "copy", "copy2", "copyfile", "copyfileobj", "move", "copytree"}
)
MAY_OPEN = {
    "register/backup_manifest.py": "hashes a backup that nobody has open",
    "register/backup_folder.py": "tries whether a folder can be written",
    "register/encrypt.py": "syncs and wipes a file that is no register any more",
    "register/keys_file.py": "the wraps of the key, beside the register",
    "register/place.py": "syncs a finished file that nobody has open",
    "register/restore.py": "syncs a copy, and keeps the closed register where a disk has no links",
    "register/window_lock.py": "the lock beside the register",
}


def test_no_module_brings_an_sqlite_library_of_its_own() -> None:
    bringing = {
        module
        for module in MODULES
        for name in imports_of(module)
        for library in LIBRARIES
        if f"{name}.".startswith(f"{library}.")
    }
    assert bringing == {LIBRARY}


def test_the_gateway_alone_connects() -> None:
    connecting = {
        module
        for module in MODULES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "connect"
        and getattr(node.func.value, "id", "") == "sqlite"
    }
    assert connecting == {GATEWAY}


def test_no_part_of_the_register_opens_or_copies_files_around_the_gateway() -> None:
    parts = [module for module in MODULES if module.startswith("register/")]
    opening = {module for module in parts if {name for name, _ in calls_in(module)} & OPENING}
    assert opening - MAY_OPEN.keys() == set()
