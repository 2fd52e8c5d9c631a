"""A register copied from where an act led before is whole, and nobody else's."""

from dataclasses import replace
from pathlib import Path

from b12desk.services.desk import Desk
from b12desk.services.record_injection import record_injection
from b12desk.services.show_patient import show_patient
from b12desk.services.verify_register import verify_register
from tests.builders import a_dose_draft, add_somebody, desk_in, on, somebody_after_loading
from tests.kept_registers import once


def given(desk: Desk, patient_id: str) -> int:
    return len(show_patient(desk, patient_id).injections)


def test_what_one_test_enters_is_in_no_other_register(tmp_path: Path) -> None:
    for folder in (tmp_path / "first", tmp_path / "second"):
        folder.mkdir()
        with desk_in(folder, "2026-03-16") as desk:
            patient_id = somebody_after_loading(desk)
            assert given(desk, patient_id) == 6
            record_injection(desk, a_dose_draft(patient_id, "2026-03-16"))
            assert given(desk, patient_id) == 7
            assert verify_register(desk).problems == ()


def test_an_act_is_done_anew_by_somebody_else_on_another_day_or_after_something_else(tmp_path: Path) -> None:
    done: list[str] = []

    def act(desk: Desk) -> str:
        def do() -> str:
            done.append(desk.acting)
            return add_somebody(desk)

        return once(desk, "an act of this test", do)

    def whose(folder: str, who: str, today: str, *, after: bool = False) -> str:
        (tmp_path / folder).mkdir()
        with desk_in(tmp_path / folder, today) as desk:
            if after:
                add_somebody(desk, 2)
            return act(replace(on(desk, today), acting=who))

    first = whose("a", "Nurse B", "2026-01-05")
    assert whose("b", "Nurse B", "2026-01-05") == first
    assert done == ["Nurse B"]
    others = {whose("c", "Nurse C", "2026-01-05"), whose("d", "Nurse B", "2026-01-06")}
    others.add(whose("e", "Nurse B", "2026-01-05", after=True))
    assert len(others - {first}) == 3
