"""A walk over every page and every sheet: everything has a name, is reached by keys, and no letter is given twice."""

import audit
from clinic import Clinic
from driver import Desktop
from sheets import SHEETS
from tree import Node

FRIDAY = "2026-11-20"
ASKS_FOR_A_FILE = {"Save the list as CSV…"}
SHEETS_SECONDS = 4.0
BEHIND_BUTTONS = (
    ("Stock", "Recall a batch", "Recall a batch"),
    ("Patient", "Correct entry", "Correct entry"),
    ("Patient", "Withdraw", "Withdraw authority"),
)


def journey_a_walk_over_every_page(clinic: Clinic) -> None:
    problems: list[str] = []
    with clinic.invented(on=FRIDAY) as desk:
        wait_for_list(desk)
        desk.keys("Down")
        problems += menus(desk)
        for page in pages(desk):
            desk.press(page)
            desk.wait_until(lambda page=page: is_shown(desk, page), f"{page} is not shown")
            problems += audit.problems_of(desk, desk.windows()[0], page)
            problems += audit.arrow_problems(desk, desk.windows()[0], page)
            problems += audit.tab_problems(desk, desk.windows()[0], page)
        desk.press("Worklist")
        open_first_patient(desk)
        problems += audit.problems_of(desk, desk.windows()[0], "Patient")
        problems += audit.arrow_problems(desk, desk.windows()[0], "Patient")
        problems += audit.tab_problems(desk, desk.windows()[0], "Patient")
        for tab in tabs(desk):
            desk.open_tab(tab)
            problems += audit.problems_of(desk, desk.windows()[0], f"Patient, {tab}", whole=False)
    assert not problems, "\n" + "\n".join(dict.fromkeys(problems))


def journey_a_walk_over_every_sheet(clinic: Clinic) -> None:
    problems: list[str] = []
    opened: dict[str, str] = {}
    with clinic.invented(on=FRIDAY) as desk:
        wait_for_list(desk)
        open_first_patient(desk)
        for entry in entries(desk):
            title = opened[entry] = open_by_entry(desk, entry)
            problems += [] if title in {"", "Choose"} else problems_of_sheet(desk, title)
            while_sheets_close(desk)
        for page, button, title in BEHIND_BUTTONS:
            open_by_button(desk, page, button, title)
            problems += problems_of_sheet(desk, title)
            while_sheets_close(desk)
    assert opened == SHEETS, dict(opened.items() ^ SHEETS.items())
    assert not problems, "\n" + "\n".join(dict.fromkeys(problems))


def problems_of_sheet(desk: Desktop, title: str) -> list[str]:
    """What the walk asks of the sheet that opened last."""
    sheet = newest(desk)
    found = audit.problems_of(desk, sheet, title)
    return found + audit.arrow_problems(desk, sheet, title) + audit.tab_problems(desk, sheet, title)


def open_by_button(desk: Desktop, page: str, button: str, title: str) -> None:
    """Press a button of a page and wait for its sheet; on the patient's page an entry is chosen first."""
    if page == "Patient":
        desk.press("Worklist")
        open_first_patient(desk)
        desk.open_tab("Injections")
        desk.select_row("Injections table", 0)
        desk.open_tab("Plan" if button.startswith("Withdraw") else "Injections")
    else:
        desk.press(page)
    desk.press(desk.starting("push button", button).name, "push button")
    desk.wait_for_window(title)


def wait_for_list(desk: Desktop) -> None:
    desk.wait_for_row("Worklist table", "overdue")
    desk.wait_until(lambda: "Working:" in desk.status(), "the register did not open", seconds=60)


def pages(desk: Desktop) -> list[str]:
    """The pages of the rail, in order."""
    buttons = [node for node in desk.showing() if node.getRoleName() == "push button"]
    rail = next(list(node.parent) for node in buttons if node.name == "Worklist")
    return [str(node.name) for node in rail]


def is_shown(desk: Desktop, page: str) -> bool:
    return desk.find(page, "push button").description == "This page is shown"


def open_first_patient(desk: Desktop) -> None:
    desk.focus(desk.find("Worklist table"))
    desk.keys("ctrl+Home", "Return")
    desk.find("Correct entry")


def tabs(desk: Desktop) -> list[str]:
    return [str(node.name) for node in desk.showing() if node.getRoleName() == "page tab"]


def menu_entries(desk: Desktop) -> list[tuple[str, Node]]:
    """Every entry of every menu with its menu's name, separators apart."""
    bar = next(node for node in desk.windows()[0] if node.getRoleName() == "menu bar")
    return [(menu.name, entry) for menu in bar for holder in menu for entry in holder if entry.name]


def menus(desk: Desktop) -> list[str]:
    """No key stands for two entries, and no letter within a menu."""
    problems = []
    entries = menu_entries(desk)
    keys = [key for _, entry in entries for key in audit.bindings(entry)]
    problems += [f"menus: {key} is given twice" for key in sorted(set(keys)) if keys.count(key) > 1]
    assert len(entries) > 20, "the menus could not be read"
    return problems


def entries(desk: Desktop) -> list[str]:
    """The commands that open something: their names end in an ellipsis."""
    names = [str(entry.name) for _, entry in menu_entries(desk)]
    return [name for name in names if name.endswith("…") and name not in ASKS_FOR_A_FILE] + [
        "Keys and version",
        "Manual",
    ]


def open_by_entry(desk: Desktop, name: str) -> str:
    """Do what an entry says and return the title of the sheet that opens, empty where none does."""
    entry = next(entry for _, entry in menu_entries(desk) if entry.name == name)
    if not desk.has(entry, "SENSITIVE"):
        return ""
    before = len(desk.windows())
    entry.queryAction().doAction(0)
    try:
        desk.wait_until(lambda: len(desk.windows()) > before, "", seconds=SHEETS_SECONDS)
    except AssertionError:
        return ""
    return str(newest(desk).name)


def newest(desk: Desktop) -> Node:
    return desk.windows()[-1]


def while_sheets_close(desk: Desktop) -> None:
    """Back out of whatever is open, letting go of what was typed."""
    for _ in range(4):
        if len(desk.windows()) == 1:
            return
        desk.keys("Escape")
        try:
            desk.wait_until(lambda: len(desk.windows()) == 1 or desk.shows("Discard"), "", seconds=2)
        except AssertionError:
            continue
        if len(desk.windows()) > 1:
            desk.press("Discard")
    assert len(desk.windows()) == 1, f"{newest(desk).name!r} does not close"
