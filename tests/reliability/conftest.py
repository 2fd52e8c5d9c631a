"""How large a reliability test runs: `--reliability-size small` in CI (the default), `large` by hand.

A test asks for a number of rounds with `sized(small, large)`:

    def test_nothing_is_lost(sized: Sized) -> None:
        for round in range(sized(12, 3_000)): ...

    python -m pytest tests/reliability                              # a minute, as CI runs it
    python -m pytest tests/reliability --reliability-size large     # the figures for a release, up to hours
"""

from typing import Protocol

import pytest


class Sized(Protocol):
    """Picks how often a test does what it does."""

    def __call__(self, small: int, large: int) -> int:
        """Return the number for the size that was asked for."""


@pytest.fixture(scope="session")
def sized(pytestconfig: pytest.Config) -> Sized:
    """Pick between the number for CI and the number by hand."""
    is_large = pytestconfig.getoption("--reliability-size", default="small") == "large"

    def pick(small: int, large: int) -> int:
        return large if is_large else small

    return pick
