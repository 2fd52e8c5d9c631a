"""Reaching patients: a call recorded by one press from the recalls, letters made, looked at and recorded as sent."""

from clinic import Clinic
from driver import Desktop

FRIDAY = "2026-11-20"
RECALLS, LETTERS = "Recalls table", "Letters table"


def journey_patients_are_called_and_written_to(clinic: Clinic) -> None:
    with clinic.invented(on=FRIDAY) as desk:
        desk.wait_for_row("Worklist table", "overdue")
        desk.wait_until(lambda: "Working:" in desk.status(), "the register did not open")
        call(desk)
        letters(desk, clinic)


def call(desk: Desktop) -> None:
    """One press records that nobody answered; the patient keeps their place in the list and their status."""
    desk.press("Recalls")
    number = desk.wait_for_row(RECALLS, "not tried yet")
    name = desk.rows(RECALLS)[number].split(": ")[1].split(",")[0]
    desk.select_row(RECALLS, number)
    desk.press("No answer")
    desk.wait_to_hear("Recorded: phone, no answer")
    desk.wait_for_row(RECALLS, "Overdue", name, "no answer")


def letters(desk: Desktop, clinic: Clinic) -> None:
    """The letters are one PDF for everybody listed; they are contacts only once somebody says that they were sent."""
    file = clinic.folder / "letters.pdf"
    desk.keys("ctrl+shift+w")
    desk.wait_for_window("Recall letters")
    number = desk.wait_for_row(LETTERS, "First letter")
    named = desk.rows(LETTERS)[number].split(",")[0]
    desk.wait_until(lambda: desk.has(desk.find("Make the letters"), "ENABLED"), "no letters can be made")
    desk.press("Make the letters")
    desk.wait_until(lambda: desk.shows("Save PDF…"), "the letters are not shown")
    desk.save_as(file, button="Save PDF…", dialog="Save PDF")
    desk.keys("Escape")
    desk.wait_until(lambda: not desk.shows("Save PDF…"), "the preview does not close")
    assert named.casefold() in clinic.words_printed_in(file).casefold()
    desk.press("Record these as sent")
    desk.wait_for_no_window("Recall letters")
    desk.wait_for_row(RECALLS, "letter, sent")
