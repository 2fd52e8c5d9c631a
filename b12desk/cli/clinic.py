"""`b12desk clinic`: how the clinic names itself, when it is open, its grace, thresholds and rules for assistants."""

from datetime import date
from typing import Annotated

import typer

from b12desk.cli.call import Call, iso_day, pairs, print_answer
from b12desk.cli.patient import JsonOption, OnOption
from b12desk.clinical.errors import BadInput
from b12desk.clinical.thresholds import THRESHOLDS, figure
from b12desk.services.change_clinic import change_clinic
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.clinic_settings import ROLE_RULES, Clinic
from b12desk.services.confirm_clock import confirm_clock
from b12desk.services.idle_lock import set_idle_lock
from b12desk.services.weekdays import WEEKDAYS

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

_THRESHOLD_HELP = "NAME=FIGURE in the laboratory’s unit, such as potassium_low_mmol_l=3.8; may be repeated."
_RULE_HELP = f"RULE=yes or no, one of {', '.join(ROLE_RULES)}; may be repeated."


@app.command("show")
def show(context: typer.Context, as_json: JsonOption = False) -> None:
    """Show the clinic’s details and settings."""
    call: Call = context.obj
    with call.desk() as desk:
        clinic = desk.clinic()
    _print(clinic, as_json)


@app.command("set")
def set_(
    context: typer.Context,
    name: Annotated[str | None, typer.Option("--name")] = None,
    address: Annotated[str | None, typer.Option("--address")] = None,
    phone: Annotated[str | None, typer.Option("--phone")] = None,
    open_weekdays: Annotated[str | None, typer.Option("--open-weekdays", help="Such as mon,tue,fri.")] = None,
    nation: Annotated[str | None, typer.Option("--nation", help="England, Wales, Scotland, Northern Ireland.")] = None,
    grace_days: Annotated[int | None, typer.Option("--grace-days", help="0 to 14, maintenance only.")] = None,
    closed_on: Annotated[list[str] | None, typer.Option("--closed-on", help="DATE:REASON; may be repeated.")] = None,
    reopen_on: Annotated[list[str] | None, typer.Option("--reopen-on", help="A closed DATE; may be repeated.")] = None,
    threshold: Annotated[list[str] | None, typer.Option("--threshold", help=_THRESHOLD_HELP)] = None,
    assistant: Annotated[list[str] | None, typer.Option("--assistant", help=_RULE_HELP)] = None,
    idle_lock: Annotated[int | None, typer.Option("--idle-lock", help="Seconds until the window locks.")] = None,
    clock_is_right: Annotated[
        bool, typer.Option("--clock-is-right", help="Confirm this computer’s clock, so that entries are saved again.")
    ] = False,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Change the clinic; due windows follow its days."""
    call: Call = context.obj
    change = ClinicChange(
        name=name,
        address=address,
        phone=phone,
        weekdays=tuple(word.strip() for word in open_weekdays.split(",") if word.strip()) if open_weekdays else None,
        nation=nation,
        grace_days=grace_days,
        closed_on=tuple(_closure(text) for text in closed_on or ()),
        reopen_on=tuple(iso_day(text) for text in reopen_on or ()),
        thresholds=tuple(pairs(threshold, "threshold").items()),
        role_rules=tuple((rule, _yes(rule, says)) for rule, says in pairs(assistant, "rule").items()),
    )
    with call.desk(on) as desk:
        if clock_is_right:
            confirm_clock(desk)
        if idle_lock is not None:
            set_idle_lock(desk, idle_lock)
        clinic = change_clinic(desk, change) if change != ClinicChange() or idle_lock is None else desk.clinic()
    _print(clinic, as_json)


def _closure(text: str) -> tuple[date, str]:
    day, colon, reason = text.partition(":")
    if not colon or not reason.strip():
        raise BadInput(f"A closed day is written DATE:REASON, not “{text}”.")
    return iso_day(day), reason.strip()


def _yes(rule: str, says: str) -> bool:
    if says.casefold() not in ("yes", "no"):
        raise BadInput(f"The rule {rule} is yes or no, not “{says}”.")
    return says.casefold() == "yes"


def _print(clinic: Clinic, as_json: bool) -> None:
    weekdays = [word for number, word in enumerate(WEEKDAYS) if number in clinic.open_days.weekdays]
    document: dict[str, object] = {
        "name": clinic.details.name,
        "address": clinic.details.address,
        "phone": clinic.details.phone,
        "open_weekdays": weekdays,
        "nation": clinic.nation,
        "grace_days": clinic.settings.grace_days,
        "closed_on": sorted(day.isoformat() for day in clinic.open_days.closed_on),
        "thresholds": {one.name: figure(clinic.settings, one.name) for one in THRESHOLDS},
        "assistant": {rule: getattr(clinic.role_rules, rule) for rule in ROLE_RULES},
    }
    name = clinic.details.name or "The clinic has no name yet"
    sentence = f"{name}; open {', '.join(weekdays)}; {clinic.nation}; grace {clinic.settings.grace_days} days."
    print_answer(document, " ".join((sentence, *_own_words(clinic))), as_json=as_json)


def _own_words(clinic: Clinic) -> list[str]:
    """Return what the clinic has set otherwise than it came."""
    changed = [one for one in THRESHOLDS if figure(clinic.settings, one.name) != one.usual]
    lines = [f"{one.label} {figure(clinic.settings, one.name)} {one.unit}." for one in changed]
    may = [rule.removeprefix("may_").replace("_", " ") for rule in ROLE_RULES if getattr(clinic.role_rules, rule)]
    return lines + ([f"A health-care assistant may {', '.join(may)}."] if may else [])
