"""Labels, cards, the list for a day, the transfer summary, the audit extract, the batch list and the downtime kit."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Unpack

import pytest

from b12desk.clinical.afterwards import AFTERWARDS
from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.vocabulary import Flag, FormatNeed, PatientStanding, Severity
from b12desk.services.audit_extract import audit_extract
from b12desk.services.back_entry import SlipEntry, enter_slip, find_slip, open_slips
from b12desk.services.batch_paper import batch_recall_list
from b12desk.services.batch_recipients import who_received
from b12desk.services.cards import appointment_card
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.day_list import day_list
from b12desk.services.desk import Desk
from b12desk.services.downtime import downtime_kit
from b12desk.services.labels import LabelChoice, label_test_sheet, patient_labels
from b12desk.services.short_ids import short_id, typed_short_id
from b12desk.services.show_patient import show_patient
from b12desk.services.transfer_summary import transfer_summary
from b12desk.services.verify_register import verify_register
from tests.builders import LEFT, add_somebody, an_id, day, give, on, somebody_after_loading
from tests.details import EntryDetails
from tests.documents.plans import read_back, said

TODAY = "2026-04-28"
Paper = Callable[[Desk, str], bytes]


def changed(
    desk: Desk, patient_id: str, *, standing: PatientStanding | None = None, **details: Unpack[EntryDetails]
) -> str:
    draft = replace(draft_of(show_patient(desk, patient_id).patient), **details)
    change_patient(on(desk, TODAY), patient_id, draft, standing=standing)
    return patient_id


def test_labels_are_made_of_those_with_an_address_and_the_others_are_named(desk: Desk) -> None:
    ids = [add_somebody(desk, number) for number in (1, 2, 3, 4)]
    changed(desk, ids[0], address="1, Mill Lane", postcode="SO21 2AA")
    changed(desk, ids[2], address="3, Mill Lane", standing=PatientStanding.DECEASED)
    changed(desk, ids[3], address="4, Mill Lane", standing=PatientStanding.MOVED_AWAY)
    made = patient_labels(desk, [*ids, ids[0]], LabelChoice("l7160", first=21))
    assert made.count == 1
    assert said(made.pdf) == "Mrs Ada Smith1 1 Mill Lane SO21 2AA"
    assert [one.why for one in made.left_out] == ["has no address", "has died", "has moved away"]
    with pytest.raises(Refused, match="has no address: no label"):
        patient_labels(desk, [ids[1]], LabelChoice())
    with pytest.raises(BadInput, match="There are no labels “L1”; there are L7163, L7160"):
        patient_labels(desk, ids, LabelChoice("L1"))
    with pytest.raises(BadInput, match="labels 1 to 14, not 15"):
        patient_labels(desk, ids, LabelChoice(first=15))
    with pytest.raises(NotFound):
        patient_labels(desk, ["nobody"], LabelChoice())
    assert "L7163 · label 14" in said(label_test_sheet(LabelChoice()))


@pytest.mark.parametrize(
    ("today", "says"),
    [
        ("2026-03-01", "Any day from 16 March 2026 to 16 April 2026 is on time."),
        (TODAY, "Your injection was due by 16 April 2026. Please call us."),
    ],
)
def test_the_card_says_what_is_due_next(today: str, says: str, desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    assert says in said(appointment_card(on(desk, today), patient_id).content)
    assert said(appointment_card(on(desk, today), patient_id, a6=True).content).count(says) == 2


def test_the_card_is_as_large_as_the_patient_needs_it(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    before = max(top - bottom for _, bottom, _, top in read_back(appointment_card(desk, patient_id).content)[0].boxes)
    changed(desk, patient_id, format_need=FormatNeed.LARGE_PRINT_24)
    after = max(top - bottom for _, bottom, _, top in read_back(appointment_card(desk, patient_id).content)[0].boxes)
    assert after > 1.5 * before
    assert "We will tell you when" in said(appointment_card(desk, add_somebody(desk, 2)).content)


@pytest.mark.parametrize("standing", [PatientStanding.DECEASED, PatientStanding.MOVED_AWAY])
def test_nobody_who_died_or_moved_away_has_a_card(standing: PatientStanding, desk: Desk) -> None:
    patient_id = changed(desk, somebody_after_loading(desk), standing=standing)
    with pytest.raises(Refused, match="no card is printed"):
        appointment_card(desk, patient_id)


def test_a_day_s_list_has_who_may_come_that_day(desk: Desk) -> None:
    somebody_after_loading(desk)
    text = said(day_list(on(desk, "2026-03-01"), day("2026-03-16")))
    assert "● Due" in text
    assert "1000 micrograms" in text
    assert "(1.00 mL)" in text
    assert "SMITH1, Ada (Mrs)" in text
    assert "0 patients" in said(day_list(on(desk, "2026-03-01"), day("2026-03-13")))
    late = said(day_list(on(desk, TODAY), day(TODAY)))
    assert "▲ Overdue" in late
    assert "12 days" in late
    with pytest.raises(BadInput, match="has passed"):
        day_list(on(desk, TODAY), day("2026-04-27"))


def test_the_summary_hands_over_everything_on_one_page(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk, 1, Flag.PERNICIOUS_ANAEMIA, Flag.ANTICOAGULANT)
    changed(desk, patient_id, address="1, Mill Lane", postcode="SO21 2AA")
    pdf = transfer_summary(on(desk, TODAY), patient_id).content
    assert len(read_back(pdf)) == 1
    text = said(pdf)
    for words in (
        "SMITH1, Ada (Mrs)", "Allergies not recorded", "Anticoagulant, pernicious anaemia", "Dr A. Example",
        "16-Mar-2026 to 16-Apr-2026; overdue 12 days", "prescription by Dr A. Example", "Last of 6",
        "6 doses of Hydroxocobalamin 1000 micrograms/mL, 1 mL ampoule, 1000 micrograms:",
        "05-Jan-2026, 07-Jan-2026, 09-Jan-2026, 12-Jan-2026, 14-Jan-2026, 16-Jan-2026",
        "batch H24817", "1, Mill Lane, SO21 2AA",
    ):  # fmt: skip
        assert words in text


def test_many_doses_are_condensed_and_the_last_ones_kept(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    days = [date(2019, 1, 7).replace(year=2019 + n // 12, month=n % 12 + 1).isoformat() for n in range(80)]
    give(desk, patient_id, *days, reasons={"*": "asked and answered"})
    pdf = transfer_summary(on(desk, TODAY), patient_id).content
    assert len(read_back(pdf)) == 1
    assert ": 07-Jan-2019, 07-Feb-2019, 07-Mar-2019, 65 more, 07-Sep-2024" in said(pdf)


def test_the_summary_of_the_dead_is_refused_and_of_who_moved_away_is_not(desk: Desk) -> None:
    moved = changed(desk, somebody_after_loading(desk, 1), standing=PatientStanding.MOVED_AWAY)
    dead = changed(desk, somebody_after_loading(desk, 2), standing=PatientStanding.DECEASED)
    assert "SMITH1" in said(transfer_summary(on(desk, TODAY), moved).content)
    with pytest.raises(Refused, match="has died"):
        transfer_summary(desk, dead)
    with pytest.raises(Refused, match="nothing to hand over"):
        transfer_summary(desk, add_somebody(desk, 3))


def test_the_audit_extract_says_who_did_what_and_when(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    text = said(audit_extract(on(desk, TODAY), patient_id).content)
    assert "8 entries, oldest first" in text
    assert text.index("Patient added") < text.index("Course started") < text.index("Injection of 16-Jan-2026")
    assert "Nurse B. Example" in text


def test_the_batch_list_names_each_patient_once_with_room_to_note_who_was_reached(desk: Desk) -> None:
    somebody_after_loading(desk, 1)
    changed(desk, somebody_after_loading(desk, 2), standing=PatientStanding.DECEASED)
    text = said(batch_recall_list(desk, who_received(desk, "H24817")).content)
    assert "2 patients received batch H24817, 12 doses." in text
    assert text.count("SMITH1, Ada (Mrs)") == 1
    assert "SMITH2, Ada (Mrs): deceased" in text
    assert "Reached on, by" in text


def test_the_kit_has_who_is_overdue_due_or_coming_due_and_nobody_else(desk: Desk) -> None:
    ids = [somebody_after_loading(desk, number) for number in (1, 2)]
    give(desk, ids[1], "2026-03-16")
    assert downtime_kit(on(desk, "2026-03-01")).says == (
        "0 patients: everybody overdue, due, or coming due by 15-Mar-2026."
    )
    kit = downtime_kit(on(desk, "2026-03-17"))
    assert (kit.patients, kit.says) == (1, "1 patient: everybody overdue, due, or coming due by 31-Mar-2026.")
    text = said(kit.document.content)
    for words in (
        short_id(ids[0]), "Maintenance: 1000 micrograms of hydroxocobalamin every 2 to 3 months",
        "Phase: maintenance, dose 1", "Last dose: 16-Jan-2026, right deltoid",
        "Next: 16-Mar-2026 to 16-Apr-2026; due; left deltoid", "Draw: Draw up", "Authority: prescription",
    ):  # fmt: skip
        assert words in text
    number = show_patient(desk, ids[0]).patient.nhs_number or "none"
    assert number not in text.replace(" ", "")


@pytest.mark.parametrize("typed", ["{}", " {} ", "b12 {}", "B12-{}"])
def test_a_short_id_finds_its_patient_however_it_is_typed(typed: str, desk: Desk) -> None:
    patient_id = add_somebody(desk)
    for text in (short_id(patient_id), short_id(patient_id).lower(), short_id(patient_id).replace("-", "")):
        assert [one.patient_id for one in find_slip(desk, typed.format(text))] == [patient_id]


def test_a_slip_is_found_by_name_and_nothing_by_nothing(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    assert [one.patient_id for one in find_slip(desk, "smith1 ad")] == [patient_id]
    assert find_slip(desk, "  ") == ()
    assert find_slip(desk, "00000-00000") == ()
    assert typed_short_id("Smith") is None


def a_slip(patient_id: str, given_on: str = "2026-04-20", note: str = "") -> SlipEntry:
    return SlipEntry(
        id=an_id("slip", patient_id, given_on),
        patient_id=patient_id,
        given_on=day(given_on),
        site=LEFT,
        batch="H24817",
        expires_on=day("2028-03-31"),
        given_by="Nurse C",
        note=note,
        identity_checked=True,
        consent_given=True,
        reasons={"*": "computer was down"},
    )


def test_a_slip_is_recorded_on_its_day_once_and_marked_as_recorded_afterwards(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, TODAY)
    assert enter_slip(later, a_slip(patient_id, note="in the car park")).is_new
    assert not enter_slip(later, a_slip(patient_id, note="in the car park")).is_new
    kept = show_patient(later, patient_id).injections[0]
    assert (kept.given_on, kept.given_by, kept.site) == (day("2026-04-20"), "Nurse C", LEFT)
    assert kept.note == f"{AFTERWARDS} in the car park"
    assert kept.dose_micrograms == 1000
    text = said(transfer_summary(later, patient_id).content)
    assert "left deltoid, batch H24817, recorded afterwards" in text
    assert show_patient(later, patient_id).history[0].says.endswith("batch H24817, recorded afterwards")
    assert "16-Jan-2026, 20-Apr-2026* (* recorded afterwards)" in text
    assert verify_register(later).is_ok


def test_what_a_slip_can_t_say_is_refused_in_words(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, TODAY)
    for slip, says in (
        (replace(a_slip(patient_id), given_by=" "), "Who gave it is missing"),
        (replace(a_slip(patient_id), given_on=None), "The date given is missing"),
        (a_slip(patient_id, "2026-04-29"), "is in the future"),
        (replace(a_slip(patient_id), site=None), "The site is missing"),
    ):
        with pytest.raises(BadInput, match=says):
            enter_slip(later, slip)
    with pytest.raises(Refused) as refused:
        enter_slip(later, replace(a_slip(patient_id), expires_on=day("2026-01-01"), reasons={}))
    assert refused.value.problems
    assert len(show_patient(later, patient_id).injections) == 6


def test_a_slip_says_whom_to_ask_before_a_dose_is_given(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    late = on(desk, "2027-06-01")
    findings = [one.message for one in show_patient(late, patient_id).findings if one.severity is not Severity.INFO]
    assert findings
    text = said(downtime_kit(late).document.content)
    assert all(f"Ask first: {message}"[:60] in text for message in findings)


def test_the_slips_of_a_kit_are_listed_until_a_dose_is_entered(desk: Desk) -> None:
    ada, bea = somebody_after_loading(desk, 1), somebody_after_loading(desk, 2)
    later = on(desk, TODAY)
    first, second = open_slips(later)
    assert {first.patient_id, second.patient_id} == {ada, bea}
    assert (first.short_id, first.when) == (short_id(first.patient_id), "Was due by 16-Apr-2026")
    assert first.sentence.endswith("Was due by 16-Apr-2026; left deltoid next.")
    assert all(one.short_id in said(downtime_kit(later).document.content) for one in (first, second))
    enter_slip(later, a_slip(ada))
    assert [one.patient_id for one in open_slips(later)] == [bea]
    assert len(open_slips(later, days=60)) == 2, "the next dose is due within the longer time"
