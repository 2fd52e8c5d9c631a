"""Sign in: prove who works at the desk. Every try stands in the audit trail; wrong ones make the next wait."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from b12desk.clinical.errors import NotFound, Refused, RegisterTrouble
from b12desk.clinical.records import UserRecord
from b12desk.clinical.sign_in_records import CredentialKind
from b12desk.register.read_unit import ReadUnit
from b12desk.services.credentials import credential_kind, proves
from b12desk.services.desk import Desk
from b12desk.services.kept_tries import keep_try, kept_tries
from b12desk.services.sign_in_tries import Tries, together

ENTITY = "clinic_user"
SIGNED_IN, WRONG = "signed in", "refused sign-in"
_SET_ANEW = "set"


@dataclass(frozen=True, slots=True)
class Door:
    """What a user is asked for before they work, and until when they wait, None for now."""

    name: str
    kind: CredentialKind
    locked_until: datetime | None


def door_of(desk: Desk, name: str) -> Door:
    """Return what the user of that name is asked for.

    Raises:
        NotFound: when there is no such user.
        Refused: when they are disabled.
    """
    with desk.register.reading() as unit:
        user = _user(unit, name)
        tries = _tries(desk, unit, user)
        return Door(name, credential_kind(unit, user), tries.locked_until(desk.clock.now()))


def sign_in(desk: Desk, name: str, secret: str) -> Desk:
    """Return the desk with that user working, once they have proved who they are; a user without a PIN needs none.

    Raises:
        NotFound: when there is no such user.
        Refused: when they are disabled, must wait, or the PIN or passphrase is wrong; how many tries are left is said.
    """
    now = desk.clock.now()
    with desk.register.reading() as unit:
        user = _user(unit, name)
        kept = unit.credential_of(user.id)
        tries = _tries(desk, unit, user)
    if kept is None or kept.kind is CredentialKind.NONE:
        _note(desk, user, SIGNED_IN, now)
        return replace(desk, acting=name)
    until = tries.locked_until(now)
    if until is not None:
        raise Refused(wait_words(until, now))
    is_right = proves(kept, secret)
    keep_try(desk.register.register_id, user.id, at=now, is_right=is_right)
    _note(desk, user, SIGNED_IN if is_right else WRONG, now)
    if is_right:
        return replace(desk, acting=name)
    after = together(tries, Tries([now]))
    until = after.locked_until(now)
    left = f"{after.left()} {'try is' if after.left() == 1 else 'tries are'} left before a wait."
    raise Refused(f"That is not {name}’s {kept.kind.value}. {wait_words(until, now) if until is not None else left}")


def needs_no_proof(desk: Desk, name: str) -> bool:
    """Return whether the user may act without proving who they are: nobody is kept, or they have no PIN yet."""
    with desk.register.reading() as unit:
        user = unit.user_named(name)
        return user is None or credential_kind(unit, user) is CredentialKind.NONE


def wait_words(until: datetime, now: datetime) -> str:
    """Return how long somebody waits after too many wrong tries."""
    minutes = -(-int((until - now).total_seconds()) // 60)
    if minutes > 90:
        return (
            f"Too many wrong tries: wait {-(-minutes // 60)} hours, or have somebody who manages users remove the PIN."
        )
    return f"Too many wrong tries: wait {max(minutes, 1)} {'minute' if minutes <= 1 else 'minutes'}."


def _user(unit: ReadUnit, name: str) -> UserRecord:
    user = unit.user_named(name)
    if user is None:
        raise NotFound(f"There is no user “{name}” in this register.")
    if user.is_disabled:
        raise Refused(f"The user “{name}” is disabled.")
    return user


def _tries(desk: Desk, unit: ReadUnit, user: UserRecord) -> Tries:
    """Return the tries that the register's trail and this computer know of."""
    lines = unit.audit_about(f"note:{ENTITY}", user.id)
    rights = [line.at for line in lines if line.action == SIGNED_IN]
    kept = unit.credential_of(user.id)
    if kept is not None and kept.recorded_at is not None:
        rights.append(kept.recorded_at)
    trail = Tries([line.at for line in lines if line.action == WRONG], max(rights, default=None))
    return together(trail, kept_tries(desk.register.register_id, user.id))


def _note(desk: Desk, user: UserRecord, action: str, at: datetime) -> None:
    """Enter the try at the moment under which this computer keeps it, so that it counts once.

    What a register that can't be written now doesn't take, this computer still counts.
    """
    with suppress(RegisterTrouble, Refused), desk.register.writing(by=user.name, at=at) as unit:
        unit.note(action, ENTITY, user.id, {})
