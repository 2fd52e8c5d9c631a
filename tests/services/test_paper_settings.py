"""The QR code's text and the clinic's fonts, and the web page as it is read out."""

from pathlib import Path

import pytest
import reportlab

from b12desk.clinical.errors import BadInput
from b12desk.clinical.vocabulary import FormatNeed
from b12desk.services.desk import Desk
from b12desk.services.issue_plan import plan_document
from b12desk.services.page_text import page_text
from b12desk.services.paper_fonts import font_file, font_files
from b12desk.services.paper_settings import change_paper_settings, paper_settings, qr_problem
from tests.builders import on, somebody_after_loading

KHMER = Path(reportlab.__file__).parent / "fonts" / "hb-test.ttf"
VERA = KHMER.with_name("Vera.ttf")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", ""),
        ("https://riverside.example", ""),
        ("x" * 200, ""),
        ("x" * 201, "The QR code’s text has 201 characters; at most 200 fit."),
        ("a\ud800", "“a\ufffd” holds half a character: a letter was lost before it came here."),
    ],
)
def test_what_the_qr_code_can_hold(desk: Desk, text: str, says: str) -> None:
    assert qr_problem(text) == says
    if says:
        with pytest.raises(BadInput, match=r"200|half"):
            change_paper_settings(desk, qr_text=text)
    else:
        assert change_paper_settings(desk, qr_text=text).qr_text == text


def test_a_font_says_what_it_brings() -> None:
    assert font_file(KHMER).words == "Khmer"
    assert font_file(VERA).words == "Nothing that the program’s own font lacks"


def test_a_file_that_is_no_font_says_why_it_isn_t_used(tmp_path: Path) -> None:
    (tmp_path / "cut.ttf").write_bytes(KHMER.read_bytes()[:1500])
    cut, gone, good = font_files([tmp_path / "cut.ttf", tmp_path / "gone.ttf", KHMER])
    assert cut.words == "Not used. “cut.ttf” is not a TrueType font (.ttf) that can be printed with."
    assert gone.words.startswith("Not used. The font file “")
    assert (good.problem, good.scripts) == ("", ("Khmer",))


def test_all_problems_are_said_at_once_and_nothing_is_changed(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        change_paper_settings(desk, qr_text="x" * 300, font_files=[tmp_path / "gone.ttf", KHMER])
    assert len(refused.value.problems) == 2
    assert paper_settings(desk).font_files == ()


def test_a_web_page_is_read_out_in_order_and_without_marks(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    page = plan_document(on(desk, "2026-04-28"), patient_id, FormatNeed.SCREEN_READER).content
    lines = page_text(page).splitlines()
    assert lines[0] == "Your vitamin B12 injection plan"
    assert "Name: Mrs Ada Smith" in lines[1]
    assert lines[lines.index("Your regimen") - 1] == ""
    assert any(line.startswith("• ") for line in lines)
    assert not any("font-family" in line or "<" in line for line in lines)


def test_what_is_typed_is_read_out_as_typed() -> None:
    head = b"<html><head><title>T</title><style>x{}</style></head>"
    body = b"<body><p>a &lt;b&gt;\n &amp; c</p><ul><li>d</li><li></li></ul></body></html>"
    assert page_text(head + body) == "a <b> & c\n• d"
