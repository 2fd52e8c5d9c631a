from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListView, QToolButton
from pytestqt.qtbot import QtBot

from b12desk.clinical.circumstances import ORAL_FAILS
from b12desk.clinical.vocabulary import Flag, Role
from b12desk.desktop.acts import DeskActs
from b12desk.services.desk import Desk
from b12desk.services.people import add_user
from b12desk.services.record_review import ReviewDraft, record_review
from b12desk.services.show_patient import show_patient
from tests.builders import add_somebody, day, somebody_after_loading
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import choose, closed, nameless, says
from tests.desktop_regimen.screen import STANDARD, doses, indicate, pick, planned, reasons, titles


def test_every_field_has_its_name_and_none_is_chosen_for_the_prescriber(
    qtbot: QtBot, window: Window, acts: DeskActs, bryn: str
) -> None:
    sheet = planned(qtbot, window, acts, bryn)

    assert nameless(sheet) == []
    assert named(sheet, QListView, "Protocol").selectionModel().hasSelection() is False
    for name in ("Start date", "Prescriber", "Authority valid to", "Authority doses", "Ileum removed, in cm"):
        assert named(sheet, QLineEdit, name).isVisible()
    assert titles(sheet)[0] == STANDARD
    assert len(titles(sheet)) == 19


def test_an_indication_narrows_the_list_and_every_protocol_can_be_listed_again(
    qtbot: QtBot, window: Window, acts: DeskActs, bryn: str
) -> None:
    sheet = planned(qtbot, window, acts, bryn)

    indicate(qtbot, sheet, "At risk")
    assert titles(sheet) == ["Surveillance of people at risk", "Prophylaxis every 2 to 3 months"]
    assert says(sheet, "Best supported first: Surveillance of people at risk. The prescriber chooses.")

    press(sheet, "List every protocol")
    qtbot.waitUntil(lambda: len(titles(sheet)) == 19)
    assert titles(sheet)[:2] == ["Surveillance of people at risk", "Prophylaxis every 2 to 3 months"]


def test_each_protocol_says_why_and_where_from_and_what_contradicts_it(
    qtbot: QtBot, window: Window, acts: DeskActs, bryn: str
) -> None:
    sheet = planned(qtbot, window, acts, bryn)

    choose(sheet, "Surgery", "Bariatric surgery")
    qtbot.waitUntil(lambda: titles(sheet)[0] == "After bariatric surgery, every 3 months")

    assert says(sheet, "The sources contradict each other here")
    model = named(sheet, QListView, "Protocol").model()
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert spoken.startswith("After bariatric surgery: every 3 months for life (S1, BOMSS).")
    assert "every month for life (S0). The prescriber chooses; none is preselected." in spoken


def test_the_patient_s_recorded_facts_are_ticked(qtbot: QtBot, window: Window, acts: DeskActs, today: Desk) -> None:
    patient_id = add_somebody(today, 3, Flag.RENAL_DYSFUNCTION, Flag.NEURO_INVOLVEMENT)
    sheet = planned(qtbot, window, acts, patient_id)

    ticked = [tick.text() for tick in sheet.findChildren(QCheckBox) if tick.isChecked()]
    assert ticked == ["Neurological involvement", "Renal dysfunction"]
    assert titles(sheet)[0] == "Hydroxocobalamin, neurological involvement"


def test_an_interval_is_tried_out_with_its_source_the_calendar_and_the_doses_a_year(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, bryn: str
) -> None:
    sheet = planned(qtbot, window, acts, bryn)
    indicate(qtbot, sheet, "Pernicious anaemia")
    pick(qtbot, sheet, STANDARD)
    qtbot.waitUntil(lambda: says(sheet, "Maintenance every 2 to 3 months: 4 to 6 doses a year."))
    assert doses(sheet)[6] == ("Maintenance", "26-Mar-2026", "26-Apr-2026")

    offered = named(sheet, QComboBox, "Maintenance interval")
    assert all("dose" in offered.itemText(place) and "(" in offered.itemText(place) for place in range(offered.count()))
    choose(sheet, "Maintenance interval", "Every month: 12 doses a year (S1 S2 S3, persistent symptoms)")

    qtbot.waitUntil(lambda: says(sheet, "Maintenance every month: 12 doses a year."))
    assert doses(sheet)[6] == ("Maintenance", "26-Feb-2026", "26-Feb-2026")
    assert show_patient(today, bryn).course is None


def test_what_was_chosen_stays_when_the_circumstances_change(
    qtbot: QtBot, window: Window, acts: DeskActs, bryn: str
) -> None:
    sheet = planned(qtbot, window, acts, bryn)
    pick(qtbot, sheet, STANDARD)
    choose(sheet, "Maintenance interval", "Every 3 months")

    indicate(qtbot, sheet, "Malabsorption")

    assert named(sheet, QComboBox, "Maintenance interval").currentText().startswith("Every 3 months")
    assert named(sheet, QListView, "Protocol").selectionModel().hasSelection()

    indicate(qtbot, sheet, "At risk")
    assert not named(sheet, QListView, "Protocol").selectionModel().hasSelection()
    qtbot.waitUntil(lambda: says(sheet, "Choose a protocol and a start date"))


