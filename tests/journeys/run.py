"""Runs the journeys: every function `journey_*` of a file `journey_*.py` beside this one.

    /usr/bin/python3 tests/journeys/run.py [--list] [--python PYTHON] [--failed FOLDER] [NAME ...]

Each runs in a process and a register of its own. A journey that fails leaves a picture, the accessibility tree and the
desktop's own words in the folder of failures.
"""

import argparse
import importlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from clinic import CHECKOUT, Clinic

HERE = Path(__file__).resolve().parent
OWN_PYTHON = CHECKOUT / ".venv" / "bin" / "python"


def main(arguments: Sequence[str]) -> int:
    """Run the journeys asked for, all of them by default; return 0 when every one passed, else 1."""
    asked = _parser().parse_args(arguments)
    journeys = {name: journey for name, journey in discover().items() if not asked.names or name in asked.names}
    if asked.list:
        print(*journeys, sep="\n")
        return 0
    if unknown := set(asked.names) - set(journeys):
        print(f"There is no journey called {', '.join(sorted(unknown))}.", file=sys.stderr)
        return 2
    if len(journeys) == 1:
        return _run_here(*journeys.items(), python=asked.python, failures=asked.failed)
    return _run_each(list(journeys), python=asked.python, failures=asked.failed)


def discover() -> dict[str, Callable[[Clinic], None]]:
    """Every journey by its name without `journey_`, in order of file and place in it."""
    modules = [importlib.import_module(file.stem) for file in sorted(HERE.glob("journey_*.py"))]
    return {
        name.removeprefix("journey_"): journey
        for module in modules
        for name, journey in vars(module).items()
        if name.startswith("journey_")
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Run the journeys.")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--list", action="store_true", help="print the names only")
    parser.add_argument("--python", default=str(OWN_PYTHON), help="the Python that b12desk runs under")
    parser.add_argument("--failed", type=Path, default=CHECKOUT / "journeys-failed", help="where failures are kept")
    return parser


def _run_each(names: Sequence[str], *, python: str, failures: Path) -> int:
    """Run each journey in a process of its own: the accessibility library stays with the first desktop it meets."""
    options = ["--python", python, "--failed", str(failures)]
    codes = [subprocess.run([sys.executable, __file__, *options, name], check=False).returncode for name in names]
    failed = sum(code != 0 for code in codes)
    print(f"{len(codes) - failed} passed, {failed} failed")
    return 1 if failed else 0


def _run_here(journey: tuple[str, Callable[[Clinic], None]], *, python: str, failures: Path) -> int:
    name, go = journey
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="b12desk-journey-", ignore_cleanup_errors=True) as folder:
        try:
            go(Clinic(Path(folder), failures / name, python))
        except AssertionError as failure:
            print(f"FAILED {name} after {time.monotonic() - began:.0f} s: {failure}")
            return 1
    print(f"passed {name} in {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
