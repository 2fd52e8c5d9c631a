"""Move each boundary of the clinical core by one, in a temporary copy, and count the changes that a test notices.

`python -m tests.clinical.mutation_check [part of a module's path …]`; README.md beside this file says how to begin.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from tests.clinical.mutation_operators import OPERATORS, Mutant, mutants_of

CHECKOUT = Path(__file__).resolve().parents[2]
PYTEST_INI = "[pytest]\npythonpath = .\naddopts = --import-mode=importlib --assert=plain\nfilterwarnings = error\n"
BARE = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONDONTWRITEBYTECODE": "1", "CI": "1"}


class Settings(NamedTuple):
    """What `mutation.toml` says."""

    modules: str
    copied: Sequence[str]
    timeout_seconds: int
    wanted_percent: int
    quick: Sequence[str]
    slow: Sequence[str]
    quick_only: bool

    @classmethod
    def read(cls, path: Path, *, quick_only: bool) -> "Settings":
        """Return the settings of a file."""
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(**found.pop("tests"), **found, quick_only=quick_only)


class Copy(NamedTuple):
    """One copy of the tree, in which one change at a time is made and undone."""

    root: Path
    settings: Settings

    def kills(self, mutant: Mutant) -> bool:
        """Return whether a test fails, or doesn't end, with that change."""
        place = self.root / mutant.path.relative_to(CHECKOUT)
        original = place.read_bytes()
        try:
            place.write_text(mutant.source, encoding="utf-8")
            return not all(self.passes())
        finally:
            place.write_bytes(original)

    def passes(self) -> Iterator[bool]:
        """Yield whether the quick tests pass, then the slow ones."""
        yield self._pytest(*self.settings.quick, *(f"--ignore={path}" for path in self.settings.slow))
        if not self.settings.quick_only:
            yield self._pytest(*self.settings.slow)

    def _pytest(self, *arguments: str) -> bool:
        quietly = ("-B", "-m", "pytest", "-c", "mutation.ini", "-p", "no:cacheprovider", "-p", "tests.conftest")
        command = [sys.executable, *quietly, "--noconftest", "-x", "-q", "--tb=no", *arguments]
        environment, deadline = {**os.environ, **BARE}, self.settings.timeout_seconds
        try:
            ran = subprocess.run(command, cwd=self.root, env=environment, capture_output=True, timeout=deadline)
        except subprocess.TimeoutExpired:
            return False
        if ran.returncode not in (0, 1, 2, 4):  # passed; failed; could not be imported, by pytest's two codes
            raise RuntimeError(ran.stdout.decode() + ran.stderr.decode())
        return ran.returncode == 0


@contextmanager
def copies(settings: Settings, count: int) -> Iterator[list[Copy]]:
    """Yield copies of the tree in a temporary folder, compiled so that only the change is compiled anew."""
    with tempfile.TemporaryDirectory(prefix="b12desk-mutation-") as folder:
        made = [Copy(Path(folder, str(number)), settings) for number in range(count)]
        for copy in made:
            for name in settings.copied:
                shutil.copytree(CHECKOUT / name, copy.root / name, ignore=shutil.ignore_patterns("__pycache__"))
            (copy.root / "mutation.ini").write_text(PYTEST_INI, encoding="utf-8")
            compiled = ("-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "b12desk", "tests")
            subprocess.run([sys.executable, *compiled], cwd=copy.root, check=True)
        yield made


def surviving(mutants: Sequence[Mutant], settings: Settings, workers: int) -> list[Mutant]:
    """Return the changes that no test notices."""
    with copies(settings, workers) as made, ThreadPoolExecutor(workers) as pool:
        if not all(made[0].passes()):
            raise SystemExit("The tests fail without any change; run them first.")
        free = SimpleQueue[Copy]()
        for copy in made:
            free.put(copy)

        def judge(mutant: Mutant) -> bool:
            copy = free.get()
            try:
                killed = copy.kills(mutant)
            finally:
                free.put(copy)
            print("." if killed else "S", end="", flush=True)
            return killed

        verdicts = list(pool.map(judge, mutants))
        print()
    return [mutant for mutant, killed in zip(mutants, verdicts, strict=True) if not killed]


def report(mutants: Sequence[Mutant], survivors: Sequence[Mutant]) -> None:
    """Print a line for each module and kind of change, then the survivors, as tables of Markdown."""
    print("\n| module | changes | noticed |\n|---|---|---|")
    for path in sorted({mutant.path for mutant in mutants}):
        _row(_place(path), [m for m in mutants if m.path == path], survivors)
    for kind in OPERATORS:
        _row(f"*every {kind}*", [m for m in mutants if m.kind == kind], survivors)
    _row("**all**", mutants, survivors)
    print("\n| place | was | survives as |\n|---|---|---|")
    for mutant in sorted(survivors, key=lambda m: (m.path, m.line)):
        print(f"| `{_place(mutant.path)}:{mutant.line}` | `{mutant.was}` | `{mutant.becomes}` |")


def _row(name: str, of: Sequence[Mutant], survivors: Sequence[Mutant]) -> None:
    noticed = len(of) - sum(mutant in survivors for mutant in of)
    print(f"| {name} | {len(of)} | {noticed} ({100 * noticed / max(1, len(of)):.1f} %) |")


def _place(path: Path) -> str:
    return path.relative_to(CHECKOUT / "b12desk" / "clinical").as_posix()


def main() -> int:
    """Run the check; the exit code is 1 when fewer changes are noticed than wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "only", nargs="*", help="part of a module's path below b12desk/clinical; all when none is given"
    )
    parser.add_argument("--workers", type=int, default=2, help="copies that are tested side by side")
    parser.add_argument("--quick", action="store_true", help="ask the quick tests only")
    asked = parser.parse_args()
    settings = Settings.read(Path(__file__).with_name("mutation.toml"), quick_only=asked.quick)
    files = sorted((CHECKOUT / settings.modules).rglob("*.py"))
    chosen = [path for path in files if not asked.only or any(part in _place(path) for part in asked.only)]
    mutants = [mutant for path in chosen for mutant in mutants_of(path)]
    survivors = surviving(mutants, settings, asked.workers)
    report(mutants, survivors)
    return 0 if len(mutants) - len(survivors) >= len(mutants) * settings.wanted_percent / 100 else 1


if __name__ == "__main__":
    raise SystemExit(main())
