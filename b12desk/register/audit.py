"""The audit chain: every entry hashes the one before it, over exactly the bytes that are kept."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime

Plain = str | int | bool | None
FIRST_HASH = "0" * 64
AUDIT_FIELDS = ("number", "at", "by", "workstation", "action", "entity", "entity_id", "patient_id", "payload")
NOTE = "note:"  # stands before the entity of an entry that leaves no append-only row
VIEW, SIGN_IN = f"{NOTE}view", f"{NOTE}clinic_user"
LOOKS = (VIEW, SIGN_IN)  # who looked and who came: entries that change nothing


def canonical(content: Mapping[str, object]) -> str:
    """Return the content as canonical JSON: sorted keys, no spaces, NFC, dates in ISO form, no floats."""
    return json.dumps(plain(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def plain(value: object) -> object:
    """Return the value in JSON's own types."""
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if value is None or isinstance(value, bool | int):
        return value
    raise TypeError(f"{type(value).__name__} has no canonical form")


def plain_text(value: object) -> object:
    """Return a text in NFC, as payloads hold it, and anything else as it is."""
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def link_hash(previous_hash: str, fields: tuple[Plain, ...]) -> str:
    """Return the hash of an entry: SHA-256 over the hash before it and the canonical list of its fields."""
    text = json.dumps(fields, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(previous_hash.encode() + text.encode()).hexdigest()
