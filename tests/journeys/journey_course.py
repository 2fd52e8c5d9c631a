"""What becomes of a course after a long gap: held, gone on with, decided about, changed, moved to a version, ended."""

from pathlib import Path

from clinic import CHECKOUT, Clinic
from driver import Desktop
from steps import find_and_open
from team import PRESCRIBER, Team

FIRST_DAY, LATE = "2026-01-05", "2026-12-01"
MONTHLY = "After bariatric surgery, monthly"


def journey_a_course_is_held_decided_about_changed_moved_and_ended(clinic: Clinic) -> None:
    team = Team(clinic)
    person = team.start_course(FIRST_DAY)
    team.load()
    second = second_version(clinic)
    with clinic.desktop(on=LATE, by=PRESCRIBER) as desk:
        find_and_open(desk, person)
        hold(desk)
        resume(desk)
        decide(desk)
        change_regimen(desk)
        approve(desk, second)
        move(desk)
        end(desk)
        desk.open_tab("History")
        for words in ("on hold", "resumed", "continue", "ended"):
            desk.wait_for_row("History table", PRESCRIBER, words)
    (row,) = clinic.answer("worklist", "--on", LATE)["rows"]
    assert row["status"] == "ended", row
    assert clinic.answer("verify")["ok"]


def second_version(clinic: Clinic) -> Path:
    """The protocol as a clinic might have changed it, in a file of its own."""
    text = (CHECKOUT / "resources" / "protocols" / "bariatric-monthly.toml").read_text(encoding="utf-8")
    assert 'version = "1"' in text
    file = clinic.folder / "bariatric-monthly-2.toml"
    file.write_text(text.replace('version = "1"', 'version = "2"', 1), encoding="utf-8")
    return file


def hold(desk: Desktop) -> None:
    """By the page's own list of acts, which a letter answers."""
    desk.pop_up(button="Course")
    desk.keys("h")
    desk.wait_for_window("Hold course")
    desk.fill("Reason", "Abroad until the spring")
    desk.press("Hold course", "push button")
    desk.wait_to_hear("The course is on hold.")


def resume(desk: Desktop) -> None:
    desk.keys("ctrl+m")
    desk.wait_for_window("Resume course")
    desk.fill("Reason", "Back earlier than thought")
    desk.press("Resume course", "push button")
    desk.wait_to_hear("The course goes on.")


def decide(desk: Desktop) -> None:
    desk.press("Record decision")
    desk.tick("Improving")
    desk.tick("Continue")
    desk.fill("Prescriber who decided", "Dr A. Example")
    desk.fill("Reason for the decision", "No symptoms and normal nerves")
    desk.press("Save decision")
    desk.wait_until(lambda: not desk.shows("Save decision"), "the decision was not saved")


def change_regimen(desk: Desktop) -> None:
    """Look at what would follow from two protocols and two days, then change to one of them."""
    desk.press("Plan regimen")
    desk.choose("Protocol", "Hydroxocobalamin, standard")
    desk.wait_for_row("Doses that follow", "loading")
    desk.choose("Protocol", MONTHLY)
    desk.wait_for_row("Doses that follow", "dose 2, maintenance", "01-jan-2027")
    desk.fill("Start date", "08/12/2026")
    desk.wait_for_row("Doses that follow", "dose 2, maintenance", "08-jan-2027")
    desk.fill("Start date", "01/12/2026")
    desk.wait_for_row("Doses that follow", "dose 2, maintenance", "01-jan-2027")
    desk.pick("Reason for the change", "The prescriber’s decision")
    desk.fill("Prescriber", "Dr A. Example")
    desk.press("Change regimen")
    desk.wait_to_hear("Course started. First dose 01-Dec-2026.")


def approve(desk: Desktop, file: Path) -> None:
    """Read a protocol, compare a file with it, and approve what changes."""
    desk.keys("ctrl+shift+p")
    desk.wait_for_window("Protocols")
    desk.select_row("Protocols table", desk.wait_for_row("Protocols table", "bariatric", "monthly", "1"))
    desk.press("Read")
    desk.wait_for("As it comes with b12desk; nobody has approved it.")
    desk.press("Compare a file…")
    desk.answer_file_dialog(file, dialog="Compare a file")
    desk.fill("Approved by", "Dr A. Example")
    desk.fill("Note of the approval", "Medicines meeting, November")
    desk.press("Approve version 2")
    desk.wait_to_hear("is the current one, approved by Dr A. Example")
    desk.keys("Escape")
    desk.wait_for_no_window("Protocols")


def move(desk: Desktop) -> None:
    desk.keys("ctrl+shift+v")
    desk.wait_for_window("Move to the current version")
    desk.fill("Reason", "The version that the meeting agreed")
    desk.fill("Prescriber", "Dr A. Example")
    desk.press("Move course")
    desk.wait_for_no_window("Move to the current version")
    desk.wait_for("(version 2)")


def end(desk: Desktop) -> None:
    desk.keys("ctrl+shift+x")
    desk.wait_for_window("End course")
    desk.pick("Reason", "Stopped by the prescriber")
    desk.press("End course", "push button")
    desk.wait_to_hear("The course has ended.")
