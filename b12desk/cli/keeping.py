"""`b12desk backup` and `b12desk verify`: keeping the register."""

from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, print_json, print_line
from b12desk.services.back_up import back_up
from b12desk.services.verify_register import verify_register


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Where the copy goes; it must not exist yet.", metavar="FILE")],
) -> None:
    """Write a verified copy of the register while it is in use."""
    call: Call = context.obj
    with call.desk() as desk:
        done = back_up(desk, file)
    print_line(f"Backed up and verified: {done.path}")


def verify(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False
) -> None:
    """Verify integrity, the audit chain and every due window; exit 1 when anything is wrong."""
    call: Call = context.obj
    with call.desk() as desk:
        report = verify_register(desk)
    if as_json:
        print_json(
            {
                "ok": report.is_ok,
                "problems": [{"id": p.id, "where": p.where, "says": p.says} for p in report.problems],
                "checked": dict(report.checked),
            }
        )
    else:
        for problem in report.problems:
            print_line(f"{problem.where}: {problem.says}")
        counted = ", ".join(f"{number} {what.replace('_', ' ')}" for what, number in report.checked)
        print_line(f"{'ok' if report.is_ok else 'NOT ok'}: {counted}.")
    if not report.is_ok:
        raise typer.Exit(1)
