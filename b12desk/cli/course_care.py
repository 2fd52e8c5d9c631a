"""`b12desk course review|decide|switch` and `b12desk not-given`: care between the doses."""

from typing import Annotated, TypeVar

import typer

from b12desk.cli.call import Call, iso_day, pairs, print_answer
from b12desk.cli.course import Answers, PatientOption, Reason, print_moved
from b12desk.cli.patient import JsonOption, OnOption
from b12desk.clinical.errors import BadInput
from b12desk.clinical.forecast_document import forecast_document
from b12desk.clinical.vocabulary import CheckKind, GapChoice, NotGiven, Symptom
from b12desk.services.find_patients import find_patient_id
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.record_decision import DecisionDraft, record_decision
from b12desk.services.record_injection import next_dose_sentence
from b12desk.services.record_not_given import record_not_given
from b12desk.services.record_review import ReviewDraft, record_review
from b12desk.services.switch_course import switch_course

W = TypeVar("W", CheckKind, GapChoice, NotGiven, Symptom)
Scores = Annotated[list[str] | None, typer.Option("--score", help="SYMPTOM=0 to 10; may be repeated.")]


def review(
    context: typer.Context,
    patient: PatientOption,
    outcome: Annotated[str, typer.Option("--outcome", help="Such as no_further_improvement.")],
    kind: Annotated[str | None, typer.Option("--kind", help="Such as neuro_review.")] = None,
    note: Annotated[str, typer.Option("--note")] = "",
    score: Scores = None,
    wears_off: Annotated[int | None, typer.Option("--wears-off-week", help="The week a dose wears off in.")] = None,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Record a review with its outcome."""
    call: Call = context.obj
    with call.desk(on) as desk:
        id = find_patient_id(desk, patient)
        draft = ReviewDraft(desk.clock.today(), outcome, _kind(kind), note, _scores(score), wears_off)
        moved = record_review(desk, id, draft)
    print_moved(moved, "Reviewed.", as_json)


def decide(
    context: typer.Context,
    patient: PatientOption,
    decision: Annotated[str, typer.Option("--decision", help="continue, reload, bloods_first or refer.")],
    prescriber: Annotated[str, typer.Option("--prescriber", help="Who decided.")],
    reason: Reason,
    outcome: Annotated[str | None, typer.Option("--outcome", help="Of the symptom check, such as unchanged.")] = None,
    score: Scores = None,
    start_on: Annotated[str | None, typer.Option("--start-on", help="The first new loading dose.")] = None,
    answer: Answers = None,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Record what a prescriber decided about a long gap; “reload” starts the loading doses anew."""
    call: Call = context.obj
    with call.desk(on) as desk:
        today = desk.clock.today()
        review = ReviewDraft(today, outcome, CheckKind.SYMPTOM_REVIEW, "", _scores(score)) if outcome else None
        draft = DecisionDraft(
            choice=_word(decision, GapChoice, "decision"),
            prescriber=prescriber,
            reason=reason,
            review=review,
            reload_on=iso_day(start_on) if start_on else today,
            reasons=pairs(answer, "reason"),
        )
        done = record_decision(desk, find_patient_id(desk, patient), draft)
    document: dict[str, object] = {
        "event_id": done.event_id,
        "course_id": done.new_course_id,
        "forecast": forecast_document(done.forecast),
    }
    print_answer(document, f"Decided. {next_dose_sentence(done.forecast)}", as_json=as_json)


def switch(
    context: typer.Context,
    patient: PatientOption,
    protocol: Annotated[str, typer.Option("--protocol", help="The new protocol’s id.")],
    prescriber: Annotated[str, typer.Option("--prescriber")],
    reason: Reason,
    start_on: Annotated[str | None, typer.Option("--start-on", help="An ISO date; else today.")] = None,
    phase: Annotated[str | None, typer.Option("--phase", help="The phase to begin in.")] = None,
    interval: Annotated[str | None, typer.Option("--interval", help="A maintenance interval such as P3M.")] = None,
    answer: Answers = None,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """End the running course and start another in its place, in one act: from tablets to injections, say."""
    call: Call = context.obj
    with call.desk(on) as desk:
        answers = pairs(answer, "reason")
        draft = CourseDraft(
            protocol_id=protocol,
            start_on=iso_day(start_on) if start_on else desk.clock.today(),
            prescriber=prescriber,
            start_phase=phase,
            maintenance_interval=interval,
            reasons=answers,
        )
        started = switch_course(desk, find_patient_id(desk, patient), draft, reason, reasons=answers)
    document: dict[str, object] = {
        "course_id": started.course_id,
        "forecast": forecast_document(started.forecast),
    }
    print_answer(document, f"Switched. {next_dose_sentence(started.forecast)}", as_json=as_json)


def not_given(
    context: typer.Context,
    patient: PatientOption,
    outcome: Annotated[
        str, typer.Option("--outcome", help="refused, unwell, no_ampoule, contraindicated or did_not_attend.")
    ],
    note: Annotated[str, typer.Option("--note")] = "",
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Record that a dose was not given: attendance, never a dose; no date moves."""
    call: Call = context.obj
    with call.desk(on) as desk:
        chosen = _word(outcome, NotGiven, "outcome")
        event_id = record_not_given(desk, find_patient_id(desk, patient), desk.clock.today(), chosen, note)
    print_answer({"event_id": event_id}, "Recorded: not given. No date was moved.", as_json=as_json)


def _scores(texts: list[str] | None) -> tuple[tuple[Symptom, int], ...]:
    found = []
    for name, value in pairs(texts, "score").items():
        symptom = _word(name, Symptom, "symptom")
        if not value.isdecimal():
            raise BadInput(f"“{value}” is not a score from 0 to 10.")
        found.append((symptom, int(value)))
    return tuple(found)


def _kind(text: str | None) -> CheckKind | None:
    return _word(text, CheckKind, "kind of review") if text else None


def _word(text: str, words: type[W], what: str) -> W:
    """Return the word of a closed list, or raise BadInput naming the list."""
    try:
        return words(text)
    except ValueError:
        raise BadInput(f"“{text}” is not a {what}; there are {', '.join(word.value for word in words)}.") from None
