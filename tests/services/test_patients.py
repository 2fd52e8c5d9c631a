"""Patients are added once, found again, and changed with nothing forgotten."""

from dataclasses import replace

import pytest

from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.vocabulary import PatientStanding
from b12desk.services import course_acts
from b12desk.services.add_patient import PossibleDuplicate, add_patient
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.correct_injection import void_injection
from b12desk.services.desk import Desk
from b12desk.services.find_patients import find_patient_id, find_patients
from b12desk.services.issue_plan import issue_plan
from b12desk.services.record_review import ReviewDraft, record_review
from b12desk.services.show_patient import show_patient
from b12desk.services.worklist import worklist
from tests.builders import a_patient_draft, a_restriction, day, nhs_number, on, somebody_after_loading


def test_a_new_patient_waits_on_the_worklist_without_a_plan(desk: Desk) -> None:
    patient_id = add_patient(desk, a_patient_draft()).patient_id
    (row,) = worklist(desk).rows
    assert (row.patient_id, row.status, row.name) == (patient_id, "no_plan", "SMITH, Ada (Mrs)")


def test_every_problem_of_a_form_is_said_at_once_and_nobody_is_added(desk: Desk) -> None:
    draft = a_patient_draft(
        family_name=" ", given_name="", born_on=day("2026-01-06"), nhs_number="999 000 0000", phone="0" * 81
    )
    with pytest.raises(BadInput) as refused:
        add_patient(desk, draft)
    assert len(refused.value.problems) == 5
    assert worklist(desk).counts["total"] == 0


@pytest.mark.parametrize(
    ("born_on", "is_taken"), [("2026-01-05", True), ("2026-01-06", False), ("1901-01-01", True), ("1900-12-31", False)]
)
def test_a_date_of_birth_is_at_most_125_years_ago_and_not_to_come(born_on: str, is_taken: bool, desk: Desk) -> None:
    draft = a_patient_draft(born_on=day(born_on))
    if is_taken:
        add_patient(desk, draft)
    else:
        with pytest.raises(BadInput, match="date of birth"):
            add_patient(desk, draft)


def test_a_name_is_kept_clean(desk: Desk) -> None:
    draft = a_patient_draft(family_name=" Nu\u0301n\u0303ez\u202e\n Ortega ", address="1 High St\x00")
    patient = show_patient(desk, add_patient(desk, draft).patient_id).patient
    assert (patient.family_name, patient.address) == ("Núñez Ortega", "1 High St")


def test_the_same_name_and_birth_is_asked_about(desk: Desk) -> None:
    add_patient(desk, a_patient_draft(1))
    namesake = a_patient_draft(2, family_name="SMITH")
    with pytest.raises(PossibleDuplicate, match="look there first"):
        add_patient(desk, namesake)
    add_patient(desk, replace(namesake, allow_duplicate=True))
    assert worklist(desk).counts["total"] == 2


def test_an_nhs_number_belongs_to_one_person_whatever_is_allowed(desk: Desk) -> None:
    add_patient(desk, a_patient_draft(1))
    other = a_patient_draft(1, given_name="Ben", allow_duplicate=True)
    with pytest.raises(Refused, match="This NHS number belongs to a patient who is in the register already"):
        add_patient(desk, other)
    ben = add_patient(desk, replace(other, nhs_number=""))
    with pytest.raises(Refused, match="This NHS number belongs"):
        change_patient(desk, ben.patient_id, other)


@pytest.mark.parametrize(
    "text", ["smith", "ada smi", "02/03/1956", "1956-03-02", "2 Mar 1956", "999 000 0018", "9990000018", "999-000-0018"]
)
def test_a_patient_is_found_as_people_type(text: str, desk: Desk) -> None:
    patient_id = add_patient(desk, a_patient_draft(1)).patient_id
    add_patient(desk, a_patient_draft(2, family_name="Brown", given_name="Ben", born_on=day("1960-01-01")))
    (line,) = find_patients(desk, text)
    assert (line.patient_id, line.name, line.age_years) == (patient_id, "SMITH, Ada (Mrs)", 69)


