"""A day that a damaged page spoilt is said to be damage, in a sentence."""

from contextlib import closing
from pathlib import Path

import pytest

from b12desk.clinical.errors import NotFound, RegisterTrouble
from b12desk.register.sqlite_library import sqlite
from b12desk.register.store import open_register
from tests.builders import register_file


@pytest.mark.parametrize("spoilt", ["'2013-05m06'", "x'2013'", "12"])
def test_a_day_that_cannot_be_read_is_damage(tmp_path: Path, spoilt: str) -> None:
    path = register_file(tmp_path)
    with closing(sqlite.connect(path)) as raw, raw:
        raw.execute(f'UPDATE closure SET "on" = {spoilt} WHERE rowid = 1')
    with (
        closing(open_register(path, create=False)) as register,
        register.reading() as unit,
        pytest.raises(RegisterTrouble, match="damaged: it holds a day that can’t be read"),
    ):
        unit.closures()


def test_half_a_letter_is_nobody_s_id_and_no_damage(tmp_path: Path) -> None:
    with closing(open_register(register_file(tmp_path))) as register, register.reading() as unit:
        assert unit.patients(["Ada\udc80"]) == ()
        with pytest.raises(NotFound):
            unit.patient("Ada\udc80")
