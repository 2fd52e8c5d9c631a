from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import pytest

from b12desk.clinical.sign_in_records import CredentialKind
from b12desk.clinical.vocabulary import Role
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.people.presenter import PeoplePresenter
from b12desk.services.credentials import set_credential
from b12desk.services.desk import Desk
from b12desk.services.people import disable_user, list_users
from tests.desktop_acts.steps import at_once


class Screen:
    """Keeps what it was told to show."""

    def __init__(self) -> None:
        self.lines: Sequence[Line] = ()
        self.problems: Mapping[str, str] = {}
        self.failure: Sequence[str] = ()
        self.said = ""
        self.is_finished = False
        self.is_saving = False
        self.disabled: Collection[str] = ()
        self.proving: Collection[str] = ()

    def show_people(self, lines: Sequence[Line], *, disabled: Collection[str], proving: Collection[str]) -> None:
        self.lines, self.disabled, self.proving = lines, disabled, proving

    def clear_form(self) -> None:
        self.problems = {}

    def say(self, sentence: str) -> None:
        self.said = sentence

    def point_out(self, problems: Mapping[str, str]) -> None:
        self.problems = problems

    def show_failure(self, problems: Sequence[str]) -> None:
        self.failure = problems

    def show_saving(self, is_saving: bool) -> None:
        self.is_saving = is_saving

    def finish(self) -> None:
        self.is_finished = True

    @property
    def sentences(self) -> list[str]:
        return [line.sentence for line in self.lines]


@pytest.fixture
def screen() -> Screen:
    return Screen()


def people_of(screen: Screen, desk: Desk, names: list[str]) -> PeoplePresenter:
    return PeoplePresenter(screen, desk, at_once, saved=lambda _: None, act_as=names.append)


def test_everybody_is_listed_with_role_and_state(screen: Screen, staffed: Desk) -> None:
    disable_user(staffed, "Nora Nurse")
    people_of(screen, staffed, []).start()
    assert screen.sentences == [
        "Ada Admin, administrator, no PIN, works here now",
        "Nora Nurse, nurse, no PIN, disabled",
    ]


def test_the_first_person_of_a_register_works_at_the_desk_at_once(screen: Screen, desk: Desk, names: list[str]) -> None:
    people_of(screen, desk, names).add("Nora Nurse", Role.NURSE.value)
    assert names == ["Nora Nurse"]
    assert screen.said == "Added: Nora Nurse, nurse, who works at this desk from now on."


def test_the_second_person_changes_nothing_about_who_works(screen: Screen, staffed: Desk, names: list[str]) -> None:
    people_of(screen, staffed, names).add("Hana Hca", Role.HEALTH_CARE_ASSISTANT.value)
    assert names == []
    assert "Hana Hca, health-care assistant, no PIN" in screen.sentences


def test_name_and_role_are_both_asked_for(screen: Screen, staffed: Desk) -> None:
    people_of(screen, staffed, []).add("  ", "")
    assert set(screen.problems) == {"name", "role"}
    assert len(list_users(staffed)) == 2


def test_a_name_that_is_taken_is_refused_in_words(screen: Screen, staffed: Desk) -> None:
    people_of(screen, staffed, []).add("nora nurse", Role.NURSE.value)
    assert screen.failure == ("There is a user “nora nurse” already.",)
    assert not screen.is_saving


def test_a_role_that_may_not_add_people_reads_the_refusal(screen: Screen, staffed: Desk) -> None:
    people_of(screen, replace(staffed, acting="Nora Nurse"), []).add("Hana Hca", Role.NURSE.value)
    (refusal,) = screen.failure
    assert refusal.startswith("A nurse may not add or disable users")


def test_whoever_disables_themselves_is_asked_who_works_instead(
    screen: Screen, staffed: Desk, names: list[str]
) -> None:
    people_of(screen, staffed, names).disable("Ada Admin")
    assert screen.is_finished
    assert names == ["Ada Admin"]


def test_somebody_disabled_stays_in_the_list(screen: Screen, staffed: Desk, names: list[str]) -> None:
    people_of(screen, staffed, names).disable("Nora Nurse")
    assert "Nora Nurse, nurse, no PIN, disabled" in screen.sentences
    assert names == []


def test_a_disabled_person_is_enabled_again_with_the_same_role(screen: Screen, staffed: Desk) -> None:
    people_of(screen, staffed, []).disable("Nora Nurse")
    assert screen.disabled == {"Nora Nurse"}
    people_of(screen, staffed, []).enable("Nora Nurse")
    assert screen.said == "Enabled again: Nora Nurse, nurse."
    assert not screen.disabled


def test_a_role_is_changed_and_the_desk_hears_of_its_own(screen: Screen, staffed: Desk, names: list[str]) -> None:
    people_of(screen, staffed, names).change_role("Nora Nurse", Role.PRESCRIBER.value)
    assert screen.said == "Changed: Nora Nurse is prescriber from now on."
    assert names == []
    people_of(screen, staffed, names).change_role("Ada Admin", "")
    assert screen.failure == ["Choose the new role."]
    people_of(screen, staffed, names).change_role("Ada Admin", Role.ADMINISTRATOR.value)
    assert screen.failure == ("“Ada Admin” has the role administrator already; nothing was changed.",)


def test_a_pin_is_removed_by_whoever_manages_users_alone(screen: Screen, staffed: Desk) -> None:
    set_credential(replace(staffed, acting="Nora Nurse"), "Nora Nurse", CredentialKind.PIN, "271828")
    people_of(screen, replace(staffed, acting="Nora Nurse"), []).remove_pin("Ada Admin")
    assert "A nurse may not" in screen.failure[0]
    people_of(screen, staffed, []).start()
    assert screen.proving == {"Nora Nurse"}
    people_of(screen, staffed, []).remove_pin("Nora Nurse")
    assert screen.said.startswith("Removed: the PIN of Nora Nurse")
    assert not screen.proving