def test_the_authority_the_indication_and_what_was_ticked_are_kept_with_the_course(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, bryn: str
) -> None:
    sheet = planned(qtbot, window, acts, bryn)
    indicate(qtbot, sheet, "Ileal resection")
    type_in(sheet, "Ileum removed, in cm", "35")
    press(sheet, "Renal dysfunction")
    pick(qtbot, sheet, "Ileal resection over 20 cm or ileal Crohn’s disease")
    type_in(sheet, "Prescriber", "Dr A. Example")
    choose(sheet, "Authority", "Patient specific direction")
    type_in(sheet, "Authority reference", "PSD 12/26")
    type_in(sheet, "Authority valid to", "13/01/2027")
    type_in(sheet, "Authority doses", "12")
    qtbot.waitUntil(lambda: doses(sheet) != [])

    press(sheet, "Start course")
    closed(qtbot, sheet)

    page = show_patient(today, bryn)
    assert page.course is not None
    assert (page.course.indication, page.course.resection_cm) == ("ileal_resection", 35)
    assert (page.course.authority_kind, page.course.authority_reference) == ("PSD", "PSD 12/26")
    assert (page.course.authority_to, page.course.authority_doses) == (day("2027-01-13"), 12)
    assert page.patient.flags == {Flag.RENAL_DYSFUNCTION}
    assert [notice.sentence for notice in window.notices] == ["Course started. First dose 14-Jan-2026."]


def test_everything_missing_or_misread_is_pointed_out_at_once(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, bryn: str
) -> None:
    sheet = planned(qtbot, window, acts, bryn)
    pick(qtbot, sheet, STANDARD)
    choose(sheet, "Authority", "Patient group direction")
    type_in(sheet, "Authority valid to", "soon")
    type_in(sheet, "Ileum removed, in cm", "0")
    press(sheet, "Start course")

    for sentence in ("Give the prescriber.", "A PSD or a PGD needs its reference.", "The length is 1 to 600 cm."):
        assert says(sheet, sentence)
    assert named(sheet, QLineEdit, "Authority valid to").property("problem")
    assert show_patient(today, bryn).course is None


def test_somebody_taken_over_goes_on_from_the_last_dose_elsewhere(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, bryn: str
) -> None:
    sheet = planned(qtbot, window, acts, bryn)
    pick(qtbot, sheet, STANDARD)
    assert not named(sheet, QLineEdit, "Last dose elsewhere").isVisible()
    choose(sheet, "Begins with", "Taken over, now in: maintenance")
    type_in(sheet, "Last dose elsewhere", "12/12/2025")
    type_in(sheet, "Given where", "Bridge Street Surgery")
    type_in(sheet, "Prescriber", "Dr A. Example")
    qtbot.waitUntil(lambda: doses(sheet)[:1] == [("Maintenance", "12-Feb-2026", "12-Mar-2026")])
    assert named(sheet, QLineEdit, "Dose given elsewhere").text() == "1000"

    press(sheet, "Start course")
    closed(qtbot, sheet)

    page = show_patient(today, bryn)
    assert [(dose.given_on, dose.given_elsewhere, dose.note) for dose in page.injections] == [
        (day("2025-12-12"), True, "Given at Bridge Street Surgery")
    ]
    assert page.forecast is not None
    assert page.forecast.due_on == day("2026-02-12")


def test_a_dose_elsewhere_without_its_amount_is_not_passed_over(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, bryn: str
) -> None:
    sheet = planned(qtbot, window, acts, bryn)
    pick(qtbot, sheet, STANDARD)
    choose(sheet, "Begins with", "Taken over, now in: maintenance")
    type_in(sheet, "Last dose elsewhere", "12/12/2025")
    type_in(sheet, "Dose given elsewhere", "")
    type_in(sheet, "Prescriber", "Dr A. Example")
    press(sheet, "Start course")

    assert says(sheet, "Give the dose.")
    assert show_patient(today, bryn).injections == ()


def test_tablets_show_their_first_review_and_the_advice_about_tablets(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, bryn: str
) -> None:
    sheet = planned(qtbot, window, acts, bryn)
    pick(qtbot, sheet, "Oral cyanocobalamin 1000 to 2000 micrograms daily")
    qtbot.waitUntil(lambda: says(sheet, "Serum B12: due 14-Apr-2026."))
    assert says(sheet, "No injections. The first reviews and blood tests:")

    press(sheet, "What helps to decide")
    qtbot.waitUntil(lambda: says(sheet, "Tablets instead of injections"))
    note = named(sheet, QToolButton, "What helps to decide")
    qtbot.waitUntil(lambda: note.accessibleDescription().startswith("3 texts"))


