"""A desk on Monday 5 January 2026 over a new register."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from b12desk.services.desk import Desk
from tests.builders import desk_in


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path, "2026-01-05") as desk:
        yield desk


@pytest.fixture
def invented(tmp_path: Path) -> Iterator[Desk]:
    """A desk over a new register that was made for invented patients."""
    with desk_in(tmp_path, "2026-01-05", is_demo=True) as desk:
        yield desk
