"""A migration that fails changes nothing, and the next start may try again."""

from contextlib import closing

import pytest
import sqlalchemy as sa

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register import migrate
from b12desk.register.dialect import SCHEMA
from b12desk.register.sqlite_library import sqlite
from b12desk.register.store import Register, open_register
from b12desk.register.verify import verify
from tests.builders import AT, a_dose, a_patient


def test_a_migration_that_loses_a_dose_is_undone_and_may_be_tried_again(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    with register.writing(by="Nurse B. Example", at=AT) as unit:
        unit.add_patient(a_patient())
        unit.add_injection(a_dose(a_patient()))
    register.close()
    with closing(sqlite.connect(register.path, isolation_level=None)) as raw:
        raw.execute(f"PRAGMA user_version={SCHEMA - 1}")

    def lose_a_dose(connection: sa.Connection) -> None:
        connection.exec_driver_sql("DELETE FROM injection")

    with monkeypatch.context() as patched:
        patched.setattr(migrate, "_run_scripts", lose_a_dose)
        for _ in range(2):
            with pytest.raises(RegisterTrouble, match="left as it was"):
                open_register(register.path)
    with closing(open_register(register.path)) as opened, opened.reading() as unit:
        assert unit.injection(a_dose(a_patient()).id)
        assert verify(opened, recompute=None).is_ok
    backups = sorted(one.name for one in register.path.parent.glob("*before-schema*"))
    assert len(backups) == 3
