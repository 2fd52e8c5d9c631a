"""A mapping that a person confirmed once, as the TOML file it is kept in: `[columns]`, heading = what it holds."""

import tomllib
from dataclasses import dataclass

from b12desk.clinical.errors import BadInput
from b12desk.exchange.clean_text import quoted
from b12desk.exchange.fields import Field
from b12desk.exchange.fold import fold_words


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """Pairs of a heading and what its column holds; headings are compared without capitals and punctuation."""

    columns: tuple[tuple[str, Field], ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings it names, for finding the heading row of a file."""
        return tuple(heading for heading, _ in self.columns)

    def field_of(self, heading: str) -> Field | None:
        """Return what this mapping says about a heading, None where it says nothing."""
        words = fold_words(heading)
        return next((field for known, field in self.columns if words and fold_words(known) == words), None)


_LONGEST, _MOST_DOTS = 100_000, 100
NO_SAVED_MAPPING = SavedMapping(())


def read_mapping(text: str) -> SavedMapping:
    """Return the mapping that a TOML text holds.

    Raises:
        BadInput: when it isn't TOML, has no `[columns]`, or names what no column can hold: one sentence each.
    """
    if len(text) > _LONGEST or any(line.count(".") > _MOST_DOTS for line in text.splitlines()):
        raise BadInput("The mapping is larger or deeper than a mapping of columns can be")
    try:
        columns = tomllib.loads(text).get("columns")
    except RecursionError:
        raise BadInput("The mapping is not TOML that can be read: too many brackets within brackets") from None
    except ValueError as trouble:
        raise BadInput(f"The mapping is not TOML: {trouble}") from None
    if not isinstance(columns, dict) or not columns:
        raise BadInput("The mapping has no [columns] with lines such as “Pt name” = “name”")
    problems = [_unknown(heading, word) for heading, word in columns.items() if word not in tuple(Field)]
    if problems:
        raise BadInput(problems)
    return SavedMapping(tuple((heading, Field(word)) for heading, word in columns.items()))


def mapping_text(mapping: SavedMapping) -> str:
    """Return the mapping as TOML, a line for each heading; a heading that stands twice is written once."""
    lines = {_toml_string(heading): f'"{field.value}"' for heading, field in mapping.columns}
    return "[columns]\n" + "".join(f"{heading} = {word}\n" for heading, word in lines.items())


def _unknown(heading: str, word: object) -> str:
    words = ", ".join(Field)
    return f"The mapping says that {quoted(heading)} holds {quoted(str(word))}; a column holds one of: {words}"


def _toml_string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in escaped) + '"'
