"""A change of the clinic as typed, and what is wrong with it."""

from dataclasses import dataclass
from datetime import date

from b12desk.clinical.course import MOST_GRACE_DAYS
from b12desk.clinical.errors import BadInput
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.threshold_check import threshold_problems
from b12desk.exchange.clean_text import clean_text
from b12desk.services.clinic_settings import NATIONS, ROLE_RULES, Clinic, rule_setting
from b12desk.services.weekdays import WEEKDAYS

LONGEST_TEXT = 300


@dataclass(frozen=True, slots=True)
class ClinicChange:
    """What to change; None and nothing leave a thing as it is. `weekdays` are words such as `mon`.

    `closed_on` adds days with their reasons, `reopen_on` takes days out. `thresholds` are (name, figure) pairs,
    `role_rules` (name, whether a health-care assistant may) pairs.
    """

    name: str | None = None
    address: str | None = None
    phone: str | None = None
    weekdays: tuple[str, ...] | None = None
    nation: str | None = None
    grace_days: int | None = None
    closed_on: tuple[tuple[date, str], ...] = ()
    reopen_on: tuple[date, ...] = ()
    thresholds: tuple[tuple[str, str], ...] = ()
    role_rules: tuple[tuple[str, bool], ...] = ()


def checked_settings(change: ClinicChange, clinic: Clinic) -> dict[str, str]:
    """Return the settings that a change of this clinic writes, by name.

    Raises:
        BadInput: with one sentence for each value that can't be used.
    """
    problems = [
        *_opening_problems(change),
        *_closure_problems(change, clinic),
        *threshold_problems(dict(change.thresholds), clinic.settings).values(),
        *_rule_problems(change),
    ]
    if problems:
        raise BadInput(problems)
    typed = {"clinic_name": change.name, "clinic_address": change.address, "clinic_phone": change.phone}
    settings = {name: clean_text(text, limit=LONGEST_TEXT) for name, text in typed.items() if text is not None}
    if change.weekdays is not None:
        settings["open_weekdays"] = ",".join(word for word in WEEKDAYS if word in change.weekdays)
    if change.nation is not None:
        settings["nation"] = change.nation
    if change.grace_days is not None:
        settings["grace_days"] = str(change.grace_days)
    settings |= {name: text.strip() for name, text in change.thresholds}
    return settings | {rule_setting(rule): "yes" if may else "no" for rule, may in change.role_rules}


def _opening_problems(change: ClinicChange) -> list[str]:
    problems = []
    if change.weekdays is not None:
        problems += [f"“{word}” is not a weekday such as mon." for word in change.weekdays if word not in WEEKDAYS]
        if not change.weekdays:
            problems.append("A clinic opens on at least one weekday.")
    if change.nation is not None and change.nation not in NATIONS:
        problems.append(f"“{change.nation}” is not one of {', '.join(NATIONS)}.")
    if change.grace_days is not None and not 0 <= change.grace_days <= MOST_GRACE_DAYS:
        problems.append(f"Grace is 0 to {MOST_GRACE_DAYS} days, not {change.grace_days}.")
    return problems


def _closure_problems(change: ClinicChange, clinic: Clinic) -> list[str]:
    added = {day for day, _ in change.closed_on}
    problems = [f"{staff_date(day)} can’t be closed and opened at once." for day in change.reopen_on if day in added]
    closed = clinic.open_days.closed_on | added
    return problems + [f"{staff_date(day)} is no closed day." for day in change.reopen_on if day not in closed]


def _rule_problems(change: ClinicChange) -> list[str]:
    unknown = [rule for rule, _ in change.role_rules if rule not in ROLE_RULES]
    return [
        f"“{rule}” is not a rule for health-care assistants; there are {', '.join(ROLE_RULES)}." for rule in unknown
    ]
