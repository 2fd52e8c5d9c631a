"""`b12desk forecast`, `b12desk protocols` and `protocols check`: what needs no register."""

from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, print_json, print_line, print_message
from b12desk.cli.documents import Document, iso
from b12desk.services.check_protocol import check_protocol
from b12desk.services.forecast_cases import forecast_cases
from b12desk.services.list_protocols import ListedProtocol, list_protocols
from b12desk.services.places import register_path
from b12desk.services.regimen_words import ends_words
from b12desk.services.version_words import standing_words, version_words

protocols_app = typer.Typer(no_args_is_help=False, invoke_without_command=True, rich_markup_mode=None)


def forecast(
    file: Annotated[Path, typer.Argument(help="A JSON file of cases.", metavar="CASES.json")],
    check: Annotated[bool, typer.Option("--check", help="Compare each case with what it expects.")] = False,
) -> None:
    """Forecast each case of a file, without any register."""
    cases = forecast_cases(file)
    if not check:
        print_json([{"id": case.id, "forecast": case.document} for case in cases])
        return
    wrong = [says for case in cases for says in case.mismatches]
    for says in wrong:
        print_line(says)
    failed = sum(1 for case in cases if case.mismatches)
    print_message(f"{file.name}: {len(cases) - failed} of {len(cases)} cases hold.")
    if wrong:
        raise typer.Exit(1)


@protocols_app.callback()
def protocols(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False
) -> None:
    """List the protocols with version, phases, sources and approval, as the register’s clinic has them."""
    if context.invoked_subcommand is not None:
        return
    found = _listed(context.obj)
    if as_json:
        print_json([_document(one) for one in found])
        return
    for one in found:
        protocol = one.protocol
        print_line(f"{version_words(protocol)}  {protocol.title} ({', '.join(protocol.sources)})")
        print_line(f"    {protocol.summary}")
        print_line(f"    {standing_words(one)}")
        for says in one.problems:
            print_line(f"    Problem: {says}")


def _listed(call: Call) -> tuple[ListedProtocol, ...]:
    """List what the clinic works with; no register is made for it."""
    if not register_path(call.register).exists():
        return list_protocols()
    with call.desk() as desk:
        return list_protocols(desk)


@protocols_app.command("check")
def check_file(file: Annotated[Path, typer.Argument(help="A protocol file (TOML).", metavar="FILE")]) -> None:
    """Check a clinic’s own protocol file; every problem is said at once."""
    protocol = check_protocol(file)
    print_line(f"{file.name}: {protocol.id} {protocol.version} is in order; its worked examples hold.")


def _document(one: ListedProtocol) -> Document:
    protocol, approval = one.protocol, one.approval
    return {
        "id": protocol.id,
        "version": protocol.version,
        "title": protocol.title,
        "summary": protocol.summary,
        "route": protocol.route.value,
        "phases": [
            {
                "name": phase.name,
                "dose_micrograms": phase.dose_micrograms,
                "interval": str(phase.interval),
                "ends": ends_words(phase),
                "source": phase.source,
            }
            for phase in protocol.phases
        ],
        "intervals": [{"interval": str(a.interval), "source": a.source} for a in protocol.allowed_intervals],
        "sources": list(protocol.sources),
        "approved_by": one.approved_by or None,
        "approved_on": iso(approval.on) if approval else None,
        "note": approval.note if approval else "",
        "is_own": one.is_own,
        "problems": list(one.problems),
        "checked": protocol.checked.isoformat(),
        "sha256": protocol.sha256,
    }
