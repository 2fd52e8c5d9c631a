"""Which rolling backups stay: everything of two days, then one a day, a week and a month."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Retention:
    """How many backups stay: all that are younger than `all_for`, and the newest of so many days, weeks and months."""

    all_for: timedelta = timedelta(days=2)
    daily: int = 12
    weekly: int = 10
    monthly: int = 9


USUAL = Retention()


def staying(made_at: Iterable[datetime], *, now: datetime, retention: Retention = USUAL) -> frozenset[datetime]:
    """Return which of the backups made at these instants stay. The newest always does.

    Days, weeks (from Monday) and months are those of UTC, and only those in which a backup was made count. One that
    is dated after `now` stays.
    """
    newest_first = sorted(set(made_at), reverse=True)
    stay = {at for at in newest_first if now - at < retention.all_for}
    stay.update(newest_first[:1])
    stay.update(_newest_of_each(newest_first, _day, retention.daily))
    stay.update(_newest_of_each(newest_first, _week, retention.weekly))
    stay.update(_newest_of_each(newest_first, _month, retention.monthly))
    return frozenset(stay)


def _newest_of_each(
    newest_first: Iterable[datetime], period: Callable[[datetime], Hashable], periods: int
) -> Iterable[datetime]:
    newest: dict[Hashable, datetime] = {}
    for at in newest_first:
        newest.setdefault(period(at), at)
    return list(newest.values())[:periods]


def _day(at: datetime) -> Hashable:
    return at.date()


def _week(at: datetime) -> Hashable:
    return at.isocalendar()[:2]


def _month(at: datetime) -> Hashable:
    return (at.year, at.month)
