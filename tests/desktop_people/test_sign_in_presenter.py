"""Who works is proved: what the sheet and the locked window do with a PIN, right, wrong, missing or not yet set."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from b12desk.clinical.sign_in_records import CredentialKind
from b12desk.desktop.change_user.presenter import SignInPresenter
from b12desk.desktop.own_pin.presenter import OwnPinPresenter
from b12desk.desktop.people.model import users_to_choose
from b12desk.services.credentials import set_credential
from b12desk.services.desk import Desk
from b12desk.services.people import Person, disable_user
from b12desk.services.sign_in import needs_no_proof, sign_in
from tests.desktop_acts.steps import at_once

PIN = "271828"


class Door:
    """Keeps what it was told to show."""

    def __init__(self) -> None:
        self.people: Sequence[Person] = ()
        self.problems: dict[str, str] = {}
        self.failure: Sequence[str] = ()
        self.asked: CredentialKind | None = None
        self.forgotten = 0
        self.is_finished = False
        self.is_saving = False

    def show_people(self, people: Sequence[Person], *, acting: str) -> None:
        self.people = people

    def ask_secret(self, kind: CredentialKind) -> None:
        self.asked = kind

    def forget_secret(self) -> None:
        self.forgotten += 1

    def forget(self) -> None:
        self.forgotten += 1

    def point_out(self, problems: dict[str, str]) -> None:
        self.problems = problems

    def show_failure(self, problems: Sequence[str]) -> None:
        self.failure = problems

    def show_saving(self, is_saving: bool) -> None:
        self.is_saving = is_saving

    def finish(self) -> None:
        self.is_finished = True


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def proving(staffed: Desk) -> Desk:
    """The administrator's desk, where the nurse has a PIN."""
    set_credential(replace(staffed, acting="Nora Nurse"), "Nora Nurse", CredentialKind.PIN, PIN)
    return staffed


def sign_in_at(door: Door, desk: Desk, names: list[str]) -> SignInPresenter:
    presenter = SignInPresenter(
        door, desk, at_once, act_as=names.append, without_pin=lambda: names.append("offer a PIN")
    )
    presenter.start()
    return presenter


def own_pin_at(door: Door, desk: Desk, said: list[str]) -> OwnPinPresenter:
    has_one = not needs_no_proof(desk, desk.acting)
    return OwnPinPresenter(door, desk, at_once, has_one=has_one, saved=said.append)


def test_only_those_who_may_act_can_be_chosen(door: Door, staffed: Desk) -> None:
    disable_user(staffed, "Nora Nurse")
    sign_in_at(door, staffed, [])
    assert [line.sentence for line in users_to_choose(door.people, acting="Ada Admin")] == [
        "Ada Admin, administrator, no PIN, works here now"
    ]


def test_somebody_without_a_pin_works_at_once_and_is_offered_one(door: Door, proving: Desk, names: list[str]) -> None:
    sign_in_at(door, proving, names).choose("Ada Admin", "")
    assert names == ["Ada Admin", "offer a PIN"]
    assert door.is_finished


def test_a_missing_pin_is_asked_for_and_costs_no_try(door: Door, proving: Desk, names: list[str]) -> None:
    presenter = sign_in_at(door, proving, names)
    presenter.choose("Nora Nurse", "")
    assert door.asked is CredentialKind.PIN
    presenter.choose("Nora Nurse", PIN)
    assert names == ["Nora Nurse"]
    assert door.is_finished


def test_a_wrong_pin_says_how_many_tries_are_left_then_how_long_to_wait(
    door: Door, proving: Desk, names: list[str]
) -> None:
    presenter = sign_in_at(door, proving, names)
    said = []
    for _ in range(6):
        presenter.choose("Nora Nurse", "314159")
        said.append(door.failure[0])
    assert said[0] == "That is not Nora Nurse’s PIN. 4 tries are left before a wait."
    assert said[4] == "That is not Nora Nurse’s PIN. Too many wrong tries: wait 1 minute."
    assert said[5] == "Too many wrong tries: wait 1 minute."
    assert (names, door.forgotten, door.is_finished, door.is_saving) == ([], 6, False, False)


def test_choosing_nobody_keeps_the_door_shut(door: Door, staffed: Desk, names: list[str]) -> None:
    sign_in_at(door, staffed, names).choose("", "")
    assert door.failure == ["Choose who works at this desk."]
    assert not door.is_finished


@pytest.mark.parametrize(
    ("current", "new", "again", "problems"),
    [
        ("", "", "", {"new": "Type a PIN of 6 to 12 digits, or a passphrase."}),
        ("", "12345", "12345", {"new": "A PIN is 6 to 12 digits."}),
        ("", "123456", "123456", {"new": "This PIN is among the first that anybody would try: choose another."}),
        ("", PIN, "", {"again": "Type the same again."}),
        ("", PIN, "271829", {"again": "The two are not the same."}),
    ],
    ids=["nothing", "short", "a row", "not repeated", "repeated otherwise"],
)
def test_a_first_pin_is_refused_in_words_beside_its_field(
    door: Door, staffed: Desk, current: str, new: str, again: str, problems: dict[str, str]
) -> None:
    own_pin_at(door, staffed, []).save(current, new, again)
    assert door.problems == problems
    assert needs_no_proof(staffed, "Ada Admin")


def test_a_first_pin_is_set_and_asked_for_from_then_on(door: Door, staffed: Desk) -> None:
    said: list[str] = []
    own_pin_at(door, staffed, said).save("", PIN, PIN)
    assert said == ["Ada Admin signs in with a PIN from now on."]
    assert not needs_no_proof(staffed, "Ada Admin")


def test_a_pin_is_changed_only_by_whoever_knows_it(door: Door, proving: Desk) -> None:
    nora = replace(proving, acting="Nora Nurse")
    said: list[str] = []
    presenter = own_pin_at(door, nora, said)
    presenter.save("", "161803", "161803")
    assert door.problems == {"current": "Type what you sign in with now."}
    presenter.save("314159", "161803", "161803")
    assert door.problems["current"].startswith("That is not Nora Nurse’s PIN.")
    presenter.save(PIN, "four words for nora", "four words for nora")
    assert said == ["Nora Nurse signs in with a passphrase from now on."]
    assert sign_in(proving, "Nora Nurse", "four words for nora").acting == "Nora Nurse"
