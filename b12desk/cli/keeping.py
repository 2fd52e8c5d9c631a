"""`b12desk backup`, `b12desk restore` and `b12desk verify`: keeping the register."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, print_json, print_line, print_message
from b12desk.services.back_up import back_up
from b12desk.services.clock import SystemClock
from b12desk.services.places import register_path
from b12desk.services.restore_register import BackupLook, look_at_backup, restore_register
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


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A backup of a register.", metavar="FILE")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Verify, say what would be lost, change nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Put a verified backup in the register’s place; what it replaces is kept beside it."""
    call: Call = context.obj
    path = register_path(call.register)
    key = call.key_of(file) or call.key_of(path)
    if dry_run:
        _say_restored(look_at_backup(file, path, key), path, None, as_json=as_json, is_done=False)
        return
    done = restore_register(file, path, key, clock=SystemClock(), acting=call.acting)
    _say_restored(done.look, done.path, done.kept, as_json=as_json, is_done=True)


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


def _say_restored(look: BackupLook, path: Path, kept: Path | None, *, as_json: bool, is_done: bool) -> None:
    for sentence in look.lost:
        print_message(sentence)
    if not as_json:
        for entry in look.listed:
            print_message(f"  {entry.at}  {entry.what}  {entry.patient}  by {entry.by}")
    if as_json:
        counts = {"patients": look.patients, "injections": look.injections}
        place = {"register": str(path), "kept": str(kept) if kept else None}
        print_json(
            {"restored": is_done}
            | counts
            | {"lost": list(look.lost), "listed": [asdict(one) for one in look.listed]}
            | place
        )
        return
    print_line(look.sentence)
    if is_done:
        print_line(f"Restored and verified: {path}")
    if kept is not None:
        print_line(f"What was there before is kept: {kept}")
