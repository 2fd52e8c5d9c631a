"""What was issued is on record by its hash, and the very same file comes again whatever has changed since."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import reportlab

from b12desk import __version__
from b12desk.clinical.errors import BadInput, NotFound, Refused, RegisterTrouble
from b12desk.clinical.records import AuditLine
from b12desk.clinical.vocabulary import FormatNeed, Role
from b12desk.services.audit_extract import audit_extract
from b12desk.services.audit_view import AuditFilter, audit_trail
from b12desk.services.batch_paper import batch_recall_list
from b12desk.services.batch_recipients import who_received
from b12desk.services.cards import appointment_card
from b12desk.services.change_clinic import change_clinic
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.desk import Desk
from b12desk.services.document import Document, DocumentKind
from b12desk.services.document_kinds import PLAN
from b12desk.services.downtime import downtime_kit
from b12desk.services.issue_document import issue, issue_again, issue_staff_paper
from b12desk.services.issue_plan import patient_plan, plan_document
from b12desk.services.issued_documents import IssuedDocument, issued_documents, reprint
from b12desk.services.letters import letters_document, plan_letters
from b12desk.services.letters_wording import change_wording, program_wording
from b12desk.services.paper_settings import change_paper_settings
from b12desk.services.people import add_user
from b12desk.services.show_patient import show_patient
from b12desk.services.transfer_summary import transfer_summary
from b12desk.services.undo_steps import session_mark, undo_steps
from b12desk.services.verify_register import verify_register
from tests.builders import add_somebody, give, on, somebody_after_loading

TODAY, LATER = "2026-04-28", "2026-06-30"
KHMER = Path(reportlab.__file__).parent / "fonts" / "hb-test.ttf"
Make = Callable[[Desk, str], Document]

MAKES: Mapping[str, Make] = {
    "plan": lambda desk, id: plan_document(desk, id, FormatNeed.STANDARD),
    "plan in large print": lambda desk, id: plan_document(desk, id, FormatNeed.LARGE_PRINT_24),
    "plan as a page": lambda desk, id: plan_document(desk, id, FormatNeed.SCREEN_READER),
    "card": appointment_card,
    "two cards": lambda desk, id: appointment_card(desk, id, a6=True),
    "summary": transfer_summary,
    "extract": audit_extract,
    "letter": lambda desk, id: letters_document(desk, plan_letters(desk, [id])),
}
STAFF_PAPERS: Mapping[str, Callable[[Desk], Document]] = {
    "batch recall list": lambda desk: batch_recall_list(desk, who_received(desk, "H24817")),
    "downtime kit": lambda desk: downtime_kit(desk).document,
}


@pytest.fixture
def clinic(desk: Desk) -> Desk:
    """The desk of a clinic that can be rung back, on a day on which everybody is overdue."""
    change_clinic(desk, ClinicChange(name="Riverside Surgery", phone="020 7946 0123"))
    return on(desk, TODAY)


def somebody(clinic: Desk, number: int = 1) -> str:
    patient_id = somebody_after_loading(on(clinic, "2026-01-05"), number)
    draft = draft_of(show_patient(clinic, patient_id).patient)
    change_patient(clinic, patient_id, replace(draft, address=f"{number}, Mill Lane", postcode="SO21 2AA"))
    return patient_id


def much_has_changed(clinic: Desk, patient_id: str) -> Desk:
    """Another name, address and print for the patient, another dose, another clinic and other letters; months later."""
    later = on(clinic, LATER)
    draft = draft_of(show_patient(later, patient_id).patient)
    change_patient(
        later,
        patient_id,
        replace(draft, family_name="Jones", address="9, High Street", format_need=FormatNeed.LARGE_PRINT_18),
    )
    give(later, patient_id, "2026-04-29", reasons={"*": "asked and answered"})
    change_clinic(later, ClinicChange(name="Another Surgery", phone="020 7946 0999"))
    change_paper_settings(later, qr_text="https://another.example")
    change_wording(later, program_wording().replace("Ring", "Call").replace("ring", "call"))
    return later


def entries(desk: Desk) -> tuple[AuditLine, ...]:
    with desk.register.reading() as unit:
        return tuple(line for line in unit.audit_lines() if line.entity == "document")


@pytest.mark.parametrize("make", MAKES.values(), ids=MAKES)
def test_the_very_file_comes_again_whatever_has_changed_since(make: Make, clinic: Desk) -> None:
    patient_id = somebody(clinic)
    made = make(clinic, patient_id)
    assert issued_documents(clinic, patient_id) == ()
    assert issue(clinic, made) == made.sha256

    later = much_has_changed(clinic, patient_id)

    (issued,) = issued_documents(later, patient_id)
    assert (issued.kind, issued.form, issued.sha256) == (made.kind, made.form, made.sha256)
    assert (issued.issued_by, issued.can_be_reprinted) == ("Nurse B. Example", True)
    assert reprint(later, patient_id, issued.number).content == made.content
    assert show_patient(later, patient_id).documents == (issued,)
    assert verify_register(later).is_ok


def test_a_preview_notes_nothing(clinic: Desk) -> None:
    patient_id = somebody(clinic)
    for make in MAKES.values():
        make(clinic, patient_id)
    assert entries(clinic) == ()


def test_the_entry_says_what_was_issued_and_by_which_version(clinic: Desk) -> None:
    patient_id = somebody(clinic)
    made = appointment_card(clinic, patient_id, a6=True)
    issue(clinic, made)
    (line,) = entries(clinic)
    note = json.loads(line.payload)
    assert {name: note[name] for name in ("kind", "form", "as_of", "sha256", "made_by", "mark")} == {
        "kind": "appointment card", "form": "two A6", "as_of": TODAY, "sha256": made.sha256,
        "made_by": __version__, "mark": "",
    }  # fmt: skip
    says = show_patient(clinic, patient_id).history[0].says
    assert says == f"Appointment card issued as of 28-Apr-2026 (two A6), SHA-256 {made.sha256[:12]}…"
    page = audit_trail(clinic, AuditFilter(kind="Documents"))
    assert [(entry.says, entry.patient_id) for entry in page.entries] == [(says, patient_id)]


def test_a_file_that_is_issued_twice_keeps_its_values_once(clinic: Desk) -> None:
    patient_id = somebody(clinic)
    for _ in range(2):
        issue(clinic, appointment_card(clinic, patient_id))
    first, second = (json.loads(line.payload) for line in entries(clinic))
    assert "values" in first
    assert "values" not in second
    newest, oldest = issued_documents(clinic, patient_id)
    assert newest.can_be_reprinted
    assert reprint(clinic, patient_id, newest.number) == reprint(clinic, patient_id, oldest.number)


def test_a_run_of_letters_is_one_file_found_at_each_of_its_patients(clinic: Desk) -> None:
    ids = [somebody(clinic, number) for number in (1, 2, 3)]
    made = letters_document(clinic, plan_letters(clinic, ids))
    issue(clinic, made)
    later = much_has_changed(clinic, ids[1])
    whole, *each = entries(later)
    assert (whole.patient_id, "values" in json.loads(whole.payload)) == (None, True)
    assert [line.patient_id for line in each] == ids
    assert not any("values" in json.loads(line.payload) for line in each)
    for place, patient_id in enumerate(ids, start=1):
        (issued,) = issued_documents(later, patient_id)
        assert (issued.kind, issued.form) == ("recall letters", f"letter {place} of 3")
        assert reprint(later, patient_id, issued.number).content == made.content
    assert verify_register(later).is_ok


def test_who_is_not_in_the_run_has_no_letter_on_record(clinic: Desk) -> None:
    ids = [somebody(clinic, number) for number in (1, 2, 3)]
    issue(clinic, letters_document(clinic, plan_letters(clinic, ids[:2])))
    (issued,) = issued_documents(clinic, ids[0])
    assert issued_documents(clinic, ids[2]) == ()
    with pytest.raises(NotFound, match=f"No document numbered {issued.number} was issued to this patient."):
        reprint(clinic, ids[2], issued.number)


def test_a_reprint_that_leaves_is_noted_and_is_no_second_document(clinic: Desk) -> None:
    patient_id = somebody(clinic)
    issue(clinic, transfer_summary(clinic, patient_id))
    (issued,) = issued_documents(clinic, patient_id)
    issue_again(clinic, reprint(clinic, patient_id, issued.number))
    assert issued_documents(clinic, patient_id) == (issued,)
    assert show_patient(clinic, patient_id).history[0].says.startswith("Transfer summary issued again as of 28-Apr")
    again = entries(clinic)[-1]
    with pytest.raises(NotFound, match="No document numbered"):
        reprint(clinic, patient_id, again.number)


@pytest.mark.parametrize(("number", "only"), [(1, None), (10_000, None), (None, DocumentKind.PLAN)])
def test_a_number_that_is_no_such_document_is_refused(
    number: int | None, only: DocumentKind | None, clinic: Desk
) -> None:
    patient_id = somebody(clinic)
    issue(clinic, appointment_card(clinic, patient_id))
    (issued,) = issued_documents(clinic, patient_id)
    asked = number or issued.number
    with pytest.raises(NotFound, match=f"No {only or 'document'} numbered {asked} was issued to this patient."):
        reprint(clinic, patient_id, asked, only=only)


def an_old_entry(clinic: Desk, patient_id: str, **note: str) -> IssuedDocument:
    """Note a plan as older versions did; return how it is listed."""
    made = plan_document(clinic, patient_id, FormatNeed.STANDARD)
    usual = {"as_of": TODAY, "protocol": "hydroxo-standard", "version": "1", "sha256": made.sha256}
    with clinic.register.writing(by="Nurse B. Example", at=clinic.clock.now()) as unit:
        unit.note("plan_issued", "patient", patient_id, usual | note)
    return issued_documents(clinic, patient_id)[0]


def test_a_plan_that_an_older_version_issued_comes_again(clinic: Desk) -> None:
    patient_id = somebody(clinic)
    plan = plan_document(clinic, patient_id, FormatNeed.LARGE_PRINT_20)
    old = an_old_entry(
        clinic, patient_id, sha256=plan.sha256, form="large_print_20", made_by="0.3.0", mark="",
        values=PLAN.kept(patient_plan(clinic, patient_id)),
    )  # fmt: skip
    later = much_has_changed(clinic, patient_id)
    assert (old.kind, old.protocol, old.version) == ("plan", "hydroxo-standard", "1")
    assert reprint(later, patient_id, old.number, only=DocumentKind.PLAN).content == plan.content


def test_a_plan_from_before_values_were_kept_is_listed_and_says_why_it_cannot_come_again(clinic: Desk) -> None:
    patient_id = somebody(clinic)
    old = an_old_entry(clinic, patient_id)
    assert (old.form, old.can_be_reprinted) == ("standard", False)
    with pytest.raises(Refused, match="This plan was issued before its values were kept: print a new one"):
        reprint(clinic, patient_id, old.number)


def test_values_that_are_spoilt_are_said_to_be(clinic: Desk) -> None:
    patient_id = somebody(clinic)
    for kept in ("no values", "bm8gdmFsdWVz"):
        spoilt = an_old_entry(clinic, patient_id, form="standard", made_by="0.3.0", mark="", values=kept)
        with pytest.raises(RegisterTrouble, match="The values of this document can’t be read: print a new one"):
            reprint(clinic, patient_id, spoilt.number)


@pytest.mark.parametrize("make", MAKES.values(), ids=MAKES)
def test_a_font_that_is_gone_makes_another_file_which_is_refused(make: Make, clinic: Desk) -> None:
    patient_id = somebody(clinic)
    draft = draft_of(show_patient(clinic, patient_id).patient)
    change_patient(clinic, patient_id, replace(draft, family_name="ឆ្នាំ"))
    change_paper_settings(clinic, font_files=[KHMER])
    made = make(clinic, patient_id)
    issue(clinic, made)
    (issued,) = issued_documents(clinic, patient_id)
    change_paper_settings(clinic, font_files=[])
    if made.is_web_page:
        assert reprint(clinic, patient_id, issued.number).content == made.content
        return
    with pytest.raises(Refused, match=f"issued by b12desk {__version__} with the fonts of that day") as refused:
        reprint(clinic, patient_id, issued.number)
    assert str(refused.value).endswith("This computer would make another file: print a new one.")
    change_paper_settings(clinic, font_files=[KHMER])
    assert reprint(clinic, patient_id, issued.number).content == made.content


@pytest.mark.parametrize("make", STAFF_PAPERS.values(), ids=STAFF_PAPERS)
def test_staff_paper_is_noted_by_its_hash_alone(make: Callable[[Desk], Document], clinic: Desk) -> None:
    patient_id = somebody(clinic)
    made = make(clinic)
    assert issue_staff_paper(clinic, made) == ""
    (line,) = entries(clinic)
    note = json.loads(line.payload)
    assert (note["kind"], note["sha256"], line.patient_id) == (made.kind, made.sha256, None)
    assert not {"values", "mark"} & note.keys()
    assert issued_documents(clinic, patient_id) == ()


def test_staff_paper_goes_even_where_it_cannot_be_noted(clinic: Desk) -> None:
    somebody(clinic)
    add_user(clinic, "Sister Adeyemi", Role.NURSE)
    says = issue_staff_paper(clinic, downtime_kit(clinic).document)
    assert says.startswith("Not noted in the audit trail: There is no user “Nurse B. Example”")
    assert entries(clinic) == ()


def test_a_document_is_not_issued_by_who_is_nobody_here(clinic: Desk) -> None:
    patient_id = somebody(clinic)
    add_user(clinic, "Sister Adeyemi", Role.NURSE)
    with pytest.raises(BadInput, match="There is no user"):
        issue(clinic, appointment_card(clinic, patient_id))
    assert issued_documents(clinic, patient_id) == ()


def test_what_was_issued_is_nothing_to_undo_and_says_why(clinic: Desk) -> None:
    ids = [somebody(clinic, number) for number in range(1, 4)]
    mark = session_mark(clinic)
    issue(clinic, letters_document(clinic, plan_letters(clinic, ids)))
    issue(clinic, appointment_card(clinic, ids[0]))
    issue_staff_paper(clinic, downtime_kit(clinic).document)
    steps = undo_steps(clinic, mark)
    assert [step.name for step in steps] == ["downtime kit issued", "appointment card issued", "recall letters issued"]
    assert [step.patient_id for step in steps] == ["", ids[0], ""]
    assert {step.why_not.partition(";")[0] for step in steps} == {"What was printed or saved can’t be called back"}


def test_nobody_without_documents_has_any(clinic: Desk) -> None:
    patient_id = add_somebody(clinic)
    assert show_patient(clinic, patient_id).documents == ()
