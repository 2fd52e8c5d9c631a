"""What every test may rely on: no display is needed, and Hypothesis tries the same examples on every computer."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="b12desk-tests-state-")  # the log and tries are not this user's

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder that holds b12desk, resources and tests."""
    return CHECKOUT


@pytest.fixture(scope="session")
def cases_folder() -> Path:
    """The clinical cases: files in the form of `b12desk forecast`."""
    return CHECKOUT / "tests" / "cases"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the tests in `tests/reliability` run small, as in CI, or large, as by hand before a release."""
    sizes = ("small", "large")
    parser.addoption("--reliability-size", choices=sizes, default="small", help="how often tests/reliability tries")
