"""A computer's clock that stands before the last entry, or far after it, saves nothing until somebody confirms it."""

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from b12desk.clinical.errors import Refused, RegisterTrouble
from b12desk.clinical.vocabulary import Role
from b12desk.register.store import open_register
from b12desk.services.add_patient import add_patient
from b12desk.services.clinic_settings import ensure_closures
from b12desk.services.confirm_clock import clock_warning, confirm_clock
from b12desk.services.desk import Desk
from b12desk.services.people import add_user
from b12desk.services.verify_register import verify_register
from b12desk.services.worklist import worklist
from tests.builders import a_patient_draft, day


@dataclass(frozen=True, slots=True)
class WrongClock:
    """A clock that shows that instant, whatever day is worked on."""

    instant: datetime

    def today(self) -> date:
        return day("2026-01-05")

    def now(self) -> datetime:
        return self.instant


def last(desk: Desk) -> datetime:
    with desk.register.reading() as unit:
        at = unit.last_entered_at()
    assert at is not None
    return at


def later(desk: Desk, by: timedelta) -> Desk:
    return replace(desk, clock=WrongClock(last(desk) + by))


@pytest.mark.parametrize("by", [timedelta(minutes=-9), timedelta(0), timedelta(days=399)])
def test_a_clock_within_reach_of_the_last_entry_saves(desk: Desk, by: timedelta) -> None:
    reached = later(desk, by)
    assert add_patient(reached, a_patient_draft()).patient_id
    assert clock_warning(reached) == ""


@pytest.mark.parametrize(
    ("by", "says"),
    [
        (timedelta(minutes=-11), "which is later"),
        (timedelta(days=-3000), "which is later"),
        (timedelta(days=401), "more than 400 days before"),
    ],
)
def test_a_clock_out_of_reach_saves_nothing_and_shows_everything(desk: Desk, by: timedelta, says: str) -> None:
    wrong = later(desk, by)
    before = last(desk)
    with pytest.raises(RegisterTrouble, match=rf"clock says .* {says}\. Nothing was saved\. Set the clock right"):
        add_patient(wrong, a_patient_draft())
    assert worklist(wrong).rows == ()
    assert says in clock_warning(wrong)
    assert last(desk) == before


@pytest.mark.parametrize("by", [timedelta(hours=-3), timedelta(days=4000)])
def test_once_confirmed_it_saves_again_and_the_trail_says_who_confirmed(desk: Desk, by: timedelta) -> None:
    wrong = later(desk, by)
    confirm_clock(wrong)
    assert add_patient(wrong, a_patient_draft()).patient_id
    assert clock_warning(wrong) == ""
    with desk.register.reading() as unit:
        line = unit.last_audit(entity="note:clock")
    assert line is not None
    assert (line.action, line.by) == ("confirmed", desk.acting)
    assert verify_register(desk).is_ok


def test_only_who_may_change_the_clinic_confirms_it(desk: Desk) -> None:
    for name, role in (("Adm C. Example", Role.ADMINISTRATOR), ("Asst D. Example", Role.HEALTH_CARE_ASSISTANT)):
        add_user(desk if role is Role.ADMINISTRATOR else replace(desk, acting="Adm C. Example"), name, role)
    with pytest.raises(Refused):
        confirm_clock(replace(later(desk, timedelta(days=500)), acting="Asst D. Example"))
    confirm_clock(replace(later(desk, timedelta(days=500)), acting="Adm C. Example"))


def test_opening_by_a_clock_far_ahead_enters_no_holidays_of_that_time(desk: Desk) -> None:
    before = last(desk)
    ensure_closures(desk.register, by="setup", at=before + timedelta(days=5000))
    assert last(desk) == before


def test_a_new_register_has_nothing_to_compare_the_clock_with(tmp_path: Path) -> None:
    with closing(open_register(tmp_path / "new.b12desk")) as register, register.reading() as unit:
        assert unit.last_entered_at() is None
