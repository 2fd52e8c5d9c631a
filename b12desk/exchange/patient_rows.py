"""The patient of a row: names, day of birth and contact details."""

import re
from dataclasses import dataclass
from datetime import date
from functools import partial

from b12desk.clinical.errors import BadInput
from b12desk.clinical.quantities import age_in_years
from b12desk.exchange.clean_text import quoted
from b12desk.exchange.dates import read_date
from b12desk.exchange.fields import Field
from b12desk.exchange.frequency import read_frequency
from b12desk.exchange.imported import ImportedPatient
from b12desk.exchange.nhs import read_nhs_number
from b12desk.exchange.postcode import tidy_postcode
from b12desk.exchange.row_cells import RowCells

LONGEST_NAME = 80
_OLDEST_AGE = 120
_TITLE_BEHIND = re.compile(r"(?P<given>.*\S)\s*\((?P<title>[A-Za-z]{2,10}\.?)\)")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in its parts; the title is empty where the name has none."""

    family: str
    given: str
    title: str = ""


def patient_of(cells: RowCells, *, today: date) -> ImportedPatient:
    """Return the patient of the row.

    Raises:
        BadInput: with every fault of the patient's columns.
    """
    name = name_of(cells)
    born_on = birth_of(cells, today=today)
    patient_number = cells.read(Field.NHS_NUMBER, read_nhs_number)
    title = cells.text(Field.TITLE, limit=20)
    gender = cells.text(Field.GENDER, limit=40)
    address = cells.text(Field.ADDRESS, limit=300)
    postcode = tidy_postcode(cells.text(Field.POSTCODE, limit=20))
    phone = cells.text(Field.PHONE, limit=80)
    local_number = cells.text(Field.LOCAL_NUMBER, limit=40)
    frequency = cells.read(Field.FREQUENCY, read_frequency)
    if name is None or born_on is None or cells.problems:
        raise BadInput(cells.problems)
    return ImportedPatient(
        row=cells.number,
        family_name=name.family,
        given_name=name.given,
        born_on=born_on,
        nhs_number=patient_number,
        title=title or name.title,
        gender=gender,
        address=address,
        postcode=postcode,
        phone=phone,
        local_number=local_number,
        frequency=frequency,
    )


def name_of(cells: RowCells) -> Name | None:
    """Return the name from its one or two columns; None where a part is missing, which `cells` then tells."""
    whole = cells.read(Field.NAME, read_name)
    family = whole.family if whole else cells.text(Field.FAMILY_NAME, limit=LONGEST_NAME)
    given = whole.given if whole else cells.text(Field.GIVEN_NAME, limit=LONGEST_NAME)
    if family and given:
        return Name(family, given, whole.title if whole else "")
    if cells.is_blank(Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME):
        cells.add("the name is missing")
    elif cells.is_blank(Field.NAME) and cells.is_blank(Field.FAMILY_NAME):
        cells.add("the family name is missing")
    elif cells.is_blank(Field.NAME) and cells.is_blank(Field.GIVEN_NAME):
        cells.add("the given name is missing")
    return None


def read_name(text: str) -> Name:
    """Return the parts of `SURNAME, Given` or `SURNAME, Given (Mrs)`; capitals stay as they are.

    Raises:
        BadInput: when there isn't one comma with a name on either side.
    """
    family, comma, given = (part.strip() for part in text.partition(","))
    title = ""
    if behind := _TITLE_BEHIND.fullmatch(given):
        given, title = behind["given"], behind["title"]
    if not comma or not family or not given or "," in given:
        raise BadInput(f"{quoted(text)} is not a family name and a given name with one comma between")
    if max(len(family), len(given)) > LONGEST_NAME:
        raise BadInput(f"{quoted(text)} has a part longer than {LONGEST_NAME} characters")
    return Name(family, given, title)


def birth_of(cells: RowCells, *, today: date) -> date | None:
    """Return the day of birth; None where it is missing or can't be, which `cells` then tells."""
    if cells.is_blank(Field.BORN_ON):
        cells.add("the date of birth is missing")
    return cells.read(Field.BORN_ON, partial(_read_birth, today=today))


def _read_birth(text: str, *, today: date) -> date:
    day = read_date(text, latest=today)
    if day > today:
        raise BadInput(f"{quoted(text)} lies in the future")
    if age_in_years(day, today=today) > _OLDEST_AGE:
        raise BadInput(f"{quoted(text)} is more than {_OLDEST_AGE} years ago")
    return day
