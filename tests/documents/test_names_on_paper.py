"""Names of every script a clinic meets, and hostile ones, on every paper that somebody is handed or works from."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

from b12desk.documents.card import Card, cards_a6_pdf
from b12desk.documents.day_list import DayRow, day_list_pdf
from b12desk.documents.labels import L7160, labels_pdf
from b12desk.documents.letters import letters_pdf
from b12desk.documents.printed_text import printed_text
from b12desk.documents.staff_sheet import Part, StaffSheet, staff_sheet_pdf
from tests.documents.plans import CLINIC, read_back
from tests.documents.test_letters import a_letter

_LETTERS = {
    "welsh": "Llŷr Siân Gwenllïan Tŵm Rhŷs",
    "polish": "Wiśniewska Łukasz Żółć Grażyna",
    "vietnamese": "Nguyễn Thị Phượng Đặng Hiếu",
    "yoruba": "Ọlábísí Ẹniọlá Adébáyọ̀",
    "turkish": "Şebnem İpek Çağrı Yıldız",
    "greek": "Παπαδοπούλου Ελένη Γιώργος",
    "cyrillic": "Ковальчук Ольга Наталія",
    "latin": "O’Neill Smith-Jones Müller Þórdís",
}
_HOSTILE = (
    "<b>", "</para>", "&amp;", "&#x41;", "<img src='x'>", "%s", "{0}", "{due_by}", "$(id)", "`ls`", "\\n", "'; --", 
    "=1+1",    "<!--", "]]>", "\\x00", "%PDF-1.4", "(unbalanced", ")", "<<", ">>", "endstream", "/N", "<font size=90>",
)  # fmt: skip


def names(count: int) -> Iterator[str]:
    chance = Random(6)
    for number in range(count):
        words = _LETTERS[sorted(_LETTERS)[number % len(_LETTERS)]].split()
        yield f"{chance.choice(words)} {chance.choice(words)} {number}"


def hostile(count: int) -> Iterator[str]:
    chance = Random(7)
    for number in range(count):
        yield f"{chance.choice(_HOSTILE)}{chance.choice(_HOSTILE)} {number}"


def bare(text: str) -> str:
    return "".join(letter for letter in text if not letter.isspace() and letter not in "-\u0002\ufffe")


def everything(pdf: bytes) -> str:
    return bare("".join(page.text for page in read_back(pdf)))


ALL = [*names(500), *hostile(200)]


def test_every_name_is_in_its_letter_twice() -> None:
    made = [replace(a_letter(name), greeting=f"Dear {name}") for name in ALL]
    pages = read_back(letters_pdf(CLINIC, made))
    assert len(pages) == len(ALL)
    for name, page in zip(ALL, pages, strict=True):
        assert bare(page.text).count(bare(printed_text(name))) == 2


def test_every_name_is_on_its_label_card_list_and_sheet() -> None:
    part = Part("Names", facts=tuple(("Name", name) for name in ALL), sentences=tuple(ALL))
    rows = [DayRow(name, "", "", "", "", "") for name in ALL]
    sheet = StaffSheet("Names", "Names", "Clinic", date(2026, 4, 28), (part,))
    for pdf, times in (
        (labels_pdf([(name, "14 Mill Lane") for name in ALL], L7160), 1),
        (cards_a6_pdf(CLINIC, [Card(name, "Next") for name in ALL]), 1),
        (day_list_pdf(date(2026, 4, 28), "Clinic", rows), 1),
        (staff_sheet_pdf(sheet), 2),
    ):
        text = everything(pdf)
        missing = [name for name in ALL if text.count(bare(printed_text(name))) < times]
        assert missing == []
