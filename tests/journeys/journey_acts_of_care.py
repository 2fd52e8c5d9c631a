"""A morning of acts for one patient, each by its accessible name, and what is read out after each."""

from clinic import Clinic
from driver import Desktop
from steps import answer_for, find_and_open
from team import NURSE, PRESCRIBER, Team

FIRST_DAY, DUE = "2026-01-05", "2026-03-20"


def journey_the_acts_of_care_around_a_dose(clinic: Clinic) -> None:
    team = Team(clinic)
    person = team.start_course(FIRST_DAY)
    team.load()
    with clinic.desktop(on=DUE, by=NURSE) as desk:
        find_and_open(desk, person)
        why_this_date(desk)
        contact(desk)
        not_given(desk)
        defer(desk)
        review(desk)
        result(desk)
        authority(desk)
        record_and_correct(desk)
        details(desk)
    (row,) = clinic.answer("worklist", "--on", DUE)["rows"]
    assert (row["last_on"], row["phone"]) == (DUE, "01632 960999"), row
    assert clinic.answer("verify")["ok"]


def journey_the_interval_is_changed(clinic: Clinic) -> None:
    team = Team(clinic)
    person = team.start_course(FIRST_DAY)
    team.load()
    with clinic.desktop(on=DUE, by=PRESCRIBER) as desk:
        find_and_open(desk, person)
        change_interval(desk)
    (row,) = clinic.answer("worklist", "--on", DUE)["rows"]
    assert row["due_on"] == "2026-03-16", row
    assert clinic.answer("verify")["ok"]


def why_this_date(desk: Desktop) -> None:
    desk.press("Why this date?")
    desk.wait_for_window("Why this date?")
    desk.wait_for("16-Jan-2026")
    desk.keys("Escape")
    desk.wait_for_no_window("Why this date?")


def contact(desk: Desktop) -> None:
    desk.press("Record contact")
    desk.tick("Phone")
    desk.tick("Left message")
    desk.press("Remind: tomorrow")
    desk.fill("Note", "Message with her daughter")
    desk.press("Save contact")
    desk.wait_to_hear("left message")
    desk.open_tab("Contacts")
    desk.wait_for_row("Contacts table", "20-Mar-2026", "left message", "21-Mar-2026", "daughter")


def not_given(desk: Desktop) -> None:
    desk.keys("ctrl+shift+n")
    desk.tick("Unwell")
    desk.press("Save not given")
    desk.wait_to_hear("Recorded: not given, unwell. Every date stays as it is.")


def defer(desk: Desktop) -> None:
    desk.press("Defer")
    desk.fill("Defer until", "27/03/2026")
    desk.fill("Reason", "Has a cold")
    desk.press("Save deferral")
    desk.wait_to_hear("Deferred. The due dates stay as they are.")


def review(desk: Desktop) -> None:
    desk.press("Record review")
    desk.tick("Improving")
    desk.fill("Note", "Less tired")
    desk.press("Save review")
    desk.wait_to_hear("Review recorded.")
    desk.open_tab("Monitoring")
    desk.wait_for_row("Reviews table", "20-Mar-2026", "improving", "less tired")


def result(desk: Desktop) -> None:
    desk.press("Record result")
    desk.fill("Test", "Haemoglobin")
    desk.fill("Value", "128")
    desk.fill("Unit", "g/L")
    desk.press("Save result")
    desk.wait_for_row("Results table", "20-Mar-2026", "haemoglobin", "128")


def authority(desk: Desktop) -> None:
    desk.keys("ctrl+shift+a")
    desk.fill("Kind of authority", "PSD")
    desk.fill("Reference", "12/26")
    desk.fill("Signed by", "Dr A. Example")
    desk.fill("Valid to", "16/03/2027")
    desk.fill("Number of doses", "6")
    desk.press("Save authority")
    desk.wait_to_hear("Authority recorded.")


def record_and_correct(desk: Desktop) -> None:
    desk.press("Record injection")
    answer_for(desk, site="Left deltoid")
    desk.press("Save injection")
    desk.wait_to_hear("Recorded. Next dose")
    desk.open_tab("Injections")
    desk.select_row("Injections table", desk.wait_for_row("Injections table", "20-Mar-2026"))
    desk.press("Correct entry")
    desk.fill("Reason for the correction", "Given in the right arm")
    answer_for(desk, site="Right deltoid")
    desk.press("Save correction")
    desk.wait_for_row("Injections table", "right deltoid", "corrects an earlier entry")


def details(desk: Desktop) -> None:
    desk.press("Edit details")
    desk.fill("Phone", "01632 960999")
    desk.press("Save details")
    desk.wait_until(lambda: not desk.shows("Save details"), "the details were not saved")


def change_interval(desk: Desktop) -> None:
    desk.keys("ctrl+shift+i")
    desk.wait_for_window("Change interval")
    desk.pick("Interval", "Every 2 months")
    desk.pick("Reason", "Persistent symptoms")
    desk.wait_for_row("Next doses table", "maintenance")
    desk.press("Change interval", "push button")
    desk.wait_to_hear("Interval changed. Next dose 16-Mar-2026")
