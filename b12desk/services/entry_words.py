"""An entry that is not a dose as a colleague names it: in the history, and when it is corrected."""

from b12desk.clinical.quantities import Interval, staff_date
from b12desk.clinical.records import CourseEventRecord

REVIEW_WORDS = {
    "symptom_review": "Symptom review",
    "neuro_review": "Neurological review",
    "phase_review": "Review of the phase",
    "gate_review": "Review before the next phase",
}


def entry_words(entry: CourseEventRecord) -> str:
    """Return, for example, “Symptom review of 12-Jan-2026: improving; fatigue 6; a dose wears off in week 9”."""
    words = _words(entry)
    return f"{words} ({entry.reason.replace('_', ' ')})" if entry.reason else words


def score_words(entry: CourseEventRecord) -> str:
    """Return what a review measured, “fatigue 6, mood 3, wears off in week 9”, empty for a review without scores."""
    parts = [f"{symptom.value} {score}" for symptom, score in entry.scores]
    if entry.wears_off_week is not None:
        parts.append(f"wears off in week {entry.wears_off_week}")
    return ", ".join(parts)


def _words(entry: CourseEventRecord) -> str:
    day, outcome = staff_date(entry.on), entry.outcome.replace("_", " ")
    match entry.kind:
        case "review":
            scores = score_words(entry)
            name = REVIEW_WORDS.get(entry.check_kind or "", "Review")
            return f"{name} of {day}: {outcome}{'; ' + scores if scores else ''}"
        case "deferral":
            return f"Deferred until {staff_date(entry.until)}" if entry.until else "Deferred"
        case "interval":
            because = " because of a review" if entry.refers_to else ""
            return f"Interval changed to {Interval.parse(entry.interval).words}{because}"
        case "lab":
            return f"Result of {day}: {entry.test.replace('_', ' ')} {entry.value} {entry.unit}"
        case "decision":
            by = f" by {entry.prescriber}" if entry.prescriber else ""
            return f"Decided about the gap{by}: {outcome}"
        case "not_given":
            return f"Not given on {day}: {outcome}"
        case "move":
            return f"Course moved to another version, {entry.note}"
        case kind:
            return {"hold": "Put on hold", "resume": "Resumed", "end": "Course ended"}.get(kind, kind.capitalize())
