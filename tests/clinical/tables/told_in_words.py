"""A situation of the tables in words, for the manual: the course, what happened, what is proposed, the day seen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import groupby

from b12desk.clinical.quantities import Interval, staff_date
from tests.clinical.builders import day
from tests.clinical.tables.told import CaseTable, Told

WORDS = {
    "leber_optic_atrophy": "Leber’s optic atrophy",
    "neuro_involvement": "neurological involvement",
    "diagnosis_unconfirmed": "diagnosis not confirmed",
    "post_bariatric": "after bariatric surgery",
    "may_give_without_psd": "may give without a PSD",
    "total_b12": "total B12",
    "active_b12": "active B12",
}


def in_words(told: Told) -> str:
    """Return the situation as one line: `hydroxo-standard from 05-Jan-2026; dose on 05-Jan-2026; seen on …`."""
    return f"{without_day(told)}; seen on {_date(told.today)}"


def without_day(told: Told) -> str:
    """Return the situation without the day it is seen on."""
    return "; ".join(_parts(told))


def _parts(told: Told) -> Iterator[str]:
    yield from _course(told)
    yield from _patient(told.patient)
    for what, events in groupby(told.events, key=_what):
        yield from _events(what, list(events))
    for decision in told.decisions:
        yield f"decided on {staff_date(decision.on)}: {_plain(decision.choice.value)}"
    for answer in told.answers:
        yield f"answered on {staff_date(answer.on)}: “{answer.reason}”"
    yield from _allowed(told)
    yield from _chosen(told)


def _course(told: Told) -> Iterator[str]:
    course = dict(told.course)
    start = f"{course.pop('protocol')} from {_date(course.pop('start_on'))}"
    yield ", ".join([start, *(_choice(name, value) for name, value in course.items())])
    yield from (f"{_plain(name)} {value}" for name, value in told.settings.items())
    if told.is_strength_unknown:
        yield "strength not recorded"
    if told.resection_cm is not None:
        yield f"resection {told.resection_cm} cm"
    if told.review_on:
        yield f"to be reviewed on {_date(told.review_on)}"


def _patient(patient: CaseTable) -> Iterator[str]:
    for name, value in patient.items():
        match name:
            case "flags" if isinstance(value, list):
                yield ", ".join(_plain(flag) for flag in value)
            case "restricted_sites" if isinstance(value, list):
                yield "; ".join(_restricted(site) for site in value)
            case "born_on":
                yield f"born {_date(value)}"
            case "neuro_since":
                yield f"symptoms since {_date(value)}"
            case _:
                yield _plain(value)


def _restricted(site: Mapping[str, str]) -> str:
    sides = site.get("side", "both")
    dates = [f"{word} {_date(site[word])}" for word in ("from", "until") if word in site]
    return " ".join([f"{sides} {_plain(site['muscle'])} restricted ({site['reason']})", *dates])


def _what(event: CaseTable) -> str:
    """Return what an event is, without its day; doses alike are told together."""
    kind = str(event["type"])
    match kind:
        case "injection":
            return _with("dose", _dose(event))
        case "lab":
            return f"{_plain(event['test'])} {event['value']} {event['unit']}"
        case "review":
            return _with(_plain(event.get("kind") or "review"), [_plain(event["outcome"])])
        case "interval":
            return _with("changed", [Interval.parse(str(event["interval"])).words])
        case _:
            return _with(kind, [f"until {_date(event['until'])}"] if "until" in event else [])


def _dose(event: CaseTable) -> list[str]:
    micrograms, side, muscle = event["dose_micrograms"], event["side"], event["muscle"]
    said = [
        f"{micrograms} micrograms" if micrograms else "",
        str(event["product"] or ""),
        f"{side} {_plain(muscle)}" if muscle else "",
        "voided" if event["voided"] else "",
    ]
    return [one for one in said if one]


def _with(what: str, said: Sequence[str]) -> str:
    return f"{what} ({', '.join(said)})" if said else what


def _events(what: str, events: Sequence[CaseTable]) -> Iterator[str]:
    if len(events) <= 2:
        yield from (f"{what} on {_date(event['on'])}" for event in events)
    else:
        yield f"{len(events)} doses from {_date(events[0]['on'])} to {_date(events[-1]['on'])}"


def _allowed(told: Told) -> Iterator[str]:
    if told.authorities == ():
        yield "nothing allows the dose"
    for one in told.authorities or ():
        until = f" to {staff_date(one.valid_to)}" if one.valid_to else ""
        doses = f", {one.given} of {one.doses} doses given" if one.doses else ""
        yield f"{one.kind.value} from {staff_date(one.valid_from)}{until}{doses}"
    if told.recorder:
        rules = told.recorder.rules
        allowed = [_plain(rule.name) for rule in fields(rules) if getattr(rules, rule.name)]
        yield f"recorded by: {_with(told.recorder.role.value, allowed)}"


def _chosen(told: Told) -> Iterator[str]:
    asked = told.proposal
    proposed = [
        "history of another clinic" if asked.is_elsewhere else "",
        f"dated {_date(asked.on)}" if asked.on else "",
        asked.product,
        f"{asked.dose_micrograms} micrograms" if asked.dose_micrograms else "",
        asked.site,
        f"batch expires on {_date(asked.expires_on)}" if asked.expires_on else "",
    ]
    if any(proposed):
        yield "proposed: " + ", ".join(filter(None, proposed))
    interval, reason = told.chosen_interval
    if interval:
        yield f"changed to {Interval.parse(interval).words}" + (f", reason {_plain(reason)}" if reason else "")
    if told.ending_reason:
        yield f"ended, reason {_plain(told.ending_reason)}"


def _choice(name: str, value: object) -> str:
    match name:
        case "choices" if isinstance(value, Mapping):
            return f"{value['dose_micrograms']} micrograms {Interval.parse(value['interval']).words}"
        case "maintenance_interval":
            return Interval.parse(str(value)).words
        case "monitoring":
            return f"monitoring plan {value}"
        case _:
            return f"{_plain(name)} {value}"


def _plain(text: object) -> str:
    return WORDS.get(str(text), str(text).replace("_", " "))


def _date(text: object) -> str:
    return staff_date(day(str(text)))
