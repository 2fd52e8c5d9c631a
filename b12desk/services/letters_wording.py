"""The words of the recall letters: the program's own, or a clinic's file in their place."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from b12desk.clinical.errors import BadInput
from b12desk.protocols.toml_text import parsed_toml
from b12desk.resource_files import resource_path
from b12desk.services.desk import Desk
from b12desk.services.permissions import Act, writing

SETTING = "letters"
LONGEST = 1200
MOST_PARAGRAPHS = 12
_NAME = "letters.toml"
_PLACE = re.compile(r"\{([^{}]*)\}")
_PLACES = frozenset({"due_by", "clinic", "phone"})
_OFFERED = "{due_by}, {clinic}, {phone}"
_KEYS = frozenset({"heading", "paragraphs"})


class LetterNumber(IntEnum):
    """Which letter of a round it is; the third is the last."""

    FIRST = 1
    SECOND = 2
    THIRD = 3

    @property
    def word(self) -> str:
        """The number in words: `first`."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class LetterWords:
    """The words of one letter, the places that are filled for each patient still open."""

    heading: str
    paragraphs: tuple[str, ...]


Wording = Mapping[LetterNumber, LetterWords]


def wording_of(desk: Desk) -> Wording:
    """Return the clinic's words where it has its own file, else the program's."""
    return read_wording(kept_wording(desk) or program_wording())


def program_wording() -> str:
    """Return the file that comes with the program, to be read or edited."""
    return resource_path(_NAME).read_text(encoding="utf-8")


def kept_wording(desk: Desk) -> str:
    """Return the clinic's own file, empty while the program's words are used."""
    with desk.register.reading() as unit:
        return unit.setting(SETTING) or ""


def change_wording(desk: Desk, text: str) -> None:
    """Take a clinic's file into use; an empty text puts the program's words back.

    Raises:
        BadInput: with one sentence for each problem of the file; nothing is changed then.
        Refused: when the user's role may not change the clinic.
    """
    if text.strip():
        read_wording(text)
    with writing(desk, Act.CHANGE_CLINIC) as unit:
        unit.set_setting(SETTING, text.strip() and text)


def read_wording(text: str) -> Wording:
    """Return the words of all three letters.

    Raises:
        BadInput: with one sentence for each problem.
    """
    read = parsed_toml(text.encode("utf-8", "surrogatepass"), _NAME)
    if not isinstance(read, dict):
        raise BadInput(f"{_NAME} holds no letters.")
    problems = list(_problems(read))
    if problems:
        raise BadInput([f"{_NAME}: {says}" for says in problems])
    return {
        number: LetterWords(str(read[number.word]["heading"]), tuple(map(str, read[number.word]["paragraphs"])))
        for number in LetterNumber
    }


def wording_file(wording: Wording) -> str:
    """Return the file that holds these words."""
    return "\n".join(
        f"[{number.word}]\nheading = {_quoted(words.heading)}\nparagraphs = [\n"
        + "".join(f"    {_quoted(paragraph)},\n" for paragraph in words.paragraphs)
        + "]\n"
        for number, words in sorted(wording.items())
    )


def filled(text: str, places: Mapping[str, str]) -> str:
    """Return a paragraph with its places filled; what is put in is never read for places again."""
    return _PLACE.sub(lambda found: places[found[1]], text)


def is_for_all(text: str) -> bool:
    """Return whether the words are the same for every patient of a clinic."""
    return "due_by" not in _PLACE.findall(text)


def places_problems(text: str) -> Iterator[str]:
    """Yield a sentence for each place of a paragraph that nothing fills."""
    for name in dict.fromkeys(_PLACE.findall(text)):
        if name not in _PLACES:
            yield f"“{{{name}}}” is no place to fill; there are {_OFFERED}."


def _quoted(text: str) -> str:
    """Return a text as TOML writes it: as JSON does, and DEL by its number."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _problems(read: Mapping[str, object]) -> Iterator[str]:
    known = {number.word for number in LetterNumber}
    yield from (f"there is no letter “{name}”; there are {', '.join(sorted(known))}." for name in read.keys() - known)
    for number in LetterNumber:
        letter = read.get(number.word)
        if not isinstance(letter, dict):
            yield f"the {number.word} letter is missing."
            continue
        yield from (f"the {number.word} letter has no place for “{name}”." for name in letter.keys() - _KEYS)
        yield from (f"the {number.word} letter: {says}" for says in _letter_problems(letter))


def _letter_problems(letter: Mapping[str, object]) -> Iterator[str]:
    heading, paragraphs = letter.get("heading"), letter.get("paragraphs")
    if not isinstance(heading, str) or not heading.strip() or _PLACE.search(heading):
        yield "the heading is missing, or has a place to fill."
    if not isinstance(paragraphs, list) or not 1 <= len(paragraphs) <= MOST_PARAGRAPHS:
        yield f"it has 1 to {MOST_PARAGRAPHS} paragraphs."
        return
    for one in paragraphs:
        if not isinstance(one, str) or not one.strip() or len(one) > LONGEST:
            yield f"a paragraph is text of at most {LONGEST} letters."
            return
        yield from places_problems(one)
