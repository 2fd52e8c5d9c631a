"""One act is saved whole or not at all, one writer after the other."""

import threading
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from b12desk.clinical.errors import NotFound, Refused, RegisterTrouble
from b12desk.clinical.records import InjectionRecord
from b12desk.register.sqlite_library import sqlite
from b12desk.register.store import Register, open_register
from b12desk.register.verify import verify
from tests.builders import AT, LEFT, RIGHT, a_course, a_dose, a_patient, a_restriction, a_window, an_event, day

NURSE = "Nurse B. Example"
ADA, BEN = a_patient(1), a_patient(2)


class Stumble(Exception):
    """What goes wrong in the middle of an act."""


def test_an_act_that_stumbles_leaves_nothing_behind(register: Register) -> None:
    before = len(audit(register))
    with suppress(Stumble), register.writing(by=NURSE, at=AT) as unit:
        unit.add_patient(ADA)
        unit.add_injection(a_dose(ADA))
        unit.set_setting("clinic_name", "Otherham")
        raise Stumble
    with register.reading() as unit:
        assert unit.all_patients() == ()
        assert unit.setting("clinic_name") is None
    assert len(audit(register)) == before


def test_after_an_act_that_stumbled_the_chain_goes_on_unbroken(register: Register) -> None:
    with suppress(Stumble), register.writing(by=NURSE, at=AT) as unit:
        unit.add_patient(ADA)
        raise Stumble
    with register.writing(by=NURSE, at=AT) as unit:
        unit.add_patient(BEN)
    assert verify(register, recompute=None).is_ok


def test_every_entry_says_who_did_it_and_when(register: Register) -> None:
    with register.writing(by=NURSE, at=AT) as unit:
        unit.add_patient(ADA)
    with register.reading() as unit:
        (line,) = unit.audit_lines(patient_id=ADA.id)
    assert (line.by, line.at, line.action, line.entity, line.entity_id) == (NURSE, AT, "added", "patient", ADA.id)
    assert '"family_name":"Smith"' in line.payload


def test_what_goes_in_comes_out(register: Register) -> None:
    ada = a_patient(restricted_sites=(a_restriction(RIGHT, "2026-01-01", "2026-02-01"), a_restriction()))
    course = a_course(ada, choices=(("daily_doses", "6"),), reasons=(("under_16", "agreed with the parents"),))
    dose = a_dose(ada, reasons=(("early_dose", "away next week"),), note="Bled a little")
    event = an_event(ada, "deferral", until=day("2026-05-20"), reason="holiday")
    with register.writing(by=NURSE, at=AT) as unit:
        unit.add_patient(ada)
        unit.add_course(course)
        unit.add_injection(dose)
        unit.add_course_event(event)
        unit.put_forecast_rows([a_window(course)])
    with register.reading() as unit:
        history = unit.histories([ada.id])[ada.id]
        assert unit.worklist_rows()[0].row == a_window(course)
    assert history.patient == ada
    assert history.courses == (course,)
    assert (history.injections[0].site, history.injections[0].reasons) == (LEFT, dose.reasons)
    assert (history.injections[0].recorded_at, history.injections[0].recorded_by) == (AT, NURSE)
    assert (history.course_events[0].until, history.course_events[0].reason) == (day("2026-05-20"), "holiday")


def test_doses_come_by_day_and_then_in_the_order_of_entry(register: Register) -> None:
    first, second = a_dose(ADA, "2026-01-07"), a_dose(ADA, "2026-01-07", id="typed-second", site=RIGHT)
    with register.writing(by=NURSE, at=AT) as unit:
        unit.add_patient(ADA)
        unit.add_injections([first, second])
        unit.add_injection(a_dose(ADA, "2026-01-05"))
    with register.reading() as unit:
        given = unit.histories([ADA.id])[ADA.id].injections
    assert [dose.id for dose in given] == [a_dose(ADA, "2026-01-05").id, first.id, "typed-second"]


def test_the_course_started_last_comes_first(register: Register) -> None:
    with register.writing(by=NURSE, at=AT) as unit:
        unit.add_patient(ADA)
        unit.add_course(a_course(ADA, id="b", start_on=day("2026-06-01")))
        unit.add_course(a_course(ADA, id="a", start_on=day("2026-01-05")))
    with register.reading() as unit:
        assert [course.id for course in unit.histories([ADA.id])[ADA.id].courses] == ["a", "b"]


def test_the_same_dose_twice_is_recorded_once(register: Register) -> None:
    with register.writing(by=NURSE, at=AT) as unit:
        unit.add_patient(ADA)
        assert unit.add_injection(a_dose(ADA)) is True
    with register.writing(by="Nurse C. Example", at=AT.replace(hour=11)) as unit:
        assert unit.add_injection(a_dose(ADA)) is False
    with register.reading() as unit:
        assert len(unit.histories([ADA.id])[ADA.id].injections) == 1
        assert len(unit.audit_lines(patient_id=ADA.id)) == 2


@pytest.mark.parametrize(
    "other",
    [
        replace(a_dose(ADA), dose_micrograms=500),
        replace(a_dose(ADA), site=RIGHT),
        replace(a_dose(ADA), batch="X1"),
        replace(a_dose(ADA), note="later"),
        replace(a_dose(ADA), expires_on=day("2027-01-31")),
    ],
    ids=["dose_micrograms", "site", "batch", "note", "expires_on"],
)
def test_the_same_id_with_other_content_is_refused(other: InjectionRecord, register: Register) -> None:
    with register.writing(by=NURSE, at=AT) as unit:
        unit.add_patient(ADA)
        unit.add_injection(a_dose(ADA))
    with (
        pytest.raises(Refused, match="saved before with other content"),
        register.writing(by=NURSE, at=AT) as unit,
    ):
        unit.add_injection(other)


