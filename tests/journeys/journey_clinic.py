"""What a clinic looks after beside its patients: its people and days, its stock, what was done by mistake, backups."""

from clinic import Clinic
from driver import Desktop
from steps import answer_for, find_and_open
from team import PRESCRIBER, Team

FIRST_DAY, DUE = "2026-01-05", "2026-03-20"
BATCH = "B7-204"
STOCK = "Stock table"


def journey_a_clinic_looks_after_people_stock_and_backups(clinic: Clinic) -> None:
    team = Team(clinic)
    person = team.start_course(FIRST_DAY)
    team.load()
    with clinic.desktop(on=DUE, by=PRESCRIBER) as desk:
        desk.wait_for_row("Worklist table", person.listed)
        people(desk)
        details(desk)
        receive(desk)
        find_and_open(desk, person)
        offer_a_date(desk)
        contact_and_undo(desk)
        record_from_stock(desk)
        stock(desk, person.listed)
        void_by_undo(desk)
        back_up_and_restore(desk, person.listed)
    assert clinic.answer("verify")["ok"]
    (row,) = clinic.answer("worklist", "--on", DUE)["rows"]
    assert row["last_on"] == "2026-01-16", row


def people(desk: Desktop) -> None:
    desk.keys("ctrl+shift+u")
    desk.wait_for_window("People")
    desk.fill("Name", "Rosa Receptionist")
    desk.pick("Role", "Health-care assistant")
    desk.press("Add person")
    desk.wait_to_hear("Added: Rosa Receptionist, health-care assistant.")
    desk.select_row("People table", desk.wait_for_row("People table", "Rosa Receptionist"))
    desk.press("Disable…")
    desk.press("Disable", "push button")
    desk.wait_to_hear("Disabled: Rosa Receptionist. What they did stays theirs.")
    desk.wait_for_row("People table", "Rosa Receptionist", "disabled")
    desk.keys("Escape")
    desk.wait_for_no_window("People")


def details(desk: Desktop) -> None:
    desk.keys("ctrl+shift+c")
    desk.wait_for_window("Clinic details")
    desk.wait_until(lambda: desk.has(desk.find("Monday"), "CHECKED"), "the clinic's days are not shown")
    desk.fill("Clinic name", "Harbour Street Surgery")
    desk.tick("Saturday")
    desk.press("Save clinic details")
    desk.wait_for_no_window("Clinic details")
    desk.press("Settings")
    desk.wait_for("Harbour Street Surgery")


def receive(desk: Desktop) -> None:
    desk.press("Stock")
    desk.press("Receive a batch", "push button")
    desk.wait_for_window("Receive a batch")
    desk.pick("Product", "Hydroxocobalamin 1000")
    desk.fill("Batch number", BATCH)
    desk.fill("Expiry date", "31/12/2027")
    desk.fill("Number received", "10")
    desk.press("Receive", "push button")
    desk.wait_until(lambda: f"Received: 10 of batch {BATCH}. 10 on hand." in desk.status(), "nothing was received")
    desk.press("Worklist")


def offer_a_date(desk: Desktop) -> None:
    """Saturday is offered since the clinic opens on it; the day chosen is on the clipboard."""
    desk.keys("ctrl+shift+f")
    desk.wait_for_entry("Days to offer", "Saturday 21 March 2026")
    desk.press("Copy date")
    desk.wait_to_hear("Nothing is booked; the plan stays as it is.")


def contact_and_undo(desk: Desktop) -> None:
    call_in_vain(desk)
    undo(desk, "Undo it")
    desk.open_tab("Contacts")
    desk.wait_for_row("Contacts table", "20-Mar-2026", "void")


def call_in_vain(desk: Desktop) -> None:
    desk.press("Record contact")
    desk.tick("Phone")
    desk.tick("No answer")
    desk.press("Save contact")
    desk.wait_to_hear("no answer")


def record_from_stock(desk: Desktop) -> None:
    desk.press("Record injection")
    desk.fill("Batch number", BATCH)
    answer_for(desk, site="Left deltoid")
    desk.press("Save injection")
    desk.wait_to_hear("Recorded. Next dose")


def stock(desk: Desktop, listed: str) -> None:
    """One was given, one broke: eight are left until the batch is recalled, and one person received it."""
    desk.press("Stock")
    desk.select_row(STOCK, desk.wait_for_row(STOCK, BATCH, "9 on hand, 1 given"))
    desk.press("Discard")
    desk.fill("Number discarded", "1")
    desk.fill("Reason", "Broken")
    desk.press("Discard containers")
    desk.select_row(STOCK, desk.wait_for_row(STOCK, BATCH, "8 on hand"))
    desk.press("Who received it")
    desk.wait_for_row("Recipients table", listed)
    desk.keys("Escape")
    desk.wait_for_no_window("Who received a batch")
    desk.press("Recall this batch")
    desk.fill("Reason", "The maker recalls it")
    desk.press("Recall", "push button")
    desk.wait_for_row(STOCK, BATCH, "recalled")


def void_by_undo(desk: Desktop) -> None:
    """What was done last is offered first; the dose asks again before it is voided."""
    desk.press("Worklist")
    undo(desk, "Void it: not given")


def undo(desk: Desktop, says: str) -> None:
    desk.keys("ctrl+z")
    desk.wait_for_window("Undo")
    desk.press(says)
    desk.wait_for_no_window("Undo")


def back_up_and_restore(desk: Desktop, listed: str) -> None:
    """What was entered after the backup is named before the restore, and is gone after it."""
    desk.press("Settings")
    desk.press("Back up now")
    desk.wait_to_hear("Backed up and verified")
    desk.press("Worklist")
    desk.select_row("Worklist table", desk.wait_for_row("Worklist table", listed))
    call_in_vain(desk)
    desk.press("Settings")
    desk.select_row("Backups table", desk.wait_for_row("Backups table"))
    desk.press("Restore…")
    desk.wait_for_window("Restore a backup")
    desk.wait_for_row("Entries that the backup lacks", listed)
    desk.press("Restore and set these entries aside")
    desk.wait_to_hear("The backup is restored and verified.")
    desk.wait_for_no_window("Restore a backup")
