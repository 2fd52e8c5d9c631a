"""Which protocols fit a patient of the register, in the clinic's current versions."""

from dataclasses import replace

import pytest

from b12desk.clinical.circumstances import INDICATION_WORDS, ORAL_FAILS, Circumstances, Surgery
from b12desk.clinical.vocabulary import Flag
from b12desk.services.correct_entry import void_entry
from b12desk.services.course_acts import end_course
from b12desk.services.desk import Desk
from b12desk.services.record_review import ReviewDraft, record_review
from b12desk.services.show_patient import show_patient
from b12desk.services.start_course import start_course
from b12desk.services.suggest_protocols import (
    circumstances_of,
    facts_for_advice,
    offered_indications,
    order_sentence,
    suggest_protocols,
)
from tests.builders import a_course_draft, add_somebody, day

OFFERED = tuple(INDICATION_WORDS)


def known_of(desk: Desk, patient_id: str) -> Circumstances:
    return circumstances_of(show_patient(desk, patient_id), OFFERED)


def test_the_indications_offered_are_those_of_the_files_in_their_order(desk: Desk) -> None:
    assert offered_indications(desk) == offered_indications(None) == OFFERED


def test_without_a_register_the_protocols_of_the_program_are_listed(desk: Desk) -> None:
    known = Circumstances("dietary")
    assert suggest_protocols(None, known) == suggest_protocols(desk, known)


def test_a_patient_s_facts_and_last_course_are_known(desk: Desk) -> None:
    patient_id = add_somebody(desk, 1, Flag.RENAL_DYSFUNCTION)
    assert known_of(desk, patient_id) == Circumstances(flags=frozenset({Flag.RENAL_DYSFUNCTION}), age=69)
    start_course(desk, patient_id, a_course_draft("ileal-monthly", indication="ileal_resection", resection_cm=35))
    known = known_of(desk, patient_id)
    assert (known.indication, known.resection_cm, known.oral_failed) == ("ileal_resection", 35, False)


def test_tablets_have_failed_when_a_review_of_the_last_course_says_so(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft("oral-high-dose", indication="a clinic’s old word"))
    review = record_review(desk, patient_id, ReviewDraft(day("2026-01-05"), ORAL_FAILS))
    known = known_of(desk, patient_id)
    assert (known.oral_failed, known.indication) == (True, None)
    void_entry(desk, review.event_id, "wrong patient")
    assert not known_of(desk, patient_id).oral_failed


def test_a_review_of_an_earlier_course_tells_nothing_of_this_one(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft("oral-high-dose"))
    record_review(desk, patient_id, ReviewDraft(day("2026-01-05"), ORAL_FAILS))
    end_course(desk, patient_id, "patients_wish")
    start_course(desk, patient_id, a_course_draft("sublingual", indication="dietary"))
    known = known_of(desk, patient_id)
    assert (known.oral_failed, known.indication) == (False, "dietary")


def test_advice_goes_by_what_is_ticked_now(desk: Desk) -> None:
    page = show_patient(desk, add_somebody(desk, 1, Flag.ANAEMIA))
    known = replace(known_of(desk, page.patient.id), has_neuro=True, flags=frozenset({Flag.PREGNANT}))
    assert facts_for_advice(page, known).flags == {Flag.PREGNANT, Flag.NEURO_INVOLVEMENT}


SENTENCES = {
    "one is clearly first": (
        Circumstances("dietary"),
        "Best supported first: Hydroxocobalamin, standard. The prescriber chooses.",
    ),
    "the sources contradict each other": (
        Circumstances(surgery=Surgery.BARIATRIC),
        "The sources contradict each other here: none stands before the other, and the prescriber chooses.",
    ),
    "nothing fits": (Circumstances("coeliac_disease"), "No protocol is listed for this: Coeliac disease."),
    "nothing fits, nothing said": (Circumstances(), "No protocol is listed for this."),
}


@pytest.mark.parametrize(("known", "says"), SENTENCES.values(), ids=SENTENCES)
def test_the_line_above_the_list_says_what_its_order_means(known: Circumstances, says: str, desk: Desk) -> None:
    listed = () if known == Circumstances() else suggest_protocols(desk, known)
    assert order_sentence(listed, known) == says


def test_two_equally_supported_are_said_to_be_so(desk: Desk) -> None:
    first, second, *_ = suggest_protocols(desk, Circumstances("dietary"))
    tied = replace(second, protocol=replace(second.protocol, fit=first.protocol.fit))
    assert order_sentence([first, tied], Circumstances("dietary")) == (
        "Two are equally well supported: none stands before the other, and the prescriber chooses."
    )
