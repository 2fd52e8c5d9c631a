"""Who may record what: an assistant, a nurse and a prescriber at the same desk."""

from clinic import Clinic
from driver import Desktop
from steps import answer_for, find_and_open, record, work_as
from team import ASSISTANT, NURSE, PRESCRIBER, Team

FIRST_DAY, DUE = "2026-01-05", "2026-03-20"


def journey_an_assistant_can_t_record_a_loading_dose_and_the_nurse_can(clinic: Clinic) -> None:
    team = Team(clinic)
    person = team.start_course(FIRST_DAY)
    with clinic.desktop(on=FIRST_DAY) as desk:
        work_as(desk, ASSISTANT)
        find_and_open(desk, person)
        record(desk, site="Left deltoid")
        desk.wait_for("Can’t be saved. A registered nurse or a prescriber records this dose")
        leave(desk)

        desk.press(f"Working: {ASSISTANT}, health-care assistant")
        work_as(desk, NURSE)
        record(desk, site="Left deltoid")
        desk.wait_until(lambda: "Next dose 07-Jan-2026" in desk.status(), "the nurse's dose was not recorded")
        desk.open_tab("History")
        desk.wait_for_row("History table", NURSE, "injection of 05-Jan-2026 recorded")

    assert clinic.answer("verify")["ok"]


def journey_an_assistant_records_a_maintenance_dose_under_a_psd(clinic: Clinic) -> None:
    team = Team(clinic)
    person = team.start_course(FIRST_DAY)
    team.load()
    team.authorise(kind="PSD", reference="12/26", doses=6, on=DUE)
    with clinic.desktop(on=DUE, by=ASSISTANT) as desk:
        find_and_open(desk, person)
        desk.press("Record injection")
        desk.wait_for("Draws on: PSD 12/26 by Dr A. Example")
        answer_for(desk, site="Left deltoid")
        desk.press("Save injection")
        desk.wait_until(lambda: "Recorded." in desk.status(), "the assistant's dose was not recorded")
        desk.open_tab("Plan")
        desk.wait_for("5 doses left")

    assert clinic.answer("verify")["ok"]


def journey_a_prescriber_overrides_a_block_and_the_reason_stays(clinic: Clinic) -> None:
    team = Team(clinic)
    person = team.start_course(FIRST_DAY)
    team.load()
    with clinic.desktop(on=DUE, by=PRESCRIBER) as desk:
        find_and_open(desk, person)
        desk.press("Record injection")
        desk.fill("Expiry date", "19/03/2026")
        desk.wait_for("A prescriber may override this.")
        answer_for(desk, site="Left deltoid")
        desk.press("Save injection")
        desk.wait_for("Give the reason for the override.")
        desk.fill("Reason for the override: batch expired", "The only ampoule within forty miles")
        desk.press("Save injection")
        desk.wait_until(lambda: "Recorded." in desk.status(), "the override was not saved")
        desk.open_tab("History")
        desk.wait_for_row("History table", PRESCRIBER, "overridden", "the only ampoule within forty miles")

    assert clinic.answer("verify")["ok"]


def leave(desk: Desktop) -> None:
    """Back out of the sheet and let go of what was ticked."""
    desk.press("Cancel")
    desk.press("Discard")
    desk.wait_until(lambda: not desk.shows("Save injection"), "the sheet did not close")
