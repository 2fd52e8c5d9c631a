"""Case files: a patient, a course, what happened and what is expected, as a clinic's safety officer writes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Protocol as Typed

from b12desk.clinical.course import MOST_GRACE_DAYS, ClinicSettings, Course
from b12desk.clinical.errors import BadInput, NotFound
from b12desk.clinical.events import (
    Deferral,
    End,
    Event,
    GapDecision,
    Hold,
    Injection,
    IntervalChange,
    LabResult,
    Resume,
    Review,
)
from b12desk.clinical.open_days import ALWAYS_OPEN, MONDAY_TO_FRIDAY, OpenDays
from b12desk.clinical.patient import PatientFacts, RestrictedSite, Site
from b12desk.clinical.product import Product
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.vocabulary import (
    CheckKind,
    Flag,
    GapChoice,
    MonitoringPlan,
    Muscle,
    PatientStanding,
    Rotation,
    Side,
)
from b12desk.protocols.choices import with_choices
from b12desk.protocols.fields import Fields
from b12desk.protocols.products import ProductCatalogue

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_OTHER_MUSCLES = frozenset({"gluteal", "gluteus", "gluteus_maximus", "dorsogluteal", "ventrogluteal"})


class FindsProtocols(Typed):
    """Anything that answers a protocol by its id."""

    def get(self, id: str) -> Protocol:
        """Return the protocol of that id, or raise NotFound."""


@dataclass(frozen=True, slots=True)
class Case:
    """One worked case, ready to forecast; `expect` is as parsed."""

    id: str
    patient: PatientFacts
    open_days: OpenDays
    course: Course
    events: tuple[Event, ...]
    today: date
    expect: Mapping[str, object]


def read_cases(
    parsed: object, protocols: FindsProtocols, products: ProductCatalogue, *, place: str = "case"
) -> tuple[Case, ...]:
    """Return the cases of a parsed file: a list of cases, or one case. `place` says what they are called there.

    Raises:
        BadInput: with one sentence for each problem of every case, each naming its case.
    """
    found: list[object] = list(parsed) if isinstance(parsed, list) else [parsed]
    problems: list[str] = []
    cases = []
    for number, one in enumerate(found, start=1):
        case = _read_case(Fields(one, case_place(place, number, one), problems), protocols, products)
        if case is not None:
            cases.append(case)
    if problems:
        raise BadInput(problems)
    return tuple(cases)


def case_place(place: str, number: int, case: object) -> str:
    """Return where a case stands, by its id where it has one: `case “std-window”`, `ours.toml, examples 2`."""
    id = case.get("id") if isinstance(case, Mapping) else None
    if not id:
        return f"{place} {number}"
    return f"{place} “{id}”" if place == "case" else f"{place} {number} “{id}”"


def _read_case(fields: Fields, protocols: FindsProtocols, products: ProductCatalogue) -> Case | None:
    before = len(fields.problems)
    today = fields.day("today")
    patient = _patient(fields.table("patient"))
    open_days = _open_days(fields)
    course = _course(fields, protocols, products)
    expect = fields.raw("expect") or {}
    if not isinstance(expect, Mapping):
        fields.problem("“expect” must be a table of named fields")
        expect = {}
    events = tuple(e for one in fields.tables("events") if (e := _event(one, products, today)) is not None)
    fields.refuse_others(also=("id", "title", "source", "comment"))
    if course is None or len(fields.problems) > before:
        return None
    return Case(str(fields.raw("id") or ""), patient, open_days, course, events, today, expect)


def _patient(fields: Fields) -> PatientFacts:
    flags = set()
    for word in fields.texts("flags"):
        if word in {flag.value for flag in Flag}:
            flags.add(Flag(word))
        else:
            fields.problem(f"“{word}” is not a flag that b12desk knows")
    facts = PatientFacts(
        born_on=fields.optional_day("born_on"),
        flags=frozenset(flags),
        rotation=fields.word("rotation", Rotation, Rotation.DELTOID) or Rotation.DELTOID,
        restricted_sites=tuple(r for one in fields.tables("restricted_sites") for r in _restricted(one)),
        standing=fields.word("standing", PatientStanding, PatientStanding.ACTIVE) or PatientStanding.ACTIVE,
        neuro_since=fields.optional_day("neuro_since"),
    )
    fields.refuse_others(also=("name", "comment"))
    return facts


def _restricted(fields: Fields) -> list[RestrictedSite]:
    muscle = fields.word("muscle", Muscle)
    side = fields.word("side", Side)
    reason = fields.text("reason", "")
    begins, ends = fields.optional_day("from"), fields.optional_day("until")
    fields.refuse_others()
    if muscle is None:
        fields.problem("“muscle” is missing")
        return []
    sides = [side] if side else [Side.LEFT, Side.RIGHT]
    return [RestrictedSite(Site(muscle, one), reason, begins, ends) for one in sides]


def _open_days(fields: Fields) -> OpenDays:
    if not fields.has("calendar"):
        return ALWAYS_OPEN
    table = fields.table("calendar")
    weekdays = MONDAY_TO_FRIDAY
    if table.has("open_weekdays"):
        words = table.texts("open_weekdays")
        unknown = [word for word in words if word not in _WEEKDAYS]
        for word in unknown:
            table.problem(f"“{word}” is not a weekday such as mon")
        weekdays = frozenset(_WEEKDAYS.index(word) for word in words if word in _WEEKDAYS)
        if not weekdays:
            table.problem("a clinic opens on at least one weekday")
            weekdays = MONDAY_TO_FRIDAY
    closed = frozenset(_days(table, "closed_on"))
    table.refuse_others()
    return OpenDays(weekdays, closed)


def _days(fields: Fields, name: str) -> Sequence[date]:
    days = []
    for item in fields.items(name):
        one = Fields({"day": item}, f"{fields.place}, {name}", fields.problems).optional_day("day")
        if one is not None:
            days.append(one)
    return days


def _course(fields: Fields, protocols: FindsProtocols, products: ProductCatalogue) -> Course | None:
    table = fields.table("course")
    settings = fields.table("settings")
    grace = settings.integer("grace_days", 0, highest=MOST_GRACE_DAYS)
    settings.refuse_others()
    start_on = table.day("start_on")
    start_phase = table.text("start_phase", "") or None
    interval = table.interval("maintenance_interval")
    monitoring = table.word("monitoring", MonitoringPlan, MonitoringPlan.NICE_SYMPTOMS)
    protocol = _protocol(table, protocols)
    product = _product(table, products, products.usual_for(protocol) if protocol else None)
    table.refuse_others(also=("prescriber",))
    if protocol is None or product is None:
        return None
    if start_phase is not None and start_phase not in protocol.phase_names:
        table.problem(f"protocol {protocol.id} has no phase “{start_phase}”")
        return None
    return Course(
        protocol=protocol,
        start_on=start_on,
        product=product,
        start_phase=start_phase,
        maintenance_interval=interval,
        monitoring=monitoring or MonitoringPlan.NICE_SYMPTOMS,
        settings=ClinicSettings(grace_days=grace),
    )


def _protocol(table: Fields, protocols: FindsProtocols) -> Protocol | None:
    choices = table.table("choices")
    raw = table.raw("choices")
    chosen = {str(name): str(value) for name, value in raw.items()} if isinstance(raw, Mapping) else {}
    try:
        return with_choices(protocols.get(table.text("protocol")), chosen)
    except NotFound as error:
        table.problem(str(error).rstrip("."))
    except BadInput as error:
        for says in error.problems:
            choices.problem(says.rstrip("."))
    return None


def _product(fields: Fields, products: ProductCatalogue, default: str | None) -> Product | None:
    id = fields.text("product", default or "")
    if not id:
        fields.problem("“product” is missing")
        return None
    if not products.has(id):
        fields.problem(f"there is no product “{id}” in the catalogue")
        return None
    return products.get(id)


def _event(fields: Fields, products: ProductCatalogue, today: date) -> Event | None:
    kind = fields.text("type")
    on = fields.optional_day("on")
    if on is None:
        if not fields.has("on"):
            fields.problem("“on” is missing")
        return None
    if on > today:
        fields.problem(f"{on} is after today, {today}")
        return None
    event = _event_of(kind, on, fields, products)
    fields.refuse_others(also=("comment", "by", "note", "given_elsewhere", "batch"))
    return event


def _event_of(kind: str, on: date, fields: Fields, products: ProductCatalogue) -> Event | None:
    match kind:
        case "injection":
            return _injection(on, fields, products)
        case "review":
            return Review(on, fields.text("outcome"), fields.word("kind", CheckKind))
        case "deferral":
            return Deferral(on, fields.day("until"), fields.text("reason", ""))
        case "interval":
            interval = fields.interval("interval")
            reason = fields.text("reason", "")
            if interval is None and not fields.has("interval"):
                fields.problem("“interval” is missing")
            return IntervalChange(on, interval, reason) if interval else None
        case "lab":
            return LabResult(on, fields.text("test"), _value(fields), fields.text("unit"))
        case "hold":
            return Hold(on, fields.text("reason", ""))
        case "resume":
            fields.text("reason", "")
            return Resume(on)
        case "end":
            return End(on, fields.text("reason", ""))
        case "decision":
            choice = fields.word("decision", GapChoice)
            if choice is None:
                if not fields.has("decision"):
                    fields.problem("“decision” is missing")
                return None
            return GapDecision(on, choice, fields.text("reason", ""), fields.text("prescriber", ""))
        case _:
            fields.problem(f"“{kind}” is not a type of event")
            return None


def _injection(on: date, fields: Fields, products: ProductCatalogue) -> Injection:
    product = _product(fields, products, None) if fields.has("product") else None
    dose = fields.integer("dose_micrograms", lowest=1, highest=100_000) if fields.has("dose_micrograms") else None
    return Injection(
        on=on,
        product=product,
        dose_micrograms=dose,
        muscle=fields.word("muscle", _muscle),
        side=fields.word("side", _side),
        is_voided=fields.boolean("voided"),
    )


def _muscle(word: str) -> Muscle | None:
    if word == "unknown":
        return None
    return Muscle.BUTTOCK if word in _OTHER_MUSCLES else Muscle(word)


def _side(word: str) -> Side | None:
    return None if word == "unknown" else Side(word)


def _value(fields: Fields) -> Decimal:
    value = fields.raw("value")
    try:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise InvalidOperation
        number = Decimal(str(value))
    except InvalidOperation:
        fields.problem("“value” must be a number")
        return Decimal(0)
    if not number.is_finite():
        fields.problem("“value” must be a number")
        return Decimal(0)
    return number
