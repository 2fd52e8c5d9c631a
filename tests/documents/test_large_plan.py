"""Large print says what the standard plan says, at the size that was asked for; so does the page for screen readers."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from io import BytesIO

import pytest
from pypdf import PdfReader

from b12desk.documents.large_plan import large_plan_pdf
from b12desk.documents.large_print import LARGE_SIZES, LargePrint
from b12desk.documents.patient_plan import patient_plan_pdf
from b12desk.documents.plan_html import patient_plan_html
from tests.documents.plans import CLINIC, a_patient, a_plan, letters, read_back, said

PLAN = replace(a_plan(clinic=replace(CLINIC, qr_text="riverside.example/b12")), offered_days=(date(2026, 4, 2),))
SENTENCES = (
    "Your vitamin B12 injection plan",
    "Riverside Surgery",
    "020 7946 0123",
    "2 March 1956 (70 years)",
    "999 476 5919",
    "Thursday 2 April 2026",
    "Any day from 16 March to 16 April 2026 is on time.",
    "1 injection of 1000 micrograms every 2 to 3 months, for life.",
    "Why injections are for life",
    "If you miss a date",
    "When to call us today",
    "unsteady walking",
    "Your next twelve months",
    "April 2026: injection on 2, review by 5.",
    "This plan looks ahead to 2 April 2026.",
    "Reviews and blood tests",
    "Full blood count: Overdue: was due by 5 March 2026.",
    "16 January 2026: 1000 micrograms, right upper arm.",
    "Draw up 0.1 mL of cyanocobalamin 1000 micrograms/mL = 100 micrograms.",
    "16 January 2026 + 2 months = 16 March 2026.",
    "hydroxo-standard, version 2",
    "Sources: S0, BNF.",
    "Contact Riverside Surgery on 020 7946 0123.",
    "riverside.example/b12",
    "b12desk informs; your clinician decides.",
    "Printed as of 12 March 2026",
)


class Heard(HTMLParser):
    """What a screen reader hears, and the tags it goes by."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def heard(html: bytes) -> Heard:
    parser = Heard()
    parser.feed(html.decode("utf-8"))
    return parser


@pytest.mark.parametrize("sentence", SENTENCES)
def test_large_print_and_the_page_say(sentence: str) -> None:
    assert letters(sentence) in letters(said(large_plan_pdf(PLAN, LargePrint(18))))
    assert sentence in " ".join(" ".join(heard(patient_plan_html(PLAN)).words).split())


@pytest.mark.parametrize("size", LARGE_SIZES)
def test_nothing_on_large_print_is_smaller_than_asked_for(size: int) -> None:
    sizes = []
    for page in PdfReader(BytesIO(large_plan_pdf(PLAN, LargePrint(size)))).pages:
        content = page.get_contents()
        assert content is not None
        sizes += [float(found) for found in re.findall(rb"/F\S+ (\d[\d.]*) Tf", content.get_data())]
    assert sizes
    assert min(sizes) >= size


def test_no_other_size_is_large_print() -> None:
    with pytest.raises(ValueError, match="16, 18, 20, 24"):
        LargePrint(17)


def test_large_print_is_the_same_bytes_and_names_the_patient_on_every_page() -> None:
    pdf = large_plan_pdf(PLAN, LargePrint(24))
    assert pdf == large_plan_pdf(PLAN, LargePrint(24))
    assert all("SMITH, Ada (Mrs)" in page.text and "999 476 5919" in page.text for page in read_back(pdf))


def test_a_clinic_without_anything_and_a_patient_without_a_phone_print() -> None:
    bare = replace(PLAN, clinic=replace(CLINIC, address="", phone=""), patient=replace(a_patient(), phone=""))
    for text in (said(large_plan_pdf(bare, LargePrint(24))), said(patient_plan_pdf(bare))):
        assert "We have no phone number for you." in text
        assert "Contact us today if you have:" in text
    assert "We have no phone number for you." in patient_plan_html(bare).decode()


def test_the_page_is_plain_and_its_headings_are_in_order() -> None:
    page = heard(patient_plan_html(PLAN))
    assert not {"script", "img", "iframe", "link", "a", "object", "form"} & set(page.tags)
    assert page.tags.count("h1") == 1
    assert next(tag for tag in page.tags if tag in ("h1", "h2", "h3")) == "h1"
    assert patient_plan_html(PLAN).startswith(b'<!DOCTYPE html>\n<html lang="en-GB">')
    title = patient_plan_html(PLAN).partition(b"<title>")[2].partition(b"</title>")[0]
    assert title == b"Your vitamin B12 injection plan"


def test_a_code_is_printed_only_where_the_clinic_has_one() -> None:
    assert "From your clinic." in said(patient_plan_pdf(PLAN))
    assert "From your clinic." not in said(patient_plan_pdf(a_plan()))
