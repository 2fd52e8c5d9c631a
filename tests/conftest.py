"""What every test may rely on: no display is needed, and Hypothesis tries the same examples on every computer."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ("tests.desktop_fixtures", "tests.garbage")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="b12desk-tests-state-")  # the log and tries are not this user's

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

CHECKOUT = Path(__file__).resolve().parents[1]
LONGEST = [CHECKOUT / "tests" / name for name in ("journeys", "desktop_looks", "reliability", "documents")]


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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, so that no processor waits for the last of them alone.

    The offscreen platform says of every dialog that it has no window manager, which fails no test.
    """
    items.sort(key=lambda item: item.path.parent not in LONGEST)
    for item in items:
        if item.path.parent.name.startswith("desktop") or "/desktop" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support"))
