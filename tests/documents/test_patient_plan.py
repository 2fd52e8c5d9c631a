from dataclasses import replace
from datetime import date

import pytest

from b12desk.clinical.patient import RestrictedSite
from b12desk.clinical.plan import ClinicDetails, PastDose, PlannedDose
from b12desk.clinical.sites import LEFT_DELTOID, OFFERED_SITES, RIGHT_DELTOID, RIGHT_THIGH
from b12desk.documents.patient_plan import patient_plan_pdf
from b12desk.documents.plan_html import patient_plan_html
from tests.documents.plans import DOSES, a_patient, a_plan, read_back, said


@pytest.mark.parametrize(
    "sentence",
    [
        "Your vitamin B12 injection plan",
        "Riverside Surgery",
        "12 Mill Lane, Otterbourne, SO21 2AA",
        "020 7946 0123",
        "SMITH, Ada (Mrs)",
        "2 March 1956 (70 years)",
        "999 476 5919",
        "Thursday 2 April 2026",
        "16 March to 16 April 2026",
        "16 December 2026 to 16 January 2027",
        "Monday 4 January 2027",
        "Left upper arm",
        "left deltoid",
        "1 injection of 1000 micrograms every 2 to 3 months, for life.",
        "Do not stop because you feel better",
        "16 January 2026 1000 micrograms, right upper arm",
        "Full blood count",
        "Due now: by 5 April 2026",
        "Overdue: was due by 5 March 2026",
        "If you miss a date",
        "When to call us today",
        "unsteady walking",
        "Call 999",
        "call 111",
        "Draw up 0.1 mL of cyanocobalamin 1000 micrograms/mL = 100 micrograms.",
        "16 January 2026 + 2 months = 16 March 2026.",
        "Hydroxocobalamin, standard",
        "hydroxo-standard, version 2",
        "Sources: S0, BNF.",
        "Protocol approved by: Dr Priya Nair.",
        "Prescribed by: Dr Owen Price.",
        "Printed as of 12 March 2026",
        "b12desk informs; your clinician decides.",
        "Your right",
        "Your left",
    ],
)
def test_the_plan_says(sentence: str) -> None:
    assert sentence in said(patient_plan_pdf(a_plan()))


def test_patient_paper_has_no_dates_of_staff_screens() -> None:
    assert "-Mar-2026" not in said(patient_plan_pdf(a_plan()))


def test_every_page_has_its_number_and_later_pages_name_the_patient() -> None:
    pages = read_back(patient_plan_pdf(a_plan()))
    assert len(pages) == 2
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of 2" in page.text
        assert "SMITH, Ada (Mrs)" in page.text
        assert "999 476 5919" in page.text


def test_a_plan_of_twelve_doses_fits_two_pages() -> None:
    doses = tuple(replace(DOSES[1], number=number) for number in range(1, 13))
    assert len(read_back(patient_plan_pdf(a_plan(doses=doses)))) == 2


def test_a_table_that_runs_over_repeats_its_heading() -> None:
    doses = tuple(replace(DOSES[1], number=number) for number in range(1, 61))
    pages = read_back(patient_plan_pdf(a_plan(doses=doses)))
    assert sum("Day we offer you" in page.text for page in pages) == 2


def test_a_held_course_offers_no_day() -> None:
    held = a_plan(doses=(replace(DOSES[0], offered_on=None, site=None),), next_site=None)
    text = said(patient_plan_pdf(held))
    assert "No day is offered yet" in text
    assert "On hold: no day yet" in text
    assert "We will choose it with you" in text


def test_while_a_review_is_awaited_no_day_stands_large() -> None:
    said_next = "You need a review with us before your next injection."
    waiting = replace(a_plan(next_dose=said_next), status="awaiting review")
    text = said(patient_plan_pdf(waiting))
    assert "Your next injection After your review with us You need a review" in text
    assert "Your review comes first; these days may change with it." in text
    assert "After your review with us" in patient_plan_html(waiting).decode()


def test_an_ended_course_says_that_nothing_is_planned() -> None:
    text = said(patient_plan_pdf(a_plan(doses=(), next_dose="The course ended on 01-Mar-2026.")))
    assert "No injection is planned" in text
    assert "The course ended on 1 March 2026." in text


def test_an_open_course_continues_after_its_review() -> None:
    day = date(2026, 3, 14)
    last = PlannedDose(1, "loading", day, day, day, LEFT_DELTOID, True)
    text = said(patient_plan_pdf(a_plan(doses=(last,))))
    assert "Saturday 14 March 2026" in text
    assert "Your plan continues after your review." in text


def test_a_restricted_site_is_named_with_its_reason_and_end() -> None:
    restricted = (
        RestrictedSite(LEFT_DELTOID, "mastectomy"),
        RestrictedSite(RIGHT_THIGH, "plaster", ends_on=date(2026, 5, 3)),
    )
    text = said(patient_plan_pdf(a_plan(next_site=RIGHT_DELTOID, restricted_sites=restricted)))
    assert "Do not use your left upper arm: mastectomy." in text
    assert "Do not use your right outer thigh until 3 May 2026: plaster." in text


def test_a_restriction_that_has_ended_is_not_printed() -> None:
    ended = (RestrictedSite(LEFT_DELTOID, "plaster", ends_on=date(2026, 3, 11)),)
    assert "Do not use" not in said(patient_plan_pdf(a_plan(restricted_sites=ended)))


def test_a_plan_with_every_site_restricted_still_prints() -> None:
    restricted = tuple(RestrictedSite(site, "patient’s wish") for site in OFFERED_SITES)
    assert "none, choose with the patient" in said(
        patient_plan_pdf(a_plan(next_site=None, restricted_sites=restricted))
    )


def test_a_clinic_without_phone_or_address_invites_no_call_to_nowhere() -> None:
    text = said(patient_plan_pdf(a_plan(clinic=ClinicDetails("Riverside Surgery"))))
    assert "Contact us today if you have:" in text
    assert "Contact Riverside Surgery." in text


def test_a_clinic_without_a_name_is_your_clinic() -> None:
    assert "Contact your clinic." in said(patient_plan_pdf(a_plan(clinic=ClinicDetails(""))))


def test_a_window_that_has_passed_is_not_called_on_time() -> None:
    passed = replace(DOSES[0], opens_on=date(2026, 2, 1), closes_on=date(2026, 3, 11))
    assert "Was due 1 February to 11 March 2026" in said(patient_plan_pdf(a_plan(doses=(passed,))))
    assert "Was due" not in said(patient_plan_pdf(a_plan()))


def test_dates_of_doses_given_are_never_broken() -> None:
    history = tuple(PastDose(date(2026, month, 28), "hydroxocobalamin", 1000, None) for month in (9, 11, 12))
    text = said(patient_plan_pdf(replace(a_plan(), history=history)))
    assert all(f"28 {month} 2026" in text for month in ("September", "November", "December"))


def test_what_is_not_recorded_is_said_in_words() -> None:
    text = said(patient_plan_pdf(a_plan(patient=a_patient(nhs_number=None), draw=None, checks=())))
    assert "Not recorded" in text
    assert "None are planned." in text
    assert "check the product and its strength" in text


def test_only_a_lifelong_course_is_called_lifelong() -> None:
    assert "Your injections are for life." not in said(patient_plan_pdf(a_plan(is_lifelong=False)))


def test_a_patient_with_affected_nerves_is_told_so() -> None:
    assert "Your nerves are already affected" in said(patient_plan_pdf(a_plan(has_neuro_involvement=True)))
    assert "Your nerves are already affected" not in said(patient_plan_pdf(a_plan()))
