"""The program's own source, parsed once for every rule that reads it."""

import ast
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "b12desk"
MODULES = tuple(sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py")))


@cache
def text_of(module: str) -> str:
    return (PACKAGE / module).read_text(encoding="utf-8")


@cache
def calls_in(module: str) -> tuple[tuple[str, ast.Call], ...]:
    """Return every call of a module with the last name of what is called."""
    nodes = (node for node in ast.walk(tree_of(module)) if isinstance(node, ast.Call))
    return tuple((_last_name(node.func), node) for node in nodes)


@cache
def imports_of(module: str) -> frozenset[str]:
    """Return what a module imports, each name with and without what is taken from it."""
    names: set[str] = set()
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(names)


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(text_of(module))


def _last_name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
