"""Opening an encrypted register, starting one, and the card of security, in the window over real files."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from b12desk.bootstrap import DesktopCall, _open_for_desktop, ways_on
from b12desk.clinical.errors import PassphraseNeeded
from b12desk.clinical.vocabulary import Role
from b12desk.desktop.application import begin, begin_without_register
from b12desk.desktop.first_start.view import FirstStartPage
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.security.recovery_view import RecoveryPreviewSheet
from b12desk.desktop.security.view import PassphraseSheet, SecurityCard
from b12desk.desktop.unlock.view import UnlockSheet
from b12desk.register.keys_wrapped import Cost
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import open_desk
from b12desk.services.encryption import (
    CAN_ENCRYPT,
    Secret,
    WrapKind,
    draft_recovery_sheet,
    is_encrypted,
    keep_recovery_sheet,
    unlock,
)
from b12desk.services.new_register import NewRegister, start_register

T = TypeVar("T", bound=QWidget)
pytestmark = pytest.mark.skipif(not CAN_ENCRYPT, reason="this run takes Python's own SQLite, which can't encrypt")
CLOCK = ClockSetTo(date(2026, 3, 28))
CHEAP = Cost(memory_kib=8192, passes=1, lanes=1)
WORDS = "four words of nobody"
CALL = DesktopCall(None, "Ada Ojo", "2026-03-28", False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.b12desk"


@pytest.fixture
def code(path: Path) -> str:
    """An encrypted register lies at the path; the code of its recovery sheet."""
    new = NewRegister("Riverside", "England", ("mon",), "Ada Ojo", Role.NURSE, WORDS)
    desk = start_register(path, new, clock=CLOCK, cost=CHEAP)
    sheet = draft_recovery_sheet(desk)
    keep_recovery_sheet(desk, sheet)
    desk.close()
    return sheet.code


@pytest.fixture
def locked(window: MainWindow, path: Path, code: str, qtbot: QtBot) -> Iterator[UnlockSheet]:
    session = begin(
        window,
        open_desk=lambda: _open_for_desktop(CALL, path, CLOCK),
        unlock=lambda secret: _open_for_desktop(CALL, path, CLOCK, secret),
    )
    window.resize(1366, 740)
    window.show()
    yield shown(window, UnlockSheet, qtbot)
    window.close()
    session.close()


def test_an_encrypted_register_opens_by_its_passphrase_and_by_no_other(
    locked: UnlockSheet, window: MainWindow, qtbot: QtBot
) -> None:
    assert "clinic.b12desk is encrypted" in " ".join(texts(locked))
    assert field(locked, "Passphrase").echoMode() is QLineEdit.EchoMode.Password
    fill(locked, "Passphrase", "another four words here")
    press(locked, "Open register")
    qtbot.waitUntil(lambda: any("not this register’s passphrase" in text for text in texts(locked)), timeout=15_000)
    fill(locked, "Passphrase", WORDS)
    press(locked, "Open register")
    is_open(window, qtbot)


def test_it_opens_by_its_recovery_sheet(locked: UnlockSheet, window: MainWindow, code: str, qtbot: QtBot) -> None:
    press(locked, "Use the recovery sheet")
    fill(locked, "Recovery code", code[:-1] + ("0" if code[-1] != "0" else "1"))
    press(locked, "Open register")
    qtbot.waitUntil(lambda: any("check character" in text for text in texts(locked)), timeout=15_000)
    fill(locked, "Recovery code", code.lower())
    press(locked, "Open register")
    is_open(window, qtbot)


def test_everything_on_the_sheet_has_a_name_and_cancelling_leaves_it_closed(
    locked: UnlockSheet, window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    assert nameless(locked) == []
    press(locked, "Cancel")
    qtbot.waitUntil(lambda: not locked.isVisible())
    assert is_encrypted(path)


def test_the_passphrase_changes_on_the_card(locked: UnlockSheet, window: MainWindow, path: Path, qtbot: QtBot) -> None:
    card = card_of(locked, window, qtbot)
    press(card, "Change passphrase…")
    sheet = shown(window, PassphraseSheet, qtbot)
    assert nameless(sheet) == []
    fill(sheet, "Present passphrase", WORDS)
    fill(sheet, "New passphrase", "short")
    press(sheet, "Change passphrase")
    assert any(text.startswith("Too short") for text in texts(sheet))
    fill(sheet, "New passphrase", "quite other words than those")
    fill(sheet, "New passphrase, again", "quite other words than these")
    press(sheet, "Change passphrase")
    assert any("not the same" in text for text in texts(sheet))
    fill(sheet, "New passphrase, again", "quite other words than those")
    press(sheet, "Change passphrase")
    qtbot.waitUntil(lambda: not isValid(sheet) or not sheet.isVisible(), timeout=30_000)
    assert unlock(path, Secret("quite other words than those"))


def test_a_register_is_decrypted_and_encrypted_on_the_card_while_the_window_works(
    locked: UnlockSheet, window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    card = card_of(locked, window, qtbot)
    press(card, "Decrypt register…")
    sheet = shown(window, PassphraseSheet, qtbot)
    fill(sheet, "Present passphrase", WORDS)
    press(sheet, "Decrypt register")
    qtbot.waitUntil(lambda: any("not encrypted: whoever" in text for text in texts(card)), timeout=30_000)
    assert not is_encrypted(path)
    press(card, "Encrypt register…")
    sheet = shown(window, PassphraseSheet, qtbot)
    fill(sheet, "Passphrase", WORDS)
    fill(sheet, "Passphrase, again", WORDS)
    press(sheet, "Encrypt register")
    recovery = shown(window, RecoveryPreviewSheet, qtbot)
    qtbot.waitUntil(lambda: any("has no recovery sheet yet" in text for text in texts(card)), timeout=30_000)
    assert is_encrypted(path)
    assert nameless(recovery) == []
    press(recovery, "Keep this sheet")
    assert sum("is not group" in text for text in texts(recovery)) == 2
    press(recovery, "Go on without a sheet")


def test_a_register_is_started_encrypted_and_its_recovery_sheet_is_typed_back(
    window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from b12desk.services import encryption

    codes: list[str] = []
    made: Callable[[], str] = encryption.new_code

    def remembered() -> str:
        codes.append(made())
        return codes[-1]

    monkeypatch.setattr(encryption, "new_code", remembered)
    with ExitStack() as leaving:
        session = begin_without_register(window, ways_on(DesktopCall(None, None, None, False), path, CLOCK, leaving))
        window.resize(1366, 900)
        window.show()
        page = window.findChild(FirstStartPage)
        assert isinstance(page, FirstStartPage)
        fill(page, "Clinic name", "Riverside")
        fill(page, "Your name", "Ada Ojo")
        role = next(box for box in page.findChildren(QComboBox) if box.accessibleName() == "Your role")
        role.setCurrentIndex(role.findText("Nurse"))
        press(page, "Start register")
        assert any(text.startswith("At least four words") for text in texts(page))
        assert not path.exists()
        fill(page, "Passphrase", WORDS)
        fill(page, "Passphrase, again", WORDS)
        press(page, "Start register")
        sheet = shown(window, RecoveryPreviewSheet, qtbot)
        for asked in [one for one in sheet.findChildren(QLineEdit) if one.accessibleName().startswith("Group")]:
            place = int(asked.accessibleName().split()[1])
            asked.setText(codes[0].split("-")[place - 1].lower())
        press(sheet, "Keep this sheet")
        is_open(window, qtbot)
        assert unlock(path, Secret(codes[0], WrapKind.RECOVERY)) == unlock(path, Secret(WORDS))
        window.close()
        session.close()
    with pytest.raises(PassphraseNeeded):
        open_desk(path)


def card_of(locked: UnlockSheet, window: MainWindow, qtbot: QtBot) -> SecurityCard:
    fill(locked, "Passphrase", WORDS)
    press(locked, "Open register")
    is_open(window, qtbot)
    press(window, "Settings")
    card = window.findChild(SecurityCard)
    assert isinstance(card, SecurityCard)
    qtbot.waitUntil(lambda: any("are encrypted" in text for text in texts(card)), timeout=15_000)
    return card


def is_open(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: any(b.text().startswith("Working: Ada Ojo") for b in buttons(window)), timeout=30_000)


def shown(window: MainWindow, kind: type[T], qtbot: QtBot) -> T:
    qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in window.findChildren(kind)), timeout=30_000)
    return next(sheet for sheet in window.findChildren(kind) if sheet.isVisible())


def field(root: QWidget, name: str) -> QLineEdit:
    return next(one for one in root.findChildren(QLineEdit) if one.accessibleName() == name and one.isVisible())


def fill(root: QWidget, name: str, text: str) -> None:
    field(root, name).setText(text)


def press(root: QWidget, name: str) -> None:
    next(b for b in buttons(root) if b.accessibleName() == name and b.isVisible()).click()


def buttons(root: QWidget) -> list[QAbstractButton]:
    return root.findChildren(QAbstractButton)


def texts(root: QWidget) -> list[str]:
    return [label.text() for label in root.findChildren(QLabel) if label.isVisible()]


def nameless(root: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit)
    found = [one for one in root.findChildren(QWidget) if isinstance(one, kinds) and not one.accessibleName()]
    return [one for one in found if not one.objectName().startswith("qt_")]
