"""The people of a register: added by name, listed, disabled, never deleted."""

from dataclasses import replace

import pytest

from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.vocabulary import Role
from b12desk.services.desk import Desk
from b12desk.services.people import add_user, disable_user, list_users
from b12desk.services.verify_register import verify_register
from tests.services.staff import NAMES, acting, staff


def test_people_are_listed_by_name_the_disabled_included(desk: Desk) -> None:
    staff(desk)
    disable_user(acting(desk, Role.ADMINISTRATOR), NAMES[Role.NURSE])
    assert [(user.name, user.role.value, user.is_disabled) for user in list_users(desk)] == [
        ("Ayesha Admin", "administrator", False),
        ("Dr Pia Prescriber", "prescriber", False),
        ("Hal Assistant", "health-care assistant", False),
        ("Nora Nurse", "nurse", True),
    ]
    assert verify_register(desk).is_ok


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "The name of the user is missing."),
        ("  \n", "The name of the user is missing."),
        ("setup", "“setup” is the name of nobody: a new register runs as it until its first user is added."),
        ("SETUP", "“SETUP” is the name of nobody: a new register runs as it until its first user is added."),
        ("nora  nurse", "There is a user “nora nurse” already."),
    ],
)
def test_a_name_that_can_t_be_used_is_refused(desk: Desk, name: str, says: str) -> None:
    staff(desk)
    with pytest.raises(BadInput) as refused:
        add_user(acting(desk, Role.ADMINISTRATOR), name, Role.NURSE)
    assert refused.value.problems == (says,)
    assert len(list_users(desk)) == 4


def test_the_last_user_who_can_act_stays(desk: Desk) -> None:
    add_user(desk, "Nora Nurse", Role.NURSE)
    add_user(replace(desk, acting="Nora Nurse"), "Bo Nurse", Role.NURSE)
    disable_user(replace(desk, acting="Nora Nurse"), "Bo Nurse")
    with pytest.raises(Refused, match="“Nora Nurse” is the last user who can act; add another first"):
        disable_user(replace(desk, acting="Nora Nurse"), "Nora Nurse")
    assert [user.name for user in list_users(desk) if not user.is_disabled] == ["Nora Nurse"]


def test_somebody_is_disabled_once_and_must_be_there(desk: Desk) -> None:
    staff(desk)
    administrator = acting(desk, Role.ADMINISTRATOR)
    disable_user(administrator, NAMES[Role.NURSE])
    with pytest.raises(Refused, match="is disabled already"):
        disable_user(administrator, NAMES[Role.NURSE])
    with pytest.raises(NotFound, match="There is no user “Nobody Here”"):
        disable_user(administrator, "Nobody Here")


def test_the_administrator_may_leave_when_registered_staff_stay(desk: Desk) -> None:
    staff(desk)
    disable_user(acting(desk, Role.ADMINISTRATOR), NAMES[Role.ADMINISTRATOR])
    add_user(acting(desk, Role.NURSE), "Zed Admin", Role.ADMINISTRATOR)
    with pytest.raises(Refused, match="A nurse may not add or disable users: ask an administrator"):
        add_user(acting(desk, Role.NURSE), "Somebody New", Role.NURSE)
