"""Read the advice texts: TOML in, typed texts out, every problem of the file at once."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from b12desk.clinical.advice import ALWAYS_ON_PLAN, CIRCUMSTANCES, Advice, AdviceTexts, Place
from b12desk.clinical.errors import BadInput
from b12desk.protocols.fields import Fields
from b12desk.protocols.toml_text import parsed_toml
from b12desk.resource_files import resource_path

W = TypeVar("W", bound=str)
LARGEST_BYTES = 200_000
LONGEST_NAME = 80
LONGEST_TEXT = 600
MOST_POINTS = 12
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def program_advice_text() -> str:
    """Return the file of the texts that come with the program, as it is written."""
    return resource_path("advice.toml").read_text(encoding="utf-8")


def load_advice(path: Path | None = None) -> AdviceTexts:
    """Return the texts of a file, or those that come with the program.

    Raises:
        BadInput: with one sentence for each problem of the file.
    """
    path = path or resource_path("advice.toml")
    return read_advice(path.read_bytes(), path.name)


def read_advice(content: bytes, name: str) -> AdviceTexts:
    """Return the texts in the order of the file. `name` stands in front of each problem.

    Raises:
        BadInput: with one sentence for each problem of the file.
    """
    if len(content) > LARGEST_BYTES:
        raise BadInput(f"{name}: an advice file is no larger than {LARGEST_BYTES // 1000} kB.")
    problems: list[str] = []
    root = Fields(parsed_toml(content, name), name, problems)
    texts = tuple(_advice(fields) for fields in root.tables("advice"))
    root.refuse_others()
    if not texts and not problems:
        root.problem("no text stands here, each under [[advice]]")
    _refuse_twins(texts, root)
    if problems:
        raise BadInput(problems)
    return AdviceTexts(texts)


def _advice(fields: Fields) -> Advice:
    id = _id(fields)
    both, patient, staff = (_wording(fields, name) for name in ("text", "patient", "staff"))
    if not any(fields.has(name) for name in ("text", "patient", "staff")):
        fields.problem("a text has words: “text”, or “patient” and “staff”")
    if fields.has("text") and (fields.has("patient") or fields.has("staff")):
        fields.problem("“text” is for both, so “patient” and “staff” can’t stand beside it")
    advice = Advice(
        id=id,
        title=_line(fields, "title"),
        for_patient=patient or both,
        for_staff=staff or both,
        sources=_sources(fields),
        where=_words(fields, "where", Place, Place),
        only_for=_words(fields, "only_for", _circumstance, CIRCUMSTANCES),
    )
    _check_place(advice, fields)
    fields.refuse_others()
    return advice


def _id(fields: Fields) -> str:
    id = fields.text("id")
    if id and (len(id) > LONGEST_NAME or not _ID.fullmatch(id)):
        fields.problem(f"an id is small letters and digits with hyphens between, at most {LONGEST_NAME}")
    elif id:
        fields.place += f" ({id})"
    return id


def _check_place(advice: Advice, fields: Fields) -> None:
    if not fields.has("where"):
        fields.problem("“where” is missing; an empty list shows the text nowhere")
    elif Place.PATIENT_PLAN in advice.where and not (fields.has("text") or fields.has("patient")):
        fields.problem("a text on the patient’s plan has words for patients")
    elif advice.id in ALWAYS_ON_PLAN and (Place.PATIENT_PLAN not in advice.where or advice.only_for):
        fields.problem("the plan always has this text: “where” names patient_plan, and it is for everybody")


def _wording(fields: Fields, name: str) -> tuple[str, ...]:
    """Return a paragraph, or the points of a list; nothing where the field is missing."""
    value = fields.raw(name)
    if value is None:
        return ()
    found = value if isinstance(value, list) else [value]
    if not 1 <= len(found) <= MOST_POINTS:
        fields.problem(f"“{name}” has 1 to {MOST_POINTS} points")
    return tuple(_checked(fields, name, one, longest=LONGEST_TEXT) for one in found)


def _line(fields: Fields, name: str) -> str:
    return _checked(fields, name, fields.raw(name), longest=LONGEST_NAME)


def _sources(fields: Fields) -> tuple[str, ...]:
    found = fields.items("sources")
    if not found:
        fields.problem("“sources” says where the text comes from, as a list of texts")
    return tuple(_checked(fields, "sources", one, longest=LONGEST_NAME) for one in found)


def _checked(fields: Fields, name: str, value: object, *, longest: int) -> str:
    """Return one text with single spaces; what can't be shown as it is written is a problem."""
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not text:
        fields.problem(f"“{name}” must be a text")
    elif len(text) > longest:
        fields.problem(f"“{name}” has {len(text)} characters; at most {longest} are shown")
    elif not text.isprintable():
        fields.problem(f"“{name}” holds a character that nobody can see")
    return text


def _words(fields: Fields, name: str, word: Callable[[str], W], words: Iterable[str]) -> tuple[W, ...]:
    """Return the words of a closed list, each once."""
    found: dict[W, None] = {}
    for text in fields.texts(name):
        try:
            found[word(text)] = None
        except ValueError:
            fields.problem(f"“{name}” cannot be “{text}”; it is any of {', '.join(words)}")
    return tuple(found)


def _circumstance(text: str) -> str:
    if text not in CIRCUMSTANCES:
        raise ValueError(text)
    return text


def _refuse_twins(texts: Sequence[Advice], root: Fields) -> None:
    ids = [one.id for one in texts if one.id]
    for id in sorted({id for id in ids if ids.count(id) > 1}):
        root.problem(f"the id “{id}” stands twice")
