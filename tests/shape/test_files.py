"""What a file of b12desk may hold."""

import ast
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SOURCES = sorted((CHECKOUT / "b12desk").rglob("*.py"))
PACKAGES = [file for file in SOURCES if file.name == "__init__.py"]
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")

# Spelt in two halves, so that this file doesn't hold what it looks for.
UNFINISHED = tuple(first + second for first, second in [("TO", "DO"), ("FIX", "ME"), ("NotImplemented", "Error")])
VAGUE = {"base", "data", "handler", "helper", "helpers", "info", "manager", "misc", "process", "util", "utils"}


def relative(file: Path) -> str:
    return file.relative_to(CHECKOUT).as_posix()


@pytest.mark.parametrize("package", PACKAGES, ids=relative)
def test_a_package_file_holds_its_docstring_only(package: Path) -> None:
    tree = ast.parse(package.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "it needs a docstring"
    allowed = 2 if package.parent.name == "b12desk" else 1  # the version stands in the topmost
    assert len(tree.body) <= allowed


def test_no_source_is_unfinished() -> None:
    texts = [(relative(source), source.read_text(encoding="utf-8")) for source in SOURCES]
    assert [(source, word) for source, text in texts for word in UNFINISHED if word in text] == []


def test_every_file_is_named_for_what_it_holds() -> None:
    assert [relative(file) for file in SOURCES if file.stem in VAGUE or file.parent.name in VAGUE] == []


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_name_no_place_to_fetch_from(name: str) -> None:
    text = (CHECKOUT / name).read_text(encoding="utf-8")
    assert [word for word in ("://", "--index", "--extra-index", "--find-links", "--trusted") if word in text] == []


def test_development_pins_what_b12desk_runs_with() -> None:
    runtime, development = (pins(CHECKOUT / name) for name in REQUIREMENTS)
    assert runtime <= development


def pins(file: Path) -> set[str]:
    return {line for line in file.read_text(encoding="utf-8").splitlines() if "==" in line}
