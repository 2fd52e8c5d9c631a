"""PINs and passphrases: set, removed, proved. Only an argon2id hash is kept; nobody has a default one.

A try costs what `HASHER` is set to: about a fifth of a second and 64 MiB. All six-digit PINs of one user, tried on a
copy of a register that is not encrypted, cost one processor about two days; encrypt the register, or use a passphrase.
"""

from uuid import uuid4

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from b12desk.clinical.errors import BadInput, NotFound
from b12desk.clinical.records import UserRecord
from b12desk.clinical.sign_in_records import CredentialKind, CredentialRecord
from b12desk.register.read_unit import ReadUnit
from b12desk.services.desk import Desk
from b12desk.services.kept_tries import keep_try
from b12desk.services.permissions import Act, writing

HASHER = PasswordHasher(time_cost=4, memory_cost=64 * 1024, parallelism=4)
SHORTEST_PIN = 6
LONGEST_PIN = 12
SHORTEST_PASSPHRASE = 12
LONGEST_PASSPHRASE = 200
_DIGITS = "1234567890"


def secret_problems(kind: CredentialKind, secret: str) -> list[str]:
    """Return what is wrong with a PIN or passphrase somebody chose, one sentence each."""
    if kind is CredentialKind.PIN:
        return list(_pin_problems(secret))
    if not SHORTEST_PASSPHRASE <= len(secret) <= LONGEST_PASSPHRASE:
        return [
            f"A passphrase has {SHORTEST_PASSPHRASE} to {LONGEST_PASSPHRASE} characters; four words are easy to keep."
        ]
    return ["This passphrase repeats itself: choose another."] if len(set(secret.casefold())) < 5 else []


def set_credential(desk: Desk, name: str, kind: CredentialKind, secret: str) -> None:
    """Set how a user proves who they are. Everybody sets their own; who manages users, anybody's.

    Raises:
        BadInput: when the PIN or passphrase is too short or too easy.
        NotFound: when there is no such user.
        Refused: when the acting user may not.
    """
    problems = secret_problems(kind, secret)
    if problems:
        raise BadInput(problems)
    _set(desk, name, kind, HASHER.hash(secret))


def remove_credential(desk: Desk, name: str) -> None:
    """Remove a user's PIN or passphrase, also to end a lock; they set a new one when they next sign in.

    Raises:
        NotFound: when there is no such user.
        Refused: when the acting user may not.
    """
    _set(desk, name, CredentialKind.NONE, "")


def kind_of(secret: str) -> CredentialKind:
    """Return what somebody means by what they typed: digits alone are a PIN, anything else is a passphrase."""
    return CredentialKind.PIN if secret.isdigit() else CredentialKind.PASSPHRASE


def anybody_proves(unit: ReadUnit) -> bool:
    """Return whether anybody who may act has a PIN or passphrase."""
    enabled = (user for user in unit.users() if not user.is_disabled)
    return any(credential_kind(unit, user) is not CredentialKind.NONE for user in enabled)


def credential_kind(unit: ReadUnit, user: UserRecord) -> CredentialKind:
    """Return what the user signs in with; `none` where nothing is set."""
    kept = unit.credential_of(user.id)
    return kept.kind if kept is not None else CredentialKind.NONE


def proves(kept: CredentialRecord, secret: str) -> bool:
    """Return whether the secret is the one that was set. Takes about a fifth of a second."""
    try:
        return HASHER.verify(kept.hash, secret)
    except (VerificationError, InvalidHashError):
        return False


def _set(desk: Desk, name: str, kind: CredentialKind, hashed: str) -> None:
    act = Act.SET_OWN_PIN if name == desk.acting else Act.MANAGE_USERS
    with writing(desk, act) as unit:
        user = unit.user_named(name)
        if user is None:
            raise NotFound(f"There is no user “{name}” in this register.")
        unit.set_credential(CredentialRecord(str(uuid4()), user.id, kind, hashed))
    keep_try(desk.register.register_id, user.id, at=desk.clock.now(), is_right=True)


def _pin_problems(pin: str) -> list[str]:
    if not (pin.isascii() and pin.isdigit() and SHORTEST_PIN <= len(pin) <= LONGEST_PIN):
        return [f"A PIN is {SHORTEST_PIN} to {LONGEST_PIN} digits."]
    is_row = pin in _DIGITS * 2 or pin in _DIGITS[::-1] * 2
    repeats = any(pin == pin[:size] * (len(pin) // size) for size in range(1, len(pin) // 2 + 1))
    return ["This PIN is among the first that anybody would try: choose another."] if is_row or repeats else []
