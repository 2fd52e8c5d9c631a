"""The words of the recall letters as typed into fields: checked field by field, then kept as the clinic's own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from b12desk.clinical.errors import BadInput
from b12desk.exchange.clean_text import clean_text
from b12desk.services.desk import Desk
from b12desk.services.letters_wording import (
    LONGEST,
    MOST_PARAGRAPHS,
    LetterNumber,
    LetterWords,
    Wording,
    change_wording,
    places_problems,
    program_wording,
    read_wording,
    wording_file,
)

LONGEST_HEADING = 120
HEADING, TEXT = "heading", "text"
_BETWEEN = re.compile(r"\n\s*\n")
_BRACES = re.compile(r"[{}]")
_PLACE = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class TypedLetter:
    """One letter as typed; an empty line stands between two paragraphs."""

    heading: str
    text: str


Typed = Mapping[LetterNumber, TypedLetter]


def field_name(number: LetterNumber, part: str) -> str:
    """Return the name by which problems know a field: `first heading`, `third text`."""
    return f"{number.word} {part}"


def typed_of(wording: Wording) -> Typed:
    """Return words as they are typed."""
    return {number: TypedLetter(words.heading, "\n\n".join(words.paragraphs)) for number, words in wording.items()}


def program_typed() -> Typed:
    """Return the words that come with the program."""
    return typed_of(read_wording(program_wording()))


def typed_problems(typed: Typed) -> Mapping[str, str]:
    """Return what is wrong with each field that can't be used, a line a problem, by the field's name."""
    found = {
        field_name(number, part): "\n".join(problems(text))
        for number, letter in typed.items()
        for part, text, problems in ((HEADING, letter.heading, _heading_problems), (TEXT, letter.text, _text_problems))
    }
    return {name: says for name, says in found.items() if says}


def change_typed_wording(desk: Desk, typed: Typed) -> bool:
    """Take the words into use, and return whether they are the clinic's own and not those of the program.

    Raises:
        BadInput: with what is wrong with each field; nothing is changed then.
        Refused: when the user's role may not change the clinic.
    """
    problems = typed_problems(typed)
    if problems:
        raise BadInput([f"The {name}: {says}" for name, found in problems.items() for says in found.splitlines()])
    wording = {
        number: LetterWords(_clean(one.heading), tuple(map(_clean, _paragraphs(one.text))))
        for number, one in typed.items()
    }
    is_own = wording != read_wording(program_wording())
    change_wording(desk, wording_file(wording) if is_own else "")
    return is_own


def _heading_problems(heading: str) -> Iterator[str]:
    if not heading.strip():
        yield "Give the letter a heading."
    if _BRACES.search(heading):
        yield "Nothing is filled in within a heading: leave { and } out."
    yield from _unreadable(heading, LONGEST_HEADING, "The heading")


def _text_problems(text: str) -> Iterator[str]:
    paragraphs = _paragraphs(text)
    if not 1 <= len(paragraphs) <= MOST_PARAGRAPHS:
        yield f"Write 1 to {MOST_PARAGRAPHS} paragraphs, with an empty line between two; there are {len(paragraphs)}."
    for place, paragraph in enumerate(paragraphs, start=1):
        yield from _unreadable(paragraph, LONGEST, f"Paragraph {place}")
        yield from places_problems(paragraph)
        if _BRACES.search(_PLACE.sub("", paragraph)):
            yield f"Paragraph {place} has a {{ or }} that stands alone."


def _unreadable(text: str, longest: int, what: str) -> Iterator[str]:
    try:
        clean = _clean(text)
    except BadInput as error:
        yield f"{error.problems[0]}."
        return
    if text.strip() and not clean:
        yield f"{what} holds nothing that can be read."
    if len(clean) > longest:
        yield f"{what} has {len(clean)} letters; at most {longest} fit."


def _clean(text: str) -> str:
    return clean_text(text, limit=len(text))


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part for part in _BETWEEN.split(text) if part.strip())
