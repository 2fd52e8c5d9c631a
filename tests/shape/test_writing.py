"""Every act of a service goes through the table of who may do what; the few that do not are named here with why."""

import ast
from pathlib import Path

import pytest

import b12desk.services

SERVICES = Path(b12desk.services.__file__).parent
ON_ITS_OWN = {
    "permissions.py": "the table itself",
    "clinic_settings.py": "public holidays of years to come, by the program",
    "demo_clinic.py": "an invented clinic, filled before anybody works with it",
    "drafts_cipher.py": "a key for drafts; no entry is made",
    "note_view.py": "everybody who may look is noted for having looked",
    "restore_register.py": "the copy that becomes the register, before it is one",
    "sign_in.py": "a try to prove who works, right or wrong",
}
MODULES = sorted(path for path in SERVICES.glob("*.py"))


def writes_directly(path: Path) -> bool:
    """Return whether a module asks a register itself for a unit that writes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return any(isinstance(call.func, ast.Attribute) and call.func.attr == "writing" for call in calls)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_use_case_that_writes_asks_who_may(path: Path) -> None:
    assert writes_directly(path) is (path.name in ON_ITS_OWN)


@pytest.mark.parametrize("part", ["desktop", "cli", "exchange", "documents"])
def test_nothing_but_the_services_writes(part: str) -> None:
    assert not [path.name for path in (SERVICES.parent / part).rglob("*.py") if writes_directly(path)]
