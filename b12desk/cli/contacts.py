"""`b12desk contact` and `b12desk recalls`: attempts to reach patients, and whom to contact today."""

from typing import Annotated, TypeVar

import typer

from b12desk.cli import documents
from b12desk.cli.call import Call, iso_day, print_answer, print_line, print_message
from b12desk.cli.course import PatientOption
from b12desk.cli.outputs import CsvOption, put_out
from b12desk.cli.patient import JsonOption, OnOption
from b12desk.clinical.errors import BadInput
from b12desk.clinical.vocabulary import Channel, ContactOutcome
from b12desk.services.find_patients import find_patient_id
from b12desk.services.recall_list import RecallList, recall_csv, recall_list
from b12desk.services.recall_rows import recall_in, recall_sentence
from b12desk.services.record_contact import ContactDraft, record_contact

W = TypeVar("W", Channel, ContactOutcome)


def contact(
    context: typer.Context,
    patient: PatientOption,
    channel: Annotated[str, typer.Option("--channel", help="phone, text_message, letter, email or in_person.")],
    outcome: Annotated[str, typer.Option("--outcome", help="Such as left_message; of what is written, sent.")],
    remind_on: Annotated[
        str | None, typer.Option("--remind-on", help="When somebody looks again, as an ISO date.")
    ] = None,
    note: Annotated[str, typer.Option("--note")] = "",
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Record one attempt to reach a patient; it changes no status and moves no date."""
    call: Call = context.obj
    with call.desk(on) as desk:
        draft = ContactDraft(
            on=desk.clock.today(),
            channel=_word(channel, Channel, "channel"),
            outcome=_word(outcome, ContactOutcome, "outcome"),
            remind_on=iso_day(remind_on) if remind_on else None,
            note=note,
        )
        done = record_contact(desk, find_patient_id(desk, patient), draft)
    document: dict[str, object] = {
        "contact_id": done.contact.id,
        "says": done.sentence,
        "recall": documents.recall(done.recall),
    }
    print_answer(document, done.sentence, as_json=as_json)


def recalls(
    context: typer.Context,
    on: OnOption = None,
    as_json: JsonOption = False,
    csv: CsvOption = None,
) -> None:
    """List whom to contact today: the overdue and those whose reminder is due, most overdue first."""
    call: Call = context.obj
    with call.desk(on) as desk:
        found = recall_list(desk)
    put_out([(csv, lambda: recall_csv(found))], lambda: _document(found), lambda: _print(found), as_json=as_json)


def _document(found: RecallList) -> dict[str, object]:
    """Return the rows as the worklist has them, each with the whole recall."""
    rows = [documents.listed(row) | {"recall": documents.recall(recall_in(row))} for row in found.rows]
    return {"as_of": found.as_of.isoformat(), "counts": dict(found.counts), "rows": rows}


def _print(found: RecallList) -> None:
    for row in found.rows:
        print_line(f"{recall_sentence(row)}; {f'phone {row.phone}' if row.phone else 'no phone recorded'}")
    counted = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in found.counts.items() if number)
    print_message(f"As of {found.as_of}: {counted or 'nobody to contact'}.")


def _word(text: str, words: type[W], what: str) -> W:
    """Return the word of a closed list, hyphens and spaces taken as underscores, or raise BadInput naming the list."""
    try:
        return words(text.strip().casefold().replace("-", "_").replace(" ", "_"))
    except ValueError:
        offered = ", ".join(word.value for word in words)
        raise BadInput(f"“{text}” is no {what}; there are {offered}.") from None
