"""`b12desk documents` and `plans`: what was issued to a patient, and the very same file again."""

from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, print_answer, print_line
from b12desk.cli.patient import JsonOption
from b12desk.clinical.quantities import staff_date
from b12desk.services.document import DocumentKind
from b12desk.services.find_patients import find_patient_id
from b12desk.services.issue_document import issue_again
from b12desk.services.issued_documents import IssuedDocument, issued_documents, reprint
from b12desk.services.save_file import save_file

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
plans_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

PatientOption = Annotated[str, typer.Option("--patient", help="Register id, or nhs:NUMBER.")]
NumberOption = Annotated[int, typer.Option("--number", help="The number in the list.")]
FileOption = Annotated[Path, typer.Option("--file", help="The file to write.")]


@app.command("list")
def list_(context: typer.Context, patient: PatientOption, as_json: JsonOption = False) -> None:
    """List the documents issued to a patient, newest first."""
    found = _issued(context.obj, patient)
    rows = [{"kind": one.kind, **_row(one)} for one in found]
    lines = [
        f"{one.number}: {one.kind}{f' ({_form(one)})' if one.form else ''} as of {staff_date(one.as_of)}, {_by(one)}"
        for one in found
    ]
    print_answer({"documents": rows}, "\n".join(lines) or "No document was issued to this patient.", as_json=as_json)


@app.command("reprint")
def reprint_(context: typer.Context, patient: PatientOption, number: NumberOption, file: FileOption) -> None:
    """Write an issued document again, byte for byte."""
    _reprint(context.obj, patient, number, file, only=None)


@plans_app.command("list")
def list_plans(context: typer.Context, patient: PatientOption, as_json: JsonOption = False) -> None:
    """List the plans issued to a patient, newest first."""
    found = [one for one in _issued(context.obj, patient) if one.kind == DocumentKind.PLAN]
    rows = [_row(one) | {"protocol": one.protocol, "version": one.version} for one in found]
    lines = [
        f"{one.number}: as of {staff_date(one.as_of)}, {_form(one)}, {one.protocol} version {one.version}, {_by(one)}"
        for one in found
    ]
    print_answer({"plans": rows}, "\n".join(lines) or "No plan was issued to this patient.", as_json=as_json)


@plans_app.command("reprint")
def reprint_plan(context: typer.Context, patient: PatientOption, number: NumberOption, file: FileOption) -> None:
    """Write an issued plan again, byte for byte."""
    _reprint(context.obj, patient, number, file, only=DocumentKind.PLAN)


def _issued(call: Call, patient: str) -> tuple[IssuedDocument, ...]:
    with call.desk() as desk:
        return issued_documents(desk, find_patient_id(desk, patient))


def _reprint(call: Call, patient: str, number: int, file: Path, *, only: DocumentKind | None) -> None:
    with call.desk() as desk:
        document = reprint(desk, find_patient_id(desk, patient), number, only=only)
        issue_again(desk, document)
    save_file(file, document.content)
    print_line(f"Written: {file}, the very file that was issued.")


def _row(one: IssuedDocument) -> dict[str, object]:
    return {
        "number": one.number,
        "issued_at": one.issued_at.isoformat(),
        "issued_by": one.issued_by,
        "as_of": one.as_of.isoformat(),
        "form": one.form,
        "sha256": one.sha256,
        "can_be_reprinted": one.can_be_reprinted,
    }


def _form(one: IssuedDocument) -> str:
    return one.form.replace("_", " ")


def _by(one: IssuedDocument) -> str:
    return f"by {one.issued_by}, SHA-256 {one.sha256[:12]}…"
