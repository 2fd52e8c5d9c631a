"""What allows a dose: which authority it draws on, when one is used up, and what gives a dose back."""

from dataclasses import replace
from typing import Unpack

import pytest

from b12desk.clinical.authority import Authority
from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.vocabulary import AuthorityKind, Role
from b12desk.services.answers import Unanswered
from b12desk.services.authority_draft import AuthorityDraft, authority_words
from b12desk.services.change_clinic import change_clinic
from b12desk.services.check_injection import check_injection
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.correct_injection import correct_injection, draft_of_injection, void_injection
from b12desk.services.desk import Desk
from b12desk.services.record_authority import authorities_of, record_authority, withdraw_authority
from b12desk.services.record_injection import record_injection
from b12desk.services.show_patient import show_patient
from b12desk.services.start_course import start_course
from b12desk.services.verify_register import verify_register
from tests.builders import (
    RIGHT,
    a_course_draft,
    a_dose_draft,
    add_somebody,
    an_id,
    day,
    give,
    on,
    somebody_after_loading,
)
from tests.details import CourseDraftDetails
from tests.kept_registers import once
from tests.services.staff import acting, staff

DUE = "2026-04-01"


def psd(reference: str = "PSD 12/26") -> AuthorityDraft:
    return AuthorityDraft("PSD", "Dr A. Example", reference, day("2026-01-05"), day("2026-12-31"), 6)


def started(desk: Desk, **details: Unpack[CourseDraftDetails]) -> str:
    """Return a patient whose course was ordered under an authority with these details."""

    def start() -> str:
        patient_id = add_somebody(desk)
        start_course(desk, patient_id, a_course_draft(**details))
        return patient_id

    return once(desk, ("started", tuple(details.items())), start)


def held(desk: Desk, patient_id: str) -> list[tuple[str, int]]:
    """Return the reference of each authority that holds, with how many doses drew on it."""
    return [(one.reference, one.given) for one in authorities_of(desk, patient_id)]


def drawn_on(desk: Desk, patient_id: str) -> str:
    """Return the reference of the authority that the last dose drew on, empty for none."""
    drawn = show_patient(desk, patient_id).injections[0].authority_id
    return next((one.reference for one in authorities_of(desk, patient_id) if one.id == drawn), "")


def test_a_dose_draws_on_the_authority_that_ends_first(desk: Desk) -> None:
    patient_id = started(desk, authority_reference="open-ended")
    record_authority(desk, patient_id, psd("ends in December"))
    record_authority(desk, patient_id, replace(psd("ends in June"), valid_to=day("2026-06-30")))
    give(desk, patient_id, "2026-01-05")
    assert drawn_on(desk, patient_id) == "ends in June"
    assert held(desk, patient_id) == [("open-ended", 0), ("ends in December", 0), ("ends in June", 1)]


def test_of_two_that_end_together_the_first_recorded_is_drawn_on(desk: Desk) -> None:
    patient_id = started(desk, authority_reference="open-ended")
    for reference in ("first", "second"):
        record_authority(desk, patient_id, psd(reference))
    give(desk, patient_id, "2026-01-05")
    assert drawn_on(desk, patient_id) == "first"


def test_the_form_says_what_the_dose_draws_on(desk: Desk) -> None:
    patient_id = started(desk, authority_kind="PSD", authority_reference="PSD 12/26", authority_doses=6)
    check = check_injection(desk, a_dose_draft(patient_id, "2026-01-05"))
    assert check.authority == "PSD 12/26 by Dr A. Example, from 05-Jan-2026, 0 of 6 doses given"


def test_after_its_last_dose_an_authority_is_used_up(desk: Desk) -> None:
    patient_id = started(desk, authority_doses=2)
    give(desk, patient_id, "2026-01-05", "2026-01-07")
    third = a_dose_draft(patient_id, "2026-01-09", reasons={"*": "the prescriber is on the phone"})
    with pytest.raises(Unanswered, match="2 doses were authorised by the prescription and 2 are given"):
        record_injection(on(desk, "2026-01-09"), third)
    record_authority(on(desk, "2026-01-09"), patient_id, replace(psd("the next"), valid_from=day("2026-01-09")))
    record_injection(on(desk, "2026-01-09"), third)
    assert held(desk, patient_id) == [("", 2), ("the next", 1)]
    assert verify_register(on(desk, "2026-01-09")).is_ok


