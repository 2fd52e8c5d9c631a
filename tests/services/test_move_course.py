"""A running course keeps its version until somebody moves it, with a reason, in one act."""

import pytest

from b12desk.clinical.errors import B12DeskError, BadInput, Refused
from b12desk.clinical.vocabulary import Role, Status
from b12desk.services.approve_protocol import approve_protocol
from b12desk.services.course_acts import change_interval, end_course
from b12desk.services.desk import Desk
from b12desk.services.move_course import move_course, preview_move
from b12desk.services.people import add_user
from b12desk.services.show_patient import show_patient
from b12desk.services.start_course import start_course
from b12desk.services.verify_register import verify_register
from b12desk.services.version_words import move_sentences
from b12desk.services.worklist import worklist
from tests.builders import LOADING_DAYS, a_course_draft, add_somebody, day, give, on, somebody_after_loading
from tests.protocols.versions import two_months, version, without_loading

WHY = "formulary of 2026"
SEVEN_DOSES = (
    ("ends = { doses = 6 }", "ends = { doses = 7 }"),
    ("dose_number = 4, doses_in_phase = 6", "dose_number = 4, doses_in_phase = 7"),
    ('    { type = "injection", on = "2026-01-16" },\n', '    { type = "injection", on = "2026-01-16" },\n'
     '    { type = "injection", on = "2026-01-16" },\n'),
    ('expect = { status = "upcoming", phase = "maintenance", due_on = "2026-03-16", due_by = "2026-04-16", '
     'earliest_on = "2026-03-02", overdue_from = "2026-04-17" }', 'expect = { phase = "loading" }'),
)  # fmt: skip


@pytest.fixture
def today(desk: Desk) -> Desk:
    return on(desk, "2026-01-17")


@pytest.fixture
def ada(desk: Desk) -> str:
    return somebody_after_loading(desk)


def approved(desk: Desk, content: bytes) -> None:
    approve_protocol(desk, content, "ours.toml", approved_by="Dr A. Example")


def followed(desk: Desk, patient_id: str) -> str:
    protocol = show_patient(desk, patient_id).protocol
    assert protocol is not None
    return protocol.version


def test_moving_shows_the_next_dose_before_and_after_and_changes_nothing_yet(today: Desk, ada: str) -> None:
    approved(today, two_months())
    seen = preview_move(today, ada)
    assert move_sentences(seen) == (
        "hydroxo-standard: version 1 to version 2.",
        "Maintenance: every 2 to 3 months becomes every 2 months (source Otherham formulary).",
        "Maintenance: source “S0 S1 S2 S3, BNF” becomes “Otherham formulary”.",
        "Next dose: 16-Mar-2026 to 16-Apr-2026, offered 02-Apr-2026, upcoming becomes "
        "16-Mar-2026, offered 16-Mar-2026, upcoming.",
    )
    assert followed(today, ada) == "1"


def test_a_moved_course_follows_the_current_version_in_list_and_page(today: Desk, ada: str) -> None:
    approved(today, two_months())
    done = move_course(today, ada, WHY, prescriber="Dr A. Example")
    assert done.forecast.due_by == day("2026-03-16")
    assert followed(today, ada) == "2"
    (row,) = worklist(on(today, "2026-03-17")).rows
    assert (row.due_by, row.status) == (day("2026-03-16"), Status.OVERDUE)
    assert verify_register(today).problems == ()


def test_the_move_is_an_event_with_its_reason(today: Desk, ada: str) -> None:
    approved(today, two_months())
    done = move_course(today, ada, WHY, prescriber="Dr A. Example")
    page = show_patient(today, ada)
    event = page.course_events[0]
    assert (event.id, event.kind, event.reason, event.prescriber) == (done.event_id, "move", WHY, "Dr A. Example")
    assert event.note == "hydroxo-standard: version 1 to version 2"
    assert page.protocol is not None
    assert event.protocol_sha256 == page.protocol.sha256
    assert WHY in page.history[0].says


def test_a_course_moves_on_from_version_to_version(today: Desk, ada: str) -> None:
    for label, content in (("2", two_months("2")), ("3", version("3"))):
        approved(today, content)
        move_course(today, ada, WHY)
        assert followed(today, ada) == label
    forecast = show_patient(today, ada).forecast
    assert forecast is not None
    assert forecast.due_by == day("2026-04-16")
    assert verify_register(today).problems == ()


