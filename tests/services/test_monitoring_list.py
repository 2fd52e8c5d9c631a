"""The reviews and blood tests of the whole register: one definition, every patient, sections that add up."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from b12desk.clinical.check_stage import Stage
from b12desk.clinical.errors import Refused, RegisterTrouble
from b12desk.clinical.vocabulary import CheckKind, PatientStanding
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.course_acts import end_course
from b12desk.services.demo_clinic import fill_with_invented_patients
from b12desk.services.desk import Desk
from b12desk.services.monitoring_list import monitoring_in_parts, monitoring_list
from b12desk.services.monitoring_papers import monitoring_csv, monitoring_on_paper, save_monitoring
from b12desk.services.monitoring_rows import check_sentence, stage_counts
from b12desk.services.record_review import ReviewDraft, record_review
from b12desk.services.show_patient import show_patient
from b12desk.services.worklist import worklist
from b12desk.services.worklist_file import MOST_ON_PAPER
from tests.builders import add_somebody, on, somebody_after_loading


def test_a_review_that_is_overdue_stands_first_and_is_said_in_a_sentence(desk: Desk) -> None:
    somebody_after_loading(desk)
    found = monitoring_list(on(desk, "2026-04-17"))
    first = found.rows[0]
    assert (first.kind, first.stage, first.days_overdue) == (CheckKind.SYMPTOM_REVIEW, Stage.OVERDUE, 12)
    assert check_sentence(first).startswith("Overdue 12 days: ")
    assert "; symptom review was due by 05-Apr-2026; " in check_sentence(first)
    assert (first.opens_on, first.due_on) == (date(2026, 3, 8), date(2026, 4, 5))


def test_the_list_is_what_each_patient_s_page_says(invented: Desk) -> None:
    fill_with_invented_patients(invented)
    found = monitoring_list(invented)
    listed = worklist(invented).rows
    pages = {row.patient_id: show_patient(invented, row.patient_id) for row in listed}
    expected = {
        (id, check.kind, check.due_on) for id, page in pages.items() if page.forecast for check in page.forecast.checks
    }
    assert len(found.rows) == len(expected) > 0
    assert {row.key for row in found.rows} == expected


def test_the_sections_add_up_and_agree_with_the_worklist_s_reviews(invented: Desk) -> None:
    fill_with_invented_patients(invented)
    found = monitoring_list(invented)
    counts = found.counts
    assert sum(counts.values()) == 2 * counts["total"] == 2 * len(found.rows)
    assert sum(stage_counts(found.rows).values()) == len(found.rows)
    overdue = {row.patient_id for row in found.rows if row.is_review and row.stage is Stage.OVERDUE}
    today = invented.clock.today()
    assert overdue == {r.patient_id for r in worklist(invented).rows if r.next_review_on and r.next_review_on < today}


@pytest.mark.parametrize("at_once", [1, 7, 400])
def test_parts_of_any_size_come_to_the_same_list(invented: Desk, at_once: int) -> None:
    fill_with_invented_patients(invented)
    parts = list(monitoring_in_parts(invented, at_once=at_once))
    assert parts[-1] == monitoring_list(invented)
    assert [part.is_complete for part in parts] == [*[False] * (len(parts) - 1), True]
    assert [part.patients for part in parts] == sorted({part.patients for part in parts})


def test_a_review_recorded_leaves_the_list(desk: Desk) -> None:
    ada = somebody_after_loading(desk)
    later = on(desk, "2026-04-17")
    record_review(later, ada, ReviewDraft(date(2026, 4, 17), "improving", CheckKind.SYMPTOM_REVIEW))
    kinds = [(row.kind, row.stage) for row in monitoring_list(later).rows]
    assert kinds == [(CheckKind.SYMPTOM_REVIEW, Stage.UPCOMING)]


def test_who_has_ended_moved_away_or_has_no_plan_is_not_listed(desk: Desk) -> None:
    ended, moved = somebody_after_loading(desk, 1), somebody_after_loading(desk, 2)
    add_somebody(desk, 3)
    later = on(desk, "2026-04-17")
    end_course(later, ended, "cause corrected")
    draft = draft_of(show_patient(later, moved).patient)
    change_patient(later, moved, draft, standing=PatientStanding.MOVED_AWAY)
    found = monitoring_list(later)
    assert (found.rows, found.is_complete) == ((), True)
    assert monitoring_list(on(desk, "2026-04-16")).of == 1, "an end of a later day doesn't count before it"


def test_an_empty_register_has_an_empty_list(desk: Desk) -> None:
    found = monitoring_list(desk)
    assert (found.rows, found.of, found.counts["total"]) == ((), 0, 0)


def test_the_file_and_the_paper_say_what_is_shown(desk: Desk, tmp_path: Path) -> None:
    somebody_after_loading(desk)
    later = on(desk, "2026-04-17")
    found = monitoring_list(later)
    lines = monitoring_csv(found).decode("utf-8-sig").splitlines()
    assert lines[1].startswith('"Symptom review","overdue","2026-03-08","2026-04-05","12",')
    assert save_monitoring(found, tmp_path / "list.csv") == f"Saved: {len(found.rows)} lines in list.csv."
    with pytest.raises(RegisterTrouble, match="The list was not saved"):
        save_monitoring(found, tmp_path / "nowhere" / "list.csv")
    pdf = pdfium.PdfDocument(monitoring_on_paper(later, found, title="Monitoring: overdue"))
    text = pdf[0].get_textpage().get_text_range()
    pdf.close()
    assert "Monitoring: overdue" in text
    assert "Overdue 12 days" in text


def test_more_than_anybody_prints_is_refused(desk: Desk) -> None:
    somebody_after_loading(desk)
    found = monitoring_list(on(desk, "2026-04-17"))
    with pytest.raises(Refused, match=f"narrow it to {MOST_ON_PAPER} or fewer"):
        monitoring_on_paper(desk, replace(found, rows=found.rows * (MOST_ON_PAPER + 1)), title="Monitoring")
