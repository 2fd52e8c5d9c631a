from pathlib import Path

import pytest

from tests.desktop_recalls.conftest import acts, ada, bryn, desk, lane, today, window

__all__ = ["acts", "ada", "bryn", "desk", "lane", "today", "window"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of every dialog that it has no window manager."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support"))
