"""What the checks say while a dose is recorded: a note, a stop with its reason, a block that stays."""

from clinic import Clinic
from steps import answer_for, find_and_open
from team import NURSE, Team

FIRST_DAY, EARLY, DUE = "2026-01-05", "2026-02-20", "2026-03-20"


def journey_a_note_is_shown_and_saved_without_an_answer(clinic: Clinic) -> None:
    team = Team(clinic)
    person = team.start_course(FIRST_DAY)
    team.load()
    with clinic.desktop(on=DUE, by=NURSE) as desk:
        find_and_open(desk, person)
        desk.press("Record injection")
        answer_for(desk, site="Right deltoid")
        desk.find("Why: site repeated")
        assert not desk.shows("Reason: site repeated"), "a note asks for a reason"
        desk.press("Save injection")
        desk.wait_until(lambda: "Recorded." in desk.status(), "the dose was not recorded")
        desk.open_tab("Injections")
        desk.wait_for_row("Injections table", "20-Mar-2026", "right deltoid")

    assert clinic.answer("verify")["ok"]


def journey_a_stop_asks_for_a_reason_that_stays_in_sight(clinic: Clinic) -> None:
    team = Team(clinic)
    person = team.start_course(FIRST_DAY)
    team.load()
    with clinic.desktop(on=EARLY, by=NURSE) as desk:
        find_and_open(desk, person)
        desk.press("Record injection")
        answer_for(desk, site="Left deltoid")
        desk.press("Why: early dose")
        desk.wait_for("It asks for a reason, which is kept.")
        desk.press("Save injection")
        desk.wait_for("Give a reason where one is asked for.")
        desk.fill("Reason: early dose", "Travelling for three months")
        desk.press("Save injection")
        desk.wait_until(lambda: "Recorded." in desk.status(), "the dose was not recorded")
        desk.open_tab("Injections")
        desk.wait_for_row("Injections table", "20-Feb-2026", "early dose: travelling for three months")

    assert clinic.answer("verify")["ok"]


def journey_a_block_can_t_be_saved_by_a_nurse(clinic: Clinic) -> None:
    team = Team(clinic)
    person = team.start_course(FIRST_DAY)
    team.load()
    with clinic.desktop(on=DUE, by=NURSE) as desk:
        find_and_open(desk, person)
        desk.press("Record injection")
        desk.fill("Expiry date", "19/03/2026")
        desk.find("Why: batch expired")
        answer_for(desk, site="Left deltoid")
        desk.press("Save injection")
        desk.wait_for("Can’t be saved. The batch expired")
        assert not desk.shows("Reason for the override"), "a nurse is asked to override a block"
        desk.press("Cancel")
        desk.press("Discard")

    (row,) = clinic.answer("worklist", "--on", DUE)["rows"]
    assert row["last_on"] == "2026-01-16", row
    assert clinic.answer("verify")["ok"]
