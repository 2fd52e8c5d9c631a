"""What a patient asked for: how to be written to, which arm, which days. Wishes, not rules; nothing is refused by them.

Source: Accessible Information Standard, for the formats.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from b12desk.clinical.records import PatientRecord
from b12desk.clinical.vocabulary import FormatNeed
from b12desk.services.weekdays import WEEKDAYS

FORMAT_WORDS: Mapping[FormatNeed, str] = MappingProxyType(
    {
        FormatNeed.STANDARD: "Standard print",
        FormatNeed.LARGE_PRINT_16: "Large print, 16 point",
        FormatNeed.LARGE_PRINT_18: "Large print, 18 point",
        FormatNeed.LARGE_PRINT_20: "Large print, 20 point",
        FormatNeed.LARGE_PRINT_24: "Large print, 24 point",
        FormatNeed.SCREEN_READER: "For a screen reader",
    }
)
DAY_WORDS: Mapping[str, str] = MappingProxyType(
    dict(zip(WEEKDAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))
)


def in_week_order(days: Iterable[str], problems: list[str]) -> tuple[str, ...]:
    """Return the days wished for, each once, Monday first; what is no day of the week becomes a problem."""
    wished = {day.strip().casefold() for day in days}
    unknown = sorted(wished.difference(WEEKDAYS))
    problems += [f"“{day}” is not a day of the week; there are {', '.join(WEEKDAYS)}." for day in unknown]
    return tuple(day for day in WEEKDAYS if day in wished)


def side_words(patient: PatientRecord) -> str:
    """Return “prefers the left arm”, empty without such a wish."""
    return f"prefers the {patient.preferred_side.value} arm" if patient.preferred_side else ""


def day_words(patient: PatientRecord) -> str:
    """Return “prefers Monday, Wednesday or Friday”, empty without such a wish."""
    names = [DAY_WORDS[day] for day in patient.preferred_days if day in DAY_WORDS]
    if not names:
        return ""
    *others, last = names
    return f"prefers {', '.join(others)} or {last}" if others else f"prefers {last}"


def format_words(patient: PatientRecord) -> str:
    """Return how the patient needs to be written to, empty for standard print."""
    return "" if patient.format_need is FormatNeed.STANDARD else FORMAT_WORDS[patient.format_need].lower()


def wishes(patient: PatientRecord) -> tuple[str, ...]:
    """Return every wish in words: the days, the arm, the format; empty without any."""
    return tuple(words for words in (day_words(patient), side_words(patient), format_words(patient)) if words)
