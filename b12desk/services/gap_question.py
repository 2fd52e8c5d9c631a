"""What a prescriber is asked about a gap: the findings with their sums, and what each choice does to the plan."""

from dataclasses import dataclass
from datetime import date, timedelta

from b12desk.clinical.findings.gap_decisions import STANDS_DAYS
from b12desk.clinical.findings.gap_sums import gap_sum
from b12desk.clinical.forecast import situation_of
from b12desk.clinical.forecast_value import Finding, Forecast
from b12desk.clinical.monitoring_series import BLOODS_WITHIN_DAYS
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.vocabulary import GapChoice
from b12desk.services.course_event import forecast_after
from b12desk.services.desk import Desk
from b12desk.services.history import CourseStory, history_in, running_story, sources_of
from b12desk.services.record_decision import gap_findings
from b12desk.services.regimen_words import phase_sentence

NO_LOADING = "This regimen has no loading doses: end the course and plan another."


@dataclass(frozen=True, slots=True)
class GapOption:
    """One choice, what it does to the plan in one sentence, and why it can't be taken, empty where it can."""

    choice: GapChoice
    follows: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class GapQuestion:
    """The findings, each with its sum, and every choice. `reload_on` is the day offered for new loading doses.

    No findings: there is no gap to decide about. `loading` says what the new loading would be, empty without any.
    """

    findings: tuple[tuple[Finding, str], ...]
    options: tuple[GapOption, ...]
    reload_on: date
    loading: str = ""


def gap_question(desk: Desk, patient_id: str) -> GapQuestion:
    """Return what a prescriber is asked about the gap in a patient's course today; nothing is changed.

    Raises:
        NotFound: when there is no such patient.
    """
    today, sources = desk.clock.today(), sources_of(desk)
    with desk.register.reading() as unit:
        history = history_in(unit, patient_id)
    story = running_story(history, sources)
    reload_on = sources.clinic.open_days.roll(today)
    findings = gap_findings(story, sources, today=today) if story else ()
    if story is None or not findings:
        return GapQuestion((), (), reload_on)
    situation = situation_of(story.read(sources, today=today), story.patient, today=today)
    loading = _loading(story)
    options = options_of(forecast_after(story, sources, today=today), loading, reload_on, today=today)
    return GapQuestion(tuple((found, gap_sum(found, situation)) for found in findings), options, reload_on, loading)


def options_of(forecast: Forecast, loading: str, reload_on: date, *, today: date) -> tuple[GapOption, ...]:
    """Return every choice with what it does to a plan that stands like this."""
    offered = staff_date(forecast.book_on) if forecast.book_on else "the day the course goes on"
    asked_again = staff_date(today + timedelta(days=STANDS_DAYS + 1))
    bloods_by = staff_date(today + timedelta(days=BLOODS_WITHIN_DAYS))
    return (
        GapOption(
            GapChoice.CONTINUE,
            f"The plan goes on where it stands: the next dose is offered {offered}. Without a dose it is asked again "
            f"from {asked_again} on.",
        ),
        GapOption(GapChoice.RELOAD, reload_words(loading, reload_on), "" if loading else NO_LOADING),
        GapOption(
            GapChoice.BLOODS_FIRST,
            f"Serum B12 and a full blood count are asked for by {bloods_by}; no date moves, and a dose meanwhile needs "
            "a reason.",
        ),
        GapOption(
            GapChoice.REFER,
            "The referral is on record; no date moves, and a dose meanwhile needs a reason.",
        ),
    )


def reload_words(loading: str, on: date | None) -> str:
    """Return what reloading from that day on does to the plan; None for a day that is not typed yet."""
    if not loading:
        return "The loading doses start anew."
    first = f"first dose {staff_date(on)}" if on else "first dose on the day below"
    return f"This course ends and the same regimen starts anew, {first}. {loading}"


def _loading(story: CourseStory) -> str:
    """Return the first phase of a regimen that begins with loading in words, empty for one that does not."""
    protocol = story.course.protocol
    return phase_sentence(protocol.phases[0], None, story.course.product) if protocol.has_loading else ""
