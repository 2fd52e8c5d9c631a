"""An entry of the audit trail as one line for a person."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from b12desk.clinical.afterwards import AFTERWARDS
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import AuditLine, CourseEventRecord
from b12desk.clinical.vocabulary import Symptom
from b12desk.services.authority_draft import named_authority
from b12desk.services.entry_words import entry_words

_TAKEN_BACK = {
    "injection_void": ("injection", "Voided"),
    "course_event_void": ("course_event", "Voided"),
    "contact_void": ("contact", "Voided"),
    "authority_withdrawal": ("authority", "Withdrawn"),
}
"""What takes an entry back: the kind of entry that was there before, and the word for it."""


def trail_words(lines: Sequence[AuditLine]) -> tuple[str, ...]:
    """Return the words of a patient's whole trail, in its order; what is taken back is named again.

    “Voided: Review of 12-Jan-2026: improving; reason: another patient's”.
    """
    return tuple(_trail(lines))


def _trail(lines: Sequence[AuditLine]) -> Iterator[str]:
    said: dict[tuple[str, str], str] = {}
    for line in lines:
        words = audit_words(line)
        before, back = _TAKEN_BACK.get(line.entity, ("", ""))
        entry = said.get((before, line.entity_id), "").replace(" recorded", "", 1)
        if not entry and ("course", line.entity_id) in said:
            entry = "the authority that the course began with"
        if back and entry:
            words = f"{back}: {entry}; reason: {json.loads(line.payload)['reason']}"
        said[line.entity, line.entity_id] = words
        yield words


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
        case "course_event_void" | "contact_void":
            return f"Entry voided: {payload['reason']}"
        case "contact":
            return _contact(payload)
        case "authority":
            return f"{_authority(payload)} recorded"
        case "authority_withdrawal":
            return f"Authority withdrawn: {payload['reason']}"
        case "patient" | "note:patient" if line.action == "overrode":
            return f"Block {payload['finding'].replace('_', ' ')} overridden: {payload['reason']}"
        case "patient" | "note:patient" if line.action == "plan_issued":
            return f"Plan issued as of {_day(payload['as_of'])}, SHA-256 {payload['sha256'][:12]}…"
        case "document":
            return _document(payload, line.action)
        case "patient" | "note:patient" if line.action == "undid":
            return "The change of details was undone within the session"
        case "patient":
            return "Patient added" if line.action == "added" else f"Details changed: {_changed(payload)}"
        case _:
            return line.action.replace("_", " ").capitalize()


def _authority(payload: Mapping[str, str]) -> str:
    words = named_authority(payload["kind"], payload["reference"])
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
    if payload.get("note", "").startswith(AFTERWARDS):
        parts.append("recorded afterwards")
    return f"Injection of {_day(payload['given_on'])} recorded: {', '.join(parts)}"


def _contact(payload: Mapping[str, str]) -> str:
    reminder = f", remind on {_day(payload['remind_on'])}" if payload["remind_on"] else ""
    tried = f"{payload['channel']}, {payload['outcome']}".replace("_", " ")
    return f"Contact of {_day(payload['on'])} recorded: {tried}{reminder}"


def _event(payload: Mapping[str, str]) -> str:
    return entry_words(_record(payload))


def _record(payload: Mapping[str, str]) -> CourseEventRecord:
    """Return the entry that a line of the trail keeps, as far as words need it; older lines know fewer fields."""
    scores = json.loads(payload.get("scores") or "[]")
    week = payload.get("wears_off_week")
    return CourseEventRecord(
        id="",
        patient_id="",
        kind=payload["kind"],
        on=date.fromisoformat(payload["on"]),
        outcome=payload["outcome"],
        check_kind=payload["check_kind"],
        until=date.fromisoformat(payload["until"]) if payload["until"] else None,
        interval=payload["interval"],
        test=payload["test"],
        value=payload["value"],
        unit=payload["unit"],
        reason=payload["reason"],
        note=payload["note"],
        prescriber=payload.get("prescriber", ""),
        refers_to=payload.get("refers_to"),
        scores=tuple((Symptom(name), int(score)) for name, score in scores),
        wears_off_week=int(week) if week else None,
    )


def _document(payload: Mapping[str, str], action: str) -> str:
    form = f" ({payload['form'].replace('_', ' ')})" if payload["form"] else ""
    kind = f"{payload['kind'][:1].upper()}{payload['kind'][1:]}"
    return f"{kind} {action} as of {_day(payload['as_of'])}{form}, SHA-256 {payload['sha256'][:12]}…"


def _changed(payload: Mapping[str, Mapping[str, str]]) -> str:
    before, after = payload["before"], payload["after"]
    names = [name for name in after if after[name] != before.get(name) and not name.endswith("_key")]
    return ", ".join(name.replace("_", " ") for name in names) or "nothing"


def _day(text: str | None) -> str:
    return staff_date(date.fromisoformat(text)) if text else "no day"
