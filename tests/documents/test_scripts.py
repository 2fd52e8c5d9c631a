"""Every script prints whole and in order, in every print, and is read back as it was written."""

import unicodedata
from pathlib import Path

import pytest
import reportlab

from b12desk.clinical.errors import BadInput
from b12desk.documents.faces import Face, with_faces
from b12desk.documents.large_plan import large_plan_pdf
from b12desk.documents.large_print import LargePrint
from b12desk.documents.patient_plan import patient_plan_pdf
from b12desk.documents.plan_html import patient_plan_html
from b12desk.documents.printed_text import missing_glyphs
from b12desk.documents.shaping import shaped
from b12desk.documents.sheet import text_width
from tests.documents.names import SCRIPTS, hostile_strings, names
from tests.documents.plans import ReadPage, a_patient, a_plan, letters, read_back, said

KHMER = Path(reportlab.__file__).parent / "fonts" / "hb-test.ttf"
KHMER_NAME = "ឆ្នាំ"
_MARGIN = 38


def within_margins(pages: tuple[ReadPage, ...]) -> bool:
    return all(
        left >= _MARGIN - 1 and right <= page.width - _MARGIN + 1 for page in pages for left, _, right, _ in page.boxes
    )


def test_a_page_for_screen_readers_keeps_every_letter_and_no_markup() -> None:
    for text in hostile_strings(60):
        page = patient_plan_html(a_plan(patient=a_patient("Smith", text))).decode("utf-8")
        assert "<img" not in page
        assert "<script" not in page
        assert "<para" not in page
    assert "&lt;b&gt;bold&lt;/b&gt;" in patient_plan_html(a_plan(patient=a_patient("Smith", "<b>bold</b>"))).decode()
    assert "<bdi>王芳</bdi>" in patient_plan_html(a_plan(patient=a_patient("Smith", "王芳"))).decode()


@pytest.mark.parametrize("size", [16, 18, 20, 24])
@pytest.mark.parametrize("script", SCRIPTS)
def test_large_print_holds_every_script(size: int, script: str) -> None:
    families, givens = SCRIPTS[script]
    plan = a_plan(patient=a_patient(families[0], " ".join(givens), title=""))
    pages = read_back(large_plan_pdf(plan, LargePrint(size)))
    read = letters(pages[0].text)
    assert all(letters(unicodedata.normalize("NFC", word)) in read for word in (families[0].upper(), *givens))
    assert within_margins(pages)


def test_arabic_is_joined_and_hebrew_is_not() -> None:
    joined, apart = text_width("محمد", Face.REGULAR, 10), sum(text_width(one, Face.REGULAR, 10) for one in "محمد")
    assert joined < apart
    assert text_width("שרה", Face.REGULAR, 10) == pytest.approx(sum(text_width(one, Face.REGULAR, 10) for one in "שרה"))


def test_a_name_in_arabic_stands_from_right_to_left_before_its_english_title() -> None:
    pieces = shaped("محمد, هالة (Mrs)", Face.REGULAR)
    assert [piece.text.strip() for piece in pieces] == ["محمد, هالة", "(Mrs)"]
    first = pieces[0].glyphs
    assert [glyph.x for glyph in first] == sorted(glyph.x for glyph in first)


def test_what_was_printed_before_does_not_change_the_bytes() -> None:
    plan = a_plan(patient=a_patient("الزهراء", "فاطمة"))
    first = patient_plan_pdf(plan)
    for _, family_name, given_name in names(11):
        patient_plan_pdf(a_plan(patient=a_patient(family_name, given_name)))
    assert patient_plan_pdf(plan) == first


def test_a_script_that_the_fonts_lack_is_named_and_printed_with_a_font_that_has_it() -> None:
    plan = a_plan(patient=a_patient(KHMER_NAME, "Ada"))
    assert missing_glyphs(KHMER_NAME) != ""
    assert "U+1786" in said(patient_plan_pdf(plan))
    with with_faces(KHMER):
        assert missing_glyphs(KHMER_NAME) == ""
        pdf = patient_plan_pdf(plan)
        assert pdf == patient_plan_pdf(plan)
    assert KHMER_NAME in said(pdf)
    assert "by hand" not in said(pdf)
    assert missing_glyphs(KHMER_NAME) != ""


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    (tmp_path / "no.ttf").write_bytes(b"no font")
    with pytest.raises(BadInput, match="not a TrueType font"), with_faces(tmp_path / "no.ttf"):
        pass
    with pytest.raises(BadInput, match="can’t be read"), with_faces(tmp_path / "none.ttf"):
        pass
