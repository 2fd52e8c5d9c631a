"""No file that is there is ever written over, however late it appeared."""

import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register import backup, migrate
from b12desk.register.keys import RegisterKey
from b12desk.register.store import Register, open_register
from tests.builders import AT, a_patient


def test_two_first_starts_at_once_end_in_one_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The slower start has built its file when the faster one has already saved a patient in the real place."""
    path = tmp_path / "register.b12desk"
    slower: list[Register] = []
    is_built, may_go = threading.Event(), threading.Event()
    migrate_at_once = migrate.migrate

    def migrate_and_wait(partial: Path, key: RegisterKey | None, *, meta: Mapping[str, str]) -> None:
        migrate_at_once(partial, key, meta=meta)
        if threading.current_thread() is second:
            is_built.set()
            may_go.wait(30)

    monkeypatch.setattr(migrate, "migrate", migrate_and_wait)
    second = threading.Thread(target=lambda: slower.append(open_register(path)))
    second.start()
    assert is_built.wait(30)
    first = open_register(path)
    with first.writing(by="Nurse B. Example", at=AT) as unit:
        unit.add_patient(a_patient())
    may_go.set()
    second.join(30)
    with slower[0].reading() as unit:
        assert unit.all_patients() == (a_patient(),)
    assert slower[0].register_id == first.register_id
    first.close()
    slower[0].close()
    assert [one.name for one in tmp_path.iterdir()] == ["register.b12desk"]


def test_a_file_that_appears_during_a_backup_is_kept(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, put_in_place = tmp_path / "copy.b12desk", backup.put_in_place

    def somebody_is_faster(partial: Path, path: Path) -> None:
        path.write_text("faster", encoding="utf-8")
        put_in_place(partial, path)

    monkeypatch.setattr(backup, "put_in_place", somebody_is_faster)
    with pytest.raises(RegisterTrouble, match="never overwrites"):
        register.backup_to(target)
    assert target.read_text(encoding="utf-8") == "faster"
    assert list(tmp_path.glob("*partial*")) == []
