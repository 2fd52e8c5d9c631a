from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from b12desk.clinical.vocabulary import Flag, Status
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.start_course import start_course
from b12desk.services.worklist import worklist
from b12desk.services.worklist_papers import worklist_findings, worklist_pdf
from tests.documents.plans import said

LATE = date(2026, 3, 20)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(tmp_path / "register.b12", clock=ClockSetTo(date(2026, 1, 5)), acting="Nurse Ojo")
    yield opened
    opened.close()


@pytest.fixture
def bea(desk: Desk) -> str:
    """A patient with neurological involvement whose first dose, due on 05-Jan-2026, was never given."""
    draft = PatientDraft("Byron", "Bea", date(1961, 7, 9), flags=frozenset({Flag.NEURO_INVOLVEMENT}))
    patient_id = add_patient(desk, draft).patient_id
    start_course(desk, patient_id, CourseDraft("hydroxo-standard", date(2026, 1, 5), "Dr A", reasons={"*": "seen"}))
    return patient_id


def test_what_a_page_would_say_is_said_of_each_row_the_strongest_first(desk: Desk, bea: str) -> None:
    late = replace(desk, clock=ClockSetTo(LATE))
    findings = worklist_findings(late, worklist(late))
    assert [finding.id for finding in findings[bea]] == ["loading_stalled", "neuro_urgent_referral"]


def test_only_the_printed_rows_are_asked_about(desk: Desk, bea: str) -> None:
    late = replace(desk, clock=ClockSetTo(LATE))
    assert worklist_findings(late, worklist(late, statuses=frozenset({Status.DUE}))) == {}


def test_a_patient_without_a_plan_says_nothing(desk: Desk) -> None:
    add_patient(desk, PatientDraft("Cole", "Cyd", date(1979, 1, 2)))
    assert worklist_findings(desk, worklist(desk)) == {}


def test_an_allergy_is_said_of_a_patient_without_a_plan_too(desk: Desk) -> None:
    added = add_patient(desk, PatientDraft("Cole", "Cyd", date(1979, 1, 2), flags=frozenset({Flag.COBALT_ALLERGY})))
    findings = worklist_findings(desk, worklist(desk))
    assert [finding.id for finding in findings[added.patient_id]] == ["cobalt_allergy"]


def test_they_are_on_the_paper_in_words(desk: Desk, bea: str) -> None:
    late = replace(desk, clock=ClockSetTo(LATE))
    found = worklist(late)
    words = " ".join(said(worklist_pdf(found, "Riverside", worklist_findings(late, found))).split())
    assert "Needs an answer: The dose due by 05-Jan-2026 is more than 7 days late" in words
    assert "Note: Neurological involvement" in words
    assert words.count("Loading stalled: Said when a dose outside maintenance") == 1
    assert "Source: S0, intramuscular dosing." in words
