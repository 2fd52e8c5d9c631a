"""A correction: what was wrong stays in sight beside what is right."""

from clinic import Clinic
from steps import Person, answer_for, bring_in, plan, record

MONDAY = "2026-03-02"


def journey_a_wrong_site_is_corrected_and_both_entries_are_kept(clinic: Clinic) -> None:
    with clinic.desktop(on=MONDAY) as desk:
        bring_in(desk, Person())
        plan(desk, protocol="Hydroxocobalamin, standard")
        record(desk, site="Left deltoid")
        desk.wait_for("Next dose")

        desk.press("Correct this")
        desk.fill("Reason for the correction", "Given in the right arm")
        answer_for(desk, site="Right deltoid")
        desk.press("Save correction")

        desk.open_tab("Injections")
        desk.wait_for_row("Injections table", "right deltoid", "corrects an earlier entry")
        desk.wait_for_row("Injections table", "left deltoid", "voided", "given in the right arm")
        desk.open_tab("History")
        desk.wait_for_row("History table", "voided")

    (kept,) = clinic.answer("worklist", "--on", MONDAY)["rows"]
    assert kept["last_site"] == {"muscle": "deltoid", "side": "right"}, kept
    assert clinic.answer("verify")["ok"]
