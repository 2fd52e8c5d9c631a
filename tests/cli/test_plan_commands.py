"""Plans from the command line: in the print that is needed, as a web page, and the very same file again."""

from pathlib import Path

import pytest
import reportlab

from tests.cli.clinic import ADA
from tests.cli.conftest import Ask
from tests.documents.plans import said

ON = ("--on", "2026-01-20")


@pytest.fixture
def ada(after_loading: Ask) -> Ask:
    return after_loading


def test_a_plan_is_printed_in_the_print_the_patient_needs(ada: Ask, tmp_path: Path) -> None:
    pdf = tmp_path / "plan.pdf"
    assert ada("patient", "set", ADA, "--format-need", "large_print_20", *ON).code == 0
    assert ada("plan", "--patient", ADA, "--pdf", str(pdf), *ON).code == 0
    (issued,) = ada("plans", "list", "--patient", ADA, "--json").document["plans"]
    assert issued["form"] == "large_print_20"
    assert "Your next twelve months" in said(pdf.read_bytes())


@pytest.mark.parametrize("print_size", ["standard", "16", "24"])
def test_an_issued_plan_is_printed_again_byte_for_byte(ada: Ask, tmp_path: Path, print_size: str) -> None:
    first, again = tmp_path / "first.pdf", tmp_path / "again.pdf"
    assert ada("paper", "set", "--qr-text", "https://riverside.example/b12").code == 0
    assert ada("plan", "--patient", ADA, "--pdf", str(first), "--print", print_size, *ON).code == 0
    ada("clinic", "set", "--name", "Another name", *ON)
    ada("paper", "set", "--qr-text", "")
    (issued,) = ada("plans", "list", "--patient", ADA, "--json").document["plans"]
    number = str(issued["number"])
    assert ada("plans", "reprint", "--patient", ADA, "--number", number, "--file", str(again)).code == 0
    assert again.read_bytes() == first.read_bytes()


def test_a_page_for_screen_readers_is_printed_again_too(ada: Ask, tmp_path: Path) -> None:
    first, again = tmp_path / "first.html", tmp_path / "again.html"
    assert ada("plan", "--patient", ADA, "--html", str(first), *ON).code == 0
    (issued,) = ada("plans", "list", "--patient", ADA, "--json").document["plans"]
    ada("plans", "reprint", "--patient", ADA, "--number", str(issued["number"]), "--file", str(again))
    assert again.read_bytes() == first.read_bytes()
    assert b"<h1>Your vitamin B12 injection plan</h1>" in first.read_bytes()


def test_a_number_of_nobodys_plan_is_refused(ada: Ask, tmp_path: Path) -> None:
    answer = ada("plans", "reprint", "--patient", ADA, "--number", "1", "--file", str(tmp_path / "x.pdf"))
    assert answer.code == 1
    assert "No plan numbered 1 was issued to this patient." in answer.err
    assert not (tmp_path / "x.pdf").exists()


def test_letters_that_paper_lacks_are_named_with_the_person(ada: Ask, tmp_path: Path) -> None:
    ada("patient", "set", ADA, "--family-name", "王", *ON)
    answer = ada("plan", "--patient", ADA, "--pdf", str(tmp_path / "plan.pdf"), *ON)
    assert answer.code == 0
    assert "The name Mrs Ada 王: paper can’t show 王 (U+738B)." in answer.err
    assert "U+738B" in said((tmp_path / "plan.pdf").read_bytes())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("plan", "--patient", ADA), "--pdf, --html or both"),
        (("plan", "--patient", ADA, "--pdf", "x.pdf", "--print", "17"), "not “17”"),
        (("paper", "set", "--font", __file__), "not a TrueType font"),
        (("paper", "set", "--font", "nowhere.ttf"), "can’t be read"),
        (("paper", "set", "--qr-text", "x" * 201), "at most 200 fit"),
    ],
    ids=["no file", "a size that is none", "no font", "no such file", "too long for a code"],
)
def test_what_cannot_be_printed_is_said(ada: Ask, words: tuple[str, ...], sentence: str) -> None:
    answer = ada(*words)
    assert answer.code != 0
    assert sentence in answer.err


def test_a_font_says_what_it_brings_and_what_keeps_it_from_being_used(ada: Ask, tmp_path: Path) -> None:
    font = tmp_path / "Khmer.ttf"
    font.write_bytes((Path(reportlab.__file__).parent / "fonts" / "hb-test.ttf").read_bytes())
    set_ = ada("paper", "set", "--qr-text", "https://riverside.example", "--font", str(font))
    assert set_.out == f"QR code: https://riverside.example.\nAdded font: {font} (Khmer).\n"
    font.unlink()
    (kept,) = ada("paper", "show", "--json").document["fonts"]
    assert (kept["scripts"], "can’t be read" in kept["problem"]) == ([], True)
    assert ada("paper", "set", "--no-fonts").out == "QR code: https://riverside.example.\nNo added fonts.\n"


def test_nothing_is_printed_for_the_dead(ada: Ask, tmp_path: Path) -> None:
    ada("patient", "set", ADA, "--standing", "deceased", *ON)
    answer = ada("plan", "--patient", ADA, "--pdf", str(tmp_path / "plan.pdf"), *ON)
    assert "The patient died or moved away: no plan is printed." in answer.err
    assert not (tmp_path / "plan.pdf").exists()
