"""Opens the sheet that asks for a passphrase over a window."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from b12desk.desktop.lane import Lane
from b12desk.desktop.open_sheets import OpenSheets
from b12desk.desktop.unlock.presenter import UnlockPresenter
from b12desk.desktop.unlock.view import UnlockSheet
from b12desk.services.encryption import Secret

T = TypeVar("T")


def ask_for_passphrase(
    window: QWidget, lane: Lane, says: str, open: Callable[[Secret], T], opened: Callable[[T], None]
) -> None:
    """Ask, saying why, until a secret opens the register or somebody cancels; `open` runs on the lane."""
    sheets = OpenSheets(lane)
    sheet = UnlockSheet(says, window)
    presenter = UnlockPresenter(sheet, open, sheets.run_for(sheet), opened=opened)
    sheet.secret_given.connect(lambda text, is_recovery: presenter.try_secret(text, is_recovery=is_recovery))
    sheets.show(sheet, presenter)
