"""A clinic's own versions: compared before they are approved, followed by new courses, by running ones when moved."""

from contextlib import closing
from pathlib import Path

import pytest

from b12desk.clinical.circumstances import Circumstances
from b12desk.clinical.errors import B12DeskError, BadInput, NotFound, Refused
from b12desk.clinical.records import ProtocolApproval
from b12desk.clinical.vocabulary import PatientStanding, Role, Status
from b12desk.protocols.library import kept_protocol
from b12desk.register.store import open_register
from b12desk.services.approve_protocol import approve_protocol
from b12desk.services.change_patient import change_patient
from b12desk.services.compare_protocol import ProtocolComparison, compare_protocol
from b12desk.services.course_acts import change_interval, end_course
from b12desk.services.current_protocols import current_protocols
from b12desk.services.desk import Desk
from b12desk.services.list_protocols import ListedProtocol, list_protocols
from b12desk.services.people import add_user
from b12desk.services.show_patient import show_patient
from b12desk.services.start_course import start_course
from b12desk.services.suggest_protocols import suggest_protocols
from b12desk.services.verify_register import verify_register
from b12desk.services.version_words import ONLY_EXAMPLES, followers_sentence, headline, patient_sentence
from tests.builders import (
    AT,
    LOADING_DAYS,
    a_course_draft,
    a_patient_draft,
    add_somebody,
    day,
    give,
    on,
    products,
    somebody_after_loading,
)
from tests.protocols.versions import new_protocol, packaged, two_months, version, without_loading

DR = "Dr A. Example"
OTHER_EXAMPLE = ('today = "2026-01-17"', 'today = "2026-01-18"')
TAKEN = ('title = "Hydroxocobalamin, standard"', 'title = "Hydroxocobalamin, otherwise"')


def compared(desk: Desk, content: bytes) -> ProtocolComparison:
    return compare_protocol(desk, content, "ours.toml")


def approved(desk: Desk, content: bytes) -> None:
    approve_protocol(desk, content, "ours.toml", approved_by=DR)


def listed(desk: Desk, id: str = "hydroxo-standard") -> ListedProtocol:
    return next(one for one in list_protocols(desk) if one.protocol.id == id)


def problems(desk: Desk, content: bytes) -> tuple[str, ...]:
    with pytest.raises(BadInput) as refused:
        compared(desk, content)
    return refused.value.problems


def test_the_next_doses_of_current_patients_are_compared_before_anybody_approves(desk: Desk) -> None:
    after_loading = somebody_after_loading(desk, 1)
    in_loading = add_somebody(desk, 2)
    start_course(desk, in_loading, a_course_draft())
    told = compared(on(desk, "2026-01-17"), two_months())
    assert told.differences == (
        "Maintenance: every 2 to 3 months becomes every 2 months (source Otherham formulary).",
        "Maintenance: source “S0 S1 S2 S3, BNF” becomes “Otherham formulary”.",
    )
    assert (told.followers, told.unchanged, told.blocked) == (2, 1, ())
    (one,) = told.changed
    assert one.patient_id == after_loading
    assert one.change.after is not None
    assert (one.change.before.due_on, one.change.before.due_by) == (day("2026-03-16"), day("2026-04-16"))
    assert (one.change.after.due_on, one.change.after.due_by) == (day("2026-03-16"), day("2026-03-16"))
    assert headline(told) == "Version 2 of hydroxo-standard changes 2 things compared with version 1, the current one."
    assert followers_sentence(told).startswith(
        "2 patients follow this protocol now: the next dose would change for 1 and stay as it is for 1."
    )
    assert patient_sentence(one) == (
        "SMITH1, Ada (Mrs): 16-Mar-2026 to 16-Apr-2026, offered 02-Apr-2026, upcoming becomes "
        "16-Mar-2026, offered 16-Mar-2026, upcoming."
    )


