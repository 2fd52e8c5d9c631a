"""The command line, run in this process on a register of its own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from b12desk.bootstrap import run
from tests.cli.clinic import ada_after_loading
from tests.kept_registers import register_file


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command came to: its exit code, what it printed, and what it said beside that."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


Ask = Callable[..., Answer]


@pytest.fixture
def register_path(tmp_path: Path) -> Path:
    return register_file(tmp_path)


@pytest.fixture
def b12desk(register_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return a function that runs one command and says what came of it."""

    def ask(*words: str, register: str | None = None) -> Answer:
        capsys.readouterr()
        code = run(["--register", register or str(register_path), *words])
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return Answer(code, said.out, said.err)

    return ask


@cache
def _loaded_register() -> bytes:
    """Return the bytes of a register after the commands that record six loading doses, run once."""
    with TemporaryDirectory() as folder:
        path = register_file(Path(folder))
        for command in ada_after_loading():
            assert run(["--register", str(path), *command]) == 0
        return path.read_bytes()


@pytest.fixture
def after_loading(b12desk: Ask, register_path: Path) -> Ask:
    """Return the same on a register in which Ada has had her six loading doses."""
    register_path.write_bytes(_loaded_register())
    return b12desk
