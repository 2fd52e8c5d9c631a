"""Put back what stood before a change: a patient's details, or the clinic's own values."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from b12desk.clinical.course import ClinicSettings
from b12desk.clinical.errors import Refused
from b12desk.register.audit import NOTE
from b12desk.register.mapping import patient_of_trail
from b12desk.register.read_unit import ReadUnit
from b12desk.services.add_patient import refuse_known_number
from b12desk.services.change_clinic import MOVES_WINDOWS, write_windows
from b12desk.services.clinic_settings import clinic_of
from b12desk.services.desk import Desk
from b12desk.services.history import sources_of
from b12desk.services.permissions import Act, writing
from b12desk.services.refresh import refresh_rows
from b12desk.services.undo_steps import UNDID, UndoStep

CHANGED_SINCE = "It was changed again since; nothing is undone. Change it back by hand."
_AS_PUBLISHED = {"nation": "England", "grace_days": "0", "open_weekdays": "mon,tue,wed,thu,fri"}


def put_details_back(desk: Desk, step: UndoStep) -> None:
    """Write the details as they were before the step, if they still are as the step left them.

    Raises:
        Refused: when they were changed since, or the NHS number belongs to somebody else by now.
    """
    today, sources = desk.clock.today(), sources_of(desk)
    payload = json.loads(next(line.payload for line in step.lines if line.action == "changed"))
    former, left = patient_of_trail(payload["before"]), patient_of_trail(payload["after"])
    with writing(desk, Act.CHANGE_PATIENT) as unit:
        if unit.patient(step.patient_id) != left:
            raise Refused(CHANGED_SINCE)
        refuse_known_number(unit, former)
        unit.change_patient(former)
        unit.note(UNDID, "patient", step.patient_id, {"step": str(step.number)})
        refresh_rows(unit, step.patient_id, sources, today=today)


def put_clinic_back(desk: Desk, step: UndoStep) -> None:
    """Write the clinic's values and closed days as they were before the step, if they still are as it left them.

    Raises:
        Refused: when they were changed since.
    """
    today, sources = desk.clock.today(), sources_of(desk)
    changes = {line.entity_id: json.loads(line.payload) for line in step.lines if line.entity == "setting"}
    closed = next((line for line in step.lines if line.entity == "closures"), None)
    with writing(desk, Act.CHANGE_CLINIC) as unit:
        if any(unit.setting(name) != change["after"] for name, change in changes.items()):
            raise Refused(CHANGED_SINCE)
        for name, change in changes.items():
            if change["before"] != change["after"]:
                unit.set_setting(name, change["before"] or _unset(name))
        if closed is not None:
            if dict(unit.closures()) != _closures(json.loads(closed.payload)):
                raise Refused(CHANGED_SINCE)
            unit.set_closures(sorted(_closures_before(unit, closed.number).items()))
        unit.note(UNDID, "undo", str(step.number), {"step": str(step.number)})
        if closed is not None or MOVES_WINDOWS & set(changes):
            write_windows(unit, replace(sources, clinic=clinic_of(unit)), today)


def _unset(name: str) -> str:
    """Return what a setting that was never set counts as."""
    if name.startswith("assistant_"):
        return "no"
    return _AS_PUBLISHED.get(name) or str(getattr(ClinicSettings(), name, ""))


def _closures_before(unit: ReadUnit, number: int) -> dict[date, str]:
    line = unit.last_audit(entity=f"{NOTE}closures", before=number)
    return _closures(json.loads(line.payload)) if line else {}


def _closures(payload: Mapping[str, str]) -> dict[date, str]:
    return {date.fromisoformat(day): reason for day, reason in payload.items()}
