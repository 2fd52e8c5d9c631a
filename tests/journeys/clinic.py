"""A clinic of its own for one journey: a new register, the desktop on it, and the commands beside it."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from driver import Desktop

CHECKOUT = Path(__file__).resolve().parents[2]

# Printed pages are read by the Python that b12desk runs under: the system's has no PDF library.
READ_PDF = "import pypdf, sys; print(*(page.extract_text() for page in pypdf.PdfReader(sys.argv[1]).pages))"

# One process for many commands: to load b12desk takes longer than to run one.
RUN_EACH = (
    "import json, sys; from b12desk.bootstrap import run; "
    "sys.exit(next((code for each in json.loads(sys.argv[1]) if (code := run(each))), 0))"
)


@dataclass(frozen=True, slots=True)
class Clinic:
    """A folder for what a journey makes, one for what explains a failure, and the Python that b12desk runs under."""

    folder: Path
    evidence: Path
    python: str

    def desktop(self, *, on: str, by: str = "", size: str = "1366x768") -> Desktop:
        """The desktop on this clinic's register on an ISO date, to be opened by `with`; `by` is who works at it."""
        acting = ["--as", by] if by else []
        command = [self.python, "-m", "b12desk", "--register", str(self._register), *acting, "--on", on]
        return Desktop(command, folder=self.folder, evidence=self.evidence, env=self._surroundings(), size=size)

    def first_start(self, *, on: str) -> Desktop:
        """The desktop on a computer that has no register yet; the one made there is this clinic's."""
        surroundings = self._surroundings() | {"B12DESK_REGISTER": str(self._register)}
        command = [self.python, "-m", "b12desk", "--on", on]
        return Desktop(command, folder=self.folder, evidence=self.evidence, env=surroundings)

    def invented(self, *, on: str, size: str = "1366x768") -> Desktop:
        """The desktop on an invented clinic of its own."""
        command = [self.python, "-m", "b12desk", "--demo", "--on", on]
        return Desktop(command, folder=self.folder, evidence=self.evidence, env=self._surroundings(), size=size)

    def answer(self, *command: str, by: str = "") -> Any:
        """What a command of b12desk says about the same register, read as JSON; `by` is who gives it."""
        acting = ["--as", by] if by else []
        arguments = ["-m", "b12desk", "--register", str(self._register), *acting, *command, "--json"]
        return json.loads(self._ask(*arguments))

    def do(self, *commands: Sequence[str], by: str = "") -> None:
        """Give commands of b12desk one after the other, all in one process; `by` is who gives them."""
        acting = ["--as", by] if by else []
        given = [["--register", str(self._register), *acting, *command, "--json"] for command in commands]
        self._ask("-c", RUN_EACH, json.dumps(given))

    def words_printed_in(self, pdf: Path) -> str:
        """The text of a PDF, all white space made single spaces."""
        return " ".join(self._ask("-c", READ_PDF, str(pdf)).split())

    @property
    def _register(self) -> Path:
        return self.folder / "register.db"

    def _ask(self, *arguments: str) -> str:
        surroundings = dict(os.environ, **self._surroundings())
        asked = subprocess.run(
            [self.python, *arguments], cwd=CHECKOUT, env=surroundings, capture_output=True, text=True, check=False
        )
        if asked.returncode:
            raise AssertionError(f"b12desk ended with {asked.returncode}: {asked.stderr[-2000:]}")
        return asked.stdout

    def _surroundings(self) -> dict[str, str]:
        """A home of its own, so that no setting comes from or goes to this computer's user."""
        homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        return {"PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"} | {home: str(self.folder / "home") for home in homes}
