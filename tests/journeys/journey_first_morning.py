"""The first morning by keys alone: a register, the patients, the due list, the morning's work, a plan on paper."""

import shutil
from pathlib import Path

import audit
from clinic import CHECKOUT, Clinic
from driver import Desktop

FRIDAY = "2026-11-20"
UNPLANNED, IN_NEED_OF_A_PLAN = "9999444954", "AHMED, Ali (Mr)"
RECORDED = (IN_NEED_OF_A_PLAN, "AL-FARSI, George (Mr)", "KHAN, Stanley (Mr)")
NEXT_DOSE = ("22-Nov-2026", "20-Feb-2027", "20-Feb-2027")
IMPORTED_TODAY = 18
DEFERRED, CONTACTED = "PATEL, Pearl (Mrs)", "SMITH, Seán (Mrs)"


def journey_the_first_morning_by_keys_alone(clinic: Clinic) -> None:
    patients, injections = (brought(clinic, name) for name in ("patients-report.csv", "injections-report.csv"))
    paper = clinic.folder / "plan.pdf"
    with clinic.first_start(on=FRIDAY) as desk:
        look_around(desk)
        start_register(desk)
        import_file(desk, patients, finds="397 rows", brings="397 patients, 0 injections, 0 courses started")
        import_file(desk, injections, finds="7,599 rows", brings="7,599 injections, 377 courses started", starts=True)
        plan_one(desk)
        narrow_to_due(desk)
        for name, next_dose in zip(RECORDED, NEXT_DOSE, strict=True):
            record_first(desk, name, next_dose=next_dose)
        defer_first(desk)
        contact_most_overdue(desk)
        print_plan(desk, paper)
        assert not desk.reached_without_keys, "something was done without the keyboard"
    check_the_register(clinic)
    words = clinic.words_printed_in(paper)
    assert "AHMED" in words, words


def brought(clinic: Clinic, name: str) -> Path:
    """A copy of a practice's report, where the practice would keep it."""
    return Path(shutil.copy(CHECKOUT / "tests" / "data" / name, clinic.folder / name))


def look_around(desk: Desktop) -> None:
    """Everything on the page of a first start has a name, and Tab comes to it."""
    desk.wait_for_keyboard_at("Start a new register")
    problems = audit.problems_of(desk, desk.windows()[0], "First start")
    assert not problems, "\n".join(problems)
    desk.tab_to("Start a new register")


def start_register(desk: Desktop) -> None:
    """Answer what a first start asks: a clinic in Scotland, open on Saturdays too, and its nurse."""
    desk.wait_for_keyboard_at("Start a new register")
    desk.tab_to("Clinic name")
    desk.type("Harbour Street Surgery")
    desk.tab_to("Public holidays of")
    desk.step_to("Scotland")
    desk.tab_to("Saturday")
    desk.keys("space")
    desk.tab_to("Your name")
    desk.type("Nora Nurse")
    desk.tab_to("Your role")
    desk.step_to("Nurse")
    desk.tab_to("Encrypt this register")
    desk.keys("space")
    desk.tab_to("Start register")
    desk.keys("Return")
    desk.wait_to_hear("Starting the register…")
    desk.wait_until(lambda: "Working: Nora Nurse, nurse" in desk.status(), "the nurse does not work at the desk")


def import_file(desk: Desktop, file: Path, *, finds: str, brings: str, starts: bool = False) -> None:
    """Check a file and bring in what is good; `starts` begins a course for whoever has injections."""
    desk.keys("ctrl+i")
    desk.wait_for_keyboard_at("File")
    desk.type(str(file))
    if starts:
        desk.tab_to("Course to start")
        desk.step_to("Hydroxocobalamin, standard")
        desk.tab_to("Interval")
        desk.step_to("Every 3 months")
    desk.tab_to("Check file")
    desk.keys("space")
    desk.wait_to_hear(f"{finds} can be imported. Nothing was changed yet.")
    desk.tab_to("Import good rows")
    desk.keys("space")
    desk.wait_to_hear(brings)
    desk.wait_for_keyboard_at("Close")
    close(desk, "Import")


def plan_one(desk: Desktop) -> None:
    """Find somebody without a plan by their NHS number and start a course from their page."""
    desk.keys("ctrl+f")
    desk.wait_for_keyboard_at("Find patient")
    desk.type(UNPLANNED)
    desk.wait_to_hear("1 patient fits")
    desk.keys("Return")
    desk.wait_until(lambda: desk.shows("Correct entry"), "the patient's page did not open")
    open_sheet(desk, "ctrl+g", "Plan regimen")
    desk.tab_to("Protocol")
    desk.type("Hydroxocobalamin, standard")
    desk.tab_to("Prescriber")
    desk.type("Dr A. Example")
    desk.tab_to("Start course")
    desk.keys("Return")
    desk.wait_to_hear("Course started. First dose 20-Nov-2026.")