def test_a_version_approved_again_can_be_moved_back_to(today: Desk, ada: str) -> None:
    for content in (two_months("2"), version("3"), two_months("2")):
        approved(today, content)
        move_course(today, ada, WHY)
    assert followed(today, ada) == "2"


def test_doses_given_before_the_move_count_under_the_new_version(today: Desk, ada: str) -> None:
    approved(today, version("2", *SEVEN_DOSES))
    done = move_course(today, ada, WHY)
    assert (done.forecast.phase, done.forecast.dose_number, done.forecast.doses_in_phase) == ("loading", 7, 7)


def test_later_doses_that_move_are_said_although_the_next_one_stays(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft())
    approved(desk, two_months())
    assert move_sentences(preview_move(desk, patient_id))[-1] == "The next dose stays as it is; later ones move."
    approved(desk, version("3"))
    assert move_sentences(preview_move(desk, patient_id))[-1] == "The next dose stays as it is; so do the later ones."


def test_an_interval_chosen_for_the_course_stays_in_force_and_is_said_to(today: Desk, ada: str) -> None:
    change_interval(today, ada, "P10W", "as agreed")
    removed = '[[intervals]]\ninterval = "P10W"\nsource = "local practice, counted in weeks"\n\n'
    approved(today, version("2", (removed, "")))
    done = move_course(today, ada, WHY)
    assert done.preview.change.notes == (
        "Every 10 weeks, chosen for this course, is not in the list of version 2; it stays in force.",
    )
    assert done.forecast.due_by == day("2026-03-27")


def test_a_phase_that_is_gone_keeps_the_course_where_it_is(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft())
    give(desk, patient_id, *LOADING_DAYS[:2])
    later = on(desk, "2026-01-08")
    approved(later, without_loading())
    with pytest.raises(Refused) as refused:
        move_course(later, patient_id, WHY)
    assert refused.value.problems == (
        "The course is in the phase loading, which version 2 doesn’t have.",
        "The course keeps its version; nothing was changed.",
    )
    assert followed(later, patient_id) == "1"
    assert show_patient(later, patient_id).course_events == ()


def test_a_start_phase_that_is_gone_keeps_a_transferred_course_where_it_is(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft(start_phase="loading"))
    approved(desk, without_loading())
    assert preview_move(desk, patient_id).change.obstacles == (
        "The course is in the phase loading, which version 2 doesn’t have.",
    )


def test_a_choice_that_is_gone_keeps_the_course_where_it_is(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    chosen = a_course_draft("cyano-pernicious", choices=(("daily_doses", "6"),), reasons={"*": "asked"})
    start_course(desk, patient_id, chosen)
    gone = ('[[choices]]\nname = "daily_doses"\nlowest = 6\nhighest = 7\ndefault = 7\n\n', "")
    approved(desk, version("2", gone, protocol_id="cyano-pernicious"))
    with pytest.raises(Refused, match="Version 2 doesn’t offer what was chosen for the course: Protocol cyano-"):
        move_course(desk, patient_id, WHY)


def test_a_substance_that_is_gone_keeps_the_course_where_it_is(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft())
    cyano = (
        ('substances = ["hydroxocobalamin"]', 'substances = ["cyanocobalamin"]'),
        ('product = "hydroxo-1mg-1ml"', 'product = "cyano-1000-1ml"'),
    )
    approved(desk, version("2", *cyano))
    with pytest.raises(Refused, match="contains hydroxocobalamin, which version 2 doesn’t permit"):
        move_course(desk, patient_id, WHY)


def test_there_must_be_a_running_course_a_reason_and_another_version(today: Desk, ada: str) -> None:
    with pytest.raises(BadInput, match="The reason is missing"):
        move_course(today, ada, " ")
    with pytest.raises(Refused, match="The course follows version 1 of hydroxo-standard already"):
        move_course(today, ada, WHY)
    with pytest.raises(Refused, match="No course is running"):
        move_course(today, add_somebody(today, 2), WHY)
    approved(today, two_months())
    end_course(today, ada, "moved to oral")
    with pytest.raises(Refused, match="The course has ended"):
        preview_move(today, ada)


def test_a_role_that_may_not_plan_may_not_move_a_course(today: Desk, ada: str) -> None:
    approved(today, two_months())
    add_user(today, "Nurse B. Example", Role.HEALTH_CARE_ASSISTANT)
    with pytest.raises(B12DeskError, match="may not plan, change or end a course"):
        move_course(today, ada, WHY)
