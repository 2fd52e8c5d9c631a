"""Tries of PINs as this computer keeps them beside the register’s own trail, which a restored backup would forget."""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from b12desk.services.places import state_folder
from b12desk.services.sign_in_tries import Tries

_MOST_KEPT = 60
_RIGHT, _WRONG = "right", "wrong"
Kept = dict[str, list[tuple[str, str]]]


def kept_tries(register_id: str, user_id: str) -> Tries:
    """Return the tries this computer knows of; none where its file is gone or can't be read."""
    known = _read(_file(register_id)).get(user_id, ())
    wrong = [datetime.fromisoformat(moment) for word, moment in known if word == _WRONG]
    return Tries(wrong, max((datetime.fromisoformat(moment) for word, moment in known if word == _RIGHT), default=None))


def keep_try(register_id: str, user_id: str, *, at: datetime, is_right: bool) -> None:
    """Keep a try. What can't be written is left to the register's trail."""
    path = _file(register_id)
    known = _read(path)
    before = [] if is_right else known.get(user_id, [])
    known[user_id] = [*before, (_RIGHT if is_right else _WRONG, at.isoformat())][-_MOST_KEPT:]
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        partial.touch(mode=0o600)
        partial.write_text(json.dumps(known), encoding="utf-8")
        partial.replace(path)


def _file(register_id: str) -> Path:
    return state_folder() / "sign-in" / f"{register_id}.json"


def _read(path: Path) -> Kept:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        return {str(user): [(str(word), _moment(moment)) for word, moment in tries] for user, tries in known.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _moment(text: object) -> str:
    """Return an instant with its zone; raise ValueError for anything else."""
    if datetime.fromisoformat(str(text)).tzinfo is None:
        raise ValueError("an instant has its zone")
    return str(text)
