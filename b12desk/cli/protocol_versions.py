"""`b12desk protocols compare`, `protocols approve` and `course move`: versions of protocols, and who follows which."""

from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, print_answer, print_json, print_line
from b12desk.cli.course import PatientOption
from b12desk.cli.documents import Document, iso
from b12desk.cli.patient import JsonOption, OnOption
from b12desk.clinical.forecast_document import forecast_document
from b12desk.services.approve_protocol import approve_protocol
from b12desk.services.check_protocol import protocol_content
from b12desk.services.compare_protocol import PatientChange, ProtocolComparison, compare_protocol
from b12desk.services.find_patients import find_patient_id
from b12desk.services.move_course import move_course
from b12desk.services.version_change import NextDose, VersionChange
from b12desk.services.version_words import (
    approved_sentence,
    followers_sentence,
    headline,
    move_sentences,
    patient_sentence,
)

ProtocolFile = Annotated[Path, typer.Argument(help="A protocol file (TOML).", metavar="FILE")]


def compare(context: typer.Context, file: ProtocolFile, on: OnOption = None, as_json: JsonOption = False) -> None:
    """Compare a file with the current version: in words, and in the next doses of the patients who follow it."""
    call: Call = context.obj
    content = protocol_content(file)
    with call.desk(on) as desk:
        comparison = compare_protocol(desk, content, file.name)
    if as_json:
        print_json(_comparison(comparison))
    else:
        _print_comparison(comparison)


def approve(
    context: typer.Context,
    file: ProtocolFile,
    approved_by: Annotated[str, typer.Option("--approved-by", help="Who approves it for the clinic.")],
    note: Annotated[str, typer.Option("--note", help="What the approval rests on.")] = "",
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print what changes, and make the file the clinic’s current version; running courses keep theirs until moved."""
    call: Call = context.obj
    content = protocol_content(file)
    with call.desk(on) as desk:
        comparison = compare_protocol(desk, content, file.name)
        seen = comparison.current.sha256 if comparison.current else ""
        done = approve_protocol(desk, content, file.name, approved_by=approved_by, note=note, instead_of=seen)
    document: Document = {
        "approved_by": done.approval.approved_by,
        "approved_on": iso(done.approval.on),
        "note": done.approval.note,
        "comparison": _comparison(comparison),
    }
    if not as_json:
        _print_comparison(comparison)
    print_answer(document, approved_sentence(done), as_json=as_json)


def move(
    context: typer.Context,
    patient: PatientOption,
    reason: Annotated[str, typer.Option("--reason", help="Why.")],
    prescriber: Annotated[str, typer.Option("--prescriber", help="Who decided it.")] = "",
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Move the running course to the clinic’s current version of its protocol."""
    call: Call = context.obj
    with call.desk(on) as desk:
        done = move_course(desk, find_patient_id(desk, patient), reason, prescriber=prescriber)
    document: Document = {
        "event_id": done.event_id,
        "protocol": done.preview.protocol_id,
        "differences": list(done.preview.differences),
        **_change(done.preview.change),
        "forecast": forecast_document(done.forecast),
    }
    print_answer(document, "\n".join(("Moved.", *move_sentences(done.preview))), as_json=as_json)


def _print_comparison(comparison: ProtocolComparison) -> None:
    print_line(headline(comparison))
    for says in comparison.differences:
        print_line(f"- {says}")
    if comparison.current is not None:
        print_line(followers_sentence(comparison))
    for one in (*comparison.changed, *comparison.blocked):
        print_line(f"    {patient_sentence(one)}")


def _comparison(comparison: ProtocolComparison) -> Document:
    return {
        "protocol": comparison.protocol.id,
        "version": comparison.protocol.version,
        "sha256": comparison.protocol.sha256,
        "current_version": comparison.current.version if comparison.current else None,
        "is_current": comparison.is_current,
        "differences": list(comparison.differences),
        "followers": comparison.followers,
        "changed": [_patient(one) for one in comparison.changed],
        "blocked": [_patient(one) for one in comparison.blocked],
        "unchanged": comparison.unchanged,
    }


def _patient(one: PatientChange) -> Document:
    return {"patient_id": one.patient_id, "name": one.name, **_change(one.change)}


def _change(change: VersionChange) -> Document:
    return {
        "from_version": change.from_version,
        "to_version": change.to_version,
        "before": _next_dose(change.before),
        "after": _next_dose(change.after) if change.after else None,
        "obstacles": list(change.obstacles),
        "notes": list(change.notes),
    }


def _next_dose(dose: NextDose) -> Document:
    return {
        "status": dose.status.value,
        "phase": dose.phase,
        "dose_micrograms": dose.dose_micrograms,
        "due_on": iso(dose.due_on),
        "due_by": iso(dose.due_by),
        "book_on": iso(dose.book_on),
    }
