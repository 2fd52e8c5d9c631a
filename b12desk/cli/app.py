"""The command line: one typer application, and the exit codes that scripts rely on."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from b12desk.cli import (
    advice,
    audit,
    authority,
    back_entry,
    backups,
    clinic,
    contacts,
    course,
    course_care,
    encryption,
    forecast,
    imports,
    issued,
    keeping,
    monitoring,
    paper,
    papers,
    patient,
    plan,
    planner,
    products,
    protocol_versions,
    record,
    reports,
    result,
    stock,
    users,
    worklist,
)
from b12desk.cli.call import Call, OpenDesk
from b12desk.clinical.errors import B12DeskError
from b12desk.services.desk import FIRST_USER

app = typer.Typer(
    name="b12desk",
    help="Plan vitamin B12 regimens, record injections, see who is overdue. Without a command: the desktop.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(patient.app, name="patient", help="Patients, flags, restricted sites.")
app.add_typer(course.app, name="course", help="Plan, change, review, decide, authorise and end courses.")
app.add_typer(result.app, name="result", help="Laboratory results: add, list.")
app.add_typer(clinic.app, name="clinic", help="The clinic’s details, open days and grace.")
app.add_typer(advice.app, name="advice", help="The advice texts: list, export, use your own, reset.")
app.add_typer(forecast.protocols_app, name="protocols", help="List protocols; check, compare, approve a clinic’s own.")
forecast.protocols_app.command("compare")(protocol_versions.compare)
forecast.protocols_app.command("approve")(protocol_versions.approve)
forecast.protocols_app.command("fit")(planner.fit)
course.app.command("take-over")(planner.take_over)
course.app.command("what-if")(planner.preview_interval)
course.app.command("move")(protocol_versions.move)
course.app.command("review")(course_care.review)
course.app.command("decide")(course_care.decide)
course.app.command("switch")(course_care.switch)
course.app.command("authorise")(authority.authorise)
course.app.command("authorities")(authority.authorities)
course.app.command("withdraw")(authority.withdraw)
app.add_typer(users.app, name="user", help="People and roles.")
app.add_typer(products.app, name="products", help="The catalogue; add or withdraw the clinic’s own products.")
app.add_typer(stock.app, name="stock", help="Batches: receive, count, discard, recall; who received one.")
app.command("not-given")(course_care.not_given)
app.command("forecast")(forecast.forecast)
app.command("import")(imports.import_)
app.command("record")(record.record)
app.command("void")(record.void)
app.command("worklist")(worklist.worklist)
app.command("contact")(contacts.contact)
app.command("recalls")(contacts.recalls)
app.command("monitoring")(monitoring.monitoring)
app.command("report")(reports.report)
app.command("plan")(plan.plan)
app.command("letters")(papers.letters)
app.command("labels")(papers.labels)
app.command("card")(papers.card)
app.command("clinic-list")(papers.clinic_list)
app.command("summary")(papers.summary)
app.command("batch-list")(papers.batch_list)
app.command("audit-extract")(papers.audit_extract)
app.command("downtime")(papers.downtime)
app.add_typer(back_entry.app, name="back-entry", help="Slips of a time without the computer: list, record.")
app.add_typer(issued.app, name="documents", help="The documents issued to a patient: list, write one again.")
app.add_typer(issued.plans_app, name="plans", help="The plans issued to a patient: list, write one again.")
app.add_typer(paper.app, name="paper", help="Printed paper: the clinic’s QR code, fonts for further scripts.")
app.add_typer(backups.app, name="backups", help="Rolling backups: list, now, prune, folders.")
app.command("backup")(keeping.backup)
app.command("restore")(keeping.restore)
app.command("verify")(keeping.verify)
app.command("audit")(audit.audit)
app.command("encrypt")(encryption.encrypt)
app.command("decrypt")(encryption.decrypt)
app.add_typer(encryption.passphrase_app, name="passphrase", help="Change the passphrase of an encrypted register.")
app.add_typer(encryption.recovery_app, name="recovery", help="The recovery sheet: make a new one, use it.")


@app.callback()
def _options(
    context: typer.Context,
    register: Annotated[
        str | None,
        typer.Option("--register", help="The register’s file; else B12DESK_REGISTER, else your data folder."),
    ] = None,
    acting: Annotated[str, typer.Option("--as", help="The user who acts.")] = FIRST_USER,
    passphrase_file: Annotated[
        Path | None,
        typer.Option(
            "--passphrase-file",
            help="A file whose first line is the passphrase of an encrypted register; else B12DESK_PASSPHRASE_FILE.",
            metavar="FILE",
        ),
    ] = None,
    pin_file: Annotated[
        Path | None,
        typer.Option(
            "--pin-file",
            help="A file whose first line is the PIN or passphrase of the user who acts; else B12DESK_PIN_FILE.",
            metavar="FILE",
        ),
    ] = None,
) -> None:
    call: Call = context.obj
    call.register = register
    call.acting = acting
    call.passphrase_file = passphrase_file
    call.pin_file = pin_file


def main(arguments: Sequence[str], *, open_desk: OpenDesk) -> int:
    """Run one command and return its exit code: 0 done, 1 the answer is no, 2 wrong use, 3 the environment's fault."""
    try:
        result = app(list(arguments), prog_name="b12desk", standalone_mode=False, obj=Call(open_desk))
    except B12DeskError as error:
        for says in error.problems:
            sys.stderr.write(f"{says}\n")
        return error.exit_code
    except typer.Abort:
        sys.stderr.write("Stopped; nothing was changed.\n")
        return 2
    except BrokenPipeError:
        return 0
    except TyperException as error:
        sys.stderr.write(f"{error.format_message()}\n")
        return 2
    return result if isinstance(result, int) else 0
