"""What an act is called in the menu, and why some acts stay."""

import json
from collections.abc import Mapping

from b12desk.clinical.records import AuditLine

NO_WAY = "This can’t be undone here; correct it on the page where it was entered."
_ISSUED = "What was printed or saved can’t be called back; issue it again when the dates have changed."
NO_WAY_FOR: Mapping[tuple[str, str], str] = {
    ("course", "added"): "A course that was started can’t be undone; end it on the patient’s page, with the reason.",
    ("patient", "added"): "A patient stays in the register; change what is wrong under Edit details.",
    ("injection_void", "voided"): "A voided dose is not put back; if it was given, record it again.",
    ("course_event_void", "voided"): "A voided entry is not put back; if it was right, record it again.",
    ("contact_void", "voided"): "A voided contact is not put back; if it was right, record it again.",
    ("authority_withdrawal", "withdrew"): "A withdrawn authority is not put back; record it again if it holds.",
    ("protocol_approval", "approved"): "An approval stays; approve the version that is to be followed.",
    ("clinic_user", "added"): "A user stays on record; disable them under People.",
    ("clinic_user", "changed"): "Change the user back under People.",
    ("patient", "plan_issued"): _ISSUED,
    ("document", "issued"): _ISSUED,
    ("document", "issued again"): _ISSUED,
}


def act_name(line: AuditLine) -> str:
    """Return the act in a word or two, without the patient: “injection”, “deferral”, “change of details”."""
    match line.entity, line.action:
        case "course_event", _:
            kind = str(json.loads(line.payload).get("kind", ""))
            return _EVENT_NAMES.get(kind, kind.replace("_", " "))
        case "patient", "changed":
            return "change of details"
        case "patient", "added":
            return "new patient"
        case "patient", "plan_issued":
            return "plan issued"
        case "document", action:
            return f"{json.loads(line.payload)['kind']} {action}"
        case (("setting" | "closures"), _):
            return "clinic details"
        case entity, _:
            return entity.replace("_", " ")


_EVENT_NAMES: Mapping[str, str] = {
    "lab": "result",
    "interval": "change of interval",
    "end": "end of course",
    "not_given": "dose not given",
    "move": "move to another version",
}
