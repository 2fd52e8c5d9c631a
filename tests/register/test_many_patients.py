"""A clinic's whole history goes in at once, and the chain holds over all of it."""

from datetime import timedelta

from b12desk.register.store import Register
from b12desk.register.verify import verify
from tests.builders import AT, a_course, a_dose, a_patient, a_window, day

PATIENTS, DOSES = 400, 7500


def test_four_hundred_patients_with_their_history_keep_the_chain(register: Register) -> None:
    patients = [a_patient(number) for number in range(1, PATIENTS + 1)]
    courses = [a_course(patient) for patient in patients]
    doses = [
        a_dose(patients[number % PATIENTS], str(day("2020-01-01") + timedelta(days=number // PATIENTS * 90)))
        for number in range(DOSES)
    ]
    with register.reading() as unit:
        before = len(unit.audit_lines())
    with register.writing(by="setup", at=AT) as unit:
        unit.add_patients(patients)
        unit.add_courses(courses)
        unit.add_injections(doses)
        unit.put_forecast_rows([a_window(course) for course in courses])
    report = verify(register, recompute=None)
    assert report.problems == ()
    assert dict(report.checked) == {
        "audit_entries": before + 2 * PATIENTS + DOSES,
        "patients": PATIENTS,
        "courses": PATIENTS,
        "authorities": 0,
        "authority_withdrawals": 0,
        "injections": DOSES,
        "injection_voids": 0,
        "course_events": 0,
        "course_event_voids": 0,
        "contacts": 0,
        "contact_voids": 0,
        "protocol_files": 0,
        "protocol_approvals": 0,
        "clinic_users": 0,
        "clinic_products": 0,
        "clinic_product_withdrawals": 0,
        "stock_movements": 0,
        "credentials": 0,
    }
    with register.reading() as unit:
        histories = unit.histories([patient.id for patient in patients])
        assert sum(len(history.injections) for history in histories.values()) == DOSES
        assert len(unit.worklist_rows()) == PATIENTS
