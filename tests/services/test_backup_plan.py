"""Which rolling backups stay, for every history of backups."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from b12desk.services.backup_plan import USUAL, staying

NOW = datetime(2026, 11, 12, 17, 0, tzinfo=UTC)
MOST = USUAL.daily + USUAL.weekly + USUAL.monthly
instants = st.integers(0, 3 * 366 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))


@given(st.sets(instants, max_size=60))
def test_the_newest_and_everything_of_two_days_stay(made_at: set[datetime]) -> None:
    stay = staying(made_at, now=NOW)
    assert stay <= made_at
    assert {at for at in made_at if NOW - at < timedelta(days=2)} <= stay
    assert not made_at or max(made_at) in stay


@given(st.sets(instants, max_size=60))
def test_thinning_twice_takes_nothing_more(made_at: set[datetime]) -> None:
    stay = staying(made_at, now=NOW)
    assert staying(stay, now=NOW) == stay


@given(st.sets(instants, max_size=120))
def test_no_more_stay_than_days_weeks_and_months_ask_for(made_at: set[datetime]) -> None:
    old = [at for at in staying(made_at, now=NOW) if NOW - at >= timedelta(days=2)]
    assert len(old) <= MOST


@given(st.sets(instants, min_size=1, max_size=60), instants)
def test_one_more_backup_never_costs_the_newest_of_its_day(made_at: set[datetime], another: datetime) -> None:
    newest = max(made_at)
    if another.date() != newest.date():
        assert newest in staying(made_at | {another}, now=NOW) or another > newest


def test_a_year_of_a_clinic_leaves_days_weeks_and_months_to_go_back_to() -> None:
    kept: frozenset[datetime] = frozenset()
    now = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
    while now < datetime(2026, 12, 31, tzinfo=UTC):
        if 9 <= now.hour < 17 and now.weekday() < 5:
            kept = staying(kept | {now}, now=now)
        now += timedelta(minutes=30)
    days = {at.date() for at in kept}
    months = {(at.year, at.month) for at in kept}
    assert len(kept) < 90
    assert all((now - timedelta(days=back)).date() in days for back in range(1, 14) if _is_open(now, back))
    assert months == {(2026, month) for month in range(4, 13)}
    weeks = {at.isocalendar()[:2] for at in kept}
    assert len(weeks & {(now - timedelta(weeks=back)).isocalendar()[:2] for back in range(1, 10)}) == 9


def test_a_backup_dated_in_the_future_stays() -> None:
    ahead = NOW + timedelta(days=400)
    assert ahead in staying([NOW, ahead], now=NOW)


def _is_open(now: datetime, back: int) -> bool:
    return (now - timedelta(days=back)).weekday() < 5
