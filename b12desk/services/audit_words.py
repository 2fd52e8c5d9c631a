"""An entry of the audit trail as one line for a person."""

import json
from collections.abc import Mapping
from datetime import date

from b12desk.clinical.quantities import Interval, staff_date
from b12desk.clinical.records import AuditLine


def audit_words(line: AuditLine) -> str:
    """Return, for example, “Injection of 16-Jan-2026 recorded: 1000 micrograms, left deltoid, batch H24817”."""
    payload = json.loads(line.payload)
    match line.entity:
        case "injection":
            return _injection(payload)
        case "injection_void":
            return f"Injection voided: {payload['reason']}"
        case "course":
            return f"Course started: {payload['protocol_id']} from {_day(payload['start_on'])}, {payload['prescriber']}"
        case "course_event":
            return _event(payload)
        case "course_event_void":
            return f"Entry voided: {payload['reason']}"
        case "authority":
            return f"{_authority(payload)} recorded"
        case "authority_withdrawal":
            return f"Authority withdrawn: {payload['reason']}"
        case "patient" if line.action == "overrode":
            return f"Block {payload['finding'].replace('_', ' ')} overridden: {payload['reason']}"
        case "patient" | "note:patient" if line.action == "plan_issued":
            return f"Plan issued as of {_day(payload['as_of'])}, SHA-256 {payload['sha256'][:12]}…"
        case "patient":
            return "Patient added" if line.action == "added" else f"Details changed: {_changed(payload)}"
        case _:
            return line.action.replace("_", " ").capitalize()


def _authority(payload: Mapping[str, str]) -> str:
    words = f"{payload['kind']} {payload['reference']}".strip()
    doses = f", {payload['doses']} doses" if payload["doses"] else ""
    until = f" to {_day(payload['valid_to'])}" if payload["valid_to"] else ""
    return f"{words[:1].upper()}{words[1:]} by {payload['prescriber']} from {_day(payload['valid_from'])}{until}{doses}"


def _injection(payload: Mapping[str, str]) -> str:
    site = f"{payload['side']} {payload['muscle']}".replace("_", " ") if payload["side"] else "site not recorded"
    parts = [f"{payload['dose_micrograms']} micrograms", site]
    if payload["batch"]:
        parts.append(f"batch {payload['batch']}")
    if payload["replaces"]:
        parts.append("in place of a voided entry")
    return f"Injection of {_day(payload['given_on'])} recorded: {', '.join(parts)}"


def _event(payload: Mapping[str, str]) -> str:
    kind, day = payload["kind"], _day(payload["on"])
    words = {
        "review": f"Review of {day}: {payload['outcome'].replace('_', ' ')}",
        "deferral": f"Deferred until {_day(payload['until'])}",
        "interval": f"Interval changed to {Interval.parse(payload['interval']).words}" if payload["interval"] else "",
        "lab": f"Result of {day}: {payload['test'].replace('_', ' ')} {payload['value']} {payload['unit']}",
        "hold": "Put on hold",
        "resume": "Resumed",
        "end": "Course ended",
        "decision": f"{payload.get('prescriber', '')} decided about the gap: {payload['outcome'].replace('_', ' ')}",
        "not_given": f"Not given on {day}: {payload['outcome'].replace('_', ' ')}",
        "move": f"Course moved to another version, {payload['note']}",
    }[kind]
    return f"{words} ({payload['reason'].replace('_', ' ')})" if payload["reason"] else words


def _changed(payload: Mapping[str, Mapping[str, str]]) -> str:
    before, after = payload["before"], payload["after"]
    names = [name for name in after if after[name] != before.get(name) and not name.endswith("_key")]
    return ", ".join(name.replace("_", " ") for name in names) or "nothing"


def _day(text: str | None) -> str:
    return staff_date(date.fromisoformat(text)) if text else "no day"
