"""Seals drafts so that only who can read the register can read them: the key comes from the register itself.

AES-256-GCM under a key derived with HKDF-SHA256 from a random secret, which stands inside the register alone.
"""

from dataclasses import dataclass
from typing import Protocol

from b12desk.services.desk import Desk

_NONCE_BYTES = 12
_KEY_BYTES = 32
_SECRET = "drafts"


class Cipher(Protocol):
    """Seals bytes and opens them again."""

    def seal(self, content: bytes) -> bytes:
        """Return the content sealed."""

    def open(self, sealed: bytes) -> bytes:
        """Return what was sealed; raise ValueError where it was changed or sealed with another key."""


@dataclass(frozen=True, slots=True)
class RegisterCipher:
    """A cipher with one register's key; `tag` names the register to the outside and tells nothing of the key."""

    key: bytes
    tag: str

    def seal(self, content: bytes) -> bytes:
        """Return the content sealed under a new random nonce, which stands before it."""
        import os

        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(_NONCE_BYTES)
        return nonce + AESGCM(self.key).encrypt(nonce, content, self.tag.encode())

    def open(self, sealed: bytes) -> bytes:
        """Return what was sealed.

        Raises:
            ValueError: when it was changed, cut short or sealed with another key.
        """
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(self.key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], self.tag.encode())
        except InvalidTag as error:
            raise ValueError("sealed with another key, or changed") from error


def register_cipher(desk: Desk) -> RegisterCipher:
    """Return the cipher of the desk's register, whose secret is made when it is first needed.

    Raises:
        RegisterTrouble: when there is none yet and the register can't be written.
    """
    with desk.register.reading() as unit:
        known = unit.secret(_SECRET)
    return cipher_of(known or _new_secret(desk))


def cipher_of(secret: str) -> RegisterCipher:
    """Return the cipher of a register by its secret."""
    return RegisterCipher(_derived(secret, b"b12desk drafts: key", _KEY_BYTES), _tag(secret))


def _new_secret(desk: Desk) -> str:
    import secrets

    with desk.register.writing(by=desk.acting, at=desk.clock.now()) as unit:
        known = unit.secret(_SECRET)
        if known is None:
            known = secrets.token_hex(_KEY_BYTES)
            unit.keep_secret(_SECRET, known)
    return known


def _tag(secret: str) -> str:
    return _derived(secret, b"b12desk drafts: name", 12).hex()


def _derived(secret: str, purpose: bytes, length: int) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=length, salt=None, info=purpose).derive(secret.encode())
