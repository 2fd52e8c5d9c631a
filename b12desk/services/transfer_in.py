"""Take over a patient from elsewhere: the last doses given there and the course from here on, in one act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

from b12desk.clinical.errors import BadInput
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import InjectionRecord, PatientHistory
from b12desk.services.course_event import forecast_after
from b12desk.services.desk import Desk
from b12desk.services.history import history_in, sources_of, story_of
from b12desk.services.injection_draft import InjectionDraft
from b12desk.services.permissions import Act, writing
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.preview_course import CoursePreview, preview_course
from b12desk.services.record_injection import add_checked
from b12desk.services.refresh import refresh_rows
from b12desk.services.start_course import CourseStarted, add_course, refuse_running


@dataclass(frozen=True, slots=True)
class DoseElsewhere:
    """A dose as another clinic's letter tells it. `dose_micrograms` None is not typed yet; `where` may be empty."""

    given_on: date | None
    product_id: str
    dose_micrograms: int | None
    where: str = ""
    id: str = field(default_factory=lambda: str(uuid4()))


def transfer_in(desk: Desk, patient_id: str, draft: CourseDraft, doses: Sequence[DoseElsewhere] = ()) -> CourseStarted:
    """Record the doses given elsewhere and start the course in the phase that the patient is in.

    The latest of them that would count in that phase sets the window of the first dose here; none is counted.

    Raises:
        BadInput: with one sentence for each choice or dose that can't be used.
        Refused: when a finding blocks or waits for a reason, or another course is running; nothing is changed then.
    """
    today, sources = desk.clock.today(), sources_of(desk)
    with writing(desk, Act.PLAN) as unit:
        history = history_in(unit, patient_id)
        refuse_running(history, sources, desk)
        problems = transfer_problems(draft, doses, history)
        if problems:
            raise BadInput(problems)
        for dose in doses:
            add_checked(unit, _as_recorded(dose, patient_id, draft.reasons), sources, today=today)
        record = add_course(unit, desk, patient_id, draft, sources)
        refresh_rows(unit, patient_id, sources, today=today)
        history = history_in(unit, patient_id)
    return CourseStarted(record.id, forecast_after(story_of(record, history, sources), sources, today=today))


def preview_transfer_in(
    desk: Desk, patient_id: str, draft: CourseDraft, doses: Sequence[DoseElsewhere] = ()
) -> CoursePreview:
    """Return what taking the patient over would come to; nothing is changed.

    Raises:
        BadInput: with one sentence for each choice or dose that can't be used.
    """
    with desk.register.reading() as unit:
        problems = transfer_problems(draft, doses, history_in(unit, patient_id))
    if problems:
        raise BadInput(problems)
    return preview_course(desk, patient_id, draft, elsewhere=_as_history(doses, patient_id))


def transfer_problems(draft: CourseDraft, doses: Sequence[DoseElsewhere], history: PatientHistory) -> list[str]:
    """Return one sentence for each thing that keeps doses given elsewhere from being taken over."""
    if not doses:
        return []
    problems = (
        [] if draft.start_phase else ["Say which phase the patient is in: a dose given elsewhere goes before it."]
    )
    known = {injection.given_on for injection in history.injections if not injection.is_voided}
    for dose in sorted(doses, key=lambda dose: dose.given_on or date.min):
        if dose.given_on is None:
            continue
        if draft.start_on is not None and dose.given_on >= draft.start_on:
            problems.append(f"A dose given elsewhere lies before the start; {staff_date(dose.given_on)} does not.")
        if dose.given_on in known:
            problems.append(f"A dose on {staff_date(dose.given_on)} is recorded already: it needs no second entry.")
        known.add(dose.given_on)
    return problems


def _as_history(doses: Sequence[DoseElsewhere], patient_id: str) -> tuple[InjectionRecord, ...]:
    """Return the doses as they would stand in the patient's history; unfinished ones are left out."""
    return tuple(
        InjectionRecord(dose.id, patient_id, dose.given_on, dose.product_id, dose.dose_micrograms, None)
        for dose in doses
        if dose.given_on is not None and dose.dose_micrograms is not None
    )


def _as_recorded(dose: DoseElsewhere, patient_id: str, reasons: Mapping[str, str]) -> InjectionDraft:
    return InjectionDraft(
        injection_id=dose.id,
        patient_id=patient_id,
        given_on=dose.given_on,
        product_id=dose.product_id,
        dose_micrograms=dose.dose_micrograms,
        note=f"Given at {dose.where.strip()}" if dose.where.strip() else "",
        reasons=reasons,
        given_elsewhere=True,
    )
