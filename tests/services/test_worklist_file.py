"""The list that is shown, as a file and as paper."""

from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from b12desk.clinical.errors import Refused, RegisterTrouble
from b12desk.clinical.vocabulary import PatientStanding
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from b12desk.services.worklist import worklist
from b12desk.services.worklist_file import MOST_ON_PAPER, list_on_paper, save_list
from tests.builders import add_somebody, on, somebody_after_loading


def test_what_is_shown_is_saved_in_its_order(desk: Desk, tmp_path: Path) -> None:
    for number in (1, 2):
        somebody_after_loading(desk, number)
    found = worklist(on(desk, "2026-04-20"))
    shown = replace(found, rows=tuple(reversed(found.rows)))
    assert save_list(shown, tmp_path / "list.csv") == "Saved: 2 patients in list.csv."
    lines = (tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split('"')[1] for line in lines[1:]] == [row.name for row in shown.rows]


def test_a_place_that_is_not_there_is_said_to_be(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(RegisterTrouble, match="The list was not saved"):
        save_list(worklist(desk), tmp_path / "nowhere" / "list.csv")


def test_the_paper_says_what_the_list_is_narrowed_to(desk: Desk) -> None:
    somebody_after_loading(desk)
    later = on(desk, "2026-04-20")
    pdf = pdfium.PdfDocument(list_on_paper(later, worklist(later), title="Worklist: overdue"))
    text = pdf[0].get_textpage().get_text_range()
    pdf.close()
    assert "Worklist: overdue" in text
    assert "As of 20-Apr-2026" in text
    assert "1 patient" in text


def test_more_than_anybody_prints_is_refused(desk: Desk) -> None:
    somebody_after_loading(desk)
    found = worklist(desk)
    with pytest.raises(Refused, match=f"narrow it to {MOST_ON_PAPER} or fewer"):
        list_on_paper(desk, replace(found, rows=found.rows * (MOST_ON_PAPER + 1)), title="Worklist")


def test_those_who_are_on_no_list_are_counted(desk: Desk) -> None:
    somebody_after_loading(desk, 1)
    gone = add_somebody(desk, 2)
    draft = draft_of(show_patient(desk, gone).patient)
    change_patient(desk, gone, draft, standing=PatientStanding.DECEASED)
    found = worklist(desk)
    assert (len(found.rows), found.counts["total"], found.not_listed) == (1, 1, 1)
