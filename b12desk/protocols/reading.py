"""Read one protocol file: TOML in, a typed protocol out, every problem of the file at once."""

import hashlib
from datetime import date

from b12desk.clinical.errors import BadInput
from b12desk.clinical.protocol import (
    CAUSE_CORRECTED,
    AfterDoses,
    AllowedInterval,
    ChoiceRange,
    DoseCap,
    Fit,
    ForDays,
    Lifelong,
    Phase,
    PhaseEnd,
    Protocol,
    UntilReview,
)
from b12desk.clinical.quantities import Interval, Period, PeriodUnit
from b12desk.clinical.vocabulary import Route, Substance
from b12desk.protocols.fields import Fields
from b12desk.protocols.toml_text import parsed_toml
from b12desk.protocols.whole import check_whole

PHASE_NAMES = ("loading", "weekly", "twice-weekly", "daily", "alternate", "spaced", "maintenance")

# What stands in for something that can't be read, chosen so that nothing more is said about it.
_SOME_INTERVAL = Interval(Period(1, PeriodUnit.DAY), Period(1, PeriodUnit.DAY))
_SOME_END = UntilReview(CAUSE_CORRECTED, Period(28, PeriodUnit.DAY))


def read_protocol(content: bytes, name: str) -> tuple[Protocol, tuple[object, ...]]:
    """Return the protocol of a file and its worked examples as parsed. `name` stands in front of each problem.

    Raises:
        BadInput: with one sentence for each problem of the file.
    """
    problems: list[str] = []
    found = read_what_can_be(content, name, problems)
    if problems:
        raise BadInput(problems)
    return found


def read_what_can_be(content: bytes, name: str, problems: list[str]) -> tuple[Protocol, tuple[object, ...]]:
    """Return the same, with something standing in for what can't be read; each problem is added to `problems`.

    Raises:
        BadInput: when the file is no TOML file at all.
    """
    root = Fields(parsed_toml(content, name), name, problems)
    protocol = _protocol(root, hashlib.sha256(content).hexdigest())
    examples = root.items("examples")
    if protocol.has_injections and not examples:
        root.problem_of("examples", "a protocol needs at least one worked example")
    root.refuse_others()
    return protocol, examples


def _protocol(root: Fields, sha256: str) -> Protocol:
    route = root.word("route", Route, Route.INTRAMUSCULAR) or Route.INTRAMUSCULAR
    substances = _substances(root)
    protocol = Protocol(
        id=root.text("id"),
        version=root.text("version"),
        title=root.text("title"),
        route=route,
        phases=tuple(_phase(fields, substances) for fields in root.tables("phases")),
        product_id=root.text("product", "") or None,
        allowed_intervals=tuple(_allowed(fields) for fields in root.tables("intervals")),
        choices=tuple(_choice(fields) for fields in root.tables("choices")),
        sources=root.texts("sources"),
        approved_by=root.text("approved_by", ""),
        checked=root.day("checked", date.min),
        summary=root.text("summary"),
        fit=_fit(root.table("fit")),
        sha256=sha256,
        needs_individual_order=root.boolean("individual_order"),
        substances=substances,
    )
    check_whole(protocol, root, has_substances=bool(substances))
    return protocol


def _substances(root: Fields) -> frozenset[Substance]:
    found = set()
    for word in root.texts("substances"):
        try:
            found.add(Substance(word))
        except ValueError:
            root.problem_of("substances", f"“{word}” is not a cobalamin that b12desk knows")
    return frozenset(found)


def _phase(fields: Fields, substances: frozenset[Substance]) -> Phase:
    name = fields.text("name")
    if name not in PHASE_NAMES:
        fields.problem_of("name", f"a phase is called {', '.join(PHASE_NAMES)}, not “{name}”")
    interval = fields.interval("interval")
    if interval is None and not fields.has("interval"):
        fields.problem("“interval” is missing")
    dose = fields.integer("dose_micrograms", lowest=1, highest=5000)
    lowest = fields.integer("lowest_dose_micrograms", dose, lowest=1, highest=5000)
    if lowest > dose:
        fields.problem_of("lowest_dose_micrograms", "the lowest dose that counts is above the dose")
    phase = Phase(
        name=name,
        dose_micrograms=dose,
        interval=interval or _SOME_INTERVAL,
        ends=_ends(fields.table("ends")),
        substances=substances,
        lowest_dose_micrograms=lowest,
        cap=_cap(fields),
        gate_outcome=fields.text("gate", "") or None,
        source=fields.text("source", ""),
    )
    fields.refuse_others()
    return phase


def _ends(fields: Fields) -> PhaseEnd:
    ways = [name for name in ("doses", "review", "days", "lifelong") if fields.has(name)]
    end = _end(ways[0], fields) if len(ways) == 1 else _SOME_END
    if len(ways) != 1:
        fields.problem("a phase ends in exactly one way: doses, review, days or lifelong")
    fields.refuse_others()
    return end


def _end(way: str, fields: Fields) -> PhaseEnd:
    match way:
        case "doses":
            return AfterDoses(fields.integer("doses", lowest=1, highest=100))
        case "days":
            return ForDays(fields.integer("days", lowest=1, highest=365))
        case "review":
            every = fields.period("every")
            if every is None:
                fields.problem("“every” says how often a phase until review is reviewed")
            return UntilReview(fields.text("review"), every or Period(28, PeriodUnit.DAY))
        case _:
            if not fields.boolean("lifelong"):
                fields.problem("“lifelong” is true or left out")
            return Lifelong()


def _cap(fields: Fields) -> DoseCap | None:
    if not fields.has("cap"):
        return None
    table = fields.table("cap")
    cap = DoseCap(table.integer("doses", lowest=1, highest=31), table.integer("days", lowest=1, highest=31))
    table.refuse_others()
    return cap


def _allowed(fields: Fields) -> AllowedInterval:
    interval = fields.interval("interval")
    if interval is None and not fields.has("interval"):
        fields.problem("“interval” is missing")
    allowed = AllowedInterval(interval or _SOME_INTERVAL, fields.text("source"))
    fields.refuse_others()
    return allowed


def _choice(fields: Fields) -> ChoiceRange:
    lowest, highest = fields.integer("lowest"), fields.integer("highest")
    default = fields.integer("default")
    if not lowest <= default <= highest:
        fields.problem_of("default", "the default of a choice lies between its lowest and its highest")
    choice = ChoiceRange(fields.text("name"), lowest, highest, default)
    fields.refuse_others()
    return choice


def _fit(fields: Fields) -> Fit:
    fit = Fit(
        indications=frozenset(fields.texts("indications")),
        rank=fields.integer("rank", 50, lowest=1, highest=99),
        why=fields.text("why"),
        for_neuro=fields.boolean("for_neuro"),
        contradicts=frozenset(fields.texts("contradicts")),
    )
    fields.refuse_others()
    return fit
