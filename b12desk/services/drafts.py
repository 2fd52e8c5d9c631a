"""Something typed but not saved: what it is about, what the fields held, and how it is written down."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TypedField:
    """One field as it stood. `kind` is `text`, `note`, `choice` or `tick`; `place` counts fields of the same name."""

    kind: str
    name: str
    place: int
    value: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed into one sheet. `kind` names the sheet; ids are empty where it is about nobody yet.

    `entry_id` is the id that a dose was given when its form opened, so that one saved after all is known again.
    """

    id: str
    kind: str
    title: str
    patient_id: str
    entry_id: str
    by: str
    at: datetime
    fields: tuple[TypedField, ...]

    def same_text(self, other: "Draft | None") -> bool:
        """Return whether the other one holds the same, whenever it was written down."""
        return other is not None and replace(other, at=self.at) == self


def drafts_text(drafts: tuple[Draft, ...]) -> bytes:
    """Return drafts as JSON."""
    plain = [asdict(draft) | {"at": draft.at.isoformat()} for draft in drafts]
    return json.dumps({"drafts": plain}, ensure_ascii=False, sort_keys=True).encode()


def drafts_of(text: bytes) -> tuple[Draft, ...]:
    """Return the drafts of a text.

    Raises:
        ValueError: when it is no such text, or of another version.
    """
    try:
        return tuple(_draft(one) for one in json.loads(text)["drafts"])
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError("no drafts of this version") from error


def _draft(plain: Mapping[str, object]) -> Draft:
    fields = plain["fields"]
    if not isinstance(fields, list):
        raise TypeError("the fields of a draft are a list")
    words = {name: str(plain[name]) for name in ("id", "kind", "title", "patient_id", "entry_id", "by")}
    typed = tuple(
        TypedField(str(one["kind"]), str(one["name"]), int(one["place"]), str(one["value"])) for one in fields
    )
    return Draft(**words, at=datetime.fromisoformat(str(plain["at"])), fields=typed)
