"""The computer's clock by command: refused while it is out of reach of the last entry, saved again once confirmed."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

from b12desk.register.store import open_register
from b12desk.services.clock import SystemClock
from tests.cli.clinic import ADD_ADA
from tests.cli.conftest import Ask


def test_a_clock_behind_the_last_entry_is_exit_3_until_it_is_confirmed(b12desk: Ask, register_path: Path) -> None:
    ahead = SystemClock().now() + timedelta(days=1)
    with closing(open_register(register_path)) as register, register.writing(by="setup", at=ahead) as unit:
        unit.set_setting("clinic_phone", "0117 496 0100")
    before = register_path.read_bytes()
    told = b12desk(*ADD_ADA)
    assert (told.code, told.out, told.err.count("\n")) == (3, "", 1)
    assert "Nothing was saved. Set the clock right" in told.err
    assert "clinic set --clock-is-right" in told.err
    assert b12desk("worklist").code == 0
    assert register_path.read_bytes() == before
    assert b12desk("clinic", "set", "--clock-is-right").code == 0
    assert b12desk(*ADD_ADA).code == 0
