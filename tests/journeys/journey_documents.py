"""What was handed over comes again: a plan is saved, a telephone number changes, the very same file is reprinted."""

from clinic import Clinic
from steps import Person, bring_in, plan

MONDAY = "2026-03-02"
DOCUMENTS = "Documents table"


def journey_a_plan_that_was_issued_comes_again(clinic: Clinic) -> None:
    first, again = clinic.folder / "first.pdf", clinic.folder / "again.pdf"
    with clinic.desktop(on=MONDAY) as desk:
        bring_in(desk, Person())
        plan(desk, protocol="Hydroxocobalamin, standard")
        desk.press("Print plan")
        desk.save_as(first, button="Save PDF…", dialog="Save PDF")
        desk.keys("Escape")
        desk.wait_for_no_window("Print plan")

        desk.press("Edit details")
        desk.fill("Phone", "01632 960999")
        desk.press("Save details")
        desk.wait_until(lambda: not desk.shows("Save details"), "the details were not saved")

        desk.open_tab("Documents")
        desk.select_row(DOCUMENTS, desk.wait_for_row(DOCUMENTS, "Plan", "Standard print"))
        desk.press("Reprint")
        desk.save_as(again, button="Save PDF…", dialog="Save PDF")
        desk.keys("Escape")
        desk.open_tab("History")
        desk.wait_for_row("History table", "Plan issued again")
    assert again.read_bytes() == first.read_bytes(), "the reprint is another file"
    words = clinic.words_printed_in(again)
    assert "01632 960123" in words, f"the reprint does not say the former number: {words}"
    assert clinic.answer("verify")["ok"]
