"""What `test` runs, in this order: the quick checks, then pytest, whose closing line is the last thing printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from launcher.running import ROOT, run_at_most, say

LONGEST_MINUTES = 40  # for one check; the slowest, the tests, take about a quarter of an hour on two processors
LONGEST_TEST_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Check:
    """One command that must end with 0."""

    name: str
    command: tuple[str, ...]


def run_all(python: Path) -> int:
    """Run every check, also after one has failed; return 0 when all passed, else 1."""
    failed = [check.name for check in quick_checks(python) if not _passes(check)]
    if failed:
        say(f"\nFailed so far: {', '.join(failed)}")
    return 0 if _passes(all_tests(python)) and not failed else 1


def quick_checks(python: Path) -> Iterator[Check]:
    """The checks that need no test: form, types, shape, advisories and the clinical cases, by the command itself."""
    tools, interpreter = python.parent, str(python)
    yield Check("form", (interpreter, "-m", "ruff", "format", "--check", "--quiet", "."))
    yield Check("style", (interpreter, "-m", "ruff", "check", "--quiet", "."))
    yield Check("types", (interpreter, "-m", "mypy"))
    yield Check("shape", (str(tools / "lint-imports"), "--no-logo"))
    yield Check("advisories", (interpreter, str(ROOT / "packaging" / "advisories.py")))
    for cases in sorted((ROOT / "tests" / "cases").glob("*.json")):
        yield Check(f"cases {cases.stem}", (interpreter, "-m", "b12desk", "forecast", str(cases), "--check"))


def all_tests(python: Path) -> Check:
    """Pytest over everything on every processor, the journeys included, with the coverage of `b12desk`.

    The files go out in the order of `tests/conftest.py`, in which the longest come first. A test that hangs is named
    with what it was doing, and the rest goes on.
    """
    spread = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder")
    hanging = (f"faulthandler_timeout={LONGEST_TEST_SECONDS}", "faulthandler_exit_on_timeout=true")
    patience = (word for option in hanging for word in ("-o", option))
    told = ("--cov", "--cov-report=term", "--durations=10")
    return Check("tests", (str(python), "-m", "pytest", *spread, *patience, *told))


def _passes(check: Check) -> bool:
    say(f"\n── {check.name}")
    return run_at_most(LONGEST_MINUTES, check.command, also={"QT_QPA_PLATFORM": "offscreen"}) == 0
