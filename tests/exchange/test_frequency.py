import pytest

from b12desk.clinical.errors import BadInput
from b12desk.exchange.frequency import read_frequency


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("3/12", "P3M"), ("2/12", "P2M"), ("12/52", "P12W"), ("10/52", "P10W"), ("2/7", "P2D"), ("2-3/12", "P2M/P3M"),
        ("monthly", "P1M"), ("MONTHLY", "P1M"), ("3 monthly", "P3M"), ("3-monthly", "P3M"), ("2-3 monthly", "P2M/P3M"),
        ("2 to 3 monthly", "P2M/P3M"), ("three monthly", "P3M"), ("8 weekly", "P8W"), ("12-weekly", "P12W"),
        ("every 3 months", "P3M"), ("every 12 weeks", "P12W"), ("every two to three months", "P2M/P3M"),
        ("every 2–3 months", "P2M/P3M"), ("every month", "P1M"), ("every other month", "P2M"), ("quarterly", "P3M"),
        ("weekly", "P1W"), ("fortnightly", "P2W"), ("alternate days", "P2D"), ("yearly", "P12M"), ("6 monthly.", "P6M"),
    ],
)  # fmt: skip
def test_an_interval_keeps_the_unit_it_was_written_in(text: str, interval: str) -> None:
    read = read_frequency(text)
    assert (str(read.interval), read.is_loading) == (interval, False)


@pytest.mark.parametrize("text", ["loading", "Loading doses", "loading phase"])
def test_loading_is_told_apart_from_an_interval(text: str) -> None:
    read = read_frequency(text)
    assert read.interval is None
    assert read.is_loading


@pytest.mark.parametrize(
    "text",
    ["bimonthly", "3", "as needed", "3/10", "0/12", "3-2 monthly", "300 monthly", "2026-12-03", "", "none monthly"],
)
def test_what_is_no_frequency_or_means_two_things_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_frequency(text)