@pytest.mark.parametrize("text", ["nobody", "1 Jan 1999", "31/02/1956", "9990000026", "x" * 500, "a-" * 18])
def test_nobody_is_found_where_nobody_fits(text: str, desk: Desk) -> None:
    add_patient(desk, a_patient_draft(1))
    assert find_patients(desk, text) == ()


def test_a_command_names_a_patient_by_id_or_nhs_number(desk: Desk) -> None:
    patient_id = add_patient(desk, a_patient_draft(1)).patient_id
    for text in (patient_id, f" {patient_id} ", f"nhs:{nhs_number(1)}", "nhs:999 000 0018"):
        assert find_patient_id(desk, text) == patient_id
    for text in ("nhs:9990000026", "nhs:", "Smith", ""):
        with pytest.raises(NotFound):
            find_patient_id(desk, text)


@pytest.mark.parametrize("standing", [PatientStanding.DECEASED, PatientStanding.MOVED_AWAY])
def test_somebody_who_died_or_moved_away_leaves_the_worklist_and_keeps_the_page(
    standing: PatientStanding, desk: Desk
) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, "2026-05-01")
    assert worklist(later).counts["overdue"] == 1
    change_patient(later, patient_id, draft_of(show_patient(later, patient_id).patient), standing=standing)
    found = worklist(later)
    assert (found.rows, found.counts["total"]) == ((), 0)
    page = show_patient(later, patient_id)
    assert len(page.injections) == 6
    assert standing.value in {f.id for f in page.forecast.findings}


def test_a_change_of_details_leaves_the_standing_as_it_is(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    draft = draft_of(show_patient(desk, patient_id).patient)
    change_patient(desk, patient_id, draft, standing=PatientStanding.DECEASED)
    changed = change_patient(desk, patient_id, replace(draft, phone="07700 900999"))
    assert (changed.standing, changed.phone) == (PatientStanding.DECEASED, "07700 900999")


def test_a_restricted_arm_moves_the_next_dose_to_the_other(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    draft = draft_of(show_patient(desk, patient_id).patient)
    assert worklist(on(desk, "2026-01-17")).rows[0].next_site.words == "left deltoid"
    change_patient(desk, patient_id, replace(draft, restricted_sites=(a_restriction(),)))
    assert worklist(on(desk, "2026-01-17")).rows[0].next_site.words == "right deltoid"


def test_who_is_not_there_cannot_be_changed(desk: Desk) -> None:
    with pytest.raises(NotFound):
        change_patient(desk, "nobody", a_patient_draft())
    with pytest.raises(NotFound):
        show_patient(desk, "nobody")


def test_a_page_tells_everything_that_happened_newest_first(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, "2026-01-17")
    draft = draft_of(show_patient(later, patient_id).patient)
    change_patient(later, patient_id, replace(draft, phone="07700 900999"))
    void_injection(later, show_patient(later, patient_id).injections[0].id, "wrong arm")
    issue_plan(later, patient_id)
    course_acts.defer_dose(later, patient_id, day("2026-03-01"), "holiday")
    course_acts.change_interval(later, patient_id, "P2M", "symptoms return early")
    record_review(later, patient_id, ReviewDraft(day("2026-01-17"), "better"))
    course_acts.hold_course(later, patient_id, "in hospital")
    course_acts.resume_course(later, patient_id)
    course_acts.end_course(later, patient_id, "oral_switch")
    told = [line.says for line in show_patient(later, patient_id).history]
    assert len(told) == 1 + 1 + 6 + 9
    assert told[-1] == "Patient added"
    assert told[-3] == "Injection of 05-Jan-2026 recorded: 1000 micrograms, left deltoid, batch H24817"
    assert [line for line in told if line.startswith("Plan issued as of 17-Jan-2026")]
    assert len(set(told)) == len(told)
