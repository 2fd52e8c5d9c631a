"""Papers of one patient say the patient's values, for some of 500 with names of every script and 200 hostile ones.

For all of them with `--reliability-size large`; the plan's banner and its web page are made for everybody in any case.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from b12desk.clinical.plan import ClinicDetails, PatientPlan
from b12desk.clinical.quantities import patient_date, staff_date
from b12desk.documents.card import Card, card_a5_pdf
from b12desk.documents.large_plan import large_plan_pdf
from b12desk.documents.large_print import LARGE_SIZES, LargePrint
from b12desk.documents.pages import PORTRAIT, document
from b12desk.documents.patient_plan import patient_plan_pdf
from b12desk.documents.plan_html import patient_plan_html
from b12desk.documents.plan_opening import identity
from b12desk.documents.printed_text import letter_names, missing_glyphs, plain_text
from b12desk.documents.recovery_sheet import RecoveryPaper, recovery_sheet_pdf
from b12desk.documents.report import ReportSection, report_document
from b12desk.documents.staff_sheet import About, StaffSheet, staff_sheet_pdf
from b12desk.documents.words import nhs_words
from tests.documents.comparing import columns, missing, same
from tests.documents.people import Person, everybody
from tests.documents.plans import CLINIC, a_patient, a_plan
from tests.documents.reading import bare, everything, on_paper, pages_of

DAY = date(2026, 4, 28)
NEXT = "Any day from 16 March to 16 April 2026 is on time."
_EVERY = 23
_BDI = re.compile("<bdi>(.*?)</bdi>")


@pytest.fixture(scope="module")
def some(request: pytest.FixtureRequest) -> tuple[Person, ...]:
    is_large = request.config.getoption("--reliability-size") == "large"
    return everybody() if is_large else everybody()[::_EVERY]


def plan_of(one: Person) -> PatientPlan:
    named = a_patient(one.family_name, one.given_name, title=one.title, nhs_number=one.nhs_number)
    return a_plan(patient=replace(named, born_on=one.born_on, phone=one.phone))


def lacking_words(text: str) -> str:
    lacking = missing_glyphs(text)
    told = f"These letters can’t be printed here: {letter_names(lacking)}. Please write them by hand."
    return bare(told) if lacking else ""


def card_words(person: Person, *, has_address: bool = True) -> str:
    address = ", ".join(CLINIC.address.splitlines()) if has_address else ""
    book = "To book or change: 020 7946 0123 Day and date Time With"
    named = on_paper(person.name) + lacking_words(person.name)
    return bare(f"{CLINIC.name}{address}") + named + bare(f"Your vitamin B12 injection{NEXT}{book}")


def test_the_banner_of_the_plan_names_everybody() -> None:
    plans = [plan_of(one) for one in everybody()]
    strips = [strip for plan in plans for strip in identity(plan, "Plan", PORTRAIT.text_width)]
    said = everything(document(strips, PORTRAIT, title="Plans", foot=()))
    assert missing(said, everybody(), "banner") == []
    numbers = re.findall("[0-9]{10}", said)
    assert numbers == [one.nhs_number for one in everybody()]


def test_a_plan_says_who_it_is_for_on_every_page(some: Sequence[Person]) -> None:
    for one in some:
        with pages_of(patient_plan_pdf(plan_of(one))) as pages:
            values = (one.banner, patient_date(one.born_on), nhs_words(one.nhs_number), one.phone)
            first = "".join(page.said() for page in pages)
            assert missing(pages[0].said(), [one], "banner") == [], ascii(one)
            assert all(on_paper(value) in first for value in values[1:]), ascii(one)
            assert all(on_paper(nhs_words(one.nhs_number)) in page.said() for page in pages)


def test_large_print_says_the_same(some: Sequence[Person]) -> None:
    for number, one in enumerate(some):
        said = everything(large_plan_pdf(plan_of(one), LargePrint(LARGE_SIZES[number % len(LARGE_SIZES)])))
        assert missing(said, [one], "banner") == [], ascii(one)
        for value in (patient_date(one.born_on), nhs_words(one.nhs_number), one.phone):
            assert on_paper(value) in said, ascii(one)


def test_the_page_for_screen_readers_names_everybody_letter_by_letter() -> None:
    for one in everybody():
        page = patient_plan_html(plan_of(one)).decode("utf-8")
        parts = (one.title, one.given_name, one.family_name)
        wanted = [plain_text(part).encode("utf-8", "replace").decode() for part in parts if part]
        assert [unescape(part) for part in _BDI.findall(page)] == wanted
        assert all(value in page for value in (patient_date(one.born_on), nhs_words(one.nhs_number), one.phone))


def test_a_card_says_all_at_any_size_and_nothing_else(some: Sequence[Person]) -> None:
    for number, one in enumerate(some):
        size = (10.0, 16.0, 24.0)[number % 3]
        said = everything(card_a5_pdf(CLINIC, Card(one.name, NEXT, size)))
        assert same(said, card_words(one)) or same(said, card_words(one, has_address=False)), ascii(one)


def test_a_sheet_about_one_patient_names_them(some: Sequence[Person]) -> None:
    for one in some:
        about = About(one.banner, staff_date(one.born_on), "Female", one.nhs_number)
        said = everything(staff_sheet_pdf(StaffSheet("Transfer summary", "Summary", "", DAY, (), about)))
        facts = f"Born {staff_date(one.born_on)} · Gender Female · NHS No. {one.nhs_number}"
        opening = bare("Transfer summaryAs of 28-Apr-2026")
        foot = bare("b12desk informs; your clinician decides. · As of 28-Apr-2026Page 1 of 1")
        assert same(said, opening + on_paper(one.banner) + on_paper(facts) + lacking_words(one.banner) + foot), ascii(
            one
        )


def test_reports_and_the_recovery_sheet_say_the_clinic_s_own_words(some: Sequence[Person]) -> None:
    rows = tuple((one.name, one.phone) for one in some)
    section = ReportSection("Part", "Title", "", ("What", "Doses"), rows)
    pdf = report_document(DAY, some[0].name, [section])
    names, doses = columns(pdf, "What", "Doses", "")
    assert missing(names, some, "name") == []
    assert missing(doses, some, "phone") == []
    for one in some:
        paper = RecoveryPaper(one.name, "register.b12desk", "id", DAY, ("K7QX", "2MPD", "6"))
        said = everything(recovery_sheet_pdf(paper))
        assert missing(said, [one], "name") == [], ascii(one)
        assert bare("K7QX   2MPD   6") in said


def test_a_clinic_s_name_and_address_print_as_typed(some: Sequence[Person]) -> None:
    for one in some:
        clinic = ClinicDetails(one.name, f"{one.street}\nOtterbourne", one.phone)
        said = everything(card_a5_pdf(clinic, Card("Ada Smith", NEXT)))
        assert missing(said, [one], "name", "street", "phone") == [], ascii(one)
