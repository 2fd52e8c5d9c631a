"""After a stop without warning the next start offers what was typed, and a dose is never doubled."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.application import begin
from b12desk.desktop.deferral.view import DeferralSheet
from b12desk.desktop.details.view import DetailsSheet
from b12desk.desktop.drafts.view import UnfinishedSheet
from b12desk.desktop.injection.view import InjectionSheet
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.new_patient.view import NewPatientSheet
from b12desk.desktop.remembered import Remembered
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk
from b12desk.services.drafts_cipher import register_cipher
from b12desk.services.drafts_store import DraftStore
from b12desk.services.injection_draft import new_draft
from b12desk.services.record_injection import record_injection
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.window import named, press, type_in

DAY = date(2026, 1, 14)
Start = Callable[[], MainWindow]
S = TypeVar("S", bound=ActSheet)


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


@pytest.fixture
def start(desk: Desk, ada: str, drafts: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Start]:
    """Starts the desktop over the register; each one is closed at the end."""
    with ExitStack() as leaving:

        def open_window() -> MainWindow:
            window = MainWindow(Remembered(tmp_path / "desktop.ini"), register_name="Riverside", is_demo=False)
            qtbot.addWidget(window)
            session = begin(window, open_desk=lambda: replace(desk, clock=ClockSetTo(DAY)), drafts_folder=drafts)
            window.show()
            locks = len(list(drafts.glob("*.open")))
            qtbot.waitUntil(lambda: window.worklist.table.model().rowCount() == 1, timeout=15_000)
            qtbot.waitUntil(lambda: len(list(drafts.glob("*.open"))) != locks or bool(_lists(window)))
            leaving.callback(session.close)
            return window

        yield open_window


@pytest.fixture
def stopped(desk: Desk, ada: str, drafts: Path, tmp_path: Path) -> str:
    """A desktop typed into Ada's injection and was killed; return the id that the dose would have had."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.desktop_drafts.stopped", desk.register.path, drafts, ada, DAY.isoformat()],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        timeout=25,
        check=False,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    (left,) = drafts.glob("*.drafts")
    cipher = register_cipher(desk)
    store = DraftStore(tmp_path / "copy", cipher.tag, cipher)
    copy = tmp_path / left.name
    copy.write_bytes(left.read_bytes())
    store.make_home()
    store.adopt(copy)
    return store.drafts()[0].entry_id


def test_a_killed_desktop_has_lost_nothing_that_was_typed(
    start: Start, stopped: str, desk: Desk, ada: str, drafts: Path, qtbot: QtBot
) -> None:
    window = start()
    offered = _shown(window, UnfinishedSheet, qtbot)
    texts = _texts(offered)
    assert any(text.startswith("Record injection for OKONKWO, Ada (Mrs), typed") for text in texts)
    assert any(
        text.startswith("The last injection recorded here was for A. O., NHS number ending 0847") for text in texts
    )
    press(offered, "Go on")
    sheet = _shown(window, InjectionSheet, qtbot)
    qtbot.waitUntil(lambda: named(sheet, QLineEdit, "Note").text() == "Sore arm last time")
    assert named(sheet, QLineEdit, "Batch number").text() == "HX200"
    assert sheet.entry_id == stopped
    assert not named(sheet, QCheckBox, "Identity checked").isChecked()  # asked again: it may be somebody else's turn
    assert not named(sheet, QCheckBox, "Consent given").isChecked()
    type_in(sheet, "Expiry date", "30/09/2027")
    for box in sheet.findChildren(QCheckBox):
        if box.isVisible() and not box.isChecked() and box.accessibleName() != "Given elsewhere":
            box.click()
    press(sheet, "Save injection")
    qtbot.waitUntil(lambda: not isValid(sheet) or not sheet.isVisible(), timeout=10_000)
    dose = next(one for one in show_patient(desk, ada).injections if one.id == stopped)
    assert dose.note == "Sore arm last time"
    assert list(drafts.glob("*.drafts")) == []


def test_a_dose_that_was_saved_before_the_stop_is_known_and_not_offered_again(
    start: Start, stopped: str, desk: Desk, ada: str, qtbot: QtBot
) -> None:
    today = replace(desk, clock=ClockSetTo(DAY))
    draft = replace(
        new_draft(today, ada, entry_id=stopped),
        batch="HX200",
        expires_on=date(2027, 9, 30),
        identity_checked=True,
        consent_given=True,
        reasons={"*": "checked"},
    )
    record_injection(today, draft)
    window = start()
    offered = _shown(window, UnfinishedSheet, qtbot)
    assert any(text.startswith("This dose was saved") for text in _texts(offered))
    assert "Go on" not in [button.text() for button in offered.findChildren(QPushButton)]
    press(offered, "Clear")
    qtbot.waitUntil(lambda: not isValid(offered) or not offered.isVisible())


