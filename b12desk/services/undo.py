"""Undo an act of this session: what will happen is said first, and the register only gains entries by it."""

import json
from dataclasses import dataclass, replace
from datetime import date

from b12desk.clinical.errors import Refused
from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import AuditLine, PatientHistory, PatientRecord
from b12desk.register.mapping import patient_of_trail
from b12desk.register.read_unit import ReadUnit
from b12desk.services.correct_entry import void_entry
from b12desk.services.correct_injection import void_injection
from b12desk.services.desk import Desk
from b12desk.services.history import Sources, history_in, running_story, sources_of
from b12desk.services.record_authority import withdraw_authority
from b12desk.services.record_injection import next_dose_sentence
from b12desk.services.undo_former import put_clinic_back, put_details_back
from b12desk.services.undo_steps import UNDID, UNDONE, UndoStep, UndoWay, entries_of, this_computer
from b12desk.services.void_contact import void_contact

STAYS = "It stays on record, struck through, with the reason “undone within the session”."


@dataclass(frozen=True, slots=True)
class UndoPreview:
    """What undoing a step would do, one sentence a line; `who` names the patient by initials, empty for the clinic.

    `question` is asked where the slip would matter: a dose that was truly given must stay.
    """

    step: UndoStep
    sentences: tuple[str, ...]
    who: str = ""
    question: str = ""


def preview_undo(desk: Desk, step: UndoStep) -> UndoPreview:
    """Return what undoing the step would do.

    Raises:
        Refused: when it can't be undone, or somebody else changed the same patient since.
    """
    today, sources = desk.clock.today(), sources_of(desk)
    with desk.register.reading() as unit:
        _refuse(unit, desk, step)
        if not step.patient_id:
            return UndoPreview(step, ("The clinic’s details go back to what they were before.",))
        history = history_in(unit, step.patient_id)
    who = initials(history.patient)
    moved = _moved_words(history, _without(history, step), sources, today)
    if step.way is UndoWay.VOID_DOSE:
        return _dose_preview(step, history, who, moved)
    if step.way is UndoWay.FORMER_DETAILS:
        return UndoPreview(step, (f"{step.says}: they go back to what they were before.", *moved), who)
    return UndoPreview(step, (f"{step.says}.", STAYS, *moved), who)


def undo(desk: Desk, step: UndoStep) -> str:
    """Undo the step and return the sentence for the desk.

    Raises:
        Refused: when it can't be undone, the acting user may not, or somebody else changed the same patient since.
        BadInput: when it was voided meanwhile.
    """
    with desk.register.reading() as unit:
        _refuse(unit, desk, step)
    match step.way:
        case UndoWay.FORMER_DETAILS:
            put_details_back(desk, step)
        case UndoWay.FORMER_CLINIC:
            put_clinic_back(desk, step)
        case UndoWay.WITHDRAW:
            withdraw_authority(desk, step.patient_id, step.lines[0].entity_id, UNDONE)
        case UndoWay.VOID_DOSE:
            return void_injection(desk, entries_of(step)[0].entity_id, UNDONE).sentence.replace("Voided", "Undone", 1)
        case _:
            _void_all(desk, step)
    return f"Undone: {step.name}."


def initials(patient: PatientRecord) -> str:
    """Return “A. O., NHS number ending 0847”: enough to know a patient again, too little for a stranger."""
    letters = [name[:1].upper() for name in (patient.given_name, patient.family_name) if name]
    ending = f", NHS number ending {patient.nhs_number[-4:]}" if patient.nhs_number else ""
    return " ".join(f"{letter}." for letter in letters) + ending


def _void_all(desk: Desk, step: UndoStep) -> None:
    for line in entries_of(step):
        if line.entity == "contact":
            void_contact(desk, line.entity_id, UNDONE)
        else:
            void_entry(desk, line.entity_id, UNDONE)


def _refuse(unit: ReadUnit, desk: Desk, step: UndoStep) -> None:
    """Raise Refused where nothing undoes the step, or the patient is no longer as the step left them."""
    if not step.can_be_undone:
        raise Refused(step.why_not)
    if not step.patient_id:
        return
    later = [line for line in unit.audit_lines(patient_id=step.patient_id) if line.number > step.number]
    others = [line for line in later if (line.by, line.workstation) != (desk.acting, this_computer())]
    if others:
        raise Refused(f"{_somebody(others[-1], desk)} Nothing is undone; correct the entry on the patient’s page.")
    is_details = step.way is UndoWay.FORMER_DETAILS
    if is_details and any(line.entity == "patient" and line.action in ("changed", UNDID) for line in later):
        raise Refused("The details were changed again since; undo that first. Nothing is undone.")


def _somebody(line: AuditLine, desk: Desk) -> str:
    who = f"{line.by} at another computer" if line.by == desk.acting else line.by
    return f"{who} has changed this patient’s record since, at {line.at.astimezone():%H:%M}."


def _dose_preview(step: UndoStep, history: PatientHistory, who: str, moved: tuple[str, ...]) -> UndoPreview:
    dose_id = entries_of(step)[0].entity_id
    dose = next(each for each in history.injections if each.id == dose_id)
    words = f"{dose.dose_micrograms} micrograms on {staff_date(dose.given_on)}"
    return UndoPreview(
        step,
        (f"The injection of {words} is voided. {STAYS}", *moved),
        who,
        question=f"Was the injection of {words} truly not given to {who}?",
    )


def _without(history: PatientHistory, step: UndoStep) -> PatientHistory:
    """Return the history as it will read once the step is undone."""
    if step.way is UndoWay.FORMER_DETAILS:
        return replace(history, patient=former_details(step))
    gone = {line.entity_id for line in entries_of(step)}
    return replace(
        history,
        injections=tuple(replace(each, void_reason=UNDONE) if each.id in gone else each for each in history.injections),
        course_events=tuple(
            replace(each, void_reason=UNDONE) if each.id in gone else each for each in history.course_events
        ),
    )


def former_details(step: UndoStep) -> PatientRecord:
    """Return the patient as they were before a change of details."""
    changed = next(line for line in step.lines if line.action == "changed")
    return patient_of_trail(json.loads(changed.payload)["before"])


def _moved_words(before: PatientHistory, after: PatientHistory, sources: Sources, today: date) -> tuple[str, ...]:
    now, then = _next_words(before, sources, today), _next_words(after, sources, today)
    if now == then:
        return ("The due dates stay as they are.",) if now else ()
    return (f"The plan changes back. {then} Until now: {now}",)


def _next_words(history: PatientHistory, sources: Sources, today: date) -> str:
    story = running_story(history, sources)
    if story is None:
        return ""
    forecast = forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)
    return next_dose_sentence(forecast)
