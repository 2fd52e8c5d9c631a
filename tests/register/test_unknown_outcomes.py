"""The disk says that a commit failed: an act that is in the file all the same is saved, one that is not is not."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.sqlite_library import sqlite
from b12desk.register.store import Register
from tests.builders import AT, a_patient, opened

Commit = Callable[[object], None]


def fails(register: Register, monkeypatch: pytest.MonkeyPatch, *, after: bool) -> None:
    """Have the next commit report an I/O error: after it is done, or instead of being done."""
    dialect = register._engine.dialect
    commit: Commit = dialect.do_commit
    left = [True]

    def do_commit(connection: object) -> None:
        if not left:
            return commit(connection)
        left.clear()
        if after:
            commit(connection)
        raise sqlite.OperationalError("disk I/O error")

    monkeypatch.setattr(dialect, "do_commit", do_commit)


def stumble(register: Register) -> None:
    """Enter somebody, and meet trouble before the act has ended."""
    with register.writing(by="Nurse", at=AT) as unit:
        unit.add_patient(a_patient(1))
        raise RegisterTrouble("The drive is gone.")


def names(register: Register) -> list[str]:
    with register.reading() as unit:
        return sorted(row[0] for row in unit.connection.execute(sa.text("SELECT family_name FROM patient")))


def test_an_act_that_is_there_although_its_commit_failed_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as register:
        fails(register, monkeypatch, after=True)
        with register.writing(by="Nurse", at=AT) as unit:
            unit.add_patient(a_patient(1))
        assert names(register) == ["Smith"]


def test_an_act_that_is_not_there_is_not_saved_and_can_be_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as register:
        fails(register, monkeypatch, after=False)
        with pytest.raises(RegisterTrouble, match="The disk did not answer"), register.writing(by="N", at=AT) as unit:
            unit.add_patient(a_patient(1))
        assert names(register) == []
        with register.writing(by="Nurse", at=AT) as unit:
            unit.add_patient(a_patient(1))
        assert names(register) == ["Smith"]


def test_an_act_that_entered_nothing_is_not_said_to_be_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path) as register:
        fails(register, monkeypatch, after=True)
        with pytest.raises(RegisterTrouble), register.writing(by="Nurse", at=AT):
            pass


def test_trouble_within_an_act_is_never_taken_for_a_saved_one(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        with pytest.raises(RegisterTrouble, match="gone"):
            stumble(register)
        assert names(register) == []
