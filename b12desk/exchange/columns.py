"""Which column of a sheet holds what, recognised by heading or told by a saved mapping."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from b12desk.clinical.errors import BadInput
from b12desk.exchange.clean_text import quoted
from b12desk.exchange.fields import REPEATABLE, Field, field_of, is_second_choice, is_vague_date
from b12desk.exchange.fold import fold_words
from b12desk.exchange.saved_mapping import NO_SAVED_MAPPING, SavedMapping

_ABOUT_ONE_INJECTION = (Field.SITE, Field.SIDE, Field.BATCH, Field.EXPIRES_ON, Field.GIVEN_BY)
_ABOUT_INJECTIONS = (*_ABOUT_ONE_INJECTION, Field.PRODUCT, Field.DOSE, Field.NUMBERED_INJECTION)


class FileFormat(StrEnum):
    """What a file is read for; `AUTO` decides by the columns there are, and a sheet can hold both."""

    PATIENTS = "patients"
    INJECTIONS = "injections"
    AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Column:
    """One column that is read: its place from 0, its heading as in the file, what it holds."""

    index: int
    heading: str
    field: Field


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns that are read, in the file's order, and what each row is: a patient, injections, or both.

    `ignored` holds the headings that are passed over.
    """

    columns: tuple[Column, ...]
    has_patients: bool
    has_injections: bool
    ignored: tuple[str, ...] = ()

    def all_of(self, field: Field) -> tuple[Column, ...]:
        """Return every column that holds this, in the file's order."""
        return tuple(column for column in self.columns if column.field is field)

    def has(self, *fields: Field) -> bool:
        """Return whether each of these has a column."""
        return _has([column.field for column in self.columns], *fields)

    def as_saved(self) -> SavedMapping:
        """Return this mapping as it is kept for the next file of the same shape."""
        read = tuple((column.heading, column.field) for column in self.columns)
        return SavedMapping(read + tuple((heading, Field.IGNORE) for heading in self.ignored if heading))


def recognise_columns(
    headings: Sequence[str], *, file_format: FileFormat = FileFormat.AUTO, saved: SavedMapping = NO_SAVED_MAPPING
) -> Mapping:
    """Return what each column holds; the saved mapping overrules the heading's usual meaning.

    Raises:
        BadInput: one sentence for each column that is missing, doubled, or named by the mapping and not in the file.
    """
    fields = [saved.field_of(heading) or field_of(heading) or Field.IGNORE for heading in headings]
    fields = _without_second_choices(headings, fields, saved)
    columns = tuple(
        Column(i, h, f) for i, (h, f) in enumerate(zip(headings, fields, strict=True)) if f is not Field.IGNORE
    )
    read = [column.field for column in columns]
    has_patients, has_injections = _contents(read, file_format)
    problems = [*_not_in_file(headings, saved), *_doubled(columns)]
    problems += _missing(read, has_patients, has_injections) or _unclear(columns)
    if has_patients and has_injections:
        problems += _vague(columns, saved)
    if problems:
        raise BadInput(problems)
    ignored = tuple(h for h, f in zip(headings, fields, strict=True) if f is Field.IGNORE)
    return Mapping(columns, has_patients, has_injections, ignored)


def _without_second_choices(headings: Sequence[str], fields: Sequence[Field], saved: SavedMapping) -> list[Field]:
    """Pass over a calling name beside a given name, and a whole name beside its two parts."""
    first = {f for h, f in zip(headings, fields, strict=True) if not is_second_choice(h) or saved.field_of(h)}
    has_parts = _has(list(fields), Field.FAMILY_NAME, Field.GIVEN_NAME)

    def is_spare(heading: str, field: Field) -> bool:
        if saved.field_of(heading):
            return False
        return (is_second_choice(heading) and field in first) or (field is Field.NAME and has_parts)

    return [Field.IGNORE if is_spare(h, f) else f for h, f in zip(headings, fields, strict=True)]


def _contents(read: Sequence[Field], file_format: FileFormat) -> tuple[bool, bool]:
    """Return whether patients and whether injections are read. A sheet with neither is taken for patients."""
    if file_format is not FileFormat.AUTO:
        return file_format is FileFormat.PATIENTS, file_format is FileFormat.INJECTIONS
    has_injections = Field.GIVEN_ON in read or Field.NUMBERED_INJECTION in read
    names_patients = Field.BORN_ON in read and _has_name(read)
    return names_patients or not has_injections, has_injections


def _missing(read: Sequence[Field], has_patients: bool, has_injections: bool) -> list[str]:
    problems = []
    if has_patients and not _has_name(read):
        problems.append("No column for the name was found (“Family name” and “Given name”, or “Name”)")
    if has_patients and Field.BORN_ON not in read:
        problems.append("No column for the date of birth was found (“Date of birth” or “DOB”)")
    if has_injections and not (Field.GIVEN_ON in read or Field.NUMBERED_INJECTION in read):
        problems.append("No column for the date of the injection was found (“Date given”, or “Inj 1”, “Inj 2” …)")
    if has_injections and not (Field.NHS_NUMBER in read or (_has_name(read) and Field.BORN_ON in read)):
        problems.append("No column says whose injection it is (“NHS number”, or name and date of birth)")
    return problems


def _doubled(columns: Sequence[Column]) -> list[str]:
    problems = []
    for field in dict.fromkeys(column.field for column in columns if column.field not in REPEATABLE):
        headings = [quoted(column.heading) for column in columns if column.field is field]
        if len(headings) > 1:
            problems.append(f"{len(headings)} columns look like the {_words(field)}: {', '.join(headings)}")
    return problems


def _unclear(columns: Sequence[Column]) -> list[str]:
    """Refuse a site or batch beside several injections in one row: it can't be said whose it is."""
    several = [column for column in columns if column.field is Field.NUMBERED_INJECTION]
    if not several:
        return []
    return [
        f"The column {quoted(column.heading)} doesn't say which injection of its row it belongs to"
        for column in columns
        if column.field in _ABOUT_ONE_INJECTION
    ]


def _vague(columns: Sequence[Column], saved: SavedMapping) -> list[str]:
    """Refuse a bare “Date” in a list of patients that says nothing else about injections."""
    if any(column.field in _ABOUT_INJECTIONS for column in columns):
        return []
    return [
        f"The column {quoted(column.heading)} may be the day of an injection or not: say what it holds"
        for column in columns
        if column.field is Field.GIVEN_ON and is_vague_date(column.heading) and not saved.field_of(column.heading)
    ]


def _not_in_file(headings: Sequence[str], saved: SavedMapping) -> list[str]:
    there = {fold_words(heading) for heading in headings}
    return [
        f"The mapping names a column {quoted(heading)} that the file doesn't have"
        for heading, field in saved.columns
        if field is not Field.IGNORE and fold_words(heading) not in there
    ]


def _has_name(read: Sequence[Field]) -> bool:
    return Field.NAME in read or _has(read, Field.FAMILY_NAME, Field.GIVEN_NAME)


def _has(read: Sequence[Field], *fields: Field) -> bool:
    return all(field in read for field in fields)


def _words(field: Field) -> str:
    special = {Field.BORN_ON: "date of birth", Field.NHS_NUMBER: "NHS number", Field.GIVEN_ON: "date of the injection"}
    return special.get(field, field.value.replace("_", " "))
