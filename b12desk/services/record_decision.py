"""Record what a prescriber decided about a long gap: continue, reload, bloods first or refer. It drives the plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import uuid4

from b12desk.clinical.errors import BadInput, Refused
from b12desk.clinical.findings.viewing import on_viewing
from b12desk.clinical.forecast import situation_of
from b12desk.clinical.forecast_value import Finding, Forecast
from b12desk.clinical.monitoring_series import BLOODS_WITHIN_DAYS
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import CourseEventRecord
from b12desk.clinical.vocabulary import GapChoice
from b12desk.exchange.clean_text import clean_text
from b12desk.register.write_unit import WriteUnit
from b12desk.services.answers import Answers
from b12desk.services.course_event import LONGEST_NOTE, forecast_after, ready_event, reason_missing
from b12desk.services.desk import Desk
from b12desk.services.history import CourseStory, Sources, history_in, running_story, sources_of
from b12desk.services.permissions import Act, writing
from b12desk.services.plan_regimen import LONGEST_TEXT, NO_REASONS
from b12desk.services.record_review import ReviewDraft, review_event, review_problems
from b12desk.services.refresh import refresh_rows
from b12desk.services.shown_reviews import recent_review
from b12desk.services.start_course import add_course
from b12desk.services.switch_course import draft_again, end_running

GAPS = frozenset({"loading_stalled", "long_gap", "very_long_gap"})
RELOADING = "reloading after a gap"


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """A decision as typed. `review` is the symptom check that came with it; None refers to the newest of 28 days.

    `reload_on` is the start of the new loading doses, needed to reload; `reasons` answer what planning them says.
    """

    choice: GapChoice | None
    prescriber: str
    reason: str
    review: ReviewDraft | None = None
    reload_on: date | None = None
    reasons: Mapping[str, str] = field(default_factory=lambda: NO_REASONS)


@dataclass(frozen=True, slots=True)
class DecisionRecorded:
    """The decision's id and the forecast after it; `new_course_id` is the course that reloading started.

    `sentence` says at the desk what follows.
    """

    event_id: str
    forecast: Forecast
    new_course_id: str | None
    sentence: str


def gap_findings(story: CourseStory, sources: Sources, *, today: date) -> tuple[Finding, ...]:
    """Return what is said about a gap in the course today; none where there is no gap to decide about."""
    situation = situation_of(story.read(sources, today=today), story.patient, today=today)
    return tuple(found for found in on_viewing(situation) if found.id in GAPS)


def record_decision(desk: Desk, patient_id: str, draft: DecisionDraft) -> DecisionRecorded:
    """Record the decision with its symptom check; “reload” ends the course and starts its loading doses anew.

    Raises:
        BadInput: with one sentence for each part that can't be used.
        Refused: when there is no gap to decide about, the regimen has no loading doses to reload with, or a finding
            about the new course waits for a reason; nothing is changed then.
    """
    today, sources = desk.clock.today(), sources_of(desk)
    problems = _problems(draft, today=today)
    if problems or draft.choice is None:
        raise BadInput(problems)
    with writing(desk, Act.DECIDE) as unit:
        story = running_story(history_in(unit, patient_id), sources)
        if story is None or not gap_findings(story, sources, today=today):
            raise Refused("There is no gap to decide about for this patient; nothing was changed.")
        if draft.choice is GapChoice.RELOAD and not story.course.protocol.has_loading:
            raise Refused("This regimen has no loading doses: end the course and plan another. Nothing was changed.")
        known = recent_review(history_in(unit, patient_id).course_events[::-1], story.record.id, today=today)
        event = _add_events(unit, story, patient_id, draft, draft.choice, known, today=today)
        new_id = _reload(unit, desk, story, patient_id, draft, sources) if draft.choice is GapChoice.RELOAD else None
        refresh_rows(unit, patient_id, sources, today=today)
        after = running_story(history_in(unit, patient_id), sources) or story
    forecast = forecast_after(after, sources, today=today)
    return DecisionRecorded(event.id, forecast, new_id, _sentence(draft.choice, forecast, today=today))


def _sentence(choice: GapChoice, forecast: Forecast, *, today: date) -> str:
    """Return what follows from a decision, “Decided: reload. First new loading dose 03-Aug-2026.”"""
    head = f"Decided: {choice.value.replace('_', ' ')}."
    match choice:
        case GapChoice.CONTINUE:
            offered = f" Next dose offered {staff_date(forecast.book_on)}." if forecast.book_on else ""
            return f"{head}{offered}"
        case GapChoice.RELOAD:
            return f"{head} First new loading dose {staff_date(forecast.due_on)}." if forecast.due_on else head
        case GapChoice.BLOODS_FIRST:
            bloods_by = today + timedelta(days=BLOODS_WITHIN_DAYS)
            return f"{head} Serum B12 and a full blood count by {staff_date(bloods_by)}."
        case GapChoice.REFER:
            return f"{head} The plan stays as it is meanwhile."


def _problems(draft: DecisionDraft, *, today: date) -> list[str]:
    problems = [] if draft.choice else ["The decision is missing: continue, reload, bloods first or refer."]
    if not draft.prescriber.strip():
        problems.append("The prescriber who decided is missing.")
    problems += reason_missing(draft.reason)
    if draft.choice is GapChoice.RELOAD and draft.reload_on is None:
        problems.append("The day the new loading doses start is missing.")
    if draft.reload_on is not None and draft.reload_on < today:
        problems.append("The new loading doses start today or later.")
    return problems + (review_problems(draft.review, today=today) if draft.review else [])


def _add_events(
    unit: WriteUnit,
    story: CourseStory,
    patient_id: str,
    draft: DecisionDraft,
    choice: GapChoice,
    known: CourseEventRecord | None,
    *,
    today: date,
) -> CourseEventRecord:
    """Add the symptom check, where there is one, and the decision that refers to it, else to the one known."""
    review_id = known.id if known else None
    if draft.review is not None:
        review = ready_event(review_event(draft.review, today=today), story.record.id, patient_id, Answers(()))
        unit.add_course_event(review)
        review_id = review.id
    decision = CourseEventRecord(
        id=str(uuid4()),
        patient_id="",
        kind="decision",
        on=today,
        outcome=choice.value,
        reason=clean_text(draft.reason, limit=LONGEST_NOTE),
        prescriber=clean_text(draft.prescriber, limit=LONGEST_TEXT),
        refers_to=review_id,
    )
    ready = ready_event(decision, story.record.id, patient_id, Answers(()))
    unit.add_course_event(ready)
    return ready


def _reload(
    unit: WriteUnit, desk: Desk, story: CourseStory, patient_id: str, draft: DecisionDraft, sources: Sources
) -> str:
    """End the course and start the same regimen from its loading doses on; return the new course's id."""
    today = desk.clock.today()
    end_running(unit, desk, story, patient_id, RELOADING, sources, reasons={}, today=today)
    again = draft_again(story, draft.reload_on or today, draft.prescriber, draft.reasons)
    return add_course(unit, desk, patient_id, again, sources, replaces=story.record.id).id
