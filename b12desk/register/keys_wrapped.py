"""How a passphrase or the code of a recovery sheet wraps a register’s key.

A wrap is the key sealed with AES-256-GCM under what a
person knows; the register's id, the format and the kind of wrap are sealed with it, so that no wrap opens another
register. Changing a passphrase makes a new wrap; the register itself stays as it is.
"""

import secrets
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from b12desk.clinical.errors import BadInput, RegisterTrouble, WrongPassphrase
from b12desk.register.keys import KEY_BYTES, RegisterKey
from b12desk.register.keys_recovery import code_bytes

FORMAT = 1
_SALT_BYTES, _NONCE_BYTES = 16, 12
_MOST_MEMORY_KIB, _MOST_PASSES, _MOST_LANES = 2 * 1024 * 1024, 32, 16
_LEAST_MEMORY_KIB = 8 * 1024


class WrapKind(StrEnum):
    """What opens a wrap."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery sheet"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of a passphrase costs: argon2id's memory in KiB, passes over it, and lanes."""

    memory_kib: int = 256 * 1024
    passes: int = 4
    lanes: int = 2

    def __post_init__(self) -> None:
        if not (
            _LEAST_MEMORY_KIB <= self.memory_kib <= _MOST_MEMORY_KIB
            and 1 <= self.passes <= _MOST_PASSES
            and 1 <= self.lanes <= _MOST_LANES
        ):
            raise ValueError("the cost of a passphrase lies outside what this program works with")


USUAL_COST = Cost()


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """What a person typed to open a register: its passphrase, or the code of its recovery sheet."""

    text: str
    kind: WrapKind = WrapKind.PASSPHRASE

    def __repr__(self) -> str:
        return f"Secret({self.kind.value})"


@dataclass(frozen=True, slots=True)
class Wrap:
    """A key sealed under a secret. `cost` is that of a passphrase, None for a recovery sheet."""

    kind: WrapKind
    salt: bytes
    nonce: bytes
    sealed: bytes
    cost: Cost | None = None


def new_key() -> RegisterKey:
    """Return a new random key."""
    return RegisterKey(secrets.token_bytes(KEY_BYTES))


def wrap(key: RegisterKey, secret: Secret, register_id: str, *, cost: Cost = USUAL_COST) -> Wrap:
    """Seal the key under a passphrase or a recovery sheet's code.

    Raises:
        BadInput: when the secret is no code of a recovery sheet though it should be one.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    used = cost if secret.kind is WrapKind.PASSPHRASE else None
    sealed = AESGCM(_derived(secret, salt, used)).encrypt(nonce, key.raw, _bound_to(register_id, secret.kind))
    return Wrap(secret.kind, salt, nonce, sealed, used)


def unwrap(kept: Wrap, secret: Secret, register_id: str) -> RegisterKey:
    """Return the key.

    Raises:
        WrongPassphrase: when the secret is another one, or the wrap was changed or belongs to another register.
        BadInput: when the secret is no code of a recovery sheet though it should be one.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    derived = _derived(secret, kept.salt, kept.cost)
    try:
        return RegisterKey(AESGCM(derived).decrypt(kept.nonce, kept.sealed, _bound_to(register_id, kept.kind)))
    except (InvalidTag, ValueError):
        raise WrongPassphrase(_WRONG[kept.kind]) from None


_WRONG = {
    WrapKind.PASSPHRASE: "That is not this register’s passphrase. Nothing was changed; try again.",
    WrapKind.RECOVERY: "That recovery sheet is not this register’s, or a newer one has taken its place. "
    "Nothing was changed.",
}


def _derived(secret: Secret, salt: bytes, cost: Cost | None) -> bytes:
    if secret.kind is WrapKind.RECOVERY:
        return _expanded(code_bytes(secret.text), salt)
    return _stretched(secret.text, salt, cost or USUAL_COST)


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return argon2id's key of a passphrase, whichever keyboard it was typed on."""
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    typed = " ".join(unicodedata.normalize("NFKC", passphrase).split())
    if not typed:
        raise BadInput("The passphrase is missing.")
    try:
        return hash_secret_raw(typed.encode(), salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, type=Type.ID)
    except HashingError:
        raise RegisterTrouble(
            f"This computer lacks the memory for the passphrase: {cost.memory_kib // 1024} MB are needed. "
            "Nothing was changed; close other programs and try again."
        ) from None


def _expanded(code: bytes, salt: bytes) -> bytes:
    """Return a key from a code that is random already."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt, b"b12desk recovery sheet").derive(code)


def _bound_to(register_id: str, kind: WrapKind) -> bytes:
    return f"b12desk|{FORMAT}|{kind.name}|{register_id}".encode()
