"""Slips written while the computer was down are entered one after another."""

from datetime import date

from PySide6.QtWidgets import QAbstractButton, QTableView
from pytestqt.qtbot import QtBot

from b12desk.clinical.afterwards import AFTERWARDS
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.papers.back_entry_sheet import BackEntrySheet, ScanField
from b12desk.desktop.patient.presenter import injection_lines
from b12desk.services.desk import Desk
from b12desk.services.short_ids import short_id
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import choose, nameless, opened, says


def scan(sheet: BackEntrySheet, text: str) -> None:
    field = named(sheet, ScanField, "Barcode, short id or name")
    field.setText(text)
    field.entered.emit(text)


def fill(sheet: BackEntrySheet) -> None:
    type_in(sheet, "Date given", "27/04/2026")
    type_in(sheet, "Batch number", "HX100")
    type_in(sheet, "Expiry date", "30/09/2027")
    type_in(sheet, "Given by", "Nurse C")


def tick(sheet: BackEntrySheet, site: str) -> None:
    choose(sheet, "Site", site)
    for box in ("Identity checked", "Consent given"):
        named(sheet, QAbstractButton, box).setChecked(True)
    type_in(sheet, "Reason", "the computer was down")


def test_slips_are_entered_one_after_another(
    qtbot: QtBot, window: Window, acts: DeskActs, clinic: Desk, ada: str, bryn: str
) -> None:
    acts.paper("Back-entry")
    sheet = opened(qtbot, window, BackEntrySheet)
    assert nameless(sheet) == []
    press(sheet, "Save slip")
    for words in ("Say whose slip it is.", "The date given is missing.", "The site is missing.", "Who gave it is"):
        assert says(sheet, words)
    fill(sheet)
    for patient_id, text in ((ada, short_id(ada)), (bryn, "bryn")):
        scan(sheet, text)
        qtbot.waitUntil(lambda patient_id=patient_id: sheet.form().patient_id == patient_id)
        tick(sheet, "left deltoid")
        press(sheet, "Save slip")
        qtbot.waitUntil(lambda: sheet.form().patient_id is None)
    assert (sheet.form().batch, sheet.form().given_on, sheet.form().site) == ("HX100", date(2026, 4, 27), None)
    assert not sheet.form().identity_checked
    for patient_id in (ada, bryn):
        newest = show_patient(clinic, patient_id).injections[0]
        assert injection_lines(show_patient(clinic, patient_id))[0].cells[-1].startswith("Recorded afterwards")
        assert (newest.given_on, newest.given_by, newest.note) == (date(2026, 4, 27), "Nurse C", AFTERWARDS)
    assert named(sheet, QTableView, "Slips entered").model().rowCount() == 2
    assert window.changes >= 2
    assert not sheet.has_unsaved()
    sheet.reject()


def test_a_slip_that_is_refused_stays_and_nobody_fits_is_said(
    qtbot: QtBot, window: Window, acts: DeskActs, clinic: Desk, ada: str
) -> None:
    acts.paper("Back-entry")
    sheet = opened(qtbot, window, BackEntrySheet)
    scan(sheet, "Nobody")
    qtbot.waitUntil(lambda: says(sheet, "Nobody fits"))
    scan(sheet, short_id(ada))
    qtbot.waitUntil(lambda: sheet.form().patient_id == ada)
    fill(sheet)
    tick(sheet, "left deltoid")
    type_in(sheet, "Expiry date", "30/09/2025")
    press(sheet, "Save slip")
    qtbot.waitUntil(lambda: says(sheet, "expire"))
    assert sheet.form().patient_id == ada
    assert len(show_patient(clinic, ada).injections) == 6
    sheet.remember_as_saved()
    sheet.reject()
