from dataclasses import replace

import pytest

from b12desk.clinical.errors import Refused
from b12desk.documents.letters import Letter, Paragraph, letters_pdf, window_address
from tests.documents.inks import ink_of, inks
from tests.documents.plans import CLINIC, letters, read_back, said

WINDOW = (24.6, 39.5, 120.0, 66.3)
SLACK = 0.5
OPEN = Paragraph("Our records show that your vitamin B12 injection was due by 16 April 2026.")
SHARED = Paragraph("Please call us on 020 7946 0123 to make an appointment.", is_shared=True)


def a_letter(name: str = "Mrs Ada Smith", *where: str, size: float = 11) -> Letter:
    return Letter(
        address=(name, *(where or ("14 Mill Lane", "Otterbourne", "SO21 2AA"))),
        opening=("28 April 2026", "Our reference: 3F2A9-C1D04"),
        greeting="Dear Mrs Smith",
        heading="Your vitamin B12 injection is due",
        paragraphs=(OPEN, SHARED),
        closing=("Yours sincerely", "Riverside Surgery"),
        size=size,
    )


@pytest.mark.parametrize(
    "address",
    [
        ("Mrs Ada Smith", "14 Mill Lane", "Otterbourne", "SO21 2AA"),
        ("Li", "SO21 2AA"),
        ("Mrs " + "Wilhelmina-Anneliese " * 4 + "Featherstonehaugh-Cholmondeley", "14 Mill Lane", "SO21 2AA"),
        ("ÄÅÇ Gjpqy", *("Égjpq Street" for _ in range(11))),
        ("To the parent or guardian of", "Miss Bea Byron", "Flat 3", "The Old Maltings", "14 Mill Lane", "SO21 2AA"),
    ],
)
def test_the_address_stands_in_the_window_and_nothing_else_does(address: tuple[str, ...]) -> None:
    pdf = letters_pdf(CLINIC, [a_letter(*address)])
    fitted = window_address(address)
    assert fitted is not None
    shown = [
        one
        for one in inks(pdf)
        if one.left < WINDOW[2] and one.right > WINDOW[0] and one.top < WINDOW[3] and one.bottom > WINDOW[1]
    ]
    assert letters("".join(one.text for one in shown)) == letters("".join(fitted.lines))
    for one in shown:
        assert abs(one.left - WINDOW[0]) < SLACK + fitted.size * 0.05
        assert one.top >= WINDOW[1] - SLACK
        assert one.right <= WINDOW[2] + SLACK
        assert one.bottom <= WINDOW[3] + SLACK


@pytest.mark.parametrize("size", [11, 16, 24])
def test_the_letter_begins_at_95_mm(size: float) -> None:
    pdf = letters_pdf(CLINIC, [a_letter(size=size)])
    first = ink_of(pdf, "28 April 2026")
    assert 95 <= first.top <= 95 + size * 0.5
    assert abs(first.left - 24.6) < SLACK + size * 0.03
    below = [one for one in inks(pdf) if one.left < 120 and one.top > 66.3 + SLACK]
    assert min(one.top for one in below) >= 95 - SLACK


def test_every_word_of_a_letter_is_on_its_page() -> None:
    (page,) = read_back(letters_pdf(CLINIC, [a_letter()]))
    text = " ".join(page.text.split())
    for words in (
        "Riverside Surgery", "Phone 020 7946 0123", "Mrs Ada Smith", "28 April 2026", "Our reference: 3F2A9-C1D04",
        "Dear Mrs Smith", "Your vitamin B12 injection is due", OPEN.text, SHARED.text, "Yours sincerely",
    ):  # fmt: skip
        assert words in text


def test_each_letter_has_its_own_page_though_parts_are_kept_once() -> None:
    made = [a_letter(f"Mrs Ada Smith{n}") for n in range(60)]
    pdf = letters_pdf(CLINIC, made)
    pages = read_back(pdf)
    assert len(pages) == 60
    for number, page in enumerate(pages):
        assert f"Mrs Ada Smith{number} " in page.text
        assert SHARED.text in " ".join(page.text.split())
    assert len(pdf) < 60 * 2500


def test_letters_of_different_kinds_and_lengths_share_nothing_that_differs() -> None:
    other = replace(a_letter(), heading="Another heading", paragraphs=(SHARED, OPEN, Paragraph("Only here.")))
    longer = replace(a_letter(), paragraphs=(Paragraph(OPEN.text * 4), SHARED))
    pages = read_back(letters_pdf(CLINIC, [a_letter(), other, longer, a_letter(size=18)]))
    assert ["Another heading" in page.text for page in pages] == [False, True, False, False]
    assert ["Only here." in page.text for page in pages] == [False, True, False, False]
    for page in pages:
        assert letters(page.text).count(letters(SHARED.text)) == 1
        assert all(right <= page.width - 45 and bottom >= 40 for _, bottom, right, _ in page.boxes)


def test_large_print_goes_on_to_another_page_without_the_address() -> None:
    long = replace(a_letter(size=24), paragraphs=tuple(Paragraph(f"{n} {OPEN.text}") for n in range(9)))
    pages = read_back(letters_pdf(CLINIC, [long, a_letter()]))
    assert len(pages) > 2
    assert "SO21 2AA" in pages[0].text
    assert "Ada" not in pages[1].text
    text = letters("".join(page.text for page in pages))
    assert all(letters(f"{n} {OPEN.text}") in text for n in range(9))


@pytest.mark.parametrize(
    "hostile", ["<b>O’Neill</b>", "a<b &amp; {due_by}", "<img src='x'>", "%s %d\\n", "\x00\ud800x"]
)
def test_a_name_prints_as_it_is_typed(hostile: str) -> None:
    pdf = letters_pdf(CLINIC, [replace(a_letter(hostile), greeting=f"Dear {hostile}")])
    shown = letters(hostile.replace("\x00", "\ufffd").replace("\ud800", "\ufffd"))
    assert letters(said(pdf)).count(shown) == 2


def test_progress_is_told_letter_by_letter() -> None:
    told: list[tuple[int, int]] = []
    letters_pdf(CLINIC, [a_letter()] * 3, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_it_can_be_stopped_between_two_letters() -> None:
    told: list[int] = []
    with pytest.raises(Refused, match="Stopped: no letters were made"):
        letters_pdf(
            CLINIC, [a_letter()] * 9, progress=lambda done, _: told.append(done), is_stopped=lambda: len(told) == 4
        )
    assert told == [1, 2, 3, 4]


def test_an_address_too_long_for_the_window_is_never_cut_off() -> None:
    endless = a_letter("Mrs Ada Smith", "14 Mill Lane " * 60)
    assert window_address(endless.address) is None
    with pytest.raises(Refused, match="too long for the envelope’s window"):
        letters_pdf(CLINIC, [endless])
    with pytest.raises(Refused, match="no letter"):
        letters_pdf(CLINIC, [])


def test_the_same_letters_are_the_same_bytes_and_name_nobody_in_the_properties() -> None:
    made = [a_letter(f"Mrs Ada Smith{n}") for n in range(5)]
    assert letters_pdf(CLINIC, made) == letters_pdf(CLINIC, made)
