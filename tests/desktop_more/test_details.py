from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from b12desk.clinical.patient import RestrictedSite, Site
from b12desk.clinical.vocabulary import Flag, Muscle, PatientStanding, Side
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.details.presenter import RestrictionForm, restriction_problems
from b12desk.desktop.details.view import DetailsSheet
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from b12desk.services.worklist import worklist
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.conftest import NODE_CLEARANCE
from tests.desktop_more.steps import choose, closed, nameless, opened, says

RIGHT_DELTOID = Site(Muscle.DELTOID, Side.RIGHT)


def test_details_open_as_they_are_kept_and_closing_asks_nothing(
    qtbot: QtBot, window: Window, acts: DeskActs, ada: str
) -> None:
    acts.edit_details(ada)
    sheet = opened(qtbot, window, DetailsSheet)

    assert named(sheet, QLineEdit, "Family name").text() == "Okonkwo"
    assert named(sheet, QComboBox, "Gender").currentText() == "F (as written elsewhere)"
    assert named(sheet, QComboBox, "Restricted site 1").currentText() == "Left deltoid"
    assert named(sheet, QLineEdit, "Restricted from 1").text() == "01-May-2025"
    assert not sheet.has_unsaved()
    assert nameless(sheet) == []

    sheet.reject()
    assert not sheet.isVisible()


def test_what_is_changed_is_kept_and_the_rest_stays(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    before = show_patient(today, ada).patient
    acts.edit_details(ada)
    sheet = opened(qtbot, window, DetailsSheet)
    type_in(sheet, "Phone", "020 7946 0018")
    type_in(sheet, "Neurological symptoms since", "1 Feb 2026")
    press(sheet, "Neurological involvement")

    press(sheet, "Save details")
    closed(qtbot, sheet)

    after = show_patient(today, ada).patient
    assert (after.phone, after.neuro_since) == ("020 7946 0018", date(2026, 2, 1))
    assert after.flags == {Flag.ANTICOAGULANT, Flag.NEURO_INVOLVEMENT}
    assert (after.gender, after.local_number, after.nhs_number) == (
        before.gender,
        before.local_number,
        before.nhs_number,
    )
    assert after.restricted_sites == (NODE_CLEARANCE,)
    assert [n.sentence for n in window.notices] == ["Details saved."]
    assert window.changes == 1


def test_saving_without_a_change_leaves_no_line_in_the_history(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    lines = len(show_patient(today, ada).history)
    acts.edit_details(ada)
    sheet = opened(qtbot, window, DetailsSheet)

    press(sheet, "Save details")
    closed(qtbot, sheet)

    assert len(show_patient(today, ada).history) == lines
    assert not window.notices


def test_restricted_sites_are_added_and_removed(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    acts.edit_details(ada)
    sheet = opened(qtbot, window, DetailsSheet)
    press(sheet, "Add restricted site")
    choose(sheet, "Restricted site 2", "Right deltoid")
    type_in(sheet, "Reason for restriction 2", "lymphoedema")
    type_in(sheet, "Restricted until 2", "31/12/27")
    press(sheet, "Remove restricted site 1")
    assert sheet.has_unsaved()

    press(sheet, "Save details")
    closed(qtbot, sheet)

    kept = show_patient(today, ada).patient.restricted_sites
    assert kept == (RestrictedSite(RIGHT_DELTOID, "lymphoedema", None, date(2027, 12, 31)),)


def test_every_problem_is_shown_at_once_and_nothing_is_saved(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    acts.edit_details(ada)
    sheet = opened(qtbot, window, DetailsSheet)
    type_in(sheet, "Family name", "")
    type_in(sheet, "Neurological symptoms since", "99/99/2020")
    press(sheet, "Add restricted site")

    press(sheet, "Save details")

    for sentence in ("Give the family name.", "is not a day of the calendar", "Choose the site."):
        assert says(sheet, sentence)
    assert show_patient(today, ada).patient.family_name == "Okonkwo"


def test_somebody_else_s_nhs_number_is_refused_in_the_sheet(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    acts.new_patient()
    qtbot.waitUntil(lambda: window.sheet() is not None)
    other = window.sheet()
    assert other is not None
    for name, text in (("Family name", "Bryn"), ("Given name", "Llŷr"), ("Date of birth", "30/07/1979")):
        type_in(other, name, text)
    press(other, "Save patient")
    closed(qtbot, other)
    acts.edit_details(window.opened[0])
    sheet = opened(qtbot, window, DetailsSheet)
    type_in(sheet, "NHS number", "999 014 0847")

    press(sheet, "Save details")

    qtbot.waitUntil(lambda: says(sheet, "This NHS number belongs to a patient who is in the register already"))
    assert show_patient(today, window.opened[0]).patient.nhs_number is None


def test_a_deceased_patient_leaves_the_worklist_and_can_be_brought_back(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    acts.edit_details(ada)
    sheet = opened(qtbot, window, DetailsSheet)
    choose(sheet, "Standing", "Deceased")
    assert says(sheet, "The patient leaves the worklist and is never called again")
    press(sheet, "Save details")
    closed(qtbot, sheet)
    assert show_patient(today, ada).patient.standing is PatientStanding.DECEASED
    assert worklist(today).rows == ()
    assert "deceased" in window.notices[0].sentence

    acts.edit_details(ada)
    sheet = opened(qtbot, window, DetailsSheet)
    choose(sheet, "Standing", "Active")
    press(sheet, "Save details")
    closed(qtbot, sheet)
    assert [row.patient_id for row in worklist(today).rows] == [ada]


def test_a_restriction_ends_on_or_after_the_day_it_begins() -> None:
    day = date(2026, 3, 16)
    same = RestrictionForm(RIGHT_DELTOID, "rash", day, day)
    wrong = RestrictionForm(RIGHT_DELTOID, "rash", day, date(2026, 3, 15))

    assert restriction_problems([same, wrong]) == {1: "The last day comes before the first."}
