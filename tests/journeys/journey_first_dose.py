"""The main job from end to end: a new patient, a plan, the first dose, the worklist, the plan on paper."""

from clinic import Clinic
from steps import Person, bring_in, plan, record

MONDAY = "2026-03-02"


def journey_from_a_new_patient_to_a_printed_plan(clinic: Clinic) -> None:
    person = Person()
    paper = clinic.folder / "plan.pdf"
    with clinic.desktop(on=MONDAY) as desk:
        bring_in(desk, person)
        plan(desk, protocol="Hydroxocobalamin, standard")
        record(desk, site="Left deltoid")
        desk.wait_until(lambda: "04-Mar-2026" in desk.status(), "the status bar does not say when the next dose is due")

        desk.press("Print plan")
        desk.save_as(paper, button="Save PDF…", dialog="Save PDF")
        desk.keys("Escape")

        desk.press("Worklist")
        desk.wait_for_row("Worklist table", person.listed, "right deltoid")

    words = clinic.words_printed_in(paper)
    for expected in (person.family_name, "2 March 1956", "4 March 2026", "ydroxocobalamin"):
        assert expected.lower() in words.lower(), f"the paper does not say {expected!r}: {words}"
    (row,) = clinic.answer("worklist", "--on", MONDAY)["rows"]
    assert (row["last_on"], row["due_on"], row["due_by"]) == (MONDAY, "2026-03-04", "2026-03-04"), row
    assert clinic.answer("verify")["ok"]
