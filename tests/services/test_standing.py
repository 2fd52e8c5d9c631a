"""A patient who died or moved away drops out of every list, count and letter at once, and comes back at once."""

import pytest

from b12desk.clinical.errors import Refused
from b12desk.clinical.vocabulary import PatientStanding
from b12desk.services.answers import Unanswered
from b12desk.services.back_up import back_up
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.desk import Desk
from b12desk.services.find_patients import find_patients
from b12desk.services.first_look import first_look
from b12desk.services.issue_plan import issue_plan
from b12desk.services.record_injection import record_injection
from b12desk.services.show_patient import show_patient
from b12desk.services.verify_register import verify_register
from b12desk.services.worklist import worklist
from b12desk.services.worklist_papers import worklist_csv
from tests.builders import a_dose_draft, on, somebody_after_loading

DUE = "2026-04-01"
GONE = [PatientStanding.DECEASED, PatientStanding.MOVED_AWAY]


def stand(desk: Desk, patient_id: str, standing: PatientStanding) -> None:
    change_patient(desk, patient_id, draft_of(show_patient(desk, patient_id).patient), standing=standing)


@pytest.mark.parametrize("standing", GONE)
def test_lists_and_counts_drop_and_regain_the_patient_at_once(desk: Desk, standing: PatientStanding) -> None:
    gone, stays = somebody_after_loading(desk, 1), somebody_after_loading(desk, 2)
    due = on(desk, DUE)
    before = worklist(due)
    assert (before.counts["due"], before.counts["total"]) == (2, 2)

    stand(due, gone, standing)

    found = worklist(due)
    assert [row.patient_id for row in found.rows] == [stays]
    assert (found.counts["due"], found.counts["total"]) == (1, 1)
    assert "SMITH1," not in worklist_csv(found).decode()
    assert verify_register(due).is_ok

    stand(due, gone, PatientStanding.ACTIVE)

    assert worklist(due) == before
    assert "SMITH1," in worklist_csv(worklist(due)).decode()
    assert verify_register(due).is_ok


@pytest.mark.parametrize("standing", GONE)
def test_the_first_rows_at_the_start_leave_the_patient_out_too(
    desk: Desk, standing: PatientStanding, tmp_path_factory: pytest.TempPathFactory
) -> None:
    gone = somebody_after_loading(desk)
    due = on(desk, DUE)
    path = tmp_path_factory.mktemp("copy") / "copy.b12desk"
    stand(due, gone, standing)
    back_up(due, path)
    seen = first_look(path, due.clock)
    assert seen is not None
    assert (seen.rows, seen.counts["total"]) == ((), 0)


@pytest.mark.parametrize(("standing", "finding"), list(zip(GONE, ("deceased", "moved_away"), strict=True)))
def test_no_letter_and_no_dose_until_the_patient_is_active_again(
    desk: Desk, standing: PatientStanding, finding: str
) -> None:
    patient_id = somebody_after_loading(desk)
    due = on(desk, DUE)
    stand(due, patient_id, standing)
    with pytest.raises(Refused, match="The patient died or moved away: no plan is printed"):
        issue_plan(due, patient_id)
    with pytest.raises(Unanswered, match=finding):
        record_injection(due, a_dose_draft(patient_id, DUE))
    page = show_patient(due, patient_id)
    assert page.forecast is not None
    assert finding in {found.id for found in page.forecast.findings}

    stand(due, patient_id, PatientStanding.ACTIVE)

    assert issue_plan(due, patient_id).pdf.startswith(b"%PDF")
    assert record_injection(due, a_dose_draft(patient_id, DUE)).is_new


def test_the_patient_is_found_all_the_time_and_keeps_everything(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    due = on(desk, DUE)
    before = show_patient(due, patient_id)
    stand(due, patient_id, PatientStanding.DECEASED)
    assert [line.patient_id for line in find_patients(due, "smith1")] == [patient_id]
    page = show_patient(due, patient_id)
    assert (page.injections, page.course) == (before.injections, before.course)
    assert page.history[0].says == "Details changed: standing"
    stand(due, patient_id, PatientStanding.ACTIVE)
    assert show_patient(due, patient_id).forecast == before.forecast
