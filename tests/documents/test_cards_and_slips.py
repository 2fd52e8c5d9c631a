from datetime import date
from itertools import pairwise

import pytest

from b12desk.clinical.errors import Refused
from b12desk.documents.card import Card, card_a5_pdf, cards_a6_pdf
from b12desk.documents.day_list import BLANK, DayRow, day_list_pdf
from b12desk.documents.downtime import Kit, KitRow, downtime_pdf
from b12desk.documents.preview import page_images
from b12desk.documents.slips import Slip
from b12desk.documents.staff_sheet import About, Part, StaffSheet, staff_sheet_pdf
from tests.documents.inks import inks
from tests.documents.plans import CLINIC, letters, read_back, said

DAY = date(2026, 4, 28)
LONG = "Mrs Wilhelmina-Anneliese Featherstonehaugh-Cholmondeley-Worthington-Smythe"
NEXT = "Any day from 16 March to 16 April 2026 is on time."
HOSTILE = ("<b>O’Neill</b>", "a<b &amp;", "<img src='x'>", "%s {0}", "x\x00\ud800y")
MARK = "Invented patients – not for clinical use"


def plain(text: str) -> str:
    return letters(text.replace("-", "").replace("\x02", "").replace("\ufffe", ""))


@pytest.mark.parametrize("name", ["Li", LONG, *HOSTILE])
@pytest.mark.parametrize("size", [10.0, 16.0, 24.0])
def test_the_card_says_everything_at_any_size_and_nothing_is_cut_off(name: str, size: float) -> None:
    pdf = card_a5_pdf(CLINIC, Card(name, NEXT, size), mark=MARK)
    (page,) = read_back(pdf)
    assert (round(page.width), round(page.height)) == (420, 595)
    text = plain(page.text)
    for words in ("Riverside Surgery", name.replace("\x00", "\ufffd").replace("\ud800", "\ufffd"), NEXT,
                  "To book or change: 020 7946 0123", "Day and date", "Time", "With", MARK):  # fmt: skip
        assert plain(words) in text
    assert all(left >= 20 and right <= 400 and bottom >= 20 for left, bottom, right, _ in page.boxes)


def test_two_a6_cards_stand_side_by_side_on_a5_with_marks_between_them() -> None:
    pdf = cards_a6_pdf(CLINIC, [Card("Mrs Ada Smith", NEXT), Card(LONG, NEXT, 24), Card("Mr Bo Li", NEXT)])
    pages = read_back(pdf)
    assert [(round(page.width), round(page.height)) for page in pages] == [(595, 420)] * 2
    for one in inks(pdf):
        assert one.right < 105 - 5 or one.left > 105 + 5
    assert "Mr Bo Li" in pages[1].text
    with pytest.raises(Refused):
        cards_a6_pdf(CLINIC, [])


def test_a_day_s_list_has_columns_to_write_in_and_spare_rows() -> None:
    row = DayRow(
        "SMITH, Ada (Mrs)", "▲ Overdue 12 days", "02-Mar-1956 (70y)", "", "1000 micrograms", "left deltoid", True
    )
    text = said(day_list_pdf(DAY, "Riverside Surgery", [row], mark=MARK))
    for words in ("Clinic list for 28-Apr-2026", "1 patient", "SMITH, Ada (Mrs)", "left deltoid", MARK):
        assert words in text
    assert all(name in text for name, _ in BLANK)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_day_s_list_prints_a_name_as_typed(hostile: str) -> None:
    pdf = day_list_pdf(DAY, "C", [DayRow(hostile + "x" * 300, "", "", "", "", "")])
    shown = plain(hostile.replace("\x00", "\ufffd").replace("\ud800", "\ufffd"))
    assert shown in plain(said(pdf))


def a_kit(*slips: Slip) -> Kit:
    row = KitRow("Was due by 16-Apr-2026", "SMITH, Ada (Mrs)", "02-Mar-1956 (70y)", "07700 900123", "1000 micrograms",
                 "left deltoid", True)  # fmt: skip
    return Kit("Riverside Surgery", DAY, date(2026, 5, 12), "1 patient.", (row,), slips)


ADA = Slip("3F2A9-C1D04", "SMITH, Ada (Mrs)", "02-Mar-1956 (70y)", (("Last dose", "16-Jan-2026, right deltoid"),))


def test_the_kit_is_the_list_then_the_slips_then_blank_ones() -> None:
    pages = read_back(downtime_pdf(a_kit(*[ADA] * 5), mark=MARK))
    assert len(pages) == 1 + 2 + 1
    assert "Downtime kit, 28-Apr-2026 to 12-May-2026" in pages[0].text
    assert [page.text.count("3F2A9-C1D04") for page in pages] == [0, 4, 1, 0]
    assert [page.text.count("Name:") for page in pages] == [0, 0, 3, 4]
    for page in pages:
        assert MARK in page.text
    for words in ("Date given", "Batch", "Given by", "Identity checked", "Last dose: 16-Jan-2026, right deltoid"):
        assert words in pages[1].text


