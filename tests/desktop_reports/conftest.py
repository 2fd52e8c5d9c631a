from collections.abc import Iterator
from pathlib import Path

import pytest

from b12desk.services.desk import Desk
from tests.builders import desk_in, give, on, somebody_after_loading


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk on 17-Apr-2026: one patient had her first maintenance dose on time, another is overdue by a day."""
    with desk_in(tmp_path, "2026-01-05") as opened:
        ada = somebody_after_loading(opened, 1)
        somebody_after_loading(opened, 2)
        give(opened, ada, "2026-04-16", reasons={"*": "checked"})
        yield on(opened, "2026-04-17")
