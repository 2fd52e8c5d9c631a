"""Spoiled files are imported whole, by their good rows, or not at all; the program answers each in sentences."""

import random
import shutil
from collections import Counter
from pathlib import Path

from b12desk.clinical.errors import BadInput
from b12desk.services.desk import Desk
from b12desk.services.import_file import ImportChoices, ImportReport, import_file
from b12desk.services.verify_register import verify_register
from tests.builders import desk_in
from tests.reliability.conftest import Sized
from tests.reliability.spoiled_files import spoiled

LONGEST_SENTENCE = 600
EACH = 50
"""So many files go into one register, which is then verified."""


def test_spoiled_files_never_crash_an_import_or_go_in_by_half(tmp_path: Path, sized: Sized) -> None:
    files = sized(300, 10_000)
    chance = random.Random(20261121)
    came: Counter[str] = Counter()
    for first in range(0, files, EACH):
        folder = tmp_path / "clinic"
        folder.mkdir()
        with desk_in(folder, "2026-11-21") as desk:
            for number in range(first, first + EACH):
                name, content = spoiled(chance)
                file = folder / f"{number} {name}"
                file.write_bytes(content)
                came[_imported(desk, file, accepts_good=chance.random() < 0.5)] += 1
            report = verify_register(desk)
            assert report.is_ok, report.problems[:3]
        shutil.rmtree(folder)
    print(f"{files} spoiled files: {dict(came)}")
    assert came["refused"], "no file was ever spoiled enough"
    assert came["imported"] + came["good rows"], "no file was ever whole enough"


def _imported(desk: Desk, file: Path, *, accepts_good: bool) -> str:
    """Import the file; what the register gained is what the report says, nothing where it says nothing."""
    before, problems = _counts(desk), ()
    report: ImportReport | None = None
    try:
        report = import_file(desk, file, ImportChoices(accept_good=accepts_good), progress=_unheard)
    except BadInput as error:
        problems = error.problems
    if report is None:
        assert problems, file.name
        assert all(0 < len(problem) < LONGEST_SENTENCE for problem in problems), problems
        assert _counts(desk) == before
        return "refused"
    patients, injections = before
    assert _counts(desk) == (patients + report.patients_added, injections + report.injections_added)
    assert not report.is_changed or report.read == report.added + report.already_there + _rows(report)
    if not report.is_changed:
        return "held back for its bad rows"
    return "good rows" if report.rejected else "imported"


def _rows(report: ImportReport) -> int:
    return len({row.row for row in report.rejected})


def _counts(desk: Desk) -> tuple[int, int]:
    with desk.register.reading() as unit:
        ask = unit.connection.exec_driver_sql
        return ask("SELECT count(*) FROM patient").scalar_one(), ask("SELECT count(*) FROM injection").scalar_one()


def _unheard(step: str, done: int, total: int) -> None:
    """Progress of an import that nobody watches."""
