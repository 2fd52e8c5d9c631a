"""A routine maintenance dose from the worklist: at most six actions, each a key or a press."""

from clinic import Clinic
from driver import Desktop
from team import NURSE, Team

FIRST_DAY, DUE = "2026-01-05", "2026-03-20"
MOST_ACTIONS = 6


def journey_a_routine_dose_takes_at_most_six_actions(clinic: Clinic) -> None:
    team = Team(clinic)
    person = team.start_course(FIRST_DAY)
    team.load()
    with clinic.desktop(on=DUE, by=NURSE) as desk:
        wait_for_list(desk, person.listed)
        before = desk.actions
        desk.keys("Down")
        for name in ("Record injection", "Batch checked", "Identity checked", "Consent given", "Save injection"):
            desk.press(name)
        desk.wait_to_hear("Recorded. Next dose")
        check(desk.actions - before)
    check_the_register(clinic)


def check_the_register(clinic: Clinic) -> None:
    """The dose stands with what came filled in: the site by rotation and the next date."""
    (row,) = clinic.answer("worklist", "--on", DUE)["rows"]
    assert (row["last_on"], row["last_site"]["side"], row["status"]) == (DUE, "left", "upcoming"), row
    assert clinic.answer("verify")["ok"]


def wait_for_list(desk: Desktop, name: str) -> None:
    """Wait until the list is there to be worked with."""
    desk.wait_for_row("Worklist table", name)
    desk.wait_until(lambda: f"Working: {NURSE}" in desk.status(), "nobody works at the desk yet")


def check(actions: int) -> None:
    assert actions <= MOST_ACTIONS, f"a routine dose takes {actions} actions"
