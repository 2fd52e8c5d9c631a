"""What somebody did in this session, newest first, each with whether it can be undone and, if not, why."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby

from b12desk.clinical.errors import NotFound
from b12desk.clinical.records import AuditLine
from b12desk.register.read_unit import ReadUnit
from b12desk.services.audit_words import audit_words
from b12desk.services.desk import Desk
from b12desk.services.undo_words import NO_WAY, NO_WAY_FOR, act_name

UNDONE = "undone within the session"
"""The reason that every entry carries which an undo has voided."""
UNDID = "undid"
"""The note beside former details or values that were put back; it names the step by its number."""
MOST_LINES = 60
"""An act with more audit entries than this is an import or a change of many patients at once."""


class UndoWay(StrEnum):
    """By what means an act is undone; the register only ever gains entries."""

    VOID = "void"
    VOID_DOSE = "void the dose"
    WITHDRAW = "withdraw"
    FORMER_DETAILS = "put the former details back"
    FORMER_CLINIC = "put the clinic’s former values back"
    NONE = "nothing undoes it"


@dataclass(frozen=True, slots=True)
class UndoStep:
    """One act of this session.

    `name` is short, as a menu shows it; `says` is the act as the trail names it. `patient_id` is empty for an act of
    the clinic. `why_not` is the sentence why it can't be undone, empty where it can. `number` is its last audit entry.
    """

    number: int
    at: datetime
    name: str
    says: str
    way: UndoWay
    patient_id: str = ""
    why_not: str = ""
    lines: tuple[AuditLine, ...] = ()

    @property
    def can_be_undone(self) -> bool:
        """Whether there is a way to undo it."""
        return self.way is not UndoWay.NONE


def session_mark(desk: Desk) -> int:
    """Return the number of the register's last audit entry; what comes after it is this session's."""
    with desk.register.reading() as unit:
        last = unit.last_audit()
    return last.number if last else 0


def undo_steps(desk: Desk, mark: int) -> tuple[UndoStep, ...]:
    """Return what the desk's user did at this computer since the mark, newest first; what was undone is left out."""
    with desk.register.reading() as unit:
        return tuple(reversed(steps_in(unit, mark, by=desk.acting, workstation=this_computer())))


def steps_in(unit: ReadUnit, mark: int, *, by: str, workstation: str) -> tuple[UndoStep, ...]:
    """Return the acts of that user at that computer since the mark, in order."""
    own = [line for line in unit.audit_after(mark) if (line.by, line.workstation) == (by, workstation)]
    acts = [tuple(lines) for _, lines in groupby(own, key=lambda line: line.at)]
    put_back = {_payload(line)["step"] for line in own if line.action == UNDID}
    steps = [_step(unit, act) for act in acts if not _is_undo(act)]
    return tuple(step for step in steps if str(step.number) not in put_back and not _is_undone(unit, step))


def this_computer() -> str:
    """Return the name that the audit trail knows this computer by."""
    import platform

    return platform.node()


def _is_undo(act: Sequence[AuditLine]) -> bool:
    return any(line.action == UNDID or _payload(line).get("reason") == UNDONE for line in act)


def _is_undone(unit: ReadUnit, step: UndoStep) -> bool:
    """Return whether each entry of a step has been voided since, by an undo or by a correction."""
    if step.way in (UndoWay.VOID, UndoWay.VOID_DOSE):
        return all(_is_voided(unit, line) for line in entries_of(step))
    if step.way is UndoWay.WITHDRAW:
        authorities = unit.histories([step.patient_id])[step.patient_id].authorities
        return any(one.id == step.lines[0].entity_id and one.withdrawn is not None for one in authorities)
    return False


def entries_of(step: UndoStep) -> tuple[AuditLine, ...]:
    """Return the entries that a void takes back, the last one first."""
    kinds = ("injection", "course_event", "contact")
    return tuple(line for line in reversed(step.lines) if line.entity in kinds)


def _is_voided(unit: ReadUnit, line: AuditLine) -> bool:
    match line.entity:
        case "injection":
            return unit.injection(line.entity_id).is_voided
        case "contact":
            return unit.contact(line.entity_id).is_voided
        case _:
            return unit.course_event(line.entity_id).is_voided


def _step(unit: ReadUnit, act: tuple[AuditLine, ...]) -> UndoStep:
    main = _main_line(act)
    kinds = {line.entity for line in act}
    way, why_not = _way(act, kinds)
    return UndoStep(
        number=act[-1].number,
        at=main.at,
        name=act_name(main),
        says=audit_words(main),
        way=way,
        patient_id=_patient_of(unit, main),
        why_not=why_not,
        lines=act,
    )


def _main_line(act: Sequence[AuditLine]) -> AuditLine:
    """Return the line that an act is named by: an entry before a note, a dose before what goes along with it."""
    order = ("course", "injection", "course_event", "contact", "authority", "patient")
    ranked = [line for kind in order for line in act if line.entity == kind and line.action != "overrode"]
    return ranked[0] if ranked else act[0]


def _way(act: Sequence[AuditLine], kinds: set[str]) -> tuple[UndoWay, str]:
    counted = {line.entity for line in act if line.action != "overrode" and not line.entity.startswith("stock")}
    if kinds != {"document"} and (len(act) > MOST_LINES or "import" in kinds):
        return UndoWay.NONE, "A whole file can’t be undone; correct its entries one by one, or restore a backup."
    if counted == {"injection"}:
        return UndoWay.VOID_DOSE, ""
    if counted and counted <= {"course_event", "contact"}:
        return UndoWay.VOID, ""
    if counted == {"authority"}:
        return UndoWay.WITHDRAW, ""
    if counted == {"patient"} and all(line.action == "changed" for line in act if line.action != "overrode"):
        return UndoWay.FORMER_DETAILS, ""
    if counted <= {"setting", "closures"} and counted:
        return UndoWay.FORMER_CLINIC, ""
    return UndoWay.NONE, next((why for why in _why_not(act)), NO_WAY)


def _why_not(act: Sequence[AuditLine]) -> Iterator[str]:
    for line in act:
        if (line.entity, line.action) in NO_WAY_FOR:
            yield NO_WAY_FOR[line.entity, line.action]


def _patient_of(unit: ReadUnit, line: AuditLine) -> str:
    if line.entity in ("patient", "document"):
        return line.patient_id or ""
    known = _payload(line).get("patient_id")
    if known:
        return str(known)
    try:
        match line.entity:
            case "injection_void":
                return unit.injection(line.entity_id).patient_id
            case "course_event_void":
                return unit.course_event(line.entity_id).patient_id
            case "contact_void":
                return unit.contact(line.entity_id).patient_id
    except NotFound:
        return ""
    return ""


def _payload(line: AuditLine) -> Mapping[str, object]:
    read: Mapping[str, object] = json.loads(line.payload)
    return read
