"""A register of invented patients takes no real one, a real register no invented one, and paper says which it is."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from b12desk.clinical.errors import Refused
from b12desk.exchange.nhs import check_digit, read_nhs_number
from b12desk.services.add_patient import add_patient
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.demo_clinic import fill_with_invented_patients
from b12desk.services.desk import Desk
from b12desk.services.import_file import ImportChoices, import_file
from b12desk.services.invented import ON_PAPER
from b12desk.services.issue_plan import issue_plan
from b12desk.services.monitoring_list import monitoring_list
from b12desk.services.monitoring_papers import monitoring_on_paper
from b12desk.services.report_papers import report_on_paper
from b12desk.services.reports import make_report
from b12desk.services.show_patient import show_patient
from b12desk.services.worklist import worklist
from b12desk.services.worklist_file import list_on_paper
from tests.builders import a_patient_draft, add_somebody, somebody_after_loading

REAL = "9434765919"
PAPERS: dict[str, Callable[[Desk], bytes]] = {
    "plan": lambda desk: issue_plan(desk, next(r.patient_id for r in worklist(desk).rows if r.due_on)).pdf,
    "worklist": lambda desk: list_on_paper(desk, worklist(desk), title="Worklist"),
    "monitoring": lambda desk: monitoring_on_paper(desk, monitoring_list(desk), title="Monitoring"),
    "reports": lambda desk: report_on_paper(desk, make_report(desk)),
}


@pytest.mark.parametrize("number", [REAL, ""])
def test_no_patient_who_could_be_real_gets_among_invented_ones(number: str, invented: Desk) -> None:
    with pytest.raises(Refused, match="needs an invented NHS number, such as 999 ") as refused:
        add_patient(invented, a_patient_draft(nhs_number=number))
    offered = str(refused.value).partition("such as ")[2].partition(". ")[0]
    assert worklist(invented).rows == ()
    added = add_patient(invented, a_patient_draft(nhs_number=offered))
    known = draft_of(show_patient(invented, added.patient_id).patient)
    with pytest.raises(Refused, match="needs an invented NHS number"):
        change_patient(invented, added.patient_id, a_patient_draft(nhs_number=number))
    assert draft_of(show_patient(invented, added.patient_id).patient) == known


def test_no_file_is_imported_among_invented_patients(invented: Desk, tmp_path: Path) -> None:
    file = tmp_path / "patients.csv"
    file.write_text("family_name,given_name,date_of_birth\nSmith,Ada,1956-03-02\n")
    with pytest.raises(Refused, match="no file is imported into it"):
        import_file(invented, file, ImportChoices(), progress=lambda *_: None)
    assert worklist(invented).rows == ()


def test_a_register_for_real_patients_takes_no_invented_clinic(desk: Desk) -> None:
    add_somebody(desk)
    with pytest.raises(Refused, match="This register is for real patients"):
        fill_with_invented_patients(desk)
    assert len(worklist(desk).rows) == 1
    assert not desk.register.is_demo


def test_an_invented_clinic_is_filled_once(invented: Desk) -> None:
    filled = fill_with_invented_patients(invented)
    with pytest.raises(Refused, match="invented patients already"):
        fill_with_invented_patients(invented)
    assert len(worklist(invented).rows) == filled


@pytest.mark.parametrize("make", PAPERS.values(), ids=PAPERS.keys())
def test_every_page_says_that_the_patients_are_invented(make: Callable[[Desk], bytes], invented: Desk) -> None:
    fill_with_invented_patients(invented)
    pages = pages_of(make(invented))
    assert pages
    assert all(ON_PAPER in page for page in pages)


@pytest.mark.parametrize("make", PAPERS.values(), ids=PAPERS.keys())
def test_no_page_of_real_patients_says_so(make: Callable[[Desk], bytes], desk: Desk) -> None:
    somebody_after_loading(desk)
    assert not [page for page in pages_of(make(desk)) if "nvented" in page]


def test_a_tenth_digit_is_counted_or_there_is_none() -> None:
    assert check_digit(REAL[:9]) == REAL[9]
    numbers = [f"999{number:06}" for number in range(1, 40)]
    digits = [check_digit(nine) for nine in numbers]
    assert None in digits
    for nine, digit in zip(numbers, digits, strict=True):
        assert digit is None or read_nhs_number(nine + digit) == nine + digit


def pages_of(pdf: bytes) -> list[str]:
    document = pdfium.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()
