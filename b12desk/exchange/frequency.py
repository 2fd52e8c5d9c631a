"""How often, as clinics write it: `3/12`, `12/52`, `monthly`, `2-3 monthly`, `every 3 months`, `loading`."""

import re
from dataclasses import dataclass

from b12desk.clinical.errors import BadInput
from b12desk.clinical.quantities import Interval, Period, PeriodUnit
from b12desk.exchange.clean_text import quoted

_MOST = {PeriodUnit.DAY: 180, PeriodUnit.WEEK: 104, PeriodUnit.MONTH: 24}
_FRACTIONS = {"7": PeriodUnit.DAY, "52": PeriodUnit.WEEK, "12": PeriodUnit.MONTH}
_UNITS = {"da": PeriodUnit.DAY, "we": PeriodUnit.WEEK, "mo": PeriodUnit.MONTH}
_NUMBER_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_SINGLE_WORDS = {
    "daily": "P1D", "every day": "P1D", "alternate days": "P2D", "on alternate days": "P2D", "every other day": "P2D",
    "weekly": "P1W", "every week": "P1W", "fortnightly": "P2W", "monthly": "P1M", "every month": "P1M",
    "every other month": "P2M", "quarterly": "P3M", "half yearly": "P6M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip
_LOADING = re.compile(r"loading(?: (?:dose|doses|phase))?")
_RANGE = r"(?P<low>\d{1,3})(?: ?(?:-|to) ?(?P<high>\d{1,3}))?"
_FRACTION = re.compile(_RANGE + r" ?/ ?(?P<unit>7|52|12)")
_ADVERB = re.compile(_RANGE + r"[ -]?(?P<unit>da|we|mo)(?:ily|ekly|nthly)")
_EVERY = re.compile(r"(?:every|each) " + _RANGE + r" ?(?P<unit>da|we|mo)(?:ys?|eks?|nths?)")


@dataclass(frozen=True, slots=True)
class ReadFrequency:
    """What a frequency's text says: an interval, or that the patient is still having loading doses (no interval)."""

    interval: Interval | None
    is_loading: bool


def read_frequency(text: str) -> ReadFrequency:
    """Return the interval, in the unit it was written in: 12/52 is twelve weeks and 3/12 three months.

    Raises:
        BadInput: when the text can't be read, is blank, or means two things, as `bimonthly` does.
    """
    plain = _plain(text)
    if _LOADING.fullmatch(plain):
        return ReadFrequency(None, is_loading=True)
    if plain in _SINGLE_WORDS:
        return ReadFrequency(Interval.parse(_SINGLE_WORDS[plain]), is_loading=False)
    found = _FRACTION.fullmatch(plain) or _ADVERB.fullmatch(plain) or _EVERY.fullmatch(plain)
    if found is None:
        raise BadInput(f"{quoted(text)} is not a frequency such as 3/12, 12/52 or every 3 months")
    unit = _FRACTIONS.get(found["unit"]) or _UNITS[found["unit"]]
    return ReadFrequency(_interval(int(found["low"]), int(found["high"] or found["low"]), unit, text), is_loading=False)


def _interval(low: int, high: int, unit: PeriodUnit, text: str) -> Interval:
    if not 1 <= low <= high <= _MOST[unit]:
        raise BadInput(f"{quoted(text)} is not an interval from 1 day to 2 years, the shorter end first")
    return Interval(Period(low, unit), Period(high, unit))


def _plain(text: str) -> str:
    words = " ".join(text.casefold().replace("–", "-").split())
    for number, word in enumerate(_NUMBER_WORDS, start=1):
        words = re.sub(rf"\b{word}\b", str(number), words)
    return words.rstrip(".")
