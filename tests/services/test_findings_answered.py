"""What blocks can't be saved, what stops needs a reason, and the reason stays with the entry."""

from dataclasses import replace

import pytest

from b12desk.clinical.errors import BadInput
from b12desk.clinical.vocabulary import Flag, PatientStanding, Severity
from b12desk.services.answers import Unanswered
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.check_injection import check_injection
from b12desk.services.desk import Desk
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.preview_course import preview_course
from b12desk.services.record_injection import record_injection
from b12desk.services.show_patient import show_patient
from b12desk.services.start_course import start_course
from tests.builders import LEFT, a_course_draft, a_dose_draft, add_somebody, day, on, somebody_after_loading
from tests.details import DoseDraftDetails


def test_a_dose_before_its_window_needs_a_reason_which_is_kept(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    early = on(desk, "2026-02-20")
    draft = a_dose_draft(patient_id, "2026-02-20")
    with pytest.raises(Unanswered) as refused:
        record_injection(early, draft)
    assert [(f.id, f.severity) for f in refused.value.findings] == [("early_dose", Severity.STOP)]
    assert "needs a reason" in str(refused.value)
    assert len(show_patient(early, patient_id).injections) == 6
    record_injection(early, replace(draft, reasons={"early_dose": "  leaves for\nfour months "}))
    assert show_patient(early, patient_id).injections[0].reasons == (("early_dose", "leaves for four months"),)


def test_the_form_says_beforehand_what_saving_would(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    early = on(desk, "2026-02-20")
    draft = a_dose_draft(patient_id, "2026-02-20", product_id="cyano-1000-1ml", dose_micrograms=500)
    check = check_injection(early, draft)
    with pytest.raises(Unanswered) as refused:
        record_injection(early, draft)
    assert {f.id for f in refused.value.findings} == {f.id for f in check.findings if f.severity is not Severity.INFO}
    assert {"early_dose", "product_mismatch", "dose_below_plan"} <= {f.id for f in check.findings}
    assert check.draw is not None
    assert check.draw.volume_ml == "0.50"
    assert check.problems == ()


def test_one_reason_answers_each_finding_that_waits(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    early = on(desk, "2026-02-20")
    draft = a_dose_draft(patient_id, "2026-02-20", dose_micrograms=500, reasons={"*": "half an ampoule was left"})
    record_injection(early, draft)
    kept = dict(show_patient(early, patient_id).injections[0].reasons)
    assert kept == dict.fromkeys(("dose_below_plan", "early_dose"), "half an ampoule was left")


@pytest.mark.parametrize(
    ("given_on", "details", "finding"),
    [
        ("2026-03-18", {}, "given_in_future"),
        ("1956-03-01", {"expires_on": None}, "given_before_birth"),
        ("2026-03-17", {"expires_on": day("2026-03-16")}, "batch_expired"),
        ("2026-03-17", {"dose_micrograms": 5000}, "volume_too_large"),
    ],
    ids=["tomorrow", "before birth", "expired yesterday", "five ampoules"],
)
def test_no_reason_lifts_a_block(given_on: str, details: DoseDraftDetails, finding: str, desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    draft = replace(a_dose_draft(patient_id, given_on, **details), reasons={"*": "because I say so"})
    with pytest.raises(Unanswered, match=finding) as refused:
        record_injection(on(desk, "2026-03-17"), draft)
    assert finding in {f.id for f in refused.value.findings if f.severity is Severity.BLOCK}


def test_a_batch_is_usable_on_its_expiry_date(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    draft = a_dose_draft(patient_id, "2026-03-17", expires_on=day("2026-03-17"))
    assert record_injection(on(desk, "2026-03-17"), draft).is_new


def test_somebody_allergic_to_cobalamins_starts_no_course(desk: Desk) -> None:
    patient_id = add_somebody(desk, 1, Flag.COBALAMIN_HYPERSENSITIVITY)
    with pytest.raises(Unanswered, match="cobalamin_hypersensitivity, can’t be saved"):
        start_course(desk, patient_id, a_course_draft(reasons={"*": "never mind"}))
    assert show_patient(desk, patient_id).course is None


def test_planning_asks_about_the_diagnosis_and_keeps_the_answer(desk: Desk) -> None:
    patient_id = add_somebody(desk, 1, Flag.DIAGNOSIS_UNCONFIRMED)
    preview = preview_course(desk, patient_id, a_course_draft())
    assert "diagnosis_unconfirmed" in {f.id for f in preview.findings}
    with pytest.raises(Unanswered, match="diagnosis_unconfirmed"):
        start_course(desk, patient_id, a_course_draft())
    start_course(desk, patient_id, a_course_draft(reasons={"diagnosis_unconfirmed": "neurology asks for it"}))
    course = show_patient(desk, patient_id).course
    assert course is not None
    assert dict(course.reasons)["diagnosis_unconfirmed"] == "neurology asks for it"


def test_an_interval_outside_the_list_is_asked_about_when_planned(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    with pytest.raises(Unanswered, match="interval_not_allowed"):
        start_course(desk, patient_id, a_course_draft(maintenance_interval="P6M"))


def test_a_restricted_arm_is_asked_about(desk: Desk) -> None:
    from tests.builders import a_restriction

    patient_id = somebody_after_loading(desk)
    draft = draft_of(show_patient(desk, patient_id).patient)
    change_patient(desk, patient_id, replace(draft, restricted_sites=(a_restriction(LEFT),)))
    with pytest.raises(Unanswered, match="site_restricted"):
        record_injection(on(desk, "2026-03-17"), a_dose_draft(patient_id, "2026-03-17", LEFT))


@pytest.mark.parametrize("standing", [PatientStanding.DECEASED, PatientStanding.MOVED_AWAY])
def test_nothing_is_recorded_for_somebody_who_died_or_moved_away(standing: PatientStanding, desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    change_patient(desk, patient_id, draft_of(show_patient(desk, patient_id).patient), standing=standing)
    with pytest.raises(Unanswered, match=standing.value):
        record_injection(on(desk, "2026-03-17"), a_dose_draft(patient_id, "2026-03-17", reasons={"*": "yes"}))


def test_a_reason_that_cannot_be_kept_is_refused(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    for reason in ("x" * 501, "half a \udce9"):
        with pytest.raises(BadInput):
            record_injection(
                on(desk, "2026-02-20"), a_dose_draft(patient_id, "2026-02-20", reasons={"early_dose": reason})
            )


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (replace(a_course_draft(), prescriber=" "), "The prescriber is missing"),
        (replace(a_course_draft(), start_on=None), "The start date is missing"),
        (a_course_draft(start_phase="nightly"), "has no phase “nightly”"),
        (a_course_draft(product_id="aspirin"), "There is no product “aspirin”"),
        (a_course_draft(maintenance_interval="often"), "The interval: "),
        (a_course_draft(choices=(("daily_doses", "6"),)), "has no choice “daily_doses”"),
    ],
)
def test_a_course_says_what_cannot_be_used(draft: CourseDraft, says: str, desk: Desk) -> None:
    with pytest.raises(BadInput, match=says):
        start_course(desk, add_somebody(desk), draft)


def test_an_individual_order_needs_dose_interval_reason_and_review(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    draft = a_course_draft("individualised", product_id="hydroxo-1mg-1ml")
    whole = {"dose_micrograms": "1000", "interval": "P2W", "reason": "persistent symptoms", "review_on": "2026-04-01"}
    for missing in whole:
        chosen = tuple((name, value) for name, value in whole.items() if name != missing)
        with pytest.raises(BadInput):
            start_course(desk, patient_id, replace(draft, choices=chosen))
    started = start_course(desk, patient_id, replace(draft, choices=tuple(whole.items())))
    assert started.forecast.due_on == day("2026-01-05")
