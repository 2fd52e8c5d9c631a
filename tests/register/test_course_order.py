"""Which of a patient's courses is the one on the worklist."""

from b12desk.register.store import Register
from tests.builders import AT, a_course, a_patient, a_window

ADA, BEN = a_patient(1), a_patient(2)


def test_every_patient_is_listed_once_in_whatever_order_the_windows_are_given(register: Register) -> None:
    ada, old, ben = a_course(ADA, id="a"), a_course(ADA, id="o"), a_course(BEN, id="b")
    with register.writing(by="Nurse B. Example", at=AT) as unit:
        unit.add_patients([ADA, BEN])
        unit.add_courses([ada, old, ben])
        unit.put_forecast_rows([a_window(ada), a_window(ben), a_window(old)])
    with register.reading() as unit:
        assert sorted(one.row.course_id for one in unit.worklist_rows() if one.row) == ["a", "b"]
