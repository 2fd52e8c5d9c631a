"""`b12desk forecast` and `b12desk protocols`: what needs no register."""

from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import print_json, print_line, print_message
from b12desk.clinical.protocol import Protocol
from b12desk.services.check_protocol import check_protocol
from b12desk.services.forecast_cases import forecast_cases
from b12desk.services.list_protocols import list_protocols
from b12desk.services.regimen_words import ends_words

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
    """List the protocols with version, phases, sources and approval."""
    if context.invoked_subcommand is not None:
        return
    found = list_protocols()
    if as_json:
        print_json([_document(protocol) for protocol in found])
        return
    for protocol in found:
        print_line(f"{protocol.id} {protocol.version}  {protocol.title} ({', '.join(protocol.sources)})")
        print_line(f"    {protocol.summary}")


@protocols_app.command("check")
def check_file(file: Annotated[Path, typer.Argument(help="A protocol file (TOML).", metavar="FILE")]) -> None:
    """Check a clinic’s own protocol file; every problem is said at once."""
    protocol = check_protocol(file)
    print_line(f"{file.name}: {protocol.id} {protocol.version} is in order; its worked examples hold.")


def _document(protocol: Protocol) -> dict[str, object]:
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
        "approved_by": protocol.approved_by or None,
        "checked": protocol.checked.isoformat(),
        "sha256": protocol.sha256,
    }
