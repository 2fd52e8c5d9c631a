"""Papers for many say everybody's values: 500 patients with names of every script, and 200 with hostile ones.

Labels, letters, cards and slips are read each in its place and say nothing else; lists are read column by column.
"""

from dataclasses import replace
from datetime import date

import pytest

from b12desk.clinical.quantities import staff_date
from b12desk.documents.batch_sheet import mm
from b12desk.documents.card import A5, A6, Card, cards_a6_pdf
from b12desk.documents.check_list import CheckLine, check_list_pdf
from b12desk.documents.clinic_list import clinic_list_pdf
from b12desk.documents.day_list import DayRow, day_list_pdf
from b12desk.documents.downtime import Kit, KitRow, downtime_pdf
from b12desk.documents.labels import LABEL_SHEETS, LabelSheet, fits_label, labels_pdf
from b12desk.documents.letters import letters_pdf
from b12desk.documents.pages import LANDSCAPE
from b12desk.documents.sheet import A4_HEIGHT, A4_WIDTH
from b12desk.documents.slips import A_PAGE, Slip
from b12desk.documents.staff_sheet import Part, StaffSheet, staff_sheet_pdf
from tests.documents.comparing import columns, missing, same
from tests.documents.lists import a_row
from tests.documents.people import everybody
from tests.documents.plans import CLINIC
from tests.documents.reading import everything, on_paper, pages_of
from tests.documents.test_letters import a_letter
from tests.documents.test_paper_of_one import NEXT, card_words

DAY = date(2026, 4, 28)
_SLIP = (A4_HEIGHT - 2 * mm(10)) / A_PAGE


