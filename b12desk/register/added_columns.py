"""What a row says in columns that came with a later schema, where its audit entry was written before them."""

from collections.abc import Mapping

from b12desk.register.audit import Plain

ADDED: Mapping[str, Mapping[str, Plain]] = {
    "course": {
        "authority_from": None,
        "authority_to": None,
        "authority_doses": None,
        "indication": "",
        "resection_cm": None,
        "replaces": None,
    },
    "patient": {"format_need": "standard", "preferred_side": None, "preferred_days": "[]"},
    "injection": {"authority_id": None},
    "course_event": {
        "prescriber": "",
        "protocol_sha256": None,
        "refers_to": None,
        "scores": "[]",
        "wears_off_week": None,
        "reasons": "[]",
    },
}
