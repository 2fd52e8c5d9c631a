"""Views of a patient's record, the trail that keeps them, and everything that must not take them for an act."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.sign_in_records import CredentialKind
from b12desk.clinical.vocabulary import Role
from b12desk.register.read_audit import ChainBreak, check_chain
from b12desk.register.read_audit import ChainHead as Head
from b12desk.services import credentials
from b12desk.services.add_patient import add_patient
from b12desk.services.audit_check import check_in_parts, check_words
from b12desk.services.audit_view import AuditFilter, audit_trail
from b12desk.services.clock import SystemClock
from b12desk.services.credentials import set_credential
from b12desk.services.desk import Desk
from b12desk.services.idle_lock import idle_lock, set_idle_lock
from b12desk.services.note_view import note_view
from b12desk.services.people import add_user, change_role, disable_user, enable_user, list_people
from b12desk.services.show_patient import show_patient
from b12desk.services.sign_in import sign_in
from b12desk.services.undo_steps import session_mark, undo_steps
from b12desk.services.verify_register import verify_register
from tests.builders import a_patient_draft, desk_in


@dataclass(frozen=True, slots=True)
class Later:
    """The computer's clock, some time from now."""

    by: timedelta

    def today(self) -> date:
        return date(2026, 1, 5)

    def now(self) -> datetime:
        return SystemClock().now() + self.by


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    cheap = credentials.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(credentials, "HASHER", cheap)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with desk_in(tmp_path) as desk:
        yield desk


@pytest.fixture
def patient_id(desk: Desk) -> str:
    return add_patient(desk, a_patient_draft()).patient_id


def after(desk: Desk, **by: float) -> Desk:
    return replace(desk, clock=Later(timedelta(**by)))


def test_a_view_is_noted_once_in_a_quarter_of_an_hour_and_anew_by_somebody_else(desk: Desk, patient_id: str) -> None:
    assert note_view(desk, patient_id)
    assert not note_view(after(desk, minutes=14), patient_id)
    assert note_view(replace(desk, acting="Somebody Else"), patient_id)
    assert note_view(after(desk, minutes=16), patient_id)
    assert verify_register(desk).is_ok


def test_a_register_that_only_reads_shows_its_pages_and_lets_people_in(desk: Desk, patient_id: str) -> None:
    add_user(replace(desk, acting="setup"), "Nora Nurse", Role.NURSE)
    set_credential(replace(desk, acting="Nora Nurse"), "Nora Nurse", CredentialKind.PIN, "271828")
    desk.register.only_read("This window only reads.")
    assert not note_view(desk, patient_id)
    assert sign_in(desk, "Nora Nurse", "271828").acting == "Nora Nurse"
    with pytest.raises(Refused, match="4 tries are left"):
        sign_in(desk, "Nora Nurse", "161803")
    with pytest.raises(Refused, match="3 tries are left"):
        sign_in(desk, "Nora Nurse", "161803")


def test_neither_views_nor_sign_ins_are_taken_for_acts(desk: Desk, patient_id: str) -> None:
    add_user(replace(desk, acting="setup"), "Nora Nurse", Role.NURSE)
    nora = replace(desk, acting="Nora Nurse")
    mark = session_mark(desk)
    note_view(nora, patient_id)
    sign_in(nora, "Nora Nurse", "")
    assert undo_steps(nora, mark) == ()
    assert [line.says for line in show_patient(desk, patient_id).history] == ["Patient added"]


def test_views_sign_ins_and_people_are_in_the_trail_in_words(desk: Desk, patient_id: str) -> None:
    add_user(replace(desk, acting="setup"), "Nora Nurse", Role.NURSE)
    nora = replace(desk, acting="Nora Nurse")
    set_credential(nora, "Nora Nurse", CredentialKind.PIN, "271828")
    sign_in(nora, "Nora Nurse", "271828")
    add_user(nora, "Hal Assistant", Role.HEALTH_CARE_ASSISTANT)
    change_role(nora, "Hal Assistant", Role.NURSE)
    disable_user(nora, "Hal Assistant")
    enable_user(nora, "Hal Assistant")
    note_view(nora, patient_id)
    set_idle_lock(nora, 60)
    page = audit_trail(desk, AuditFilter(), limit=9)
    assert [entry.says for entry in page.entries] == [
        "Setting changed: seconds until the window locks: 60",
        "Looked at the record",
        "Hal Assistant enabled again",
        "Hal Assistant disabled",
        "Hal Assistant is nurse from now on, was health-care assistant",
        "Added to the people: Hal Assistant, health-care assistant",
        "Signed in",
        "PIN of Nora Nurse set",
        "Added to the people: Nora Nurse, nurse",
    ]
    assert page.is_more
    assert page.head.hash == page.entries[0].hash
    with pytest.raises(NotFound):
        audit_trail(desk, AuditFilter(patient="Nobody"))


def test_enabling_somebody_enabled_and_the_role_they_have_are_refused_in_words(desk: Desk) -> None:
    add_user(replace(desk, acting="setup"), "Nora Nurse", Role.NURSE)
    nora = replace(desk, acting="Nora Nurse")
    with pytest.raises(Refused, match="is not disabled"):
        enable_user(nora, "Nora Nurse")
    with pytest.raises(Refused, match="already"):
        change_role(nora, "Nora Nurse", Role.NURSE)
    with pytest.raises(NotFound):
        enable_user(nora, "Nobody Here")


def test_a_wrong_pin_typed_by_the_computer_s_own_clock_counts_once(desk: Desk) -> None:
    add_user(replace(desk, acting="setup"), "Nora Nurse", Role.NURSE)
    nora = replace(desk, acting="Nora Nurse")
    set_credential(nora, "Nora Nurse", CredentialKind.PIN, "271828")
    for left in (4, 3, 2):
        with pytest.raises(Refused, match=f"{left} tries are left"):
            sign_in(nora, "Nora Nurse", "161803")


@pytest.mark.parametrize("seconds", [29, 601, 0])
def test_the_idle_lock_is_half_a_minute_to_ten(desk: Desk, seconds: int) -> None:
    with pytest.raises(BadInput):
        set_idle_lock(desk, seconds)
    assert idle_lock(desk) is None


def test_the_idle_lock_is_off_only_while_nobody_who_may_act_has_a_pin(desk: Desk) -> None:
    add_user(replace(desk, acting="setup"), "Nora Nurse", Role.NURSE)
    nora = replace(desk, acting="Nora Nurse")
    add_user(nora, "Pia Prescriber", Role.PRESCRIBER)
    set_credential(nora, "Nora Nurse", CredentialKind.PIN, "271828")
    assert idle_lock(desk) == 120
    assert [one.has_proof for one in list_people(desk)] == [True, False]
    disable_user(replace(desk, acting="Pia Prescriber"), "Nora Nurse")
    assert idle_lock(desk) is None


def test_the_chain_is_checked_in_parts_of_any_size(desk: Desk, patient_id: str) -> None:
    with desk.register.writing(by="setup", at=desk.clock.now()) as unit:
        for number in range(25):
            unit.note("tried", "import", str(number), {})
    parts = list(check_in_parts(desk, at_once=10))
    assert [part.read for part in parts[:2]] == [10, 20]
    assert parts[-1].report is not None
    assert check_words(parts[-1]).startswith("Whole: all ")
    with desk.register.reading() as unit:
        found = check_chain(unit, Head(3, "0" * 64), limit=10)
    assert isinstance(found, ChainBreak)
    assert found.number == 4
