"""What b12desk is made with: pinned by hash, declared with a reason, listed, and asked about."""

import ast
import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")
PYPROJECT = (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(PYPROJECT)["project"]
RUNTIME: list[str] = PROJECT["dependencies"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]

# What a library's modules are called, where that isn't the library's own name.
MODULES = {
    "PySide6-Essentials": {"PySide6", "shiboken6"},  # two libraries of one release, never installed apart
    "argon2-cffi": {"argon2"},
    "cyclonedx-python-lib": {"cyclonedx", "packageurl"},
    "pytest-qt": {"pytestqt"},
}

# Libraries that nothing imports: what they are called by.
CALLED = {
    "hatchling": ("pyproject.toml", 'build-backend = "hatchling.build"'),
    "import-linter": ("packaging/launcher/checks.py", "lint-imports"),
    "mypy": ("packaging/launcher/checks.py", '"mypy"'),
    "pip-audit": ("packaging/advisories.py", "pip_audit"),
    "pytest-cov": ("packaging/launcher/checks.py", '"--cov"'),
    "pytest-xdist": ("packaging/launcher/checks.py", '"--dist"'),
    "ruff": ("packaging/launcher/checks.py", '"ruff"'),
}

# Licences under which b12desk may be passed on together with the library, its source unchanged.
LICENCES = frozenset(
    {"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "MIT-CMU", "MPL-2.0", "PSF-2.0", "Zlib"}
) | {"LGPL-3.0-only"}


def name_of(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return found[0]


def modules_of(requirement: str) -> set[str]:
    return MODULES.get(name_of(requirement), {name_of(requirement).replace("-", "_")})


@cache
def imported_by(folder: str) -> frozenset[str]:
    """The topmost names that the Python files of a folder import, without the standard library's."""
    names = {name for file in (CHECKOUT / folder).rglob("*.py") for name in _imports(file)}
    return frozenset(names - set(sys.stdlib_module_names) - {"b12desk"})


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def blocks(file: str) -> list[str]:
    """Each pin of a requirements file with the lines that belong to it."""
    text = (CHECKOUT / file).read_text(encoding="utf-8")
    return re.split(r"\n(?=[a-z0-9])", text.partition("\n#    uv")[2].partition("\n")[2])


def script(name: str) -> ModuleType:
    """A script of packaging/, which is no package: the library of that name would be in its way."""
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", CHECKOUT / "packaging" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("file", REQUIREMENTS)
def test_every_pin_is_exact_and_has_hashes(file: str) -> None:
    found = blocks(file)
    assert len(found) > 40
    pinned = re.compile(r"[a-z0-9.-]+==[^ \\]+( ; [^\\]+)? \\(\n    --hash=sha256:[0-9a-f]{64}( \\)?)+(\n    # .*)+\n?")
    assert [block.partition(" ")[0] for block in found if not pinned.fullmatch(block)] == []


def test_every_library_that_b12desk_imports_is_declared() -> None:
    declared = set().union(*(modules_of(each) for each in RUNTIME))
    assert imported_by("b12desk") - declared == set()


def test_every_declared_library_is_imported_or_called() -> None:
    uses = imported_by("b12desk") | imported_by("tests") | imported_by("packaging")
    unused = []
    for requirement in [*RUNTIME, *EXTRAS["dev"], *EXTRAS["build"]]:
        file, word = CALLED.get(name_of(requirement), ("", ""))
        is_called = bool(file) and word in (CHECKOUT / file).read_text(encoding="utf-8")
        own = imported_by("b12desk") if requirement in RUNTIME else uses
        if not is_called and not modules_of(requirement) & own:
            unused.append(requirement)
    assert unused == []


@pytest.mark.parametrize("requirement", [*RUNTIME, *EXTRAS["dev"], *EXTRAS["build"]])
def test_every_library_is_declared_with_a_lower_bound(requirement: str) -> None:
    assert ">=" in requirement


@pytest.mark.parametrize("requirement", [*RUNTIME, *EXTRAS["dev"], *EXTRAS["build"]])
def test_every_library_is_declared_with_a_reason(requirement: str) -> None:
    if name_of(requirement) in {"pytest", "pytest-cov", "hypothesis", "ruff", "mypy"} and requirement in EXTRAS["dev"]:
        return  # said by its name
    assert re.search(rf'^ +"{re.escape(requirement)}", +# .', PYPROJECT, re.MULTILINE)


def test_what_is_declared_is_pinned() -> None:
    pinned = {block.partition("==")[0] for block in blocks("requirements.txt")}
    development = {block.partition("==")[0] for block in blocks("requirements-dev.txt")}
    assert {name_of(each).lower() for each in [*RUNTIME, *EXTRAS["build"]]} <= pinned
    assert {name_of(each).lower() for each in EXTRAS["dev"]} <= development - pinned


def test_the_list_of_parts_is_of_these_requirements_and_comes_out_the_same_again() -> None:
    command = [sys.executable, str(CHECKOUT / "packaging" / "sbom.py"), "--check"]
    told = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


def test_the_list_of_parts_says_each_pin_once_with_its_licence_and_what_needs_it() -> None:
    document = json.loads((CHECKOUT / "packaging" / "sbom.json").read_text(encoding="utf-8"))
    assert (document["bomFormat"], document["specVersion"], document["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", document["serialNumber"])
    parts = {part["bom-ref"]: part for part in document["components"]}
    pins = [line.split(" ")[0] for line in map(str.strip, blocks("requirements.txt"))]
    assert sorted(parts) == sorted(pins)
    for ref, part in parts.items():
        (licence,) = part["licenses"]
        assert set(re.split(r" (?:AND|OR) ", licence["expression"])) & LICENCES, ref
        assert part["purl"] == f"pkg:pypi/{ref.replace('==', '@')}"
    needed = {ref for each in document["dependencies"] for ref in each.get("dependsOn", ())}
    assert needed == set(parts)


def test_every_library_has_its_line_in_the_notices() -> None:
    notices = re.sub(r"[-_. ]", "", (CHECKOUT / "NOTICES.md").read_text(encoding="utf-8").casefold())
    names = [block.partition("==")[0] for block in blocks("requirements.txt")]
    assert [name for name in names if re.sub(r"[-_.]", "", name) not in notices] == []


ANSWER = {"name": "pillow", "version": "13.0.0", "vulns": []}
HOLE = {"id": "PYSEC-2026-1", "aliases": ["CVE-2026-1"], "fix_versions": ["13.0.1"]}


@pytest.mark.parametrize(
    ("libraries", "accepted", "code", "says"),
    [
        ([ANSWER], {}, 0, "No known vulnerability in 1 libraries."),
        ([ANSWER | {"vulns": [HOLE]}], {}, 1, "pillow 13.0.0: PYSEC-2026-1, CVE-2026-1, fixed in 13.0.1."),
        (
            [ANSWER | {"vulns": [HOLE]}],
            {"CVE-2026-1": "pillow"},
            0,
            "No known vulnerability in 1 libraries, 1 accepted",
        ),
        ([ANSWER | {"vulns": [HOLE]}], {"CVE-2026-1": "rich"}, 1, "pillow 13.0.0: PYSEC-2026-1"),
        ([ANSWER], {"CVE-2026-1": "pillow"}, 1, "CVE-2026-1 is accepted, but not known of any pin any more"),
        ([ANSWER, {"name": "rich", "skip_reason": "no"}], {}, 1, "Could not be asked about: rich."),
        ([{"name": "rich", "skip_reason": "no"}], {}, 0, "Skipped: no advisory source is reachable"),
    ],
)
def test_only_an_answer_about_every_library_says_that_none_is_known_to_be_vulnerable(
    libraries: list[dict[str, object]], accepted: dict[str, str], code: int, says: str
) -> None:
    found = script("advisories").verdict(json.dumps({"dependencies": libraries}), accepted)
    assert (found.code, found.says[0].startswith(says)) == (code, True), found.says


@pytest.mark.parametrize(
    ("said", "code", "says"),
    [
        ("requests.exceptions.ConnectionError: no route", 0, "Skipped: no advisory source is reachable (Connection"),
        ("ERROR: requirements-dev.txt: unpinned", 1, "pip-audit could not ask: ERROR: requirements-dev.txt: unpinned"),
    ],
)
def test_only_a_network_that_is_not_there_skips_the_question(said: str, code: int, says: str) -> None:
    found = script("advisories").failed_to_ask(said)
    assert (found.code, found.says[0].startswith(says)) == (code, True), found.says


def test_what_is_accepted_says_why_and_since_when() -> None:
    accepted_in = script("advisories").accepted_in
    text = (CHECKOUT / "packaging" / "accepted-advisories.toml").read_text(encoding="utf-8")
    assert accepted_in(text) == {}
    example = text.replace("# [[", "[[").replace("# id =", "id =").replace("# library", "library")
    example = example.replace("# on", "on").replace("# reason", "reason")
    assert accepted_in(example) == {"CVE-2026-0000": "the library's name"}
    with pytest.raises(ValueError, match="id, library, on and reason"):
        accepted_in('[[accepted]]\nid = "CVE-2026-0000"\nlibrary = "pillow"\n')


def test_the_advisories_are_one_of_the_checks() -> None:
    assert "advisories.py" in (CHECKOUT / "packaging" / "launcher" / "checks.py").read_text(encoding="utf-8")