def test_discard_forgets_it_for_good(start: Start, stopped: str, drafts: Path, qtbot: QtBot) -> None:
    offered = _shown(start(), UnfinishedSheet, qtbot)
    next(b for b in offered.findChildren(QPushButton) if b.text() == "Discard" and b.isVisible()).click()
    qtbot.waitUntil(lambda: not isValid(offered) or not offered.isVisible())
    assert list(drafts.glob("*.drafts")) == []


def test_closing_the_list_keeps_everything_for_the_next_start(
    start: Start, stopped: str, drafts: Path, qtbot: QtBot
) -> None:
    window = start()
    offered = _shown(window, UnfinishedSheet, qtbot)
    press(offered, "Close")
    window.close()
    assert len(list(drafts.glob("*.drafts"))) == 1
    assert list(drafts.glob("*.open")) == []
    again = _shown(start(), UnfinishedSheet, qtbot)
    assert not any("last injection recorded here" in text for text in _texts(again))


def test_a_window_that_is_still_open_keeps_its_own(start: Start, drafts: Path, qtbot: QtBot) -> None:
    first = start()
    sheet = _typed_deferral(first, qtbot)
    qtbot.waitUntil(lambda: len(list(drafts.glob("*.drafts"))) == 1, timeout=5_000)
    second = start()
    assert _lists(second) == []
    sheet.reject()
    press(sheet, "Discard")
    qtbot.waitUntil(lambda: list(drafts.glob("*.drafts")) == [])


def test_what_was_typed_back_is_no_draft(start: Start, drafts: Path, qtbot: QtBot) -> None:
    sheet = _typed_deferral(start(), qtbot)
    qtbot.waitUntil(lambda: len(list(drafts.glob("*.drafts"))) == 1, timeout=5_000)
    type_in(sheet, "Defer until", "")
    qtbot.waitUntil(lambda: list(drafts.glob("*.drafts")) == [], timeout=5_000)


def test_a_new_patient_is_gone_on_with(start: Start, drafts: Path, qtbot: QtBot) -> None:
    window = start()
    window.start("New patient")
    sheet = _shown(window, NewPatientSheet, qtbot)
    type_in(sheet, "Family name", "Bryn")
    qtbot.waitUntil(lambda: len(list(drafts.glob("*.drafts"))) == 1, timeout=5_000)
    again = _after_a_stop(window, start, drafts, qtbot)
    press(_shown(again, UnfinishedSheet, qtbot), "Go on")
    typed = _shown(again, NewPatientSheet, qtbot)
    qtbot.waitUntil(lambda: named(typed, QLineEdit, "Family name").text() == "Bryn")
    assert typed.has_unsaved()


def test_details_that_a_colleague_changed_meanwhile_stay(
    start: Start, desk: Desk, ada: str, drafts: Path, qtbot: QtBot
) -> None:
    window = start()
    window.worklist.choose(ada)
    window.start("Edit details")
    sheet = _shown(window, DetailsSheet, qtbot)
    type_in(sheet, "Phone", "07700 900123")
    qtbot.waitUntil(lambda: len(list(drafts.glob("*.drafts"))) == 1, timeout=5_000)
    change_patient(desk, ada, replace(draft_of(show_patient(desk, ada).patient), address="1 New Street"))
    again = _after_a_stop(window, start, drafts, qtbot)
    offered = _shown(again, UnfinishedSheet, qtbot)
    assert any("Something was recorded for this patient" in text for text in _texts(offered))
    press(offered, "Go on")
    typed = _shown(again, DetailsSheet, qtbot)
    qtbot.waitUntil(lambda: named(typed, QLineEdit, "Phone").text() == "07700 900123")
    assert named(typed, QLineEdit, "Address").text() == "1 New Street"


def _after_a_stop(window: MainWindow, start: Start, drafts: Path, qtbot: QtBot) -> MainWindow:
    """Start again as if the first program had stopped: its drafts stay, its lock is nobody's any more."""
    for lock in drafts.glob("*.open"):
        lock.unlink()
    return start()


def _typed_deferral(window: MainWindow, qtbot: QtBot) -> DeferralSheet:
    window.worklist.table.selectRow(0)
    window.start("Defer")
    sheet = _shown(window, DeferralSheet, qtbot)
    type_in(sheet, "Defer until", "02/02/2026")
    return sheet


def _shown(window: MainWindow, kind: type[S], qtbot: QtBot) -> S:
    found: list[S] = []

    def look() -> bool:
        found[:] = [sheet for sheet in window.findChildren(kind) if sheet.isVisible()]
        return bool(found)

    qtbot.waitUntil(look, timeout=10_000)
    return found[0]


def _lists(window: MainWindow) -> list[UnfinishedSheet]:
    return [sheet for sheet in window.findChildren(UnfinishedSheet) if sheet.isVisible()]


def _texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]
