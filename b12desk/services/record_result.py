"""Record a laboratory result. It meets a check and may raise a finding; it never moves an injection date."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from b12desk.clinical.errors import BadInput, Refused
from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.forecast_value import Forecast
from b12desk.clinical.lab_tests import TEST_WORDS
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import CourseEventRecord, PatientHistory
from b12desk.clinical.results import ReadResult, read_result, reading_of
from b12desk.exchange.clean_text import clean_text
from b12desk.services.desk import Desk
from b12desk.services.history import Sources, history_in, running_story, sources_of
from b12desk.services.permissions import Act, writing
from b12desk.services.refresh import refresh_rows
from b12desk.services.shown_results import ShownResult, is_treated, read_event, shown_results

LONGEST_NOTE = 2000
_LONGEST_UNIT = 40


@dataclass(frozen=True, slots=True)
class ResultCheck:
    """What a result says before it is kept. `doubt` asks about an implausible value, empty for a plausible one."""

    result: ReadResult
    readings: tuple[str, ...]
    doubt: str


@dataclass(frozen=True, slots=True)
class ResultRecorded:
    """The result that was added, and the forecast after it; None without a course."""

    event_id: str
    result: ReadResult
    readings: tuple[str, ...]
    sentence: str
    forecast: Forecast | None


def check_result(desk: Desk, patient_id: str, on: date | None, test: str, value_text: str, unit: str) -> ResultCheck:
    """Return what a result would say; nothing is kept.

    Raises:
        BadInput: with one sentence for each part that can't be used.
        NotFound: when there is no such patient.
    """
    sources = sources_of(desk)
    with desk.register.reading() as unit_of_work:
        history = history_in(unit_of_work, patient_id)
    return _checked(history, sources, on, test, value_text, unit, today=desk.clock.today())


def record_result(
    desk: Desk,
    patient_id: str,
    on: date | None,
    test: str,
    value_text: str,
    unit: str,
    *,
    confirmed: bool = False,
    note: str = "",
) -> ResultRecorded:
    """Record the value and its unit as entered; `confirmed` keeps an implausible one.

    Raises:
        BadInput: with one sentence for each part that can't be used.
        NotFound: when there is no such patient.
        Refused: when the value is implausible and not confirmed, or on record already.
    """
    today = desk.clock.today()
    sources = sources_of(desk)
    with writing(desk, Act.RECORD_RESULT) as register:
        history = history_in(register, patient_id)
        checked = _checked(history, sources, on, test, value_text, unit, today=today)
        if checked.doubt and not confirmed:
            raise Refused(checked.doubt)
        added = CourseEventRecord(
            id=str(uuid4()),
            patient_id=patient_id,
            kind="lab",
            on=on or today,
            test=checked.result.test.value,
            value=value_text.strip(),
            unit=clean_text(unit, limit=_LONGEST_UNIT),
            note=clean_text(note, limit=LONGEST_NOTE),
        )
        _refuse_twice(added, checked.result, history)
        register.add_course_event(added)
        refresh_rows(register, patient_id, sources, today=today)
        history = history_in(register, patient_id)
    name = TEST_WORDS[checked.result.test]
    return ResultRecorded(
        event_id=added.id,
        result=checked.result,
        readings=checked.readings,
        sentence=f"Recorded: {name} {added.value} {added.unit} on {staff_date(added.on)}.",
        forecast=_forecast(history, sources, today=today),
    )


def list_results(desk: Desk, patient_id: str) -> tuple[ShownResult, ...]:
    """Return a patient's results, newest first.

    Raises:
        NotFound: when there is no such patient.
    """
    with desk.register.reading() as unit:
        history = history_in(unit, patient_id)
    return shown_results(history, sources_of(desk))


def _checked(
    history: PatientHistory,
    sources: Sources,
    on: date | None,
    test: str,
    value_text: str,
    unit: str,
    *,
    today: date,
) -> ResultCheck:
    problems = _day_problems(on, history.patient.born_on, today)
    try:
        result = read_result(test, value_text, unit)
    except BadInput as error:
        raise BadInput([*error.problems, *problems]) from None
    if problems:
        raise BadInput(problems)
    on_treatment = is_treated(history, sources, on=on or today)
    readings = reading_of(result, on_treatment=on_treatment, settings=sources.clinic.settings)
    return ResultCheck(result, readings, result.doubt)


def _day_problems(on: date | None, born_on: date, today: date) -> list[str]:
    if on is None:
        return ["The date of the result is missing."]
    if on > today:
        return [f"{staff_date(on)} is in the future."]
    if on < born_on:
        return [f"{staff_date(on)} is before the patient was born."]
    return []


def _refuse_twice(added: CourseEventRecord, result: ReadResult, history: PatientHistory) -> None:
    """The same value of the same day entered again would meet two checks; a voided one meets none."""
    for event in history.course_events:
        if event.is_voided:
            continue
        if event.kind == "lab" and event.on == added.on and read_event(event) == result:
            name = TEST_WORDS[result.test]
            raise Refused(f"{name} {result.words} on {staff_date(added.on)} is on record already; nothing was changed.")


def _forecast(history: PatientHistory, sources: Sources, *, today: date) -> Forecast | None:
    story = running_story(history, sources)
    if story is None:
        return None
    return forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)
