"""Each trouble with a register has its own sentence and exit code 3 at every command, and the register is unharmed."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from b12desk import __version__
from b12desk.cli.app import main
from b12desk.register.dialect import SCHEMA
from b12desk.register.keys import RegisterKey
from b12desk.register.store import open_register
from b12desk.services.clock import Clock
from b12desk.services.desk import Desk
from tests.builders import products, protocols
from tests.cli.conftest import Ask, _loaded_register
from tests.cli.troubled import BEFORE, COMMANDS, FORBIDDEN, IN_THE_MANUAL, NO_TROUBLE, PROMISES, WHILE

PATIENTS = "NHS number,Family name,Given name,Date of birth\n,Jones,Bo,1966-03-02\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder beside the register's own, for what goes in and out."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "patients.csv").write_text(PATIENTS, encoding="utf-8")
    return folder


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "drive" / "register.b12desk"
    path.parent.mkdir()
    path.write_bytes(_loaded_register())
    return path


@pytest.mark.parametrize("command", list(COMMANDS))
@pytest.mark.parametrize("trouble", list(BEFORE))
def test_a_file_that_cant_be_used_gives_its_sentence(
    trouble: str, command: str, b12desk: Ask, register: Path, folder: Path
) -> None:
    spoil, sentence = BEFORE[trouble]
    spoil(register)
    before = register.read_bytes()
    told = b12desk(*COMMANDS[command](folder), register=str(register))
    expected = sentence.format(newer=SCHEMA + 1, schema=SCHEMA, version=__version__)
    assert (told.code, told.out, told.err) == (3, "", f"{expected}\n")
    assert register.read_bytes() == before
    assert [one.name for one in folder.iterdir()] == ["patients.csv"]


@pytest.mark.parametrize("command", list(COMMANDS))
@pytest.mark.parametrize("trouble", list(WHILE))
def test_what_happens_to_an_open_register_gives_its_sentence(
    trouble: str, command: str, register: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    happens, sentence, met_by = WHILE[trouble]
    content = register.read_bytes()
    with ExitStack() as until_the_end:

        def opened(path: Path, clock: Clock, acting: str, key: RegisterKey | None) -> Desk:
            desk = Desk(open_register(path, key, busy_seconds=0.1), protocols(), products(), clock, acting)
            until_the_end.enter_context(happens(path))
            return desk

        code = main(["--register", str(register), *COMMANDS[command](folder)], open_desk=opened)
        said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    if command in met_by:
        assert (code, said.out, said.err.removeprefix("Reading the file…\n")) == (3, "", f"{sentence}\n")
        assert not register.exists() or register.read_bytes() == content
    else:
        assert code == 0, said.err


@pytest.fixture(scope="module")
def program(checkout: Path) -> Iterator[Path]:
    """A copy of the program that another user may read, wherever the checkout lies."""
    with tempfile.TemporaryDirectory(prefix="b12desk-program-") as name:
        for part in ("b12desk", "resources"):
            shutil.copytree(checkout / part, Path(name) / part)
        for each in (Path(name), *Path(name).rglob("*")):
            each.chmod(0o755)
        yield Path(name)


@pytest.fixture
def guests_folder() -> Iterator[Path]:
    """A folder that another user may look into, which pytest's own is not."""
    folder = Path(tempfile.mkdtemp(prefix="b12desk-"))
    folder.chmod(0o777)
    (folder / "register.b12desk").write_bytes(_loaded_register())
    (folder / "patients.csv").write_text(PATIENTS, encoding="utf-8")
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


@pytest.mark.parametrize("trouble", list(FORBIDDEN))
def test_what_may_not_be_written_gives_its_sentence(
    trouble: str, guests_folder: Path, program: Path, checkout: Path
) -> None:
    forbid, sentence, met_by = FORBIDDEN[trouble]
    forbid(guests_folder)
    before = (guests_folder / "register.b12desk").read_bytes()
    command = [sys.executable, "-m", "tests.cli.guest", str(guests_folder)]
    where = os.environ | {"PYTHONPATH": str(checkout)}  # for the tests; b12desk itself is the copy, which comes first
    done = subprocess.run(command, cwd=program, env=where, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert {name for name, (code, _) in told.items() if code} == met_by, told
    expected = sentence.format(folder=guests_folder.name)
    assert all(told[name] == [3, f"{expected}\n"] for name in met_by), told
    assert (guests_folder / "register.b12desk").read_bytes() == before


def test_the_table_of_the_manual_has_a_row_for_every_trouble_and_promises_what_it_says(
    checkout: Path,
) -> None:
    sentences = {trouble: sentence for trouble, (_, sentence) in BEFORE.items()}
    sentences |= {trouble: sentence for trouble, (_, sentence, _) in (*WHILE.items(), *FORBIDDEN.items())}
    rows = manual_rows(checkout)
    for trouble, sentence in sentences.items():
        if trouble == NO_TROUBLE:
            continue
        promised = [said for words, said in PROMISES.items() if words in rows[IN_THE_MANUAL[trouble]]]
        assert promised, trouble
        assert all(said in sentence for said in promised), trouble


def manual_rows(checkout: Path) -> dict[str, str]:
    """Return the manual's table of troubles: what happened, and what b12desk does."""
    manual = (checkout / "resources" / "manual" / "manual.md").read_text(encoding="utf-8")
    table = manual.partition("| What happened |")[2].partition("\n\n")[0]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]
    return {happened: does for happened, does, _ in cells}