def test_two_patients_never_share_an_nhs_number(register: Register) -> None:
    with (
        pytest.raises(Refused, match="Nothing was saved"),
        register.writing(by=NURSE, at=AT) as unit,
    ):
        unit.add_patients([ADA, a_patient(2, nhs_number=ADA.nhs_number)])
    with register.reading() as unit:
        assert unit.all_patients() == ()


@pytest.mark.parametrize("micrograms", [0, -1000, 100_001])
def test_the_register_itself_refuses_an_impossible_dose(micrograms: int, register: Register) -> None:
    with register.writing(by=NURSE, at=AT) as unit:
        unit.add_patient(ADA)
    with pytest.raises(Refused), register.writing(by=NURSE, at=AT) as unit:
        unit.add_injection(a_dose(ADA, dose_micrograms=micrograms))


def test_a_dose_for_somebody_unknown_is_refused(register: Register) -> None:
    with pytest.raises(Refused), register.writing(by=NURSE, at=AT) as unit:
        unit.add_injection(a_dose(BEN))


def test_a_dose_is_voided_once(register: Register) -> None:
    with register.writing(by=NURSE, at=AT) as unit:
        unit.add_patient(ADA)
        unit.add_injection(a_dose(ADA))
        unit.void_injection(a_dose(ADA).id, "wrong patient")
    with pytest.raises(Refused), register.writing(by=NURSE, at=AT) as unit:
        unit.void_injection(a_dose(ADA).id, "again")
    with register.reading() as unit:
        assert unit.injection(a_dose(ADA).id).void_reason == "wrong patient"


def test_what_is_not_there_is_not_found(register: Register) -> None:
    with register.reading() as unit:
        for ask in (unit.patient, unit.course, unit.injection, lambda id: unit.histories([ADA.id, id])):
            with pytest.raises(NotFound):
                ask("nobody")
        assert unit.patient_by_nhs("9990000000") is None


def test_changed_details_keep_what_was_there_before_in_the_audit_trail(register: Register) -> None:
    with register.writing(by=NURSE, at=AT) as unit:
        unit.add_patient(ADA)
        unit.change_patient(a_patient(family_name="Byron"))
    with register.reading() as unit:
        assert unit.patient(ADA.id).family_name == "Byron"
        payload = unit.audit_lines(patient_id=ADA.id)[-1].payload
        assert unit.patients_named("smith", 9) == ()
    assert '"family_name":"Smith"' in payload
    assert '"family_name":"Byron"' in payload


def test_two_writers_at_once_each_save_all_they_have(register: Register) -> None:
    with register.writing(by=NURSE, at=AT) as unit:
        unit.add_patients([ADA, BEN])
    doses = {ADA: [f"2026-02-{d:02d}" for d in range(1, 26)], BEN: [f"2026-03-{d:02d}" for d in range(1, 26)]}

    def record(patient: object) -> None:
        with closing(open_register(register.path)) as window:
            for given_on in doses[patient]:
                with window.writing(by=NURSE, at=AT) as unit:
                    unit.add_injection(a_dose(patient, given_on))

    writers = [threading.Thread(target=record, args=(patient,)) for patient in (ADA, BEN)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with register.reading() as unit:
        assert {len(unit.histories([patient.id])[patient.id].injections) for patient in (ADA, BEN)} == {25}
    assert verify(register, recompute=None).is_ok


def test_a_busy_register_says_so_and_saves_nothing(register: Register) -> None:
    with (
        closing(open_register(register.path, busy_seconds=0.2)) as second_window,
        register.writing(by=NURSE, at=AT) as unit,
    ):
        unit.add_patient(ADA)
        with (
            pytest.raises(RegisterTrouble, match=r"The register is busy: .* Nothing was saved; try again"),
            second_window.writing(by=NURSE, at=AT) as other,
        ):
            other.add_patient(BEN)
    with register.reading() as unit:
        assert unit.all_patients() == (ADA,)


def test_a_reader_is_never_kept_waiting_by_a_writer(register: Register) -> None:
    with (
        closing(open_register(register.path, busy_seconds=0.2)) as second_window,
        register.writing(by=NURSE, at=AT) as unit,
    ):
        unit.add_patient(ADA)
        with second_window.reading() as other:
            assert other.all_patients() == ()


def test_every_commit_is_on_the_disk_before_it_is_reported(register: Register) -> None:
    with register.writing(by=NURSE, at=AT) as unit:
        pragmas = {
            name: pragma(unit.connection, name) for name in ("synchronous", "foreign_keys", "recursive_triggers")
        }
    assert pragmas == {"synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}
    assert journal_mode(register.path) == "wal"


def pragma(connection: object, name: str) -> object:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def journal_mode(path: Path) -> str:
    with closing(sqlite.connect(path)) as raw:
        return str(raw.execute("PRAGMA journal_mode").fetchone()[0])


def audit(register: Register) -> tuple[object, ...]:
    with register.reading() as unit:
        return unit.audit_lines()
