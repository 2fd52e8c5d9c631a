"""What a prescriber may choose within a protocol, and what not."""

import pytest

from b12desk.clinical.errors import BadInput
from b12desk.clinical.protocol import AfterDoses, ForDays
from b12desk.protocols.choices import with_choices
from tests.builders import protocols

ORDER = {"dose_micrograms": "1000", "interval": "P2W"}


@pytest.mark.parametrize("doses", ["6", "7"])
def test_the_daily_doses_are_six_or_seven(doses: str) -> None:
    chosen = with_choices(protocols().get("cyano-pernicious"), {"daily_doses": doses})
    assert chosen.phases[0].ends == AfterDoses(int(doses))
    assert chosen.phases[2].ends == ForDays(21)


@pytest.mark.parametrize(
    ("choices", "says"),
    [
        ({"daily_doses": "5"}, "“daily_doses” is 6 to 7, not “5”"),
        ({"daily_doses": "8"}, "“daily_doses” is 6 to 7, not “8”"),
        ({"daily_doses": "six"}, "“daily_doses” is 6 to 7, not “six”"),
        ({"daily_doses": "-6"}, "“daily_doses” is 6 to 7, not “-6”"),
        ({"spaced_days": "13"}, "“spaced_days” is 14 to 21, not “13”"),
        ({"colour": "red"}, "has no choice “colour”"),
    ],
)
def test_a_choice_outside_its_range_is_refused(choices: dict[str, str], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        with_choices(protocols().get("cyano-pernicious"), choices)


def test_every_wrong_choice_is_said_at_once() -> None:
    with pytest.raises(BadInput) as refused:
        with_choices(protocols().get("cyano-pernicious"), {"daily_doses": "5", "spaced_days": "30", "colour": "red"})
    assert len(refused.value.problems) == 3


def test_a_protocol_without_choices_is_as_it_was() -> None:
    standard = protocols().get("hydroxo-standard")
    assert with_choices(standard, {}) == standard


@pytest.mark.parametrize("interval", ["P1D", "P28D", "P4W"])
def test_an_individual_order_takes_every_day_to_every_four_weeks(interval: str) -> None:
    chosen = with_choices(protocols().get("individualised"), ORDER | {"interval": interval})
    assert (str(chosen.phases[0].interval), chosen.phases[0].dose_micrograms) == (interval, 1000)


@pytest.mark.parametrize(
    "wrong",
    [{"interval": "P29D"}, {"interval": "P5W"}, {"interval": "P1M"}, {"interval": ""}, {"dose_micrograms": "0"},
     {"dose_micrograms": "5001"}, {"dose_micrograms": "1000.5"}, {"colour": "red"}],
    ids=str,
)  # fmt: skip
def test_an_individual_order_outside_its_limits_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        with_choices(protocols().get("individualised"), ORDER | wrong)
