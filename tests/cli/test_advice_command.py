"""The advice texts by command: list, export, use, reset."""

from pathlib import Path

import pytest

from tests.cli.clinic import ADA
from tests.cli.conftest import Ask

OURS = """
[[advice]]
id = "lifelong"
title = "For life"
patient = "Words of our own."
sources = ["Dr A. Example"]
where = ["patient_plan"]
"""


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "ours.toml"
    path.write_text(OURS, encoding="utf-8")
    return path


def test_the_texts_are_listed_with_their_sources(b12desk: Ask) -> None:
    told = b12desk("advice")
    assert (told.code, told.err) == (0, "")
    assert "arm-or-thigh  Upper arm or thigh, not the buttock (S3)\n    shown: planning, recording\n" in told.out
    assert "only for: pregnant" in told.out


def test_the_document_has_every_field(b12desk: Ask) -> None:
    told = b12desk("advice", "--json")
    assert told.code == 0
    assert next(one for one in told.document if one["id"] == "nerve-harm") == {
        "id": "nerve-harm",
        "title": "Harm to nerves may become permanent",
        "patient": ["Nerve damage can become permanent if it is not treated in time."],
        "staff": ["Neurological harm may become permanent after 3 months untreated."],
        "sources": ["S2"],
        "where": ["patient_plan", "planning", "neuro"],
        "only_for": [],
        "is_clinics_own": False,
    }


def test_a_clinics_own_words_are_used_until_they_are_reset(b12desk: Ask, ours: Path) -> None:
    told = b12desk("advice", "use", str(ours))
    assert (told.code, told.out) == (0, "In use. The clinic’s own: lifelong.\n")
    assert "lifelong  For life (Dr A. Example; the clinic’s own wording)" in b12desk("advice").out
    assert b12desk("verify").code == 0
    assert b12desk("advice", "reset").out == "The program’s texts are in use again.\n"
    assert b12desk("advice", "reset").out == "The program’s texts are in use already.\n"
    assert "clinic’s own" not in b12desk("advice").out


def test_what_is_exported_can_be_used_and_is_never_written_over(b12desk: Ask, tmp_path: Path, ours: Path) -> None:
    path = tmp_path / "advice.toml"
    assert b12desk("advice", "export", str(path)).code == 0
    told = b12desk("advice", "use", str(path))
    assert told.out == "In use. The clinic’s own: none, all are as the program has them.\n"
    again = b12desk("advice", "export", str(path))
    assert (again.code, "never overwritten" in again.err) == (2, True)
    b12desk("advice", "use", str(ours))
    b12desk("advice", "export", str(tmp_path / "mine.toml"))
    assert (tmp_path / "mine.toml").read_text(encoding="utf-8") == OURS


def test_a_file_from_another_editor_is_read(b12desk: Ask, tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + OURS.replace("\n", "\r\n").encode())
    assert b12desk("advice", "use", str(path)).code == 0


def test_every_problem_of_a_file_is_a_line_and_nothing_is_changed(b12desk: Ask, ours: Path) -> None:
    ours.write_text(OURS.replace("patient_plan", "kitchen").replace("patient =", "patients ="), encoding="utf-8")
    told = b12desk("advice", "use", str(ours))
    assert (told.code, told.out, told.err.count("\n")) == (2, "", 3)
    assert all(line.startswith("ours.toml, advice 1 (lifelong): ") for line in told.err.splitlines())
    assert "clinic’s own" not in b12desk("advice").out


@pytest.mark.parametrize(
    "words", [("use", "gone.toml"), ("use", "/"), ("use",), ("export",), ("nonsense",)], ids=" ".join
)
def test_wrong_use_is_a_sentence(b12desk: Ask, words: tuple[str, ...]) -> None:
    told = b12desk("advice", *words)
    assert (told.code, told.out) == (2, "")
    assert told.err.strip()


def test_a_file_in_another_encoding_is_refused(b12desk: Ask, ours: Path) -> None:
    ours.write_bytes(OURS.replace("own", "öwn").encode("latin-1"))
    told = b12desk("advice", "use", str(ours))
    assert (told.code, told.err) == (2, "ours.toml is not text in UTF-8; save the file as UTF-8.\n")


def test_the_plan_is_printed_with_the_clinics_words(after_loading: Ask, ours: Path, tmp_path: Path) -> None:
    plain, own = tmp_path / "plain.pdf", tmp_path / "own.pdf"
    after_loading("plan", "--patient", ADA, "--pdf", str(plain), "--on", "2026-01-17")
    after_loading("advice", "use", str(ours))
    after_loading("plan", "--patient", ADA, "--pdf", str(own), "--on", "2026-01-17")
    assert plain.read_bytes() != own.read_bytes()
