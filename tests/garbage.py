"""What tests of the desktop leave behind is collected between them, on the thread that shows windows.

Python collects on whichever thread makes something. On the lane's thread that could be a widget of an earlier test,
and a widget taken apart there takes the process with it. The program itself has `desktop/collecting.py` for this.
"""

import gc
from collections.abc import Generator

import pytest


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: no later collection looks at it again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Collect after a test that has the application, and not during it."""
    if "qapp" not in getattr(item, "fixturenames", ()):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.enable()


def pytest_unconfigure() -> None:
    """Empty the clipboard while Python still runs: what it holds was made by Python, and Qt would end it later."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
