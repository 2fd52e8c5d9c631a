"""Signing in: a right PIN, wrong ones and their waits, whoever may set one, and what a restored file forgets."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.sign_in_records import CredentialKind
from b12desk.clinical.vocabulary import Role
from b12desk.register.store import open_register
from b12desk.services import credentials
from b12desk.services.clock import SystemClock
from b12desk.services.credentials import remove_credential, secret_problems, set_credential
from b12desk.services.desk import Desk
from b12desk.services.kept_tries import kept_tries
from b12desk.services.people import add_user
from b12desk.services.places import state_folder
from b12desk.services.sign_in import door_of, sign_in
from b12desk.services.verify_register import verify_register
from tests.builders import desk_in

PIN, WRONG_PIN = "271828", "314159"


@dataclass(frozen=True, slots=True)
class At:
    """A clock that stands still."""

    moment: datetime

    def today(self) -> date:
        return self.moment.date()

    def now(self) -> datetime:
        return self.moment


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have a try cost little, and this computer's own folder be the test's."""
    cheap = credentials.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(credentials, "HASHER", cheap)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A clinic of an administrator and a nurse, who has a PIN."""
    with desk_in(tmp_path) as desk:
        desk = replace(desk, clock=At(SystemClock().now() + timedelta(hours=1)), acting="Ida Admin")
        add_user(replace(desk, acting="setup"), "Ida Admin", Role.ADMINISTRATOR)
        add_user(desk, "Ada Nurse", Role.NURSE)
        set_credential(replace(desk, acting="Ada Nurse"), "Ada Nurse", CredentialKind.PIN, PIN)
        yield desk


def later(desk: Desk, **by: float) -> Desk:
    return replace(desk, clock=At(desk.clock.now() + timedelta(**by)))


def five_wrong(desk: Desk) -> Desk:
    """Try five wrong PINs, a second apart, and return the desk at the last."""
    for _ in range(5):
        desk = later(desk, seconds=1)
        wrong(desk)
    return desk


def wrong(desk: Desk) -> str:
    """Try a wrong PIN and return what is said."""
    with pytest.raises(Refused) as refused:
        sign_in(desk, "Ada Nurse", WRONG_PIN)
    return str(refused.value)


def test_the_right_pin_lets_the_user_work(desk: Desk) -> None:
    assert sign_in(later(desk, seconds=1), "Ada Nurse", PIN).acting == "Ada Nurse"


def test_a_user_without_a_pin_needs_none_yet(desk: Desk) -> None:
    assert door_of(desk, "Ida Admin").kind is CredentialKind.NONE
    assert sign_in(desk, "Ida Admin", "").acting == "Ida Admin"


def test_wrong_pins_wait_one_five_fifteen_and_sixty_minutes(desk: Desk) -> None:
    desk = later(desk, seconds=1)
    said = [wrong(later(desk, seconds=number)) for number in range(5)]
    assert [text.split("PIN. ")[1] for text in said[:4]] == [
        "4 tries are left before a wait.",
        "3 tries are left before a wait.",
        "2 tries are left before a wait.",
        "1 try is left before a wait.",
    ]
    assert said[4].endswith("Too many wrong tries: wait 1 minute.")
    desk = later(desk, seconds=4)
    for minutes, next_wait in ((1, "5 minutes"), (5, "15 minutes"), (15, "60 minutes"), (60, "60 minutes")):
        early = later(desk, minutes=minutes, seconds=-1)
        with pytest.raises(Refused, match="wait 1 minute"):
            sign_in(early, "Ada Nurse", PIN)
        desk = later(desk, minutes=minutes)
        assert wrong(desk).endswith(f"wait {next_wait}.")
    assert sign_in(later(desk, minutes=60), "Ada Nurse", PIN).acting == "Ada Nurse"


def test_a_right_pin_ends_the_row(desk: Desk) -> None:
    for number in range(4):
        wrong(later(desk, seconds=1 + number))
    sign_in(later(desk, seconds=5), "Ada Nurse", PIN)
    assert "4 tries are left" in wrong(later(desk, seconds=6))


def test_twenty_wrong_in_a_day_wait_until_the_first_is_a_day_old(desk: Desk) -> None:
    desk = later(desk, seconds=1)
    for number in range(20):
        wrong(later(desk, hours=number))
    with pytest.raises(Refused, match=r"wait 4 hours, or have somebody who manages users remove the PIN"):
        sign_in(later(desk, hours=20), "Ada Nurse", PIN)
    assert sign_in(later(desk, hours=24), "Ada Nurse", PIN).acting == "Ada Nurse"


def test_a_clock_set_back_does_not_shorten_a_wait(desk: Desk) -> None:
    desk = five_wrong(desk)
    assert door_of(later(desk, days=-3), "Ada Nurse").locked_until == desk.clock.now() + timedelta(minutes=1)


def test_waits_survive_a_restored_register_and_a_lost_folder(desk: Desk) -> None:
    """What the trail forgets this computer knows, and the other way round."""
    desk = five_wrong(desk)
    user_id = _user_id(desk)
    assert len(kept_tries(desk.register.register_id, user_id).wrong) == 5
    for kept in (state_folder() / "sign-in").iterdir():
        kept.unlink()
    assert door_of(desk, "Ada Nurse").locked_until is not None


def test_this_computer_remembers_what_a_restored_trail_does_not(desk: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "before.db"
    desk.register.backup_to(copy)
    desk = five_wrong(desk)
    restored = open_register(copy, create=False)
    try:
        with pytest.raises(Refused, match="wait 1 minute"):
            sign_in(replace(desk, register=restored), "Ada Nurse", PIN)
    finally:
        restored.close()


def test_who_manages_users_ends_a_wait_by_removing_the_pin(desk: Desk) -> None:
    desk = five_wrong(desk)
    remove_credential(later(desk, seconds=1), "Ada Nurse")
    assert door_of(later(desk, seconds=2), "Ada Nurse").kind is CredentialKind.NONE


def test_a_nurse_sets_her_own_pin_and_nobody_elses(desk: Desk) -> None:
    ada = replace(desk, acting="Ada Nurse")
    set_credential(ada, "Ada Nurse", CredentialKind.PASSPHRASE, "four words for ada")
    with pytest.raises(Refused, match="A nurse may not add or disable users"):
        set_credential(ada, "Ida Admin", CredentialKind.PIN, PIN)
    with pytest.raises(NotFound):
        remove_credential(desk, "Nobody Here")


@pytest.mark.parametrize(
    "pin", ["12345", "123456", "654321", "000000", "121212", "123123", "901234", "٢٧١٨٢٨", "27182a", "2" * 13]
)
def test_easy_and_short_pins_are_refused_in_words(desk: Desk, pin: str) -> None:
    assert len(secret_problems(CredentialKind.PIN, pin)) == 1
    with pytest.raises(BadInput):
        set_credential(desk, "Ida Admin", CredentialKind.PIN, pin)


@pytest.mark.parametrize("passphrase", ["short", "aaaaaaaaaaaaaa", "x" * 201])
def test_weak_passphrases_are_refused_in_words(passphrase: str) -> None:
    assert len(secret_problems(CredentialKind.PASSPHRASE, passphrase)) == 1


def test_the_pin_itself_is_nowhere_and_every_try_is_in_the_trail(desk: Desk, tmp_path: Path) -> None:
    desk = later(desk, seconds=1)
    wrong(desk)
    sign_in(later(desk, seconds=1), "Ada Nurse", PIN)
    with desk.register.reading() as unit:
        lines = unit.audit_about("note:clinic_user", _user_id(desk))
    assert [(line.action, line.by) for line in lines] == [("refused sign-in", "Ada Nurse"), ("signed in", "Ada Nurse")]
    assert verify_register(desk).is_ok
    desk.register.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert PIN.encode() not in kept
    assert WRONG_PIN.encode() not in kept


def test_a_damaged_file_of_this_computer_counts_as_none(desk: Desk) -> None:
    wrong(later(desk, seconds=1))
    file = state_folder() / "sign-in" / f"{desk.register.register_id}.json"
    assert json.loads(file.read_text(encoding="utf-8"))
    file.write_text("{", encoding="utf-8")
    assert kept_tries(desk.register.register_id, _user_id(desk)).wrong == []
    assert "3 tries are left" in wrong(later(desk, seconds=2))


def _user_id(desk: Desk) -> str:
    with desk.register.reading() as unit:
        user = unit.user_named("Ada Nurse")
    assert user is not None
    return user.id
