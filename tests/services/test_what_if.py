"""What another interval would do, before anybody records it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from b12desk.clinical.protocol import Protocol
from b12desk.clinical.quantities import Interval
from b12desk.services.course_acts import change_interval
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from b12desk.services.start_course import start_course
from b12desk.services.what_if import interval_now, interval_options, what_if
from tests.builders import a_course_draft, add_somebody, on, protocols, somebody_after_loading
from tests.builders import give as give_doses

WITH_MAINTENANCE = [one for one in protocols().all() if one.has_injections and not one.needs_individual_order]


def test_the_next_dose_and_the_doses_a_year_follow_the_interval(desk: Desk) -> None:
    later = on(desk, "2026-02-02")
    what = what_if(later, show_patient(later, somebody_after_loading(desk)), "P3M", "patient’s wish")
    assert what.next_dose == "16-Apr-2026"
    assert what.sentence == (
        "The next dose is due 16-Mar-2026 to 16-Apr-2026 now, and 16-Apr-2026 after the change. "
        "In maintenance 4 doses a year instead of 4 to 6 doses a year."
    )
    assert [row.then for row in what.rows][:2] == ["16-Apr-2026", "16-Jul-2026"]


def test_twelve_weeks_are_about_four_doses_a_year(desk: Desk) -> None:
    later = on(desk, "2026-02-02")
    what = what_if(later, show_patient(later, somebody_after_loading(desk)), "P12W", "")
    assert what.next_dose == "10-Apr-2026"
    assert what.sentence.endswith("In maintenance about 4 doses a year instead of 4 to 6 doses a year.")


def test_the_interval_in_force_is_the_last_one_decided(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft(maintenance_interval="P2M"))
    assert interval_now(show_patient(desk, patient_id)) == Interval.parse("P2M")
    change_interval(desk, patient_id, "P3M", "patient’s wish")
    page = show_patient(desk, patient_id)
    assert interval_now(page) == Interval.parse("P3M")
    assert what_if(desk, page, "P3M", "").sentence.endswith("In maintenance 4 doses a year.")


def test_during_loading_the_next_dose_stays(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft())
    give_doses(desk, patient_id, "2026-01-05")
    later = on(desk, "2026-01-06")
    what = what_if(later, show_patient(later, patient_id), "P1M", "")
    assert what.next_dose == "07-Jan-2026"
    assert "In maintenance 12 doses a year instead of 4 to 6 doses a year." in what.sentence


def test_nothing_is_recorded_by_asking(desk: Desk) -> None:
    later = on(desk, "2026-02-02")
    page = show_patient(later, somebody_after_loading(desk))
    what_if(later, page, "P1M", "laboratory result")
    assert show_patient(later, page.patient.id).course_events == ()


def test_without_an_interval_or_a_course_there_is_nothing_to_work_out(desk: Desk) -> None:
    nobody = show_patient(desk, add_somebody(desk, 2))
    assert what_if(desk, nobody, "P1M", "") == what_if(desk, nobody, "", "")
    assert interval_now(nobody) is None
    somebody = show_patient(desk, somebody_after_loading(desk))
    assert what_if(desk, somebody, "", "").sentence == "Choose an interval to see the dates that follow."


def test_tablets_have_no_interval_to_choose(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft("oral-high-dose"))
    assert interval_now(show_patient(desk, patient_id)) is None
    assert interval_options(protocols().get("oral-high-dose")) == ()
    assert interval_options(protocols().get("individualised")) == ()


def test_every_interval_is_offered_with_its_source_and_the_doses_a_year() -> None:
    words = [option.words for option in interval_options(protocols().get("hydroxo-standard"))]
    assert words == [
        "Every 2 to 3 months: 4 to 6 doses a year (as in the protocol, S0 S1 S2 S3, BNF)",
        "Every month: 12 doses a year (S1 S2 S3, persistent symptoms)",
        "Every 8 weeks: about 7 doses a year (local practice, counted in weeks)",
        "Every 2 months: 6 doses a year (S0 S1 S2 S3, BNF)",
        "Every 10 weeks: about 5 doses a year (local practice, counted in weeks)",
        "Every 12 weeks: about 4 doses a year (local practice, counted in weeks)",
        "Every 3 months: 4 doses a year (S0 S1 S2 S3, BNF)",
    ]


@pytest.mark.parametrize("protocol", WITH_MAINTENANCE, ids=lambda protocol: protocol.id)
def test_the_protocol_s_own_interval_comes_first_and_each_is_allowed_and_sourced(protocol: Protocol) -> None:
    found = interval_options(protocol)
    assert [option.is_own for option in found] == [True] + [False] * (len(found) - 1)
    assert all(option.source and protocol.allows(option.interval) for option in found)


@settings(max_examples=10)
@given(interval=st.sampled_from(["P1M", "P8W", "P2M", "P10W", "P12W", "P3M", "P2M/P3M"]))
def test_what_is_shown_is_what_recording_it_comes_to(interval: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    from tests.builders import desk_in

    with desk_in(tmp_path_factory.mktemp("register")) as desk:
        later = on(desk, "2026-02-02")
        patient_id = somebody_after_loading(desk)
        what = what_if(later, show_patient(later, patient_id), interval, "")
        moved = change_interval(later, patient_id, interval, "persistent symptoms")
        dose = moved.forecast.projection[0]
        assert what.next_dose.startswith(dose.due_on.strftime("%d-%b-%Y"))
        assert what.next_dose.endswith(dose.due_by.strftime("%d-%b-%Y"))
