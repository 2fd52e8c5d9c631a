"""Every kind of audit entry in words, also those about people, the clinic and the register itself; never a hash."""

import json
from collections.abc import Mapping

from b12desk.clinical.records import AuditLine, UserRecord
from b12desk.services.audit_words import audit_words

SETTING_WORDS = {"idle_lock": "seconds until the window locks", "holidays_until": "public holidays kept until"}
_STOCK = ("stock_movement", "clinic_product", "clinic_product_withdrawal")


def entry_says(line: AuditLine, users: Mapping[str, UserRecord]) -> str:
    """Return an entry as one sentence; `users` are the people of the register by id."""
    match line.entity:
        case "view":
            return "Looked at the record"
        case "clinic_user" if line.action == "signed in":
            return "Signed in"
        case "clinic_user" if line.action == "refused sign-in":
            return "A wrong PIN or passphrase was typed"
        case "clinic_user":
            return _person(line)
        case "credential":
            return _credential(line, users)
        case "setting":
            return _setting(line)
        case "closures":
            return "Closed days set"
        case "protocol_file":
            return "Protocol kept with the register: {protocol_id}, version {version}".format(**_payload(line))
        case "protocol_approval":
            return "Protocol approved: {protocol_id}, version {version}, by {approved_by}".format(**_payload(line))
        case "register":
            return f"The register: {line.action}"
        case "import":
            return "A file was imported"
        case entity if entity in _STOCK:
            return f"{entity.replace('clinic_', '').replace('_', ' ').capitalize()}: {line.action.replace('_', ' ')}"
        case _:
            return audit_words(line)


def _person(line: AuditLine) -> str:
    payload = _payload(line)
    if line.action == "added":
        return f"Added to the people: {payload['name']}, {payload['role']}"
    before, after = payload["before"], payload["after"]
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    if bool(before["is_disabled"]) != bool(after["is_disabled"]):
        return f"{after['name']} {'disabled' if after['is_disabled'] else 'enabled again'}"
    return f"{after['name']} is {after['role']} from now on, was {before['role']}"


def _credential(line: AuditLine, users: Mapping[str, UserRecord]) -> str:
    payload = _payload(line)
    user = users.get(str(payload["user_id"]))
    who = user.name if user is not None else "somebody"
    kind = payload["kind"]
    return (
        f"PIN or passphrase of {who} removed"
        if kind == "none"
        else f"{str(kind)[:1].upper()}{str(kind)[1:]} of {who} set"
    )


def _setting(line: AuditLine) -> str:
    payload = _payload(line)
    name = SETTING_WORDS.get(line.entity_id, line.entity_id.replace("_", " "))
    return f"Setting changed: {name}: {payload.get('after') or 'nothing'}"


def _payload(line: AuditLine) -> dict[str, object]:
    kept = json.loads(line.payload)
    return kept if isinstance(kept, dict) else {}
