"""The whole list and what is looked up: chips, order, columns, another day, copies, files; search, commands, pages."""

import re

from clinic import Clinic
from driver import Desktop

FRIDAY, NEXT_FRIDAY = "2026-11-20", "27-Nov-2026"
LIST = "Worklist table"
NAMES_DOWN, BORN_DOWN = 3, 1  # after “Most overdue first” and “Status”; two columns are always shown
AN_AGE = re.compile(r"\(\d+y\)")


def journey_the_list_is_narrowed_sorted_copied_and_saved(clinic: Clinic) -> None:
    with clinic.invented(on=FRIDAY) as desk:
        desk.wait_for_row(LIST, "overdue")
        desk.wait_until(lambda: "Working:" in desk.status(), "the register did not open")
        narrow(desk)
        sort(desk)
        copy_without_a_column(desk)
        as_of_another_day(desk)
        save(desk, clinic)
        print_list(desk, clinic)
        search(desk)
        commands(desk)
        help_and_manual(desk)
        pages(desk, clinic)
        look(desk)


def narrow(desk: Desktop) -> None:
    """A chip's count is what the list then shows; Show all gives the list back with the keyboard in it."""
    chip = desk.starting("check box", "Overdue: ")
    count = int(chip.name.split(": ")[1])
    desk.press(chip.name)
    desk.wait_to_hear(f"Showing {count} of")
    desk.wait_until(lambda: len(desk.rows(LIST)) == count, "the list does not show as many as the chip counts")
    assert all(row.startswith("Overdue") for row in desk.rows(LIST))
    desk.press("Show all")
    desk.wait_to_hear("Showing all")
    desk.wait_for_keyboard_at(LIST)


def sort(desk: Desktop) -> None:
    """By name and back to the most overdue first, from the list of orders."""
    from_the_menu(desk, "ctrl+shift+o", down=NAMES_DOWN)
    desk.wait_until(lambda: in_order(desk), "the list is not sorted by name")
    from_the_menu(desk, "ctrl+shift+o", down=1)
    desk.wait_until(lambda: desk.rows(LIST, limit=1)[0].startswith("Overdue"), "the list is not in its own order")


def in_order(desk: Desktop) -> bool:
    names = [row.split(" | ")[1].casefold() for row in desk.rows(LIST, limit=12)]
    return names == sorted(names)


def copy_without_a_column(desk: Desktop) -> None:
    """What is copied has the columns that are shown: no birth date after that was left out."""
    assert AN_AGE.search(copied(desk))
    from_the_menu(desk, "ctrl+shift+k", down=BORN_DOWN)
    assert not AN_AGE.search(copied(desk))
    from_the_menu(desk, "ctrl+shift+k", down=BORN_DOWN)


def copied(desk: Desktop) -> str:
    """Copy the first row, paste it into the search field and return what stands there."""
    desk.focus(desk.find(LIST))
    desk.keys("ctrl+Home", "ctrl+c")
    desk.wait_until(lambda: "Copied: 1 row." in desk.status(), "it is not said that a row was copied")
    desk.keys("ctrl+f")
    desk.wait_for_keyboard_at("Find patient")
    desk.keys("ctrl+v")
    text = desk.wait_until(lambda: desk.text("Find patient"), "nothing was copied")
    desk.keys("ctrl+a", "BackSpace", "Escape")
    return str(text)


def as_of_another_day(desk: Desktop) -> None:
    desk.keys("ctrl+j")
    desk.wait_for_keyboard_at("As of")
    desk.type(NEXT_FRIDAY)
    desk.keys("Return")
    desk.wait_to_hear(f"This is the list of {NEXT_FRIDAY}, not of today")
    desk.press("Back to today")
    desk.wait_until(lambda: not desk.shows("Back to today"), "the list is still another day's")


def save(desk: Desktop, clinic: Clinic) -> None:
    """The file has a line for everybody on the list, and one for the headings."""
    file = clinic.folder / "list.csv"
    desk.press("Save list")
    desk.answer_file_dialog(file, dialog=desk.window_starting("Save "))
    desk.wait_until(file.exists, "no file was saved")
    desk.wait_to_hear("Saved")
    assert len(file.read_text(encoding="utf-8-sig").splitlines()) == len(desk.rows(LIST, limit=9999)) + 1


