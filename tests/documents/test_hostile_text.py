"""Whatever a name holds, it prints as text, whole and within the margins."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import b12desk.documents
from b12desk.documents.patient_plan import patient_plan_pdf
from b12desk.documents.printed_text import missing_glyphs, printed_text
from tests.documents.plans import a_patient, a_plan, letters, read_back, said

_MARGIN = 38
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    ("family_name", "given_name"),
    [
        ("Llŷr", "Siân"),
        ("Wiśniewska", "Małgorzata"),
        ("Nguyễn", "Thị Ánh Tuyết"),
        ("Yıldız", "Gülşah Çağla"),
        ("Παπαδοπούλου", "Ελένη"),
        ("Шевченко", "Людмила"),
        ("O’Neill-D'Arcy", "Zoë"),
    ],
    ids=["Welsh", "Polish", "Vietnamese", "Turkish", "Greek", "Cyrillic", "apostrophes"],
)
def test_a_name_reads_back_as_it_is_written(family_name: str, given_name: str) -> None:
    patient = a_patient(family_name, given_name, title="")
    assert f"{family_name.upper()}, {given_name}" in said(patient_plan_pdf(a_plan(patient=patient)))
    assert missing_glyphs(family_name + given_name) == ""


@pytest.mark.parametrize(
    "name",
    [
        "<b>bold</b>",
        '<img src="file:///etc/passwd">',
        "a<b",
        "&amp;",
        "</para><para>",
        "%s {0} \\n (text) Tj",
        (_ALPHABET * 12)[:300],
        ("Ada Bea " * 38)[:300],
        "W" * 300,
    ],
)
def test_a_hostile_name_prints_as_text_within_the_margins(name: str) -> None:
    pages = read_back(patient_plan_pdf(a_plan(patient=a_patient("Smith", name))))
    assert letters(printed_text(name)) in letters(pages[0].text)
    for page in pages:
        for left, bottom, right, top in page.boxes:
            assert left >= _MARGIN - 1
            assert right <= page.width - _MARGIN + 1
            assert bottom >= _MARGIN - 8
            assert top <= page.height - _MARGIN + 8


def test_a_name_longer_than_a_page_goes_on_over_the_next() -> None:
    name = (_ALPHABET * 240)[:6000]
    pages = read_back(patient_plan_pdf(a_plan(patient=a_patient("Smith", name))))
    assert all(page.text.count("Page ") for page in pages)
    assert "".join(letters(page.text) for page in pages).count("z") >= 200


def test_bad_characters_are_replaced_and_invisible_ones_left_out() -> None:
    assert printed_text("A\x00B\u202eC\ud800D\u200bE\tF\nG") == "A\ufffdB\ufffdC\ufffdDE F G"


def test_letters_are_composed() -> None:
    assert printed_text("Zoe\u0308") == "Zoë"


def test_letters_the_font_lacks_are_named_once_each() -> None:
    assert missing_glyphs("王小王 Ada 𠮷") == "王小𠮷"


def test_characters_beyond_the_first_plane_are_printed_where_the_font_has_them() -> None:
    assert printed_text("Ada 😀 𠮷 Smith") == "Ada 😀 Smith"


@pytest.mark.parametrize("name", ["王芳", "𠮷"], ids=["lacking", "beyond the first plane"])
def test_a_name_that_cannot_be_printed_rightly_asks_for_a_pen(name: str) -> None:
    assert "Please write the name by hand." in said(patient_plan_pdf(a_plan(patient=a_patient("Smith", name))))


def test_a_latin_name_asks_for_nothing() -> None:
    assert "by hand" not in said(patient_plan_pdf(a_plan()))


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_name_prints(family_name: str, given_name: str) -> None:
    assert patient_plan_pdf(a_plan(patient=a_patient(family_name, given_name))).startswith(b"%PDF")


@given(st.text())
def test_printed_text_is_settled_at_once(text: str) -> None:
    assert printed_text(printed_text(text)) == printed_text(text)


def test_nothing_that_is_printed_is_read_as_markup() -> None:
    for module in Path(b12desk.documents.__file__).parent.glob("*.py"):
        source = module.read_text(encoding="utf-8")
        assert "platypus" not in source
        assert "Paragraph(" not in source
