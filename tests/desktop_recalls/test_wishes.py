from PySide6.QtWidgets import QAbstractButton, QComboBox
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import FormatNeed, Side
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.details.view import DetailsSheet
from b12desk.desktop.patient.presenter import next_words
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.window import Window, named, press
from tests.desktop_more.steps import choose, closed, opened


def test_wishes_are_typed_kept_shown_again_and_taken_back(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    assert next_words(show_patient(today, ada)).endswith("left deltoid")
    acts.edit_details(ada)
    sheet = opened(qtbot, window, DetailsSheet)
    assert named(sheet, QComboBox, "Written to in").currentText() == "Standard print"
    assert named(sheet, QComboBox, "Preferred arm").currentText() == "No wish"
    choose(sheet, "Written to in", "Large print, 18")
    choose(sheet, "Preferred arm", "Right arm")
    press(sheet, "Prefers Friday")
    press(sheet, "Prefers Monday")
    assert sheet.has_unsaved()
    press(sheet, "Save details")
    closed(qtbot, sheet)

    page = show_patient(today, ada)
    kept = page.patient
    assert (kept.format_need, kept.preferred_side) == (FormatNeed.LARGE_PRINT_18, Side.RIGHT)
    assert kept.preferred_days == ("mon", "fri")
    assert next_words(page).endswith("left deltoid (prefers the right arm)")

    acts.edit_details(ada)
    again = opened(qtbot, window, DetailsSheet)
    assert named(again, QAbstractButton, "Prefers Friday").isChecked()
    assert not again.has_unsaved()
    choose(again, "Preferred arm", "No wish")
    press(again, "Prefers Friday")
    press(again, "Save details")
    closed(qtbot, again)
    assert (show_patient(today, ada).patient.preferred_side, show_patient(today, ada).patient.preferred_days) == (
        None,
        ("mon",),
    )
