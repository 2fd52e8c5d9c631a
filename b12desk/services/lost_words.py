"""What restoring a backup would take out of a register, in sentences and entry by entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from b12desk.clinical.quantities import staff_date
from b12desk.register.restore import Ahead, LostEntry

_KINDS = (
    ("patient", "patient", "patients"),
    ("course", "course", "courses"),
    ("injection", "injection", "injections"),
    ("course_event", "review, result or other entry", "reviews, results and other entries"),
)


@dataclass(frozen=True, slots=True)
class LostLine:
    """One entry that restoring would take out: when and by whom it was made, what it is, and whose."""

    at: str
    by: str
    what: str
    patient: str


def lost_words(ahead: Ahead | None) -> Iterator[str]:
    """Yield what would be lost in a sentence or two, nothing where nothing is; None: the register can’t be read."""
    if ahead is None:
        yield "The register that is there now can’t be read, so what it holds can’t be compared. It is kept as it is."
        return
    if not ahead.entries:
        return
    if ahead.is_other:
        yield "This is a backup of another register. The one that is there now is kept beside it, whole."
    total = sum(ahead.entries.values())
    first, last = _at(ahead.first_at), _at(ahead.last_at)
    when = f"of {first}" if first == last else f"from {first} to {last}"
    verb = "is" if total == 1 else "are"
    kinds = ", ".join(_kinds(ahead))
    yield f"{counted(total, 'entry', 'entries')} {when} {verb} not in the backup: {kinds}."


def listed(entry: LostEntry) -> LostLine:
    """Return one entry in words."""
    name = ", ".join(part for part in (entry.family_name.upper(), entry.given_name) if part)
    what = f"{entry.entity.removeprefix('note:').replace('_', ' ').capitalize()} {entry.action.replace('_', ' ')}"
    return LostLine(_at(entry.at), entry.by, what, name)


def _kinds(ahead: Ahead) -> Iterator[str]:
    rest = sum(ahead.entries.values())
    for entity, one, many in _KINDS:
        number = ahead.entries.get(entity, 0)
        rest -= number
        if number:
            yield counted(number, one, many)
    if rest:
        yield f"{rest} of other kinds"


def counted(number: int, one: str, many: str) -> str:
    """Return “1 patient” or “2 patients”."""
    return f"{number} {one if number == 1 else many}"


def _at(text: str) -> str:
    try:
        return instant(datetime.fromisoformat(text))
    except ValueError:
        return "an unknown day"


def instant(at: datetime) -> str:
    """Return “16-Mar-2026 09:12 UTC”."""
    universal = at.astimezone(UTC)
    return f"{staff_date(universal.date())} {universal:%H:%M} UTC"
