"""A name in a script that no font here has: named before it is printed, and printed with a font that has it."""

from pathlib import Path

import pytest
import reportlab

from b12desk.clinical.errors import Refused
from b12desk.services.add_patient import add_patient
from b12desk.services.cards import appointment_card
from b12desk.services.change_clinic import change_clinic
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.day_list import day_list
from b12desk.services.desk import Desk
from b12desk.services.downtime import downtime_kit
from b12desk.services.labels import LabelChoice, patient_labels
from b12desk.services.letters import letters_document, plan_letters
from b12desk.services.paper_settings import change_paper_settings
from b12desk.services.start_course import start_course
from b12desk.services.transfer_summary import transfer_summary
from b12desk.services.worklist import worklist
from b12desk.services.worklist_file import list_on_paper
from tests.builders import LOADING_DAYS, a_course_draft, a_patient_draft, day, give, on
from tests.documents.plans import said

KHMER = Path(reportlab.__file__).parent / "fonts" / "hb-test.ttf"
NAME = "ឆ្នាំ"
TODAY = "2026-04-28"


@pytest.fixture
def somebody(desk: Desk) -> str:
    change_clinic(desk, ClinicChange(name="Riverside Surgery", phone="020 7946 0123"))
    draft = a_patient_draft(1, given_name=NAME, address="14 Mill Lane", postcode="SO21 2AA")
    patient_id = add_patient(on(desk, "2026-01-05"), draft).patient_id
    start_course(on(desk, "2026-01-05"), patient_id, a_course_draft())
    give(desk, patient_id, *LOADING_DAYS)
    return patient_id


def test_no_letter_and_no_label_is_made_and_the_letters_are_named(desk: Desk, somebody: str) -> None:
    run = plan_letters(on(desk, TODAY))
    assert run.letters == ()
    assert [one.patient_id for one in run.left_out] == [somebody]
    assert run.left_out[0].why.startswith("has letters that no font here has (U+1786, ")
    with pytest.raises(Refused, match=r"has letters that no font here has \(U\+1786, .*: no label"):
        patient_labels(desk, [somebody], LabelChoice())


def test_other_papers_name_the_letters_to_write_by_hand(desk: Desk, somebody: str) -> None:
    late = on(desk, TODAY)
    for pdf in (
        appointment_card(late, somebody).content,
        transfer_summary(late, somebody).content,
        day_list(late, day(TODAY)),
        list_on_paper(late, worklist(late), title="Worklist"),
        downtime_kit(late).document.content,
    ):
        assert "These letters can’t be printed here: U+1786, " in said(pdf)


def test_with_a_font_that_has_them_all_are_printed(desk: Desk, somebody: str) -> None:
    change_paper_settings(desk, font_files=[KHMER])
    late = on(desk, TODAY)
    run = plan_letters(late)
    assert run.left_out == ()
    for pdf in (
        letters_document(late, run).content,
        patient_labels(desk, [somebody], LabelChoice()).pdf,
        day_list(late, day(TODAY)),
        list_on_paper(late, worklist(late), title="Worklist"),
        downtime_kit(late).document.content,
        appointment_card(late, somebody).content,
        transfer_summary(late, somebody).content,
    ):
        assert NAME in said(pdf)
        assert "can’t be printed" not in said(pdf)
