"""`b12desk backups`: the rolling backups of a register, and where they go."""

from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, print_json, print_line, print_message
from b12desk.clinical.errors import BadInput
from b12desk.services.back_up import back_up_if_changed, back_up_now, list_backups, prune_backups
from b12desk.services.backup_places import BackupPlaces, backup_places, choose_folder, choose_second
from b12desk.services.backup_standing import moment_words
from b12desk.services.desk_safety import desk_safety

app = typer.Typer(no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@app.command("list")
def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """List the verified backups, the newest first, and say how the register stands with them."""
    call: Call = context.obj
    with call.desk() as desk:
        backups, safety = list_backups(desk), desk_safety(desk)
    for warning in (safety.backup_warning, safety.head_warning, safety.place_warning):
        if warning:
            print_message(warning)
    if as_json:
        print_json(
            [
                {
                    "file": str(one.path),
                    "made_at": one.made_at.isoformat(),
                    "size_bytes": one.size_bytes,
                    "head": {"number": one.entries, "hash": one.head_hash},
                    "patients": one.patients,
                    "injections": one.injections,
                }
                for one in backups
            ]
        )
        return
    for one in backups:
        holds = f"entry {one.entries} · {one.head_hash[:8]}, {one.patients} patients, {one.injections} injections"
        print_line(f"{moment_words(one.made_at)}  {one.path}  {holds}")
    if not backups:
        print_line("No backup yet.")


@app.command("now")
def now(
    context: typer.Context,
    if_changed: Annotated[bool, typer.Option("--if-changed", help="Only when anything was entered since.")] = False,
) -> None:
    """Make a verified backup in the backup folder, and a copy in the second folder."""
    call: Call = context.obj
    with call.desk() as desk:
        done = back_up_if_changed(desk) if if_changed else back_up_now(desk)
    if done is None:
        print_line("Nothing was entered since the last backup.")
        return
    print_line(f"Backed up and verified: {done.path}")
    if done.second:
        print_message(done.second)


@app.command("prune")
def prune(context: typer.Context) -> None:
    """Take old backups away: all of two days stay, then 12 daily, 10 weekly and 9 monthly ones."""
    call: Call = context.obj
    with call.desk() as desk:
        gone = prune_backups(desk)
    for path in gone:
        print_line(f"Removed: {path}")
    print_line(f"{len(gone)} backup{'' if len(gone) == 1 else 's'} removed.")


@app.command("folders")
def folders(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Option("--folder", help="Where backups go; it must be there.")] = None,
    second: Annotated[Path | None, typer.Option("--second", help="Where a copy of each goes as well.")] = None,
    no_second: Annotated[bool, typer.Option("--no-second", help="No second folder any more.")] = False,
) -> None:
    """Say where backups go, or choose the folders."""
    if second is not None and no_second:
        raise BadInput("Give --second or --no-second, not both.")
    call: Call = context.obj
    with call.desk() as desk:
        path = desk.register.path
        if folder is not None:
            choose_folder(path, folder)
        if second is not None or no_second:
            choose_second(path, second)
        places: BackupPlaces = backup_places(path)
    print_line(f"Backups go to {places.folder}")
    print_line(f"Second folder: {places.second}" if places.second else "No second folder.")
