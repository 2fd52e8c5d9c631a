"""The words of the letters as they are typed: what is wrong with them, and what is kept."""

from dataclasses import replace

import pytest
from hypothesis import given as for_every
from hypothesis import strategies as st

from b12desk.clinical.errors import BadInput, Refused
from b12desk.clinical.vocabulary import Role
from b12desk.services.desk import Desk
from b12desk.services.letters_typed import (
    Typed,
    TypedLetter,
    change_typed_wording,
    program_typed,
    typed_of,
    typed_problems,
)
from b12desk.services.letters_wording import (
    LetterNumber,
    LetterWords,
    kept_wording,
    read_wording,
    wording_file,
    wording_of,
)
from tests.services.staff import acting, staff

FIRST = LetterNumber.FIRST
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="{}"), min_size=1).filter(str.strip)


def with_first(heading: str = "Please ring us", text: str = "It was due by {due_by}.") -> Typed:
    return {**program_typed(), FIRST: TypedLetter(heading, text)}


def test_the_program_s_words_as_typed_are_the_program_s_words(desk: Desk) -> None:
    assert typed_problems(program_typed()) == {}
    assert not change_typed_wording(desk, program_typed())
    assert kept_wording(desk) == ""


def test_own_words_are_kept_paragraph_by_paragraph_and_cleaned(desk: Desk) -> None:
    assert change_typed_wording(
        desk, with_first(" Please  ring us ", "One,\nstill one.\n \n\n\u200bTwo “quoted” \\ {phone}")
    )
    words = wording_of(desk)[FIRST]
    assert words == LetterWords("Please ring us", ("One, still one.", "Two “quoted” \\ {phone}"))
    assert typed_of(wording_of(desk))[FIRST] == TypedLetter(
        "Please ring us", "One, still one.\n\nTwo “quoted” \\ {phone}"
    )


@pytest.mark.parametrize(
    ("heading", "text", "says"),
    [
        ("", "Text", {"first heading": "Give the letter a heading."}),
        ("\u200b", "Text", {"first heading": "The heading holds nothing that can be read."}),
        ("Due {due_by}", "Text", {"first heading": "Nothing is filled in within a heading: leave { and } out."}),
        ("x" * 121, "Text", {"first heading": "The heading has 121 letters; at most 120 fit."}),
        ("H", " \n\n ", {"first text": "Write 1 to 12 paragraphs, with an empty line between two; there are 0."}),
        ("H", "a\n\n" * 13, {"first text": "Write 1 to 12 paragraphs, with an empty line between two; there are 13."}),
        ("H", "a\n\n" + "b" * 1201, {"first text": "Paragraph 2 has 1201 letters; at most 1200 fit."}),
        (
            "H",
            "{name} {name} {x}",
            {
                "first text": "“{name}” is no place to fill; there are {due_by}, {clinic}, {phone}.\n"
                "“{x}” is no place to fill; there are {due_by}, {clinic}, {phone}."
            },
        ),
        ("H", "a\n\n{phone", {"first text": "Paragraph 2 has a { or } that stands alone."}),
    ],
)
def test_what_is_wrong_is_said_by_field(desk: Desk, heading: str, text: str, says: dict[str, str]) -> None:
    typed = with_first(heading, text)
    assert typed_problems(typed) == says
    with pytest.raises(BadInput) as refused:
        change_typed_wording(desk, typed)
    assert len(refused.value.problems) == sum(len(sentences.splitlines()) for sentences in says.values())
    assert kept_wording(desk) == ""


def test_half_a_character_is_said_and_not_kept(desk: Desk) -> None:
    assert "half a character" in typed_problems(with_first(text="a\ud800"))["first text"]


def test_a_nurse_may_not_change_the_words(desk: Desk) -> None:
    staff(desk)
    with pytest.raises(Refused, match="ask an administrator"):
        change_typed_wording(acting(desk, Role.NURSE), with_first())


@for_every(heading=WORDS, paragraphs=st.lists(WORDS, min_size=1, max_size=3))
def test_a_file_of_words_is_read_as_the_same_words(heading: str, paragraphs: list[str]) -> None:
    words = {number: LetterWords(heading, tuple(paragraphs)) for number in LetterNumber}
    assert read_wording(wording_file(words)) == words


def test_the_words_stay_apart_by_letter(desk: Desk) -> None:
    typed = {number: replace(one, heading=f"Number {number}") for number, one in program_typed().items()}
    assert change_typed_wording(desk, typed)
    assert [wording_of(desk)[number].heading for number in LetterNumber] == ["Number 1", "Number 2", "Number 3"]
