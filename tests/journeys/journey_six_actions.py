"""A routine maintenance dose from the worklist: at most six actions, by keys alone and by presses."""

from clinic import Clinic
from driver import Desktop
from steps import Person
from team import NURSE, Team

FIRST_DAY, DUE = "2026-01-05", "2026-03-20"
MOST_ACTIONS = 6
CONFIRMED = ("Batch checked", "Identity checked", "Consent given")
BOTH = (Person(), Person("Ålesund", "Astrid", nhs_number="999 000 0026"))


def journey_a_routine_dose_takes_at_most_six_actions(clinic: Clinic) -> None:
    team = Team(clinic, BOTH[0], others=BOTH[1:])
    team.start_course(FIRST_DAY)
    team.load()
    with clinic.desktop(on=DUE, by=NURSE) as desk:
        wait_for_list(desk, 2)
        _, second = (row.split("; due by")[0] for row in desk.rows("Worklist table"))
        by_keys_alone(desk)
        by_presses(desk, second)
    for row in clinic.answer("worklist", "--on", DUE)["rows"]:
        assert (row["last_on"], row["last_site"]["side"], row["status"]) == (DUE, "left", "upcoming"), row
    assert clinic.answer("verify")["ok"]


def by_keys_alone(desk: Desktop) -> None:
    """Choose, open, confirm what is asked one after the other, save: nothing is reached without a key."""
    before, without_keys = desk.actions, desk.reached_without_keys
    desk.keys("Down")
    desk.keys("ctrl+r")
    for name in (*CONFIRMED, "Save injection"):
        desk.wait_for_keyboard_at(name)
        desk.keys("Return")
    desk.wait_to_hear("Recorded. Next dose")
    assert desk.reached_without_keys == without_keys
    check(desk.actions - before)


def by_presses(desk: Desktop, who: str) -> None:
    """The same for the other patient, who stands first now, through what a screen reader or a mouse presses."""
    desk.wait_for_keyboard_at("Worklist table")
    desk.wait_until(lambda: desk.rows("Worklist table")[0].startswith(who), f"{who} does not stand first")
    before = desk.actions
    desk.keys("ctrl+Home")
    for name in ("Record injection", *CONFIRMED, "Save injection"):
        desk.press(name)
    desk.wait_to_hear("Recorded. Next dose")
    check(desk.actions - before)


def wait_for_list(desk: Desktop, count: int) -> None:
    """Wait until the list is there to be worked with."""
    desk.wait_until(lambda: len(desk.rows("Worklist table")) == count, "the list is not there")
    desk.wait_until(lambda: f"Working: {NURSE}" in desk.status(), "nobody works at the desk yet")


def check(actions: int) -> None:
    assert actions <= MOST_ACTIONS, f"a routine dose takes {actions} actions"
