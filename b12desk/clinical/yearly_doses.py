"""How many doses a year an interval comes to, in exact arithmetic."""

from dataclasses import dataclass
from fractions import Fraction

from b12desk.clinical.quantities import Interval, Period, PeriodUnit

_PERIODS_A_YEAR = {
    PeriodUnit.DAY: Fraction(1461, 4),
    PeriodUnit.WEEK: Fraction(1461, 28),
    PeriodUnit.MONTH: Fraction(12),
}
"""A year is twelve months, or 365.25 days: three common years and a leap year."""


@dataclass(frozen=True, slots=True)
class YearlyDoses:
    """How many doses a year on average, at least and at most; the two are the same for an exact interval."""

    fewest: Fraction
    most: Fraction

    @property
    def words(self) -> str:
        """The number as a person says it: `4 doses a year`, `4 to 6 doses a year`, `about 7 doses a year`."""
        if self.most < 1:
            return "less than 1 dose a year"
        few, many = max(1, _whole(self.fewest)), _whole(self.most)
        about = "" if self.fewest == few and self.most == many else "about "
        number = f"{many}" if few == many else f"{few} to {many}"
        return f"{about}{number} dose{'' if many == 1 else 's'} a year"


def yearly_doses(interval: Interval) -> YearlyDoses:
    """Return the doses a year that an interval comes to once it has been reached."""
    return YearlyDoses(_times_a_year(interval.longest), _times_a_year(interval.shortest))


def _times_a_year(period: Period) -> Fraction:
    return _PERIODS_A_YEAR[period.unit] / period.count


def _whole(number: Fraction) -> int:
    """Return the nearest whole number, a half rounded up."""
    return int(number + Fraction(1, 2))