@pytest.mark.parametrize("sheet", LABEL_SHEETS)
def test_every_label_says_its_address_and_nothing_else(sheet: LabelSheet) -> None:
    fitting = [one for one in everybody() if fits_label(one.address, sheet)]
    assert len(everybody()) - len(fitting) < 20
    with pages_of(labels_pdf([one.address for one in fitting], sheet)) as pages:
        for number, person in enumerate(fitting):
            left, top = sheet.corner_mm(number % sheet.count)
            said = pages[number // sheet.count].said_mm(left, top, left + sheet.width_mm, top + sheet.height_mm)
            wanted = on_paper("".join(person.address))
            assert same(said.replace(",", ""), wanted.replace(",", "")), ascii(person)


def test_every_letter_says_its_address_in_the_window_and_its_words_below() -> None:
    made = [replace(a_letter(*one.address), greeting=f"Dear {one.name}") for one in everybody()]
    with pages_of(letters_pdf(CLINIC, made)) as pages:
        assert len(pages) == len(made)
        for person, letter, page in zip(everybody(), made, pages, strict=True):
            said = page.said_mm(20, 39, 122, 67)
            assert same(said.replace(",", ""), on_paper("".join(letter.address)).replace(",", "")), ascii(person)
            words = (*letter.opening, letter.greeting, letter.heading, *(each.text for each in letter.paragraphs))
            assert same(page.said_mm(0, 94, 210, 297), on_paper("".join((*words, *letter.closing)))), ascii(person)


def test_every_small_card_says_all_and_nothing_else() -> None:
    with pages_of(cards_a6_pdf(CLINIC, [Card(one.name, NEXT) for one in everybody()])) as pages:
        for number, person in enumerate(everybody()):
            left = A6[0] * (number % 2)
            said = pages[number // 2].said(left, 0, left + A6[0], A5[0])
            assert same(said, card_words(person)), ascii(person)


def test_a_day_s_list_says_everybody_s_values_in_order() -> None:
    rows = [DayRow(one.banner, "", staff_date(one.born_on), one.phone, "", "") for one in everybody()]
    pdf = day_list_pdf(DAY, "", rows)
    names, _, born, phones = columns(pdf, "Name", "Status", "Born", "Phone", "Planned")
    assert missing(names, everybody(), "banner") == []
    assert missing(born, everybody(), "born_on") == []
    assert missing(phones, everybody(), "phone") == []


def test_the_worklist_says_everybody_s_values_in_order_and_what_is_said_of_them() -> None:
    rows = [
        replace(a_row(one.banner, phone=one.phone), born=staff_date(one.born_on), nhs=one.nhs_number,
                findings=(f"Note: {one.name}",) if one.is_hostile else ())
        for one in everybody()
    ]  # fmt: skip
    pdf = clinic_list_pdf("Worklist", DAY, "", rows)
    normal = [one for one in everybody() if not one.is_hostile]
    names, born, numbers, _, phones = columns(pdf, "Name", "Born", "NHS", "Phase", "Phone", "")
    assert missing(names, normal, "banner") == []
    assert missing(born, normal, "born_on") == []
    assert missing(numbers, normal, "nhs_number") == []
    assert missing(phones, normal, "phone") == []
    hostile = [one for one in everybody() if one.is_hostile]
    assert missing(everything(clinic_list_pdf("W", DAY, "", rows[-len(hostile) :])), hostile, "name") == []


def test_the_monitoring_list_says_everybody_s_values_in_order() -> None:
    rows = [
        CheckLine("Review", "Due", "", one.banner, staff_date(one.born_on), one.nhs_number, one.phone, "Std", False)
        for one in everybody()
    ]
    pdf = check_list_pdf("Monitoring", DAY, "", rows)
    names, _, numbers, phones = columns(pdf, "Name", "Born", "NHS", "Phone", "Protocol")
    assert missing(names, everybody(), "banner") == []
    assert missing(numbers, everybody(), "nhs_number") == []
    assert missing(phones, everybody(), "phone") == []


def test_the_batch_list_says_everybody_s_values_in_order() -> None:
    rows = tuple((one.banner, staff_date(one.born_on), one.phone) for one in everybody())
    part = Part("Batch", headings=("Name", "Born", "Phone"), shares=(0.4, 0.3, 0.3), rows=rows)
    pdf = staff_sheet_pdf(StaffSheet("Recall", "Batch recall list", "", DAY, (part,)), LANDSCAPE)
    names, born, phones = columns(pdf, "Name", "Born", "Phone", "")
    assert missing(names, everybody(), "banner") == []
    assert missing(born, everybody(), "born_on") == []
    assert missing(phones, everybody(), "phone") == []


def test_a_sheet_of_facts_and_an_extract_say_every_value() -> None:
    facts = Part("Facts", facts=tuple(("Name", one.banner) for one in everybody()))
    said = everything(staff_sheet_pdf(StaffSheet("Facts", "Facts", "", DAY, (facts,))))
    assert missing(said, everybody(), "banner") == []
    rows = tuple(("2026-04-28 09:30:00", one.name, f"Injection of {one.phone}") for one in everybody())
    trail = Part("Trail", headings=("When", "Who", "What"), shares=(0.2, 0.4, 0.4), rows=rows)
    pdf = staff_sheet_pdf(StaffSheet("Extract", "Audit extract", "", DAY, (trail,)))
    times, who, what = columns(pdf, "When", "Who", "What", "", width=A4_WIDTH)
    assert missing(who, everybody(), "name") == []
    assert missing(what, everybody(), "phone") == []
    assert times.count("2026-04-2809:30:00") == len(rows)


def test_the_kit_says_everybody_s_values_on_the_list_and_on_their_slip() -> None:
    rows = tuple(KitRow("", one.banner, staff_date(one.born_on), one.phone, "", "") for one in everybody())
    brief = (("Next", "28-Apr-2026; left deltoid"), ("Draw", "1 mL"))
    slips = tuple(Slip("3F2A9-C1D04", one.banner, staff_date(one.born_on), brief) for one in everybody())
    pdf = downtime_pdf(Kit("", DAY, DAY, "", rows, slips))
    with pages_of(pdf) as pages:
        first = len(pages) - 1 - len(slips) // A_PAGE
        left, right = pages[0].start_of("Name"), pages[0].start_of("Born")
        listed = "".join(page.said_by_signs(left, 0, right) for page in pages[:first])
        assert missing(listed, everybody(), "banner") == []
        for number, one in enumerate(everybody()):
            top = mm(10) + number % A_PAGE * _SLIP
            said = pages[first + number // A_PAGE].said(0, top + 1, A4_WIDTH / 2, top + _SLIP - 1)
            wanted = f"Born {staff_date(one.born_on)}Next: 28-Apr-2026; left deltoidDraw: 1 mL"
            assert same(said, on_paper(one.banner) + on_paper(wanted)), ascii(one)
