"""The key of an encrypted register while it is open, and where its wraps lie."""

from dataclasses import dataclass
from pathlib import Path

KEY_BYTES = 32
KEYS_ENDING = ".keys.json"


@dataclass(frozen=True, slots=True, repr=False)
class RegisterKey:
    """32 random bytes, never derived from anything; neither logged nor part of an address."""

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != KEY_BYTES:
            raise ValueError(f"a register’s key has {KEY_BYTES} bytes")

    def __repr__(self) -> str:
        return "RegisterKey(hidden)"

    def quoted(self) -> str:
        """Return the key as SQLCipher takes a raw one, from which nothing more is derived."""
        return f"x'{self.raw.hex()}'"


def keys_path(path: Path) -> Path:
    """Return where the wraps of the key lie: beside the register, or beside its backup."""
    return path.with_name(path.name + KEYS_ENDING)
