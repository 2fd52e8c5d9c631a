from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from b12desk.clinical.errors import B12DeskError
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk
from b12desk.services.injection_draft import InjectionDraft, new_draft
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.record_injection import record_injection
from b12desk.services.start_course import start_course
from tests.kept_registers import once

T = TypeVar("T")
LOADING = (5, 7, 9, 12, 14, 16)
BATCH = "HX100"
EXPIRES_ON = date(2027, 9, 30)


def on(desk: Desk, day: date) -> Desk:
    """Return the same desk on another day."""
    return replace(desk, clock=ClockSetTo(day))


def ready(desk: Desk, patient_id: str) -> InjectionDraft:
    """Return the planned dose with everything that a nurse adds."""
    draft = new_draft(desk, patient_id)
    return replace(draft, batch=BATCH, expires_on=EXPIRES_ON, identity_checked=True, consent_given=True)


def give(desk: Desk, patient_id: str) -> str:
    """Record the planned dose today and return its id."""
    return record_injection(desk, replace(ready(desk, patient_id), reasons={"*": "checked"})).injection_id


def somebody_who_had(desk: Desk, draft: PatientDraft, *days: int) -> str:
    """Add a patient on the standard regimen who had the planned dose on these days of January 2026; return the id."""

    def treated() -> str:
        patient_id = add_patient(desk, draft).patient_id
        start_course(desk, patient_id, CourseDraft("hydroxo-standard", date(2026, 1, 5), "Dr A. Example"))
        for day in days:
            give(on(desk, date(2026, 1, day)), patient_id)
        return patient_id

    return once(desk, ("somebody who had", draft, days), treated)


def at_once(work: Callable[[], T], done: Callable[[T], None], failed: Callable[[B12DeskError], None], /) -> None:
    """Do the work here and now, as a lane would later."""
    try:
        answer = work()
    except B12DeskError as error:
        failed(error)
    else:
        done(answer)
