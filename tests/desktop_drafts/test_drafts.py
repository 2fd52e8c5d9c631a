"""Drafts at rest: what is written, who can read it, and how it comes back."""

import stat
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import open_desk
from b12desk.services.drafts import Draft, TypedField, drafts_of, drafts_text
from b12desk.services.drafts_cipher import cipher_of, register_cipher
from b12desk.services.drafts_left import unfinished
from b12desk.services.drafts_store import DraftStore
from b12desk.services.verify_register import verify_register

AT = datetime(2026, 1, 14, 10, 42, tzinfo=UTC)
CIPHER = cipher_of("a secret")


def typed(note: str, *, id: str = "d1", patient_id: str = "p1", entry_id: str = "e1") -> Draft:
    fields = (TypedField("text", "Note", 0, note), TypedField("tick", "Consent given", 0, "yes"))
    return Draft(id, "InjectionSheet", "Record injection", patient_id, entry_id, "Nurse Ojo", AT, fields)


def store_in(folder: Path, session: str = "one") -> DraftStore:
    return DraftStore(folder, CIPHER.tag, CIPHER, session=session)


def test_a_draft_comes_back_as_it_was() -> None:
    draft = typed("Sore arm after Llŷr’s last dose")
    assert drafts_of(drafts_text((draft,))) == (draft,)


@pytest.mark.parametrize("text", [b"", b"{}", b"[]", b'{"drafts": 7}', b'{"drafts": [{"id": "x"}]}'])
def test_another_text_is_no_draft(text: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        drafts_of(text)


def test_nothing_of_a_patient_lies_in_the_clear(tmp_path: Path) -> None:
    store = store_in(tmp_path / "drafts")
    store.keep(typed("Sore arm"))
    content = store.path.read_bytes()
    for word in (b"Sore arm", b"Note", b"p1", b"Nurse", b"a secret"):
        assert word not in content
        assert word.decode() not in store.path.name
    with pytest.raises(ValueError, match="another key"):
        cipher_of("another secret").open(content)


def test_the_file_and_its_folder_are_the_users_alone(tmp_path: Path) -> None:
    store = store_in(tmp_path / "drafts")
    store.keep(typed("Sore arm"))
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700
    assert list(store.path.parent.iterdir()) == [store.path]


def test_a_draft_that_was_saved_or_discarded_leaves_no_file(tmp_path: Path) -> None:
    store = store_in(tmp_path / "drafts")
    store.keep(typed("Sore arm"))
    store.keep(typed("Another", id="d2"))
    store.drop("d1")
    assert store.path.exists()
    store.drop("d2")
    assert not store.path.exists()


def test_another_session_takes_over_what_was_left(tmp_path: Path) -> None:
    first, second = store_in(tmp_path, "one"), store_in(tmp_path, "two")
    first.keep(typed("Sore arm"))
    assert second.others() == (first.path,)
    second.adopt(first.path)
    assert second.drafts() == (typed("Sore arm"),)
    assert not first.path.exists()
    assert second.path.exists()


def test_a_file_that_was_cut_short_is_nothing_and_goes(tmp_path: Path) -> None:
    first, second = store_in(tmp_path, "one"), store_in(tmp_path, "two")
    first.keep(typed("Sore arm"))
    first.path.write_bytes(first.path.read_bytes()[:-5])
    second.adopt(first.path)
    assert second.drafts() == ()
    assert list(tmp_path.iterdir()) == []


def test_a_register_keeps_one_secret_and_stays_whole(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "register.b12", clock=ClockSetTo(date(2026, 1, 14)), acting="Nurse Ojo")
    first = register_cipher(desk)
    desk.close()
    again = open_desk(tmp_path / "register.b12", clock=ClockSetTo(date(2026, 1, 14)), acting="Nurse Ojo")
    other = open_desk(tmp_path / "other.b12", clock=ClockSetTo(date(2026, 1, 14)), acting="Nurse Ojo")
    assert register_cipher(again) == first
    assert register_cipher(other) != first
    assert verify_register(again).is_ok
    again.close()
    other.close()


def test_what_was_recorded_since_is_said(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "register.b12", clock=ClockSetTo(date(2026, 1, 14)), acting="Nurse Ojo")
    patient_id = add_patient(desk, PatientDraft("Okonkwo", "Ada", date(1956, 3, 2))).patient_id
    (one,) = unfinished(desk, (typed("Sore arm", patient_id=patient_id),))
    assert one.says.startswith(f"Record injection for OKONKWO, Ada, typed at {AT.astimezone():%H:%M} by Nurse Ojo.")
    assert one.saved.startswith("Something was recorded for this patient")
    assert not one.is_saved
    assert unfinished(desk, (typed("Gone", patient_id="nobody"),)) == ()
    desk.close()