@pytest.mark.parametrize(
    ("first", "last", "given_on", "finding"),
    [
        ("2026-01-06", None, "2026-01-05", "authority_missing"),
        ("2026-01-05", "2026-01-05", "2026-01-05", None),
        ("2026-01-05", "2026-01-06", "2026-01-07", "authority_expired"),
    ],
    ids=["begins tomorrow", "its only day", "ended yesterday"],
)
def test_an_authority_holds_on_its_first_and_its_last_day(
    desk: Desk, first: str, last: str | None, given_on: str, finding: str | None
) -> None:
    valid_to = day(last) if last else None
    patient_id = started(desk, authority_from=day(first), authority_to=valid_to)
    found = {one.id for one in check_injection(on(desk, given_on), a_dose_draft(patient_id, given_on)).findings}
    assert (finding in found) if finding else not {one for one in found if one.startswith("authority_")}


def test_a_void_gives_the_dose_back(desk: Desk) -> None:
    patient_id = started(desk, authority_doses=1)
    done = give(desk, patient_id, "2026-01-05")
    assert held(desk, patient_id) == [("", 1)]
    void_injection(desk, done.injection_id, "not given after all")
    assert held(desk, patient_id) == [("", 0)]
    give(desk, patient_id, "2026-01-05")
    assert held(desk, patient_id) == [("", 1)]


def test_a_correction_draws_once(desk: Desk) -> None:
    patient_id = started(desk, authority_doses=1)
    done = give(desk, patient_id, "2026-01-05")
    again = replace(draft_of_injection(desk, done.injection_id, an_id("again")), site=RIGHT)
    correct_injection(desk, done.injection_id, "the other arm", again)
    assert held(desk, patient_id) == [("", 1)]


def test_the_same_dose_saved_twice_draws_once(desk: Desk) -> None:
    patient_id = started(desk, authority_doses=1)
    draft = a_dose_draft(patient_id, "2026-01-05")
    assert [record_injection(desk, draft).is_new for _ in range(2)] == [True, False]
    assert held(desk, patient_id) == [("", 1)]


def test_a_withdrawn_authority_allows_nothing_and_keeps_what_drew_on_it(desk: Desk) -> None:
    patient_id = started(desk)
    done = give(desk, patient_id, "2026-01-05")
    (own,) = authorities_of(desk, patient_id)
    assert withdraw_authority(desk, patient_id, own.id, "prescriber left") == ()
    with pytest.raises(Unanswered, match="No prescription, PSD or PGD is recorded for this course"):
        record_injection(on(desk, "2026-01-07"), a_dose_draft(patient_id, "2026-01-07"))
    page = show_patient(desk, patient_id)
    assert (page.injections[0].id, page.injections[0].authority_id) == (done.injection_id, own.id)
    assert page.history[0].says == "Withdrawn: the authority that the course began with; reason: prescriber left"
    assert verify_register(desk).is_ok


def test_an_added_authority_is_withdrawn_by_its_own_name(desk: Desk) -> None:
    patient_id = started(desk)
    added = record_authority(desk, patient_id, psd())[-1]
    withdraw_authority(desk, patient_id, added.id, "typed twice")
    said = [line.says for line in show_patient(desk, patient_id).history[:2]]
    words = "PSD 12/26 by Dr A. Example from 05-Jan-2026 to 31-Dec-2026, 6 doses"
    assert said == [f"Withdrawn: {words}; reason: typed twice", f"{words} recorded"]


