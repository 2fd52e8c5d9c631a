from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from b12desk.clinical.vocabulary import Role
from b12desk.desktop.change_user.presenter import ChangeUserPresenter
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.people.presenter import PeoplePresenter
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

    def show_people(self, lines: Sequence[Line]) -> None:
        self.lines = lines

    def show_users(self, lines: Sequence[Line], *, acting: str) -> None:
        self.lines = lines

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
    assert screen.sentences == ["Ada Admin, administrator, works here now", "Nora Nurse, nurse, disabled"]


def test_the_first_person_of_a_register_works_at_the_desk_at_once(screen: Screen, desk: Desk, names: list[str]) -> None:
    people_of(screen, desk, names).add("Nora Nurse", Role.NURSE.value)
    assert names == ["Nora Nurse"]
    assert screen.said == "Added: Nora Nurse, nurse, who works at this desk from now on."


def test_the_second_person_changes_nothing_about_who_works(screen: Screen, staffed: Desk, names: list[str]) -> None:
    people_of(screen, staffed, names).add("Hana Hca", Role.HEALTH_CARE_ASSISTANT.value)
    assert names == []
    assert "Hana Hca, health-care assistant" in screen.sentences


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
    assert "Nora Nurse, nurse, disabled" in screen.sentences
    assert names == []


def test_only_those_who_may_act_can_be_chosen(screen: Screen, staffed: Desk, names: list[str]) -> None:
    disable_user(staffed, "Nora Nurse")
    presenter = ChangeUserPresenter(screen, staffed, at_once, act_as=names.append)
    presenter.start()
    assert [line.id for line in screen.lines] == ["Ada Admin"]


def test_the_desk_acts_as_the_one_chosen(screen: Screen, staffed: Desk, names: list[str]) -> None:
    ChangeUserPresenter(screen, staffed, at_once, act_as=names.append).choose("Nora Nurse")
    assert names == ["Nora Nurse"]
    assert screen.is_finished


def test_choosing_nobody_keeps_the_sheet_open(screen: Screen, staffed: Desk, names: list[str]) -> None:
    ChangeUserPresenter(screen, staffed, at_once, act_as=names.append).choose("")
    assert screen.failure == ["Choose who works at this desk."]
    assert not screen.is_finished
