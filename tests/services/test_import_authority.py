"""What an import's courses run under: what the person who imports says, or a prescription from before."""

from pathlib import Path

import pytest

from b12desk.clinical.errors import BadInput
from b12desk.services.authority_draft import AuthorityDraft
from b12desk.services.check_injection import check_injection
from b12desk.services.desk import Desk
from b12desk.services.import_courses import CourseOrder
from b12desk.services.import_file import ImportChoices, ImportReport, import_file
from b12desk.services.injection_draft import new_draft
from b12desk.services.show_patient import show_patient
from b12desk.services.worklist import worklist
from tests.builders import day, nhs_number, on

ROWS = ("Name;DOB;NHS no.;Inj 1", f"SMITH, Ada;02.03.1956;{nhs_number(1)};05-Jan-26")


def take(desk: Desk, folder: Path, authority: AuthorityDraft | None) -> ImportReport:
    path = folder / "sheet.csv"
    path.write_text("\n".join(ROWS) + "\n", encoding="utf-8")
    order = CourseOrder.parse("hydroxo-standard:maintenance:P3M")
    choices = ImportChoices(course=order, authority=authority)
    return import_file(desk, path, choices, progress=lambda says, done, total: None)


def test_courses_of_an_import_say_that_their_prescription_was_recorded_before(desk: Desk, tmp_path: Path) -> None:
    report = take(on(desk, "2026-04-07"), tmp_path, None)
    later = on(desk, "2026-04-07")
    (row,) = worklist(later).rows
    (held,) = show_patient(later, row.patient_id).authorities
    assert (held.kind.value, held.reference, held.doses) == ("prescription", "recorded before the import", None)
    assert any("record who prescribes them" in note for note in report.notes)
    said = check_injection(later, new_draft(later, row.patient_id)).findings
    assert not [found for found in said if found.id.startswith("authority_")]


def test_the_person_who_imports_may_say_what_the_courses_run_under(desk: Desk, tmp_path: Path) -> None:
    psd = AuthorityDraft("psd", "Dr A. Example", "PSD 4/26", day("2026-04-07"), day("2027-04-06"), 4)
    report = take(on(desk, "2026-04-07"), tmp_path, psd)
    later = on(desk, "2026-04-07")
    (row,) = worklist(later).rows
    (held,) = show_patient(later, row.patient_id).authorities
    assert (held.kind.value, held.prescriber, held.valid_to, held.doses_left) == (
        "PSD", "Dr A. Example", day("2027-04-06"), 4,
    )  # fmt: skip
    assert not any("record who prescribes them" in note for note in report.notes)


def test_an_authority_that_cannot_be_used_stops_the_import(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        take(desk, tmp_path, AuthorityDraft("PSD", "", "", day("2026-04-07"), day("2026-04-01")))
    assert len(refused.value.problems) == 3
    assert worklist(desk).rows == ()