def test_a_brief_that_is_too_long_says_that_there_is_more() -> None:
    pages = read_back(downtime_pdf(a_kit(Slip("3F2A9-C1D04", LONG, "02-Mar-1956", (("Note", "word " * 900),)), ADA)))
    assert "More is on the computer: ask before giving." in pages[1].text
    tops = [one for one in inks(downtime_pdf(a_kit(ADA, ADA)), 1) if "SMITH" in one.text]
    assert tops[1].top - tops[0].top == pytest.approx((297 - 20) / 4, abs=0.5)


def test_what_the_dose_needs_least_is_left_out_first_and_nothing_is_cut_within_an_entry() -> None:
    brief = (("Ask first", "word " * 130), ("Regimen", "regimen " * 30), ("Phase", "maintenance"),
             ("Draw", "Draw up 1 mL = 1000 micrograms"), ("Authority", "prescription " * 40))  # fmt: skip
    text = said(downtime_pdf(a_kit(Slip("3F2A9-C1D04", LONG, "02-Mar-1956", brief))))
    assert "Draw: Draw up 1 mL = 1000 micrograms" in text
    assert not any(word in text for word in ("regimen", "Phase", "prescription"))
    assert "More is on the computer: ask before giving." in text


def a_sheet(*parts: Part) -> StaffSheet:
    return StaffSheet(
        title="Transfer summary",
        properties="Transfer summary",
        clinic="Riverside Surgery",
        as_of=DAY,
        parts=parts or (Part("Doses", facts=(("Last", "16-Jan-2026"), ("Phone", ""))),),
        about=About("SMITH, Ada (Mrs)", "02-Mar-1956 (70y)", "", "999 476 5919"),
    )


def test_a_staff_sheet_names_the_patient_on_every_page() -> None:
    rows = tuple((f"2026-01-{n % 28 + 1:02d}", "Nurse Ojo", f"entry {n}") for n in range(200))
    part = Part("Audit trail", headings=("When", "Who", "What"), shares=(0.2, 0.2, 0.6), rows=rows)
    pages = read_back(staff_sheet_pdf(a_sheet(part), mark=MARK))
    assert len(pages) > 2
    for page in pages:
        assert "SMITH, Ada (Mrs)" in page.text
        assert MARK in page.text
        assert "When" in page.text
    text = " ".join(" ".join(page.text.split()) for page in pages)
    assert all(f"entry {n}" in text for n in range(200))


def test_a_staff_sheet_says_what_is_not_recorded() -> None:
    text = said(staff_sheet_pdf(a_sheet()))
    assert "Born 02-Mar-1956 (70y) · Gender Not recorded · NHS No. 999 476 5919" in text
    assert "Phone Not recorded" in text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_staff_sheet_prints_as_typed(hostile: str) -> None:
    shown = plain(hostile.replace("\x00", "\ufffd").replace("\ud800", "\ufffd"))
    text = plain(said(staff_sheet_pdf(a_sheet(Part("P", facts=(("Name", hostile),), sentences=(hostile,))))))
    assert text.count(shown) == 2


def test_the_same_values_are_the_same_bytes() -> None:
    assert downtime_pdf(a_kit(ADA)) == downtime_pdf(a_kit(ADA))
    assert card_a5_pdf(CLINIC, Card("Ada", NEXT)) == card_a5_pdf(CLINIC, Card("Ada", NEXT))
    assert staff_sheet_pdf(a_sheet()) == staff_sheet_pdf(a_sheet())


def test_barcodes_are_black_whatever_was_drawn_before_them_and_their_bars_wide_enough_to_scan() -> None:
    (image,) = page_images(downtime_pdf(a_kit(ADA), mark=MARK), dpi=300, first=1, most=1)
    left, top, right = (round(mm / 25.4 * 300) for mm in (10 + 95 + 5, 15, 10 + 95 + 5 + 58))
    row = image.rgba[top * image.bytes_per_line :][left * 4 : right * 4]
    colours = [tuple(row[n : n + 3]) for n in range(0, len(row), 4)]
    dark = [max(colour) < 128 for colour in colours]
    assert all(max(colour) - min(colour) < 8 for colour in colours)
    edges = [n for n in range(1, len(dark)) if dark[n] != dark[n - 1]]
    assert min(right - left for left, right in pairwise(edges)) * 25.4 / 300 >= 0.25
    assert 50 < len(edges) < 100
