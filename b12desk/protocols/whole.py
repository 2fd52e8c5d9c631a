"""What must hold of a protocol as a whole, once its fields are read."""

import re

from b12desk.clinical.protocol import (
    CAUSE_CORRECTED,
    AfterDoses,
    ChoiceRange,
    ForDays,
    Lifelong,
    Phase,
    Protocol,
    UntilReview,
)
from b12desk.clinical.vocabulary import Route
from b12desk.protocols.fields import Fields

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_VERSION = re.compile(r"[\w.+-]+( [\w.+-]+)*")
LONGEST_ID = 60


def check_whole(protocol: Protocol, root: Fields, *, has_substances: bool) -> None:
    """Note what is wrong with the protocol although each of its fields may be right."""
    _check_names(protocol, root)
    if not protocol.sources and root.raw("sources") in (None, []):
        root.problem_of("sources", "a protocol names where it comes from")
    if protocol.route is Route.INTRAMUSCULAR:
        _check_injections(protocol, root, has_substances)
    elif protocol.phases:
        root.problem_of("phases", "only an intramuscular protocol has phases")
    _check_choices(protocol, root)
    _check_intervals(protocol, root)


def _check_names(protocol: Protocol, root: Fields) -> None:
    if protocol.id and (len(protocol.id) > LONGEST_ID or not _ID.fullmatch(protocol.id)):
        root.problem_of("id", "an id is small letters and digits with hyphens between, at most 60")
    if protocol.version and (len(protocol.version) > LONGEST_ID or not _VERSION.fullmatch(protocol.version)):
        root.problem_of("version", "a version is letters, digits, dots and hyphens, at most 60")


def _check_injections(protocol: Protocol, root: Fields, has_substances: bool) -> None:
    if not protocol.phases:
        root.problem_of("phases", "an intramuscular protocol has at least one phase")
        return
    if not has_substances and not root.raw("substances"):
        root.problem_of("substances", "an intramuscular protocol names what may be injected")
    places = [place.place for place in root.tables("phases")]
    for number, phase in enumerate(protocol.phases):
        first = protocol.phase_names.index(phase.name)
        if first != number:
            root.problems.append(f"{places[number]}: “name”: {phase.name} is the name of phases {first + 1} already.")
        _check_end(phase, places[number], root, is_last=number == len(protocol.phases) - 1)


def _check_end(phase: Phase, place: str, root: Fields, *, is_last: bool) -> None:
    ends = phase.ends
    if not is_last and isinstance(ends, Lifelong):
        root.problems.append(f"{place}, ends: only the last phase is lifelong.")
    if is_last and not isinstance(ends, Lifelong) and not _is_corrected(ends):
        root.problems.append(f"{place}, ends: the last phase is lifelong or lasts until review “{CAUSE_CORRECTED}”.")


def _is_corrected(ends: object) -> bool:
    return isinstance(ends, UntilReview) and ends.outcome == CAUSE_CORRECTED


def _check_choices(protocol: Protocol, root: Fields) -> None:
    for number, choice in enumerate(protocol.choices, start=1):
        own = _own_figure(protocol, choice)
        if protocol.needs_individual_order or own is None:
            says = "a choice is named after a phase and what ends it, such as loading_doses or spaced_days"
            root.problems.append(f"{root.place}, choices {number}: “name”: {says}.")
        elif own != choice.default:
            says = f"without a choice the phase ends after {own}, not {choice.default}"
            root.problems.append(f"{root.place}, choices {number}: “default”: {says}.")


def _own_figure(protocol: Protocol, choice: ChoiceRange) -> int | None:
    """Return what the phase that a choice is about has without it, None when it is about no phase."""
    for phase in protocol.phases:
        if choice.name == f"{phase.name}_doses" and isinstance(phase.ends, AfterDoses):
            return phase.ends.count
        if choice.name == f"{phase.name}_days" and isinstance(phase.ends, ForDays):
            return phase.ends.days
    return None


def _check_intervals(protocol: Protocol, root: Fields) -> None:
    seen: dict[str, int] = {}
    for number, allowed in enumerate(protocol.allowed_intervals, start=1):
        first = seen.setdefault(str(allowed.interval), number)
        if first != number:
            says = f"{allowed.interval} stands in intervals {first} already"
            root.problems.append(f"{root.place}, intervals {number}: “interval”: {says}.")