def narrow_to_due(desk: Desktop) -> None:
    """Go to the worklist and have it show who is due today."""
    desk.keys("ctrl+1")
    desk.tab_to("Due: 5")
    desk.keys("space")
    desk.wait_to_hear("Showing 5 of 397 patients: due")
    desk.tab_to("Worklist table")


def record_first(desk: Desktop, name: str, *, next_dose: str) -> None:
    """Record the dose of whoever stands first in the list."""
    choose_first(desk, name, "Due")
    open_sheet(desk, "ctrl+r", "Record injection")
    desk.tab_to("Batch number")
    type_over(desk, "A1234")
    desk.tab_to("Expiry date")
    type_over(desk, "31/12/2027")
    desk.tab_to("Identity checked")
    for name in ("Consent given", "Save injection"):
        desk.keys("Return")
        desk.wait_for_keyboard_at(name)
    desk.keys("Return")
    desk.wait_to_hear("Recorded. Next dose")
    assert next_dose in desk.hearing.last, desk.hearing.last


def defer_first(desk: Desktop) -> None:
    choose_first(desk, DEFERRED, "Due")
    open_sheet(desk, "ctrl+d", "Defer")
    desk.wait_for_keyboard_at("Defer until")
    desk.type("27/11/2026")
    desk.tab_to("Reason")
    desk.type("Away until Thursday")
    desk.tab_to("Save deferral")
    desk.keys("Return")
    desk.wait_to_hear("Deferred. The due dates stay as they are.")


def contact_most_overdue(desk: Desktop) -> None:
    """Show everybody again and ring whoever has waited longest."""
    desk.tab_to("Due: 1")
    desk.keys("space")
    desk.wait_to_hear("Showing all 397 patients")
    desk.tab_to("Worklist table")
    choose_first(desk, CONTACTED, "Overdue 128 days")
    open_sheet(desk, "ctrl+shift+r", "Record contact")
    desk.wait_for_keyboard_at("No answer")
    desk.keys("space", "Return")
    desk.wait_to_hear("no answer")


def print_plan(desk: Desktop, paper: Path) -> None:
    """Print the plan that was started this morning, to a file."""
    desk.keys("ctrl+f")
    desk.wait_for_keyboard_at("Find patient")
    desk.type(UNPLANNED)
    desk.wait_to_hear("1 patient fits")
    desk.keys("Return")
    desk.wait_until(lambda: desk.shows("Correct entry"), "the patient's page did not open")
    open_sheet(desk, "ctrl+p", "Print plan")
    desk.tab_to("Save PDF…")
    desk.keys("space")
    desk.answer_file_dialog(paper, dialog="Save PDF")
    desk.wait_to_hear("Saved as")
    close(desk, "Print plan")


def check_the_register(clinic: Clinic) -> None:
    """Exactly the morning's work stands in the register."""
    worklist = clinic.answer("worklist", "--on", FRIDAY)
    rows = {row["name"]: row for row in worklist["rows"]}
    assert len(worklist["rows"]) == 397
    given_today = {row["name"] for row in worklist["rows"] if row["last_on"] == FRIDAY}
    assert given_today >= set(RECORDED), given_today
    assert len(given_today) == len(RECORDED) + IMPORTED_TODAY, given_today
    deferred = [row["name"] for row in worklist["rows"] if row["status"] == "deferred"]
    assert deferred == [DEFERRED], deferred
    assert rows[DEFERRED]["deferred_until"] == "2026-11-27", rows[DEFERRED]
    assert rows[IN_NEED_OF_A_PLAN]["phase"] == "loading", rows[IN_NEED_OF_A_PLAN]
    assert clinic.answer("verify")["ok"]


def choose_first(desk: Desktop, name: str, status: str) -> None:
    """Choose the first row of the list, which says what a colleague would say of the right patient."""
    says = f"{status}: {name}; due by"
    desk.wait_until(lambda: desk.rows("Worklist table", limit=1)[0].startswith(says), f"{says!r} does not stand first")
    desk.keys("ctrl+Home", "Down", "Up")
    desk.wait_for(f"Patient panel: {name}")


def type_over(desk: Desktop, text: str) -> None:
    desk.keys("ctrl+a")
    desk.type(text)


def open_sheet(desk: Desktop, keys: str, title: str) -> None:
    desk.keys(keys)
    desk.wait_for_window(title)


def close(desk: Desktop, title: str) -> None:
    desk.keys("Escape")
    desk.wait_for_no_window(title)
