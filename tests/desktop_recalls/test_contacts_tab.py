from datetime import date

from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import Channel, ContactOutcome
from b12desk.desktop.patient.contact_lines import contact_lines
from b12desk.desktop.patient.contacts_tab import ContactsTab
from b12desk.services.desk import Desk
from b12desk.services.record_contact import ContactDraft, record_contact
from b12desk.services.show_patient import show_patient
from b12desk.services.void_contact import void_contact
from tests.desktop_acts.steps import on
from tests.desktop_acts.window import press


def contact(desk: Desk, patient_id: str, day: date, outcome: ContactOutcome, remind_on: date | None = None) -> str:
    draft = ContactDraft(day, Channel.PHONE, outcome, remind_on, "rings at noon")
    return record_contact(on(desk, day), patient_id, draft).contact.id


def test_attempts_stand_newest_first_and_a_voided_one_is_struck_through(today: Desk, ada: str) -> None:
    wrong = contact(today, ada, date(2026, 4, 20), ContactOutcome.BOOKED)
    contact(today, ada, date(2026, 4, 27), ContactOutcome.LEFT_MESSAGE, date(2026, 5, 4))
    void_contact(today, wrong, "wrong patient")
    newest, voided = contact_lines(show_patient(today, ada).contacts)
    assert newest.cells == ("27-Apr-2026", "Phone", "Left message", "04-May-2026", "Nurse Ojo", "rings at noon")
    assert newest.sentence == "27-Apr-2026: phone, left message; remind on 04-May-2026; rings at noon"
    assert (voided.id, voided.is_struck, voided.cells[-1]) == (wrong, True, "Voided: wrong patient")


def test_the_tab_corrects_the_attempt_that_is_chosen(qtbot: QtBot, today: Desk, ada: str) -> None:
    contact(today, ada, date(2026, 4, 20), ContactOutcome.NO_ANSWER)
    newest = contact(today, ada, date(2026, 4, 27), ContactOutcome.NO_ANSWER)
    tab = ContactsTab()
    qtbot.addWidget(tab)
    tab.show_page(show_patient(today, ada))
    with qtbot.waitSignal(tab.correct_asked) as asked:
        press(tab, "Correct contact")
    assert asked.args == [newest]
