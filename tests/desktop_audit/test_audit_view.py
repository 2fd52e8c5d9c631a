"""The audit trail on the desktop: who did what and who looked, narrowed, paged, checked and saved."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from b12desk.clinical.sign_in_records import CredentialKind
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.audit.presenter import AuditForm, AuditPresenter
from b12desk.desktop.audit.view import AuditSheet
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.patient.tables import LinesTable
from b12desk.services.add_patient import add_patient
from b12desk.services.credentials import set_credential
from b12desk.services.desk import Desk
from b12desk.services.note_view import note_view
from b12desk.services.reading_dates import read_typed_date
from tests.builders import a_patient_draft
from tests.desktop_acts.steps import at_once
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_recording.steps import opened


class Screen:
    """Keeps what it was told to show."""

    def __init__(self) -> None:
        self.names: Sequence[str] = ()
        self.lines: Sequence[Line] = ()
        self.says = self.head = self.checked = ""
        self.is_more = False
        self.problems: dict[str, str] = {}
        self.failure: Sequence[str] = ()

    def offer_names(self, names: Sequence[str]) -> None:
        self.names = names

    def show_entries(self, lines: Sequence[Line], says: str, head: str, *, is_more: bool) -> None:
        self.lines, self.says, self.head, self.is_more = lines, says, head, is_more

    def show_check(self, says: str, *, is_working: bool) -> None:
        self.checked = says

    def point_out(self, problems: dict[str, str]) -> None:
        self.problems = problems

    def show_failure(self, problems: Sequence[str]) -> None:
        self.failure = problems

    def show_saving(self, is_saving: bool) -> None: ...

    def finish(self) -> None: ...


@pytest.fixture
def patient_id(staffed: Desk) -> str:
    return add_patient(staffed, a_patient_draft()).patient_id


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def saved() -> list[str]:
    return []


@pytest.fixture
def presenter(screen: Screen, staffed: Desk, patient_id: str, tmp_path: Path, saved: list[str]) -> AuditPresenter:
    note_view(replace(staffed, acting="Nora Nurse"), patient_id)

    def save(write: Callable[[Path], str], *, title: str, file_name: str) -> None:
        saved.append(write(tmp_path / file_name))

    return AuditPresenter(
        screen,
        staffed,
        at_once,
        patient_id="",
        read_day=lambda text: read_typed_date(text, today=date(2030, 1, 1)),
        save=save,
        goes_on=lambda: True,
    )


def test_the_newest_entry_stands_first_and_views_are_among_them(presenter: AuditPresenter, screen: Screen) -> None:
    presenter.start()
    assert screen.lines[0].cells[2:] == ("Nora Nurse", "SMITH, Ada (Mrs)", "Looked at the record")
    assert screen.lines[1].cells[2:] == ("Ada Admin", "SMITH, Ada (Mrs)", "Patient added")
    assert {"Ada Admin", "Nora Nurse"} <= set(screen.names)
    assert screen.head.startswith(f"The chain ends with entry {screen.lines[0].cells[0]}: ")


@pytest.mark.parametrize(
    ("form", "found"),
    [
        (AuditForm(kind="Views"), ["Looked at the record"]),
        (AuditForm(by="Nora Nurse"), ["Looked at the record"]),
        (AuditForm(patient="smith"), ["Looked at the record", "Patient added"]),
        (AuditForm(patient="smith", kind="Patients and contacts"), ["Patient added"]),
        (AuditForm(from_day="1 Jan 2029"), []),
        (AuditForm(to_day="1 Jan 2020"), []),
    ],
    ids=["views", "who", "patient", "patient and kind", "from", "to"],
)
def test_it_is_narrowed(presenter: AuditPresenter, screen: Screen, form: AuditForm, found: list[str]) -> None:
    presenter.narrow(form)
    assert [line.cells[4] for line in screen.lines] == found


def test_what_can_t_be_read_is_said_beside_its_field(presenter: AuditPresenter, screen: Screen) -> None:
    presenter.narrow(AuditForm(from_day="soon"))
    assert set(screen.problems) == {"from_day"}
    presenter.narrow(AuditForm(patient="Nobody"))
    assert screen.failure == ("Nobody in the register has this name, NHS number or date of birth.",)


def test_older_entries_follow_a_page_at_a_time(presenter: AuditPresenter, screen: Screen, staffed: Desk) -> None:
    with staffed.register.writing(by="Ada Admin", at=staffed.clock.now()) as unit:
        for number in range(450):
            unit.note("tried", "import", str(number), {})
    presenter.start()
    assert (len(screen.lines), screen.is_more) == (200, True)
    assert screen.says == f"200 of {int(screen.lines[0].cells[0])} entries, newest first."
    presenter.older()
    presenter.older()
    assert not screen.is_more
    numbers = [int(line.cells[0].replace(",", "")) for line in screen.lines]
    assert numbers == list(range(numbers[0], 0, -1))


def test_the_chain_is_checked_and_a_broken_one_is_named(presenter: AuditPresenter, screen: Screen) -> None:
    presenter.check()
    assert screen.checked.startswith("Whole: all ")


def test_the_file_holds_every_entry_in_words_and_no_hash_of_a_pin(
    presenter: AuditPresenter, staffed: Desk, tmp_path: Path, saved: list[str]
) -> None:
    set_credential(staffed, "Ada Admin", CredentialKind.PIN, "271828")
    presenter.save()
    (text,) = [file.read_text(encoding="utf-8-sig") for file in tmp_path.glob("audit-*.csv")]
    assert "PIN of Ada Admin set" in text
    assert "Looked at the record" in text
    assert "argon2" not in text
    assert "271828" not in text
    assert saved[0].startswith("Saved: ")


def test_the_trail_of_one_patient_shows_theirs_alone(
    qtbot: QtBot, acts: DeskActs, window: Window, patient_id: str
) -> None:
    acts.audit_trail_of(patient_id)
    sheet = opened(qtbot, window, AuditSheet)
    table = named(sheet, LinesTable, "Audit table")
    qtbot.waitUntil(lambda: table.lines.rowCount() == 1, timeout=10_000)
    assert sheet.windowTitle() == "Audit trail"
    press(sheet, "Close")


def test_the_sheet_narrows_by_its_fields_and_opens_a_patient(
    qtbot: QtBot, acts: DeskActs, window: Window, patient_id: str
) -> None:
    acts.audit_trail()
    sheet = opened(qtbot, window, AuditSheet)
    table = named(sheet, LinesTable, "Audit table")
    qtbot.waitUntil(lambda: table.lines.rowCount() > 1, timeout=10_000)
    type_in(sheet, "Patient", "smith")
    press(sheet, "Show")
    qtbot.waitUntil(lambda: table.lines.rowCount() == 1, timeout=10_000)
    press(sheet, "Open patient")
    assert window.opened == [patient_id]
