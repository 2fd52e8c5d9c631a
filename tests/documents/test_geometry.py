"""Where ink lies, to half a millimetre: the address in an envelope's window, addresses on labels, their outlines."""

from dataclasses import replace

import pypdfium2
import pytest

from b12desk.documents.labels import LABEL_SHEETS, LabelSheet, Offset, labels_pdf, trial_sheet_pdf
from b12desk.documents.letters import Letter, Paragraph, letters_pdf
from b12desk.services.letters_wording import LetterNumber, filled, is_for_all, program_wording, read_wording
from tests.documents.inks import Ink, inks
from tests.documents.plans import CLINIC
from tests.documents.test_letters import a_letter

SLACK = 0.5
LEFT, TOP, RIGHT, BOTTOM = 24.6, 39.5, 120.0, 66.3
_MM = 25.4 / 72
_PADDING = 4.0
SHORT = ("Ñia Li", "SO21 2AA")
USUAL = ("Ñía Smith", "14 Mill Lane", "Otterbourne", "SO21 2AA")
LONG = (
    "Ñía Wilhelmina-Anneliese Featherstonehaugh-Cholmondeley-Worthington-Smythe",
    "Flat 12b",
    "The Old Maltings and Granary",
    "1244 Upper Northampton Road",
    "Llanfairpwllgwyngyll",
    "Winchester",
    "SO21 2AA",
)


def a_numbered_letter(number: LetterNumber, address: tuple[str, ...]) -> Letter:
    words = read_wording(program_wording())[number]
    places = {"due_by": "16 April 2026", "phone": CLINIC.phone, "clinic": CLINIC.name}
    told = tuple(Paragraph(filled(text, places), is_for_all(text)) for text in words.paragraphs)
    return replace(a_letter(), address=address, heading=words.heading, paragraphs=told)


@pytest.mark.parametrize("number", LetterNumber)
@pytest.mark.parametrize("address", [SHORT, USUAL, LONG], ids=["short", "usual", "long"])
def test_the_address_lies_in_the_window(number: LetterNumber, address: tuple[str, ...]) -> None:
    shown = inks(letters_pdf(CLINIC, [a_numbered_letter(number, address)]))
    block = [one for one in shown if one.left < RIGHT and TOP - SLACK <= one.top < BOTTOM + SLACK]
    assert min(one.top for one in block) == pytest.approx(TOP, abs=SLACK)
    assert all(one.left == pytest.approx(LEFT, abs=SLACK) for one in block)
    assert max(one.right for one in block) <= RIGHT + SLACK
    assert max(one.bottom for one in block) <= BOTTOM + SLACK
    assert block[-1].text.endswith("SO21 2AA")
    others = [one for one in shown if one not in block]
    assert all(one.bottom <= TOP or one.top >= 95 - SLACK or one.left > RIGHT + SLACK for one in others)


@pytest.mark.parametrize("sheet", LABEL_SHEETS, ids=lambda sheet: sheet.name)
@pytest.mark.parametrize("first", [1, 5, 14])
@pytest.mark.parametrize("offset", [Offset(), Offset(1.5, -2.0)], ids=["as bought", "moved"])
def test_an_address_begins_four_millimetres_inside_its_label(sheet: LabelSheet, first: int, offset: Offset) -> None:
    addresses = [(f"Ñ{n}", "14 Mill Lane", "SO21 2AA") for n in range(sheet.count)]
    pdf = labels_pdf(addresses, sheet, first=first, offset=offset)
    found: dict[str, Ink] = {}
    for page_number in range(1 if first == 1 else 2):
        found |= {one.text: one for one in inks(pdf, page_number) if one.text.startswith("Ñ")}
    for number in range(sheet.count):
        left, top = sheet.corner_mm((first - 1 + number) % sheet.count)
        assert found[f"Ñ{number}"].left == pytest.approx(left + offset.right_mm + _PADDING, abs=SLACK)
        assert found[f"Ñ{number}"].top == pytest.approx(top + offset.down_mm + _PADDING, abs=SLACK)


@pytest.mark.parametrize("sheet", LABEL_SHEETS, ids=lambda sheet: sheet.name)
def test_the_test_sheet_draws_each_label_where_it_lies(sheet: LabelSheet) -> None:
    offset = Offset(0.5, 1.0)
    document = pypdfium2.PdfDocument(trial_sheet_pdf(sheet, offset=offset))
    page = document[0]
    height = page.get_height()
    boxes = [one.get_bounds() for one in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])]
    drawn = sorted((round((height - top) * _MM, 1), round(left * _MM, 1)) for left, _, _, top in boxes)
    corners = sorted(sheet.corner_mm(place)[::-1] for place in range(sheet.count))
    assert len(drawn) == sheet.count
    for (top, left), (down, across) in zip(drawn, corners, strict=True):
        assert top == pytest.approx(down + offset.down_mm, abs=SLACK)
        assert left == pytest.approx(across + offset.right_mm, abs=SLACK)
    for left, bottom, right, top in boxes:
        assert (right - left) * _MM == pytest.approx(sheet.width_mm, abs=SLACK)
        assert (top - bottom) * _MM == pytest.approx(sheet.height_mm, abs=SLACK)
    page.close()
    document.close()
