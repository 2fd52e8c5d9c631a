"""One SQLite library, one gateway: a register's file is opened nowhere else."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "b12desk"
LIBRARIES = frozenset({"sqlite3", "sqlcipher3", "apsw", "pysqlite3", "PySide6.QtSql"})
LIBRARY, GATEWAY = "register/sqlite_library.py", "register/gateway.py"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
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


def tree_of(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def imported(module: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def called(module: str) -> set[str]:
    found = set()
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Call):
            function = node.func
            found.add(function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", ""))
    return found


@pytest.mark.parametrize("module", [module for module in MODULES if module != LIBRARY])
def test_no_module_brings_an_sqlite_library_of_its_own(module: str) -> None:
    names = imported(module)
    assert not {name for name in names for library in LIBRARIES if f"{name}.".startswith(f"{library}.")}


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


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("register/")])
def test_no_part_of_the_register_opens_or_copies_files_around_the_gateway(module: str) -> None:
    assert not called(module) & OPENING or module in MAY_OPEN