def test_a_running_course_is_replaced_for_a_reason(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, cara: str
) -> None:
    record_review(today, cara, ReviewDraft(day("2026-01-13"), ORAL_FAILS))
    sheet = planned(qtbot, window, acts, cara)
    assert says(sheet, "Oral cyanocobalamin 1000 to 2000 micrograms daily is running: it ends when the new course")
    assert named(sheet, QCheckBox, "Tablets failed").isChecked()
    assert named(sheet, QComboBox, "Indication").currentText() == "Pernicious anaemia"
    assert not [title for title in titles(sheet) if title.startswith(("Oral", "Sublingual", "Surveillance"))]
    pick(qtbot, sheet, STANDARD)
    type_in(sheet, "Prescriber", "Dr A. Example")
    qtbot.waitUntil(lambda: doses(sheet) != [])

    press(sheet, "Change regimen")
    closed(qtbot, sheet)

    page = show_patient(today, cara)
    assert page.course is not None
    assert (page.course.protocol_id, page.course.indication) == ("hydroxo-standard", "pernicious_anaemia")
    assert page.course_events[0].reason == "oral_fails"


def test_leaving_a_lifelong_course_for_better_numbers_asks_before_it_is_saved(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk
) -> None:
    ada = somebody_after_loading(today, 4)
    sheet = planned(qtbot, window, acts, ada)
    pick(qtbot, sheet, "Surveillance of people at risk")
    type_in(sheet, "Prescriber", "Dr A. Example")
    press(sheet, "Change regimen")
    assert says(sheet, "Give the reason; it is kept with the course that ends.")
    choose(sheet, "Reason for the change", "Levels are normal")
    asked = "Reason: do not stop"
    qtbot.waitUntil(lambda: any(field.accessibleName() == asked for field in sheet.findChildren(QLineEdit)))
    press(sheet, "Change regimen")
    page = show_patient(today, ada)
    assert page.course is not None
    assert page.course.protocol_id == "hydroxo-standard"

    type_in(sheet, asked, "decided by haematology")
    press(sheet, "Change regimen")
    closed(qtbot, sheet)

    page = show_patient(today, ada)
    assert page.course is not None
    assert page.course.protocol_id == "surveillance"
    assert page.course_events[0].reasons == (("do_not_stop", "decided by haematology"),)


def test_another_reason_is_asked_for_in_words(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, cara: str
) -> None:
    sheet = planned(qtbot, window, acts, cara)
    pick(qtbot, sheet, STANDARD)
    type_in(sheet, "Prescriber", "Dr A. Example")
    choose(sheet, "Reason for the change", "Another reason")
    type_in(sheet, "Reason in words", "can no longer swallow")
    qtbot.waitUntil(lambda: doses(sheet) != [])
    press(sheet, "Change regimen")
    closed(qtbot, sheet)

    assert show_patient(today, cara).course_events[0].reason == "can no longer swallow"


def test_a_prescriber_may_override_a_block_with_a_reason_that_is_kept(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk
) -> None:
    allergic = add_somebody(today, 5, Flag.COBALT_ALLERGY)
    add_user(today, "Dr A. Example", Role.PRESCRIBER)
    acts.act_as("Dr A. Example")
    sheet = planned(qtbot, window, acts, allergic)
    pick(qtbot, sheet, STANDARD)
    type_in(sheet, "Prescriber", "Dr A. Example")
    qtbot.waitUntil(lambda: len(reasons(sheet, "cobalt allergy")) == 1)
    press(sheet, "Start course")
    assert show_patient(today, allergic).course is None

    reasons(sheet, "cobalt allergy")[0].setText("desensitised, allergy clinic 2025")
    press(sheet, "Start course")
    closed(qtbot, sheet)

    course = show_patient(today, allergic).course
    assert course is not None
    assert course.reasons == (("cobalt_allergy", "desensitised, allergy clinic 2025"),)


def test_a_nurse_cannot_lift_a_block(qtbot: QtBot, window: Window, acts: DeskActs, today: Desk) -> None:
    allergic = add_somebody(today, 5, Flag.COBALT_ALLERGY)
    sheet = planned(qtbot, window, acts, allergic)
    pick(qtbot, sheet, STANDARD)
    type_in(sheet, "Prescriber", "Dr A. Example")
    qtbot.waitUntil(lambda: says(sheet, "Known allergy to cobalt: vitamin B12 must not be injected."))
    press(sheet, "Start course")

    assert says(sheet, "Can’t be saved. Known allergy to cobalt")
    assert reasons(sheet, "cobalt allergy") == []
    assert show_patient(today, allergic).course is None
