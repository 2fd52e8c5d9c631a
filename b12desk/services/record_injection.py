"""Record an injection: checked once more and saved once, with its audit entry and the window it moves."""

from dataclasses import dataclass, replace
from datetime import date

from b12desk.clinical.errors import BadInput
from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.forecast_value import Forecast
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import PatientHistory
from b12desk.clinical.vocabulary import Status
from b12desk.register.write_unit import WriteUnit
from b12desk.services.answers import answered
from b12desk.services.check_injection import drawn_on, recording_findings
from b12desk.services.desk import Desk
from b12desk.services.history import Sources, history_in, running_story, sources_of
from b12desk.services.injection_draft import InjectionDraft, draft_problems, record_of
from b12desk.services.permissions import Act, role_of, writing
from b12desk.services.refresh import refresh_rows
from b12desk.services.stock_of_doses import draw_from_stock
from b12desk.services.usable_products import refuse_unusable


@dataclass(frozen=True, slots=True)
class InjectionRecorded:
    """The dose's id, the forecast after it (None without a course) and the sentence for the desk.

    `is_new` is False when this very dose had been recorded before.
    """

    injection_id: str
    forecast: Forecast | None
    sentence: str
    is_new: bool


def record_injection(desk: Desk, draft: InjectionDraft) -> InjectionRecorded:
    """Record the dose in one transaction with its audit entry and the window it moves.

    Raises:
        BadInput: with one sentence for each field that can't be used.
        Refused: when a finding blocks or waits for a reason (`findings` says which), or the batch is recalled.
    """
    sources = sources_of(desk)
    today = desk.clock.today()
    with writing(desk, Act.RECORD_INJECTION) as unit:
        is_new = add_checked(unit, draft, sources, today=today)
        if is_new:
            refresh_rows(unit, draft.patient_id, sources, today=today)
        history = history_in(unit, draft.patient_id)
    return recorded(draft.injection_id, history, sources, today=today, is_new=is_new)


def add_checked(unit: WriteUnit, draft: InjectionDraft, sources: Sources, *, today: date) -> bool:
    """Check the draft and add its dose; return False when this very dose is there already.

    Raises:
        BadInput: with one sentence for each field that can't be used.
        Refused: when a finding blocks or waits for a reason.
    """
    history = history_in(unit, draft.patient_id)
    known = next((i for i in history.injections if i.id == draft.injection_id), None)
    problems = draft_problems(draft, sources)
    if problems:
        raise BadInput(problems)
    if known is not None:
        return unit.add_injection(replace(record_of(draft, known.reasons), authority_id=known.authority_id))
    role = role_of(unit, unit.by)
    findings = recording_findings(draft, history, sources, today=today, role=role)
    refuse_unusable(unit, draft, history, sources)
    answers = answered(findings, draft.reasons, role)
    authority = drawn_on(draft, history, sources, role)
    record = replace(record_of(draft, answers.reasons), authority_id=authority.id if authority else None)
    answers.note_overrides(unit, draft.patient_id, act="injection", entry_id=draft.injection_id)
    is_new = unit.add_injection(record)
    if is_new:
        draw_from_stock(unit, record, sources.products)
    return is_new


def recorded(
    injection_id: str, history: PatientHistory, sources: Sources, *, today: date, is_new: bool
) -> InjectionRecorded:
    """Return what recording a dose came to, with the sentence for the desk."""
    story = running_story(history, sources)
    if story is None:
        return InjectionRecorded(injection_id, None, "Recorded. No regimen is planned for this patient.", is_new)
    after = forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)
    head = "Recorded." if is_new else "Recorded already."
    return InjectionRecorded(injection_id, after, f"{head} {next_dose_sentence(after)}", is_new)


def next_dose_sentence(forecast: Forecast) -> str:
    """Return “Next dose 16-Mar-2026 to 16-Apr-2026.”, or why there is none."""
    if forecast.status is Status.ENDED:
        return "The course has ended."
    if forecast.due_on is None or forecast.due_by is None:
        return "No injection is planned."
    if forecast.due_on == forecast.due_by:
        return f"Next dose {staff_date(forecast.due_on)}."
    return f"Next dose {staff_date(forecast.due_on)} to {staff_date(forecast.due_by)}."
