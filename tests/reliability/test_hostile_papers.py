"""Hostile texts on paper, in CSV files and in the CLI's JSON: read back as they are kept, or said to be left out."""

import csv
import io
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from b12desk.clinical.errors import B12DeskError
from b12desk.documents.printed_text import missing_glyphs, printed_text
from b12desk.exchange.csv_guard import unguarded
from b12desk.exchange.csv_out import write_csv
from b12desk.services.desk import Desk
from b12desk.services.import_file import ImportChoices, import_file
from b12desk.services.issue_plan import issue_plan
from b12desk.services.recall_list import recall_csv, recall_list
from b12desk.services.worklist import worklist
from b12desk.services.worklist_papers import worklist_csv, worklist_pdf
from tests.builders import desk_in, on
from tests.documents.plans import letters, said
from tests.reliability.conftest import Sized
from tests.reliability.hostile_clinic import LATER, Kept, fill
from tests.reliability.hostile_strings import MARKUP, hostile_strings, unfit_sentences

LATE = "2026-09-01"
RIGHT_TO_LEFT = frozenset({"R", "AL"})


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory, sized: Sized) -> Iterator[tuple[Desk, tuple[Kept, ...]]]:
    texts = (*MARKUP[:6], *hostile_strings(sized(20, 400)))
    with desk_in(tmp_path_factory.mktemp("clinic"), LATER) as desk:
        yield on(desk, LATER), fill(desk, texts)


def test_a_plan_says_the_name_or_that_letters_are_left_out(clinic: tuple[Desk, tuple[Kept, ...]]) -> None:
    desk, kept = clinic
    for one in kept:
        words = said(issue_plan(desk, one.patient_id).pdf)
        name = f"{one.family_name.upper()}, {one.given_name}"
        if missing_glyphs(name):
            assert "write the name by hand" in words, name
        elif not any(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for letter in name):
            assert _plain(name) in _plain(words), name


def _plain(text: str) -> str:
    """Return the letters that paper shows, without marks that a reader puts beside them, and without white space."""
    apart = unicodedata.normalize("NFKD", printed_text(text))
    return letters("".join(letter for letter in apart if unicodedata.category(letter) not in {"Mn", "Me", "Cf"}))


def test_one_bad_record_does_not_stop_a_printed_list(clinic: tuple[Desk, tuple[Kept, ...]]) -> None:
    desk, kept = clinic
    found = worklist(desk)
    assert len(found.rows) == len(kept)
    assert worklist_pdf(found, desk.clinic().details.name).startswith(b"%PDF")


def test_lists_as_csv_read_back_as_they_are_shown(clinic: tuple[Desk, tuple[Kept, ...]]) -> None:
    desk, _ = clinic
    late = on(desk, LATE)
    found, recalls = worklist(late), recall_list(late)
    for content, rows in ((worklist_csv(found), found.rows), (recall_csv(recalls), recalls.rows)):
        text = content.decode("utf-8-sig")
        read = list(csv.reader(io.StringIO(text, newline="")))
        assert [unguarded(cells[0]) for cells in read[1:]] == [row.name for row in rows]
        assert text.count("\r\n") == len(rows) + 1
        assert not [cell for cells in read for cell in cells if cell[:1] in "=+-@\t＝＋－＠" and cell]


def test_every_hostile_text_comes_back_from_a_csv_cell(sized: Sized) -> None:
    for text in hostile_strings(sized(400, 2_000)):
        content = write_csv(("Name", "Note"), [(text, "end")]).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(content, newline="")))
        assert len(rows) == 2
        one_line = " ".join(text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        assert unguarded(rows[1][0]) == one_line.encode("utf-8", "replace").decode(), text[:80]
        assert rows[1][1] == "end"


def test_rejected_rows_come_back_as_they_stood(tmp_path: Path, sized: Sized) -> None:
    texts = [text for text in hostile_strings(sized(80, 2_000)) if _is_writable(text)]
    with desk_in(tmp_path, LATER) as desk:
        for number, text in enumerate(texts):
            file = tmp_path / f"{number}.csv"
            rows = [["Family name", "Given name", "Date of birth"], [text, "Ada", "never"]]
            with file.open("w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows(rows)
            try:
                report = import_file(desk, file, ImportChoices(is_dry_run=True), progress=lambda *_: None)
            except B12DeskError as error:
                assert not unfit_sentences(error), text[:80]  # noqa: PT017
                continue
            assert report.rejected_csv is not None, text[:80]
            back = list(csv.reader(io.StringIO(report.rejected_csv.decode("utf-8-sig"), newline="")))
            assert unguarded(back[1][0]).split() == unguarded(text).replace("\0", "").split(), text[:80]


def _is_writable(text: str) -> bool:
    """Return whether a spreadsheet can write the cell as one line of a UTF-8 file."""
    return text.isprintable() and len(text) <= 300


def test_the_json_of_the_worklist_holds_the_names_as_kept(
    clinic: tuple[Desk, tuple[Kept, ...]], tmp_path: Path
) -> None:
    desk, kept = clinic
    command = [
        sys.executable,
        "-m",
        "b12desk",
        "--register",
        str(desk.register.path),
        "worklist",
        "--on",
        LATER,
        "--json",
    ]
    surroundings = os.environ | {"XDG_STATE_HOME": str(tmp_path), "PYTHONIOENCODING": "ascii"}
    told = subprocess.run(command, capture_output=True, env=surroundings, check=False)
    assert told.returncode == 0, told.stderr
    names = {row["name"] for row in json.loads(told.stdout.decode("utf-8"))["rows"]}
    assert all(any(name.startswith(f"{one.family_name.upper()}, {one.given_name}") for name in names) for one in kept)
    listed = subprocess.run(command[:-1], capture_output=True, env=surroundings, check=False)
    assert (listed.returncode, b"Traceback" in listed.stderr) == (0, False), listed.stderr


def test_no_file_beside_the_register_is_named_after_anybody(clinic: tuple[Desk, tuple[Kept, ...]]) -> None:
    desk, kept = clinic
    issue_plan(replace(desk), kept[0].patient_id)
    names = {path.name for path in desk.register.path.parent.rglob("*")}
    assert names <= {"register.b12desk", "register.b12desk-wal", "register.b12desk-shm", "register.b12desk.window"}