def test_a_status_that_would_turn_overdue_is_among_the_changes(desk: Desk) -> None:
    somebody_after_loading(desk)
    (one,) = compared(on(desk, "2026-04-01"), two_months()).changed
    assert one.change.after is not None
    assert (one.change.before.status, one.change.after.status) == (Status.DUE, Status.OVERDUE)


def test_comparing_and_approving_change_no_running_course(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    approved(desk, two_months())
    today = on(desk, "2026-01-17")
    give(today, patient_id, "2026-03-20")
    page = show_patient(today, patient_id)
    assert page.protocol is not None
    assert page.protocol.version == "1"
    assert page.forecast is not None
    assert page.forecast.due_by == day("2026-04-16")
    assert verify_register(today).problems == ()


def test_a_new_course_follows_the_version_that_was_approved(desk: Desk) -> None:
    approved(desk, two_months())
    patient_id = somebody_after_loading(desk)
    page = show_patient(on(desk, "2026-01-17"), patient_id)
    assert page.course is not None
    assert page.forecast is not None
    assert (page.course.protocol_version, page.forecast.due_by) == ("2", day("2026-03-16"))
    first = suggest_protocols(desk, Circumstances())[0]
    assert (first.protocol.id, first.protocol.version) == ("hydroxo-standard", "2")
    assert verify_register(desk).problems == ()


def test_another_desk_on_the_same_register_hears_of_an_approval_at_once(desk: Desk) -> None:
    with closing(open_register(desk.register.path)) as register:
        approved(Desk(register, desk.protocols, products(), desk.clock), two_months())
    assert current_protocols(desk).get("hydroxo-standard").version == "2"


def test_a_new_protocol_has_no_patients_and_can_be_started_once_approved(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    told = compared(desk, new_protocol())
    assert (told.current, told.followers) == (None, 0)
    assert headline(told) == "otherham is a new protocol; no patient follows it."
    with pytest.raises(NotFound):
        start_course(desk, patient_id, a_course_draft("otherham"))
    approved(desk, new_protocol())
    assert start_course(desk, patient_id, a_course_draft("otherham")).forecast.phase == "loading"
    assert listed(desk, "otherham").is_own


def test_the_newest_approval_counts_and_an_earlier_version_can_be_approved_again(desk: Desk) -> None:
    for content in (two_months("2"), version("3"), two_months("2")):
        approved(desk, content)
    assert current_protocols(desk).get("hydroxo-standard").version == "2"
    with desk.register.reading() as unit:
        assert [approval.version for approval in unit.protocol_approvals()] == ["2", "3", "2"]


def test_the_version_that_comes_with_the_program_can_be_signed_as_it_is(desk: Desk) -> None:
    assert compared(desk, packaged().encode()).is_current
    approved(desk, packaged().encode())
    found = listed(desk)
    assert (found.approved_by, found.is_own, found.problems) == (DR, False, ())
    assert found.approval is not None
    assert found.approval.on == day("2026-01-05")
    assert not listed(desk, "prophylaxis").approved_by


def test_only_other_examples_are_said_to_be_no_difference(desk: Desk) -> None:
    told = compared(desk, version("2", OTHER_EXAMPLE))
    assert told.differences == ()
    assert ONLY_EXAMPLES in headline(told)


def test_one_version_has_one_content(desk: Desk) -> None:
    (says,) = problems(desk, version("1", TAKEN))
    assert says == (
        "ours.toml: “version”: hydroxo-standard 1 is known already with other content; give this file a new version."
    )
    approved(desk, two_months("2"))
    approved(desk, version("3"))
    assert "hydroxo-standard 2 is known already" in problems(desk, version("2", TAKEN))[0]
    with pytest.raises(BadInput, match="give this file a new version"):
        approved(desk, version("2", TAKEN))


def test_every_problem_of_the_file_is_said_and_nothing_is_approved(desk: Desk) -> None:
    broken = version("2", ('interval = "P2D"', 'interval = "often"'), ("[fit]", "[fit]\ncolour = 1"))
    assert len(problems(desk, broken)) == 2
    with pytest.raises(BadInput):
        approved(desk, broken)
    with pytest.raises(BadInput, match="Who approves the protocol is missing"):
        approve_protocol(desk, two_months(), "ours.toml", approved_by=" ")
    with desk.register.reading() as unit:
        assert unit.protocol_approvals() == ()


def test_what_was_compared_is_what_is_approved(desk: Desk) -> None:
    seen = compared(desk, two_months("3")).current
    assert seen is not None
    approved(desk, two_months("2"))
    with pytest.raises(Refused, match="Meanwhile version 2 of hydroxo-standard has become the current one"):
        approve_protocol(desk, two_months("3"), "ours.toml", approved_by=DR, instead_of=seen.sha256)
    with pytest.raises(Refused, match="Meanwhile version 2"):
        approve_protocol(desk, two_months("3"), "ours.toml", approved_by=DR, instead_of="")


def test_patients_whose_course_has_ended_or_who_have_left_are_not_compared(desk: Desk) -> None:
    ended, left = somebody_after_loading(desk, 1), somebody_after_loading(desk, 2)
    end_course(on(desk, "2026-01-17"), ended, "moved to oral")
    change_patient(desk, left, a_patient_draft(2), standing=PatientStanding.MOVED_AWAY)
    assert compared(on(desk, "2026-01-18"), two_months()).followers == 0


def test_a_course_in_a_phase_that_is_gone_is_named_and_not_moved(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft())
    give(desk, patient_id, *LOADING_DAYS[:2])
    (one,) = compared(on(desk, "2026-01-08"), without_loading()).blocked
    assert one.change.after is None
    assert one.change.obstacles == ("The course is in the phase loading, which version 2 doesn’t have.",)
    assert patient_sentence(one).startswith("SMITH1, Ada (Mrs): The course is in the phase loading")


def test_an_interval_chosen_for_a_course_stays_and_is_said_to(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    change_interval(on(desk, "2026-01-17"), patient_id, "P1M", "symptoms return")
    without_monthly = version(
        "2", ('[[intervals]]\ninterval = "P1M"\nsource = "S1 S2 S3, persistent symptoms"\n\n', ""), TAKEN
    )
    told = compared(on(desk, "2026-01-18"), without_monthly)
    assert "Interval to choose from removed: every month." in told.differences
    assert (told.changed, told.unchanged) == ((), 1)


def test_a_role_that_may_not_approve_is_refused(desk: Desk) -> None:
    add_user(desk, "Nurse B. Example", Role.NURSE)
    with pytest.raises(B12DeskError, match="may not approve a protocol"):
        approved(desk, two_months())


def test_an_approval_is_one_act_that_the_audit_keeps(desk: Desk, tmp_path: Path) -> None:
    approve_protocol(desk, two_months(), "ours.toml", approved_by=f" {DR} ", note="Formulary meeting")
    with desk.register.reading() as unit:
        (approval,) = unit.protocol_approvals()
        lines = unit.audit_lines()[-2:]
    assert (approval.approved_by, approval.note, approval.version) == (DR, "Formulary meeting", "2")
    assert [line.entity for line in lines] == ["protocol_file", "protocol_approval"]
    assert verify_register(desk).problems == ()


def test_an_own_version_whose_example_no_longer_holds_is_listed_with_its_problem(desk: Desk) -> None:
    """As after an update of the program that forecasts otherwise."""
    content = version("2", ('due_by = "2026-04-16"', 'due_by = "2026-04-17"'))
    protocol = kept_protocol(content.decode())
    approval = ProtocolApproval("one", protocol.sha256, protocol.id, "2", DR, day("2026-01-05"))
    with desk.register.writing(by="setup", at=AT) as unit:
        unit.keep_protocol(protocol.sha256, protocol_id=protocol.id, version="2", content=content.decode())
        unit.approve_protocol(approval)
    (says,) = listed(desk).problems
    assert says.startswith("hydroxo-standard 2, examples 2 “std-window”, expect: due_by is 2026-04-16")
