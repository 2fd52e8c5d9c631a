from dataclasses import replace
from pathlib import Path

import pytest

from b12desk.clinical.vocabulary import Severity
from b12desk.desktop.worklist.panel_text import PanelText, text_of_page, text_of_row
from b12desk.services.course_acts import defer_dose, hold_course
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from b12desk.services.worklist import worklist
from tests.builders import add_somebody, day, desk_in, on, somebody_after_loading
from tests.desktop.rows import ADA, BRYN, CLARA


def text_of(desk: Desk, patient_id: str) -> PanelText:
    row = next(row for row in worklist(desk).rows if row.patient_id == patient_id)
    return text_of_page(row, show_patient(desk, patient_id))


def test_the_next_act_is_one_sentence(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        ada = somebody_after_loading(desk)
        text = text_of(on(desk, "2026-03-20"), ada)
    assert text.next_act == (
        "Maintenance dose, 1000 micrograms hydroxocobalamin, left deltoid, due 16-Mar-2026 to 16-Apr-2026"
    )
    assert text.identity == "Born 02-Mar-1956 (70y) · Gender not recorded\nNHS No. 999 000 0018"
    assert text.beneath[:2] == ("Offer 02-Apr-2026", "Last 16-Jan-2026 right deltoid")
    assert text.alerts == ()


def test_the_row_alone_says_as_much_as_it_knows() -> None:
    assert text_of_row(BRYN).next_act == "Dose 4 of 6, left deltoid, due 16-Feb-2026 to 16-Apr-2026"
    assert text_of_row(BRYN).alerts is None
    assert text_of_row(CLARA).next_act == "No regimen is planned yet."
    assert text_of_row(ADA).beneath[0] == "12 days past the last day on time"
    assert text_of_row(ADA).phone == "Phone 01632 960001"
    assert text_of_row(replace(ADA, phone="")).phone == "No phone recorded"


def test_a_stop_stands_beside_the_next_act(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        ada = somebody_after_loading(desk)
        text = text_of(on(desk, "2026-08-01"), ada)
    assert text.alerts is not None
    assert [one.severity for one in text.alerts] == [Severity.STOP]
    assert "days past the last day on time" in text.beneath[0]


@pytest.mark.parametrize("act", ["defer", "hold"])
def test_why_the_next_act_waits_is_said(tmp_path: Path, act: str) -> None:
    with desk_in(tmp_path) as desk:
        ada = somebody_after_loading(desk)
        later = on(desk, "2026-04-10")
        if act == "defer":
            defer_dose(later, ada, day("2026-05-01"), "holiday")
        else:
            hold_course(later, ada, "in hospital")
        beneath = text_of(later, ada).beneath
    wanted = {"defer": "Deferred until 01-May-2026", "hold": "On hold: the dates wait until the course goes on."}
    assert wanted[act] in beneath


def test_a_patient_without_a_plan_has_no_next_act(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        text = text_of(desk, add_somebody(desk, 1))
    assert text.next_act == "No regimen is planned yet."
