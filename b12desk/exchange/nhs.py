"""NHS numbers as people type and spreadsheets mangle them, to ten ASCII digits."""

import re

import nhs_number

from b12desk.clinical.errors import BadInput
from b12desk.exchange.clean_text import quoted

_DIGITS_IN_NHS_NUMBER = 10
_LARGEST_DIGIT = 9
_BETWEEN_DIGITS = re.compile(r"[\s\u00ad\u2010-\u2015\u2212-]+")
_WHOLE_FLOAT = re.compile(r"(\d+)\.0+")
_SHORTENED = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")


def read_nhs_number(text: str) -> str:
    """Return ten ASCII digits with a right check digit, whatever spaces, hyphens or script the digits came in.

    Raises:
        BadInput: for another number of digits, another character, or a wrong check digit.
    """
    compact = _BETWEEN_DIGITS.sub("", text)
    if _SHORTENED.fullmatch(compact):
        raise BadInput(f"{quoted(text)} was shortened by a spreadsheet, so the NHS number is lost")
    if whole := _WHOLE_FLOAT.fullmatch(compact):
        compact = whole[1]
    if not compact.isdecimal():
        raise BadInput(f"{quoted(text)} is not an NHS number, which has ten digits" if compact else _MISSING)
    digits = "".join(str(int(c)) for c in compact)
    if len(digits) != _DIGITS_IN_NHS_NUMBER:
        raise BadInput(f"{quoted(text)} has {_counted(len(digits))}; an NHS number has ten")
    _check(digits, text)
    return digits


def check_digit(nine: str) -> str | None:
    """Return the tenth digit that belongs to nine, None where they begin no NHS number."""
    digit = nhs_number.calculate_checksum(nine)
    return str(digit) if digit is not None and 0 <= digit <= _LARGEST_DIGIT else None


_MISSING = "the NHS number is missing"


def _counted(digits: int) -> str:
    return "1 digit" if digits == 1 else f"{digits} digits"


def _check(digits: str, text: str) -> None:
    if nhs_number.calculate_checksum(digits[:-1]) != int(digits[-1]):
        raise BadInput(f"{quoted(text)} is not an NHS number: its check digit is wrong")
    if not nhs_number.is_valid(digits):
        raise BadInput(f"{quoted(text)} is not an NHS number: a Scottish one begins with a day of birth")
