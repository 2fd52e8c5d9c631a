"""`b12desk report`: what was on time, who is overdue, what was given and what is to come; it names nobody."""

from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, print_line, print_message
from b12desk.cli.outputs import put_out
from b12desk.cli.patient import JsonOption, OnOption
from b12desk.clinical.measures import AGES, OnTime
from b12desk.services.invented import paper_mark
from b12desk.services.report_papers import report_csv, report_pdf
from b12desk.services.report_tables import tables_of
from b12desk.services.reports import Report, make_report


def report(
    context: typer.Context,
    on: OnOption = None,
    as_json: JsonOption = False,
    csv: Annotated[Path | None, typer.Option("--csv", help="Write the figures to this CSV file.")] = None,
    pdf: Annotated[Path | None, typer.Option("--pdf", help="Write the reports to this PDF file.")] = None,
) -> None:
    """Count: on time, overdue, doses given, the next 12 weeks, and that nobody is lost; exit 1 when somebody is."""
    call: Call = context.obj
    with call.desk(on) as desk:
        made = make_report(desk)
        clinic, mark = desk.clinic().details.name, paper_mark(desk)
    files = [(csv, lambda: report_csv(made)), (pdf, lambda: report_pdf(made, clinic, mark=mark))]
    put_out(files, lambda: _document(made), lambda: _print(made), as_json=as_json)
    if made.strays:
        raise typer.Exit(1)


def _print(made: Report) -> None:
    for table in tables_of(made):
        print_line(f"{table.part}: {table.title}")
        for name, *cells in table.rows:
            figures = zip(table.headings[1:], cells, strict=True)
            print_line(f"  {name}: {', '.join(f'{heading.lower()} {cell}' for heading, cell in figures)}")
    patients = f"{made.patients} patient{'' if made.patients == 1 else 's'}"
    print_message(f"As of {made.as_of}: {patients}, {len(made.strays)} to look into.")


def _document(made: Report) -> dict[str, object]:
    return {
        "as_of": made.as_of.isoformat(),
        "on_time": _on_time(made.on_time),
        "months": [
            {
                "month": month.first.isoformat()[:7],
                "on_time": _on_time(month.on_time),
                "given_here": month.here,
                "given_elsewhere": month.elsewhere,
                "recorded_afterwards": month.afterwards,
            }
            for month in made.months
        ],
        "overdue_days": [
            {"from": first, "to": last, "patients": count} for (first, last), count in zip(AGES, made.ages, strict=True)
        ],
        "products": dict(made.products),
        "sites": dict(made.sites),
        "weeks": [
            {
                "from": one.week.first.isoformat(),
                "to": one.week.last.isoformat(),
                "open_days": one.week.open_days,
                "doses": one.doses,
                "overdue_now": one.overdue,
            }
            for one in made.weeks
        ],
        "doses_later": made.later,
        "places": {place.value: count for place, count in made.places.items()},
        "patients": made.patients,
        "to_look_into": [{"patient_id": stray.patient_id, "says": stray.says} for stray in made.strays],
    }


def _on_time(one: OnTime) -> dict[str, object]:
    return {"percent": one.percent, "early": one.early, "on_time": one.on_time, "late": one.late, "doses": one.given}
