from dataclasses import replace

import pytest

from b12desk.clinical.vocabulary import Role
from b12desk.desktop.people.worker import Worker, worker_of
from b12desk.services.desk import Desk
from b12desk.services.people import disable_user
from b12desk.services.permissions import Act


@pytest.mark.parametrize(
    ("worker", "words"),
    [
        (Worker("Nora Nurse", Role.NURSE, True), "Working: Nora Nurse, nurse"),
        (Worker("setup", None, True), "Working: nobody chosen"),
        (Worker("Somebody", None, True), "Working: nobody chosen"),
        (Worker("setup", None, False), "Working: no users yet"),
        (Worker("Nurse Ojo", None, False), "Working: Nurse Ojo"),
    ],
    ids=["a user", "not chosen", "not a user", "new register", "named without users"],
)
def test_it_says_who_works(worker: Worker, words: str) -> None:
    assert worker.words == words


def test_the_role_is_that_of_the_user_who_acts(staffed: Desk) -> None:
    assert worker_of(replace(staffed, acting="Nora Nurse")) == Worker("Nora Nurse", Role.NURSE, True)


def test_a_disabled_user_works_no_more(staffed: Desk) -> None:
    disable_user(staffed, "Nora Nurse")
    assert not worker_of(replace(staffed, acting="Nora Nurse")).is_known


def test_a_new_register_lets_anybody_work(desk: Desk) -> None:
    worker = worker_of(desk)
    assert worker.is_known
    assert all(worker.may(act) for act in Act)


@pytest.mark.parametrize(("role", "may"), [(Role.NURSE, True), (Role.HEALTH_CARE_ASSISTANT, False)])
def test_the_role_says_what_may_be_done(role: Role, may: bool) -> None:
    assert Worker("Somebody", role, True).may(Act.AUTHORISE) is may