def test_an_authority_is_withdrawn_once_with_a_reason(desk: Desk) -> None:
    patient_id = started(desk)
    (own,) = authorities_of(desk, patient_id)
    with pytest.raises(BadInput, match="The reason is missing"):
        withdraw_authority(desk, patient_id, own.id, " ")
    withdraw_authority(desk, patient_id, own.id, "prescriber left")
    for id in (own.id, an_id("another")):
        with pytest.raises(NotFound, match="There is no such authority"):
            withdraw_authority(desk, patient_id, id, "prescriber left")


def test_a_dose_given_elsewhere_draws_on_none(desk: Desk) -> None:
    patient_id = started(desk, authority_doses=1)
    elsewhere = a_dose_draft(patient_id, "2026-01-05", None, given_elsewhere=True)
    assert check_injection(desk, elsewhere).authority == ""
    record_injection(desk, elsewhere)
    assert held(desk, patient_id) == [("", 0)]
    assert show_patient(desk, patient_id).injections[0].authority_id is None


def test_an_assistant_s_dose_draws_on_the_psd_even_where_another_ends_sooner(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    record_authority(desk, patient_id, psd())
    sooner = AuthorityDraft("prescription", "Dr A. Example", "sooner", day("2026-01-05"), day("2026-06-30"))
    record_authority(desk, patient_id, sooner)
    staff(desk)
    due = on(desk, DUE)
    record_injection(acting(due, Role.HEALTH_CARE_ASSISTANT), a_dose_draft(patient_id, DUE))
    assert drawn_on(due, patient_id) == "PSD 12/26"


def test_without_a_psd_an_assistant_gives_no_dose_unless_the_clinic_lets_them(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    staff(desk)
    due, draft = on(desk, DUE), a_dose_draft(patient_id, DUE)
    assistant = acting(due, Role.HEALTH_CARE_ASSISTANT)
    with pytest.raises(Unanswered, match="not a health-care assistant: no PSD holds on that day"):
        record_injection(assistant, draft)
    change_clinic(acting(due, Role.ADMINISTRATOR), ClinicChange(role_rules=(("may_give_without_psd", True),)))
    record_injection(assistant, draft)
    assert authorities_of(due, patient_id)[0].given == 7


def test_a_new_course_begins_with_its_own_authority(desk: Desk) -> None:
    patient_id = started(desk, authority_kind="PGD", authority_reference="PGD 7")
    (own,) = authorities_of(desk, patient_id)
    assert own == Authority(
        id=own.id,
        kind=AuthorityKind.PGD,
        prescriber="Dr A. Example",
        reference="PGD 7",
        valid_from=day("2026-01-05"),
        valid_to=None,
        doses=None,
    )
    assert authority_words(own) == "PGD 7 by Dr A. Example, from 05-Jan-2026"


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (replace(psd(), kind="verbal"), "An authority is a prescription, a PSD or a PGD, not “verbal”."),
        (psd(" "), "A PSD or a PGD needs its reference."),
        (replace(psd(), prescriber=""), "The prescriber is missing."),
        (replace(psd(), valid_from=None), "The day the authority is valid from is missing."),
        (
            replace(psd(), valid_to=day("2026-01-04")),
            "The authority ends on 04-Jan-2026, before it begins on 05-Jan-2026.",
        ),
        (replace(psd(), doses=0), "The number of doses is 1 to 999, not 0."),
        (replace(psd(), doses=1000), "The number of doses is 1 to 999, not 1000."),
    ],
    ids=["kind", "reference", "prescriber", "from", "to", "no doses", "too many doses"],
)
def test_an_authority_says_what_is_wrong_with_it(desk: Desk, draft: AuthorityDraft, says: str) -> None:
    patient_id = started(desk)
    with pytest.raises(BadInput) as refused:
        record_authority(desk, patient_id, draft)
    assert refused.value.problems == (says,)
    assert len(authorities_of(desk, patient_id)) == 1


def test_an_authority_needs_a_course(desk: Desk) -> None:
    with pytest.raises(Refused, match="No course is running"):
        record_authority(desk, add_somebody(desk), psd())
    assert authorities_of(desk, add_somebody(desk, 2)) == ()
