"""The same register prints the same bytes: every paper, in two processes that differ in all that could matter."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paper_pictures.clinic import PEOPLE, make_clinic

CHECKOUT = Path(__file__).resolve().parents[2]
PROCESSES = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1"},
)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], ...]:
    """Every paper as each of the processes prints it, by the file's name."""
    folder = tmp_path_factory.mktemp("papers")
    register = folder / "register.b12desk"
    make_clinic(register)
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.paper_pictures", "--papers", str(register), "--to", str(folder / str(n))],
            cwd=CHECKOUT,
            env=os.environ | {"XDG_STATE_HOME": str(folder / f"state{n}")} | surroundings,
            stderr=subprocess.PIPE,
            text=True,
        )
        for n, surroundings in enumerate(PROCESSES)
    ]
    for process in running:
        _, said = process.communicate()
        assert process.returncode == 0, said
    return tuple(
        {one.name: one.read_bytes() for one in sorted((folder / str(n)).iterdir())} for n in range(len(PROCESSES))
    )


def test_two_processes_print_the_same_bytes(printed: tuple[dict[str, bytes], ...]) -> None:
    one, other = printed
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


def test_every_paper_is_among_them(printed: tuple[dict[str, bytes], ...]) -> None:
    made = {name.partition(".")[0] for name, content in printed[0].items() if content.startswith((b"%PDF", b"<!DOC"))}
    for what in ("plan", "card-a5", "card-a6", "summary", "extract"):
        assert {f"{what}-{one.label}" for one in PEOPLE if one.label != "dead"} <= made
    assert {f"letter-{label}" for label in ("short", "long", "arabic", "large-print")} <= made
    assert {"labels-L7160", "labels-L7163", "labels-L7160-test", "labels-L7163-test"} <= made
    lists = ("letters-all", "day-list", "downtime-kit", "batch-recall", "worklist", "monitoring", "reports")
    assert {*lists, "recovery-sheet", "plan-long-large_print_16"} <= made


def test_what_is_printed_of_the_dead_is_their_audit_extract_alone(printed: tuple[dict[str, bytes], ...]) -> None:
    of_the_dead = {name: content for name, content in printed[0].items() if "-dead." in name}
    assert of_the_dead.pop("extract-dead.pdf").startswith(b"%PDF")
    assert len(of_the_dead) == 6
    for name, content in of_the_dead.items():
        assert name.endswith(".refused.txt")
        assert " died" in content.decode()
