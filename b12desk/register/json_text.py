"""Lists kept in one column: canonical JSON, the same text for the same content."""

import json
import unicodedata
from collections.abc import Sequence


def json_text(value: object) -> str:
    """Return the value as JSON without spaces, in NFC."""
    return unicodedata.normalize("NFC", json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def pairs_text(pairs: Sequence[tuple[str, str]]) -> str:
    """Return (name, value) pairs as JSON."""
    return json_text([list(pair) for pair in pairs])


def pairs_of(text: str) -> tuple[tuple[str, str], ...]:
    """Return the (name, value) pairs of a JSON text."""
    return tuple((str(name), str(value)) for name, value in json.loads(text))