def print_list(desk: Desktop, clinic: Clinic) -> None:
    paper = clinic.folder / "list.pdf"
    first = desk.rows(LIST, limit=1)[0].split(": ")[1].split(",")[0]
    desk.press("Print list")
    desk.wait_for_window("Print list")
    desk.save_as(paper, button="Save PDF…", dialog="Save PDF")
    desk.keys("Escape")
    desk.wait_for_no_window("Print list")
    assert first in clinic.words_printed_in(paper), first


def search(desk: Desktop) -> None:
    """Name parts in any order, the NHS number with and without spaces, the birth date in two forms."""
    desk.keys("ctrl+Home")
    panel = next(node.name for node in desk.showing() if node.name.startswith("Patient panel: "))
    name, rest = panel.split(", Born ")
    family, given = name.removeprefix("Patient panel: ").split(", ")
    born = rest.split(" ")[0]
    number = panel.split("NHS No. ")[1][:12]
    desk.keys("ctrl+f")
    for words in (f"{given.split(' ')[0]} {family}", number, number.replace(" ", ""), born):
        desk.keys("ctrl+a")
        desk.type(words)
        desk.wait_for_entry("Found patients", family, given)
    desk.keys("ctrl+a", "BackSpace", "Escape")


def commands(desk: Desktop) -> None:
    """A few letters find a command; one that needs a patient says so, another opens its sheet."""
    desk.keys("ctrl+k")
    desk.wait_for_window("Commands")
    desk.type("manu")
    desk.wait_for_entry("Commands and patients", "Manual")
    desk.keys("Return")
    desk.wait_for_window("Manual")
    desk.keys("Escape")
    desk.wait_for_no_window("Manual")


def help_and_manual(desk: Desktop) -> None:
    desk.keys("F1")
    desk.wait_for_window("Keys and version")
    for words in ("Record injection", "Ctrl+R", "Hold the course"):
        desk.wait_for(words)
    desk.press("Manual")
    desk.wait_for_window("Manual")
    desk.fill("Find in the manual", "rotation")
    desk.keys("Escape")
    desk.wait_until(lambda: len(desk.windows()) == 1 or desk.keys("Escape"), "the help does not close")


def pages(desk: Desktop, clinic: Clinic) -> None:
    """Monitoring narrows to what is overdue; every part of the reports has a table; the figures are saved."""
    desk.press("Monitoring")
    desk.wait_for_row("Monitoring table")
    desk.wait_until(lambda: desk.has(desk.find("Save list"), "SENSITIVE"), "Monitoring is not read to its end")
    chip = desk.starting("check box", "Overdue: ")
    count = int(chip.name.split(": ")[1])
    desk.press(chip.name)
    desk.wait_until(lambda: len(desk.rows("Monitoring table", limit=9999)) == count, "Monitoring shows another number")
    desk.press("Reports")
    for part in ("Overdue", "Doses given", "Next 12 weeks", "Never lost", "On time"):
        desk.open_tab(part)
        desk.wait_until(lambda: has_table(desk), f"{part} has no table")
    figures = clinic.folder / "figures.csv"
    desk.press("Save figures")
    desk.answer_file_dialog(figures, dialog=desk.window_starting("Save "))
    desk.wait_until(figures.exists, "the figures were not saved")


def look(desk: Desktop) -> None:
    """A look and a size are taken at once, and given back."""
    desk.press("Settings")
    for name in ("High contrast", "Dark", "Follow the system"):
        desk.tick(name)
    desk.pick("Size", "125 %")
    desk.keys("ctrl+0")
    size = desk.find("Size", "combo box")
    desk.wait_until(lambda: size.description == "100 %", "the usual size did not come back")


def has_table(desk: Desktop) -> bool:
    return any(node.queryTable().nRows for node in desk.showing() if node.getRoleName() == "table")


def from_the_menu(desk: Desktop, keys: str, *, down: int) -> None:
    """Do what an entry of a list that pops up says, so many down."""
    desk.pop_up(keys=keys)
    desk.keys(*["Down"] * down, "Return")
