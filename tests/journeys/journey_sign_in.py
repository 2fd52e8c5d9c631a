"""Who is at the desk: a PIN is set, the window is locked, and nothing is seen until somebody signs in."""

from clinic import Clinic
from driver import Desktop
from team import NURSE, PRESCRIBER, Team

FIRST_DAY, DUE = "2026-01-05", "2026-03-20"
PIN, WRONG = "739154", "111222"


def journey_the_window_locks_and_a_pin_opens_it(clinic: Clinic) -> None:
    team = Team(clinic)
    person = team.start_course(FIRST_DAY)
    with clinic.desktop(on=DUE, by=PRESCRIBER) as desk:
        desk.wait_for_row("Worklist table", person.listed)
        desk.wait_until(lambda: f"Working: {PRESCRIBER}" in desk.status(), "nobody works at the desk yet")
        set_pin(desk)
        lock_and_sign_in(desk, person.listed)
        change_user(desk)
    assert clinic.answer("verify")["ok"]


def set_pin(desk: Desktop) -> None:
    desk.press("Settings")
    desk.press("Set my PIN", "push button")
    desk.wait_for_window("Set a PIN")
    desk.fill("New PIN", PIN)
    desk.fill("New PIN again", PIN)
    desk.press("Set PIN")
    desk.wait_for_no_window("Set a PIN")
    desk.wait_until(lambda: not desk.shows("Nobody has a PIN yet"), "the lock does not know of the PIN")
    desk.press("Worklist")


def lock_and_sign_in(desk: Desktop, listed: str) -> None:
    """A wrong PIN opens nothing; the right one gives back what was there."""
    desk.keys("ctrl+shift+h")
    desk.wait_for_window("Locked – b12desk")
    desk.wait_until(lambda: not desk.shows("Find patient"), "the lock leaves something to be seen")
    desk.tick(f"{PRESCRIBER}, prescriber")
    desk.fill("PIN or passphrase", WRONG)
    desk.press("Sign in")
    desk.wait_until(lambda: any("tries are left" in node.name for node in desk.showing()), "the wrong PIN is not said")
    desk.fill("PIN or passphrase", PIN)
    desk.press("Sign in")
    desk.wait_for_no_window("Locked – b12desk")
    desk.wait_for_row("Worklist table", listed)


def change_user(desk: Desktop) -> None:
    desk.press(desk.starting("push button", "Working: ").name)
    desk.wait_for_window("Change user")
    desk.select_row("Users table", desk.wait_for_row("Users table", NURSE))
    desk.press("Work as this user")
    desk.wait_until(lambda: f"Working: {NURSE}" in desk.status(), "the nurse does not work at the desk")
