"""Work a prescriber's choices into a protocol: doses of a phase, days of a phase, an individual dose and interval."""

from collections.abc import Mapping
from dataclasses import replace

from b12desk.clinical.errors import BadInput
from b12desk.clinical.protocol import AfterDoses, ForDays, Phase, Protocol, with_phases
from b12desk.clinical.quantities import Interval, PeriodUnit

MOST_MICROGRAMS = 5000
LONGEST_INDIVIDUAL_DAYS = 28
INDIVIDUAL_CHOICES = frozenset({"dose_micrograms", "interval", "reason", "review_on"})


def with_choices(protocol: Protocol, choices: Mapping[str, str]) -> Protocol:
    """Return the protocol as chosen; what is not chosen is the protocol's default.

    Raises:
        BadInput: with a sentence for each choice that the protocol doesn't offer.
    """
    problems: list[str] = []
    if protocol.needs_individual_order:
        chosen = _individual(protocol, choices, problems)
    else:
        chosen = with_phases(protocol, [_chosen_phase(protocol, phase, choices) for phase in protocol.phases])
        problems += _problems_of_ranges(protocol, choices)
    if problems:
        raise BadInput(problems)
    return chosen


def _problems_of_ranges(protocol: Protocol, choices: Mapping[str, str]) -> list[str]:
    offered = {choice.name: choice for choice in protocol.choices}
    problems = []
    for name, value in choices.items():
        choice = offered.get(name)
        if choice is None:
            problems.append(f"Protocol {protocol.id} has no choice “{name}”.")
        elif not (value.isdecimal() and choice.lowest <= int(value) <= choice.highest):
            problems.append(f"“{name}” is {choice.lowest} to {choice.highest}, not “{value}”.")
    return problems


def _chosen_phase(protocol: Protocol, phase: Phase, choices: Mapping[str, str]) -> Phase:
    for choice in protocol.choices:
        value = choices.get(choice.name, "")
        if not value.isdecimal():
            continue
        if choice.name == f"{phase.name}_doses" and isinstance(phase.ends, AfterDoses):
            return replace(phase, ends=AfterDoses(int(value)))
        if choice.name == f"{phase.name}_days" and isinstance(phase.ends, ForDays):
            return replace(phase, ends=ForDays(int(value)))
    return phase


def _individual(protocol: Protocol, choices: Mapping[str, str], problems: list[str]) -> Protocol:
    for name in sorted(set(choices) - INDIVIDUAL_CHOICES):
        problems.append(f"Protocol {protocol.id} has no choice “{name}”.")
    dose = choices.get("dose_micrograms", "")
    if not (dose.isdecimal() and 1 <= int(dose) <= MOST_MICROGRAMS):
        problems.append(f"Protocol {protocol.id} needs a dose of 1 to {MOST_MICROGRAMS} micrograms.")
    interval = _individual_interval(choices.get("interval", ""))
    if interval is None:
        problems.append(f"Protocol {protocol.id} needs an interval from every day to every 4 weeks.")
    if problems or interval is None:
        return protocol
    return with_phases(
        protocol,
        [
            replace(phase, dose_micrograms=int(dose), lowest_dose_micrograms=int(dose), interval=interval)
            for phase in protocol.phases
        ],
    )


def _individual_interval(text: str) -> Interval | None:
    try:
        interval = Interval.parse(text)
    except ValueError:
        return None
    days = {PeriodUnit.DAY: 1, PeriodUnit.WEEK: 7}.get(interval.unit)
    if days is None or interval.longest.count * days > LONGEST_INDIVIDUAL_DAYS:
        return None
    return interval
