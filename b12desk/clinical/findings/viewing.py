"""What is said whenever somebody looks at a patient."""

from collections.abc import Iterator
from datetime import date, timedelta

from b12desk.clinical.findings import facts, gaps
from b12desk.clinical.findings.catalogue import finding
from b12desk.clinical.findings.situation import Situation
from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.protocol import Phase
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.vocabulary import REVIEW_KINDS, Flag
from b12desk.clinical.walk import Progress
from b12desk.clinical.window import DueWindow

NEURO_UNTREATED_DAYS = 90
HOLD_REVIEW_DAYS = 28
DEFERRAL_REVIEW_DAYS = 28
BEFORE_START_DAYS = 28
WORSE_OUTCOMES = frozenset({"worse", "new_symptoms"})


def on_viewing(situation: Situation) -> tuple[Finding, ...]:
    """Return every finding of the moment of viewing, sorted by id."""
    return tuple(sorted(_findings(situation), key=lambda f: f.id))


def _findings(situation: Situation) -> Iterator[Finding]:
    yield from facts.standing(situation.patient)
    yield from facts.allergies(situation.patient)
    yield from facts.neuro_referral(situation.patient)
    yield from neuro_symptoms(situation)
    yield from _stray(situation.progress)
    yield from facts.potassium(situation)
    yield from facts.folate(situation)
    yield from _neuro_untreated(situation)
    if situation.is_running:
        yield from _last_dose_against_phase(situation)
        yield from gaps.gap(situation)
        yield from _pauses(situation)
        yield from before_start(situation)
    yield from review_overdue(situation)


def neuro_symptoms(situation: Situation) -> Iterator[Finding]:
    """Say that the last review found things worse. Source: S0, CTAC."""
    if situation.reviews and situation.reviews[-1].outcome in WORSE_OUTCOMES:
        yield finding(
            "neuro_symptoms_new",
            f"The review of {staff_date(situation.reviews[-1].on)} found new or worse symptoms: tell the prescriber.",
        )


def review_overdue(situation: Situation) -> Iterator[Finding]:
    """Say that a review is past its date. Source: BSH."""
    late = [check for check in situation.checks if check.kind in REVIEW_KINDS and check.is_overdue]
    if late:
        kind = late[0].kind.value.replace("_", " ")
        yield finding("review_overdue", f"The {kind} was due by {staff_date(late[0].due_on)}.")


def _stray(progress: Progress) -> Iterator[Finding]:
    if progress.stray:
        day = staff_date(progress.stray[-1].on)
        yield finding("course_not_running", f"A dose was given on {day}, after the course had ended.")


def _neuro_untreated(situation: Situation) -> Iterator[Finding]:
    if Flag.NEURO_INVOLVEMENT not in situation.patient.flags:
        return
    if any(not injection.is_voided for injection in situation.injections):
        return
    since = situation.patient.neuro_since or (situation.course.start_on if situation.course else None)
    if since is not None and situation.today >= since + timedelta(days=NEURO_UNTREATED_DAYS):
        yield finding(
            "neuro_untreated",
            f"Neurological involvement since {staff_date(since)} and no injection yet: harm may become permanent.",
        )


def _last_dose_against_phase(situation: Situation) -> Iterator[Finding]:
    progress = situation.progress
    phase = progress.position.phase
    if progress.smaller:
        small = progress.smaller[-1]
        yield finding(
            "dose_below_plan",
            f"{small.dose_micrograms} micrograms on {staff_date(small.on)} is less than the plan and does not count.",
        )
    if progress.is_last_above_plan and progress.last is not None:
        above = f"{progress.last.dose_micrograms} micrograms on {staff_date(progress.last.on)}"
        yield finding("dose_above_plan", f"{above} was more than the plan; it counts.")
    if progress.last is not None and is_another_cobalamin(situation, phase):
        yield finding(
            "product_mismatch",
            f"The dose of {staff_date(progress.last.on)} was another cobalamin: a prescriber confirms the interval.",
        )


def is_another_cobalamin(situation: Situation, phase: Phase) -> bool:
    """Return whether the last counting dose holds a substance that the phase doesn't permit."""
    last = situation.progress.last
    if last is None or situation.course is None:
        return False
    return (last.product or situation.course.product).substance not in phase.substances


def _pauses(situation: Situation) -> Iterator[Finding]:
    pauses, today = situation.pauses, situation.today
    if pauses.held_since is not None and (today - pauses.held_since).days > HOLD_REVIEW_DAYS:
        yield finding("hold_review", f"On hold since {staff_date(pauses.held_since)}: is the hold still right?")
    if pauses.deferral is not None and today < pauses.deferral.until and _is_long_past(situation.window, today):
        yield finding(
            "deferral_review",
            f"Deferred until {staff_date(pauses.deferral.until)}, over {DEFERRAL_REVIEW_DAYS} days past the window.",
        )


def _is_long_past(window: DueWindow | None, today: date) -> bool:
    return window is not None and today > window.due_by + timedelta(days=DEFERRAL_REVIEW_DAYS)


def before_start(situation: Situation) -> Iterator[Finding]:
    """Say that a dose shortly before the start is not this course's. Source: convention."""
    course = situation.course
    if course is None:
        return
    for injection in reversed(situation.progress.before_start):
        is_near = injection.on >= course.start_on - timedelta(days=BEFORE_START_DAYS)
        if not course.protocol.has_loading:
            interval = course.maintenance_interval or course.protocol.phases[0].interval
            is_near = is_near or interval.shortest.after(injection.on) >= course.start_on
        if is_near:
            yield finding(
                "dose_before_start",
                f"A dose was given on {staff_date(injection.on)}, before this course began; it is not part of it.",
            )
            return
