"""What an earlier session left unfinished, and whether it was saved after all."""

from dataclasses import dataclass
from datetime import datetime

from b12desk.clinical.errors import NotFound
from b12desk.clinical.quantities import staff_date
from b12desk.register.read_unit import ReadUnit
from b12desk.services.desk import Desk
from b12desk.services.drafts import Draft
from b12desk.services.shown_names import shown_name
from b12desk.services.undo import initials
from b12desk.services.undo_steps import this_computer


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A draft in words. `saved` says that it was recorded after all, or that something was: empty for nothing known.

    `is_saved` is True where this very dose is in the register; there is nothing to go on with then.
    """

    draft: Draft
    says: str
    saved: str = ""
    is_saved: bool = False


def unfinished(desk: Desk, drafts: tuple[Draft, ...]) -> tuple[Unfinished, ...]:
    """Return the drafts in words, those of patients who are gone from the register left out."""
    with desk.register.reading() as unit:
        found = (_unfinished(unit, draft, desk) for draft in drafts)
        return tuple(one for one in found if one is not None)


def last_injection_here(desk: Desk) -> str:
    """Return “The last injection recorded here was A. O., NHS number ending 0847, at 10:42.”, empty for none."""
    with desk.register.reading() as unit:
        line = unit.last_audit(entity="injection", workstation=this_computer())
        if line is None:
            return ""
        patient = unit.patient(unit.injection(line.entity_id).patient_id)
    return f"The last injection recorded here was for {initials(patient)}, {_when(line.at, desk)}."


def _unfinished(unit: ReadUnit, draft: Draft, desk: Desk) -> Unfinished | None:
    says, saved, is_saved = draft.title, "", False
    if draft.patient_id:
        try:
            patient = unit.patient(draft.patient_id)
        except NotFound:
            return None
        says += f" for {shown_name(patient.family_name, patient.given_name, patient.title)}"
        saved, is_saved = _saved(unit, draft, desk)
    return Unfinished(draft, f"{says}, typed {_when(draft.at, desk)} by {draft.by}.", saved, is_saved)


def _saved(unit: ReadUnit, draft: Draft, desk: Desk) -> tuple[str, bool]:
    lines = unit.audit_lines(patient_id=draft.patient_id)
    dose = next((line for line in lines if line.entity == "injection" and line.entity_id == draft.entry_id), None)
    if dose is not None and draft.entry_id:
        return f"This dose was saved {_when(dose.at, desk)}.", True
    later = [line for line in lines if line.at >= draft.at]
    if later:
        when = _when(later[-1].at, desk)
        return f"Something was recorded for this patient {when}: look there before you save this.", False
    return "", False


def _when(at: datetime, desk: Desk) -> str:
    """Return “at 10:42”, with the day where it is not today."""
    local = at.astimezone()
    day = "" if local.date() == desk.clock.today() else f"on {staff_date(local.date())} "
    return f"{day}at {local:%H:%M}"
