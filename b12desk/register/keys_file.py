"""The file beside an encrypted register, or beside its backup, that holds the wraps of its key.

Nobody opens the register with this file alone, and nobody without it: it goes wherever the register goes.
"""

import base64
import binascii
import json
import os
from dataclasses import dataclass, replace
from pathlib import Path

from b12desk.clinical.errors import RegisterTrouble, WrongPassphrase
from b12desk.register.keys import RegisterKey, keys_path
from b12desk.register.keys_wrapped import FORMAT, Cost, Secret, Wrap, WrapKind, unwrap
from b12desk.register.place import partial_name, sync_folder

_LARGEST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Keys:
    """The wraps of one register's key."""

    register_id: str
    wraps: tuple[Wrap, ...]

    def with_wrap(self, wrap: Wrap) -> "Keys":
        """Return the wraps with this one in the place of the one of its kind."""
        return replace(self, wraps=(*(kept for kept in self.wraps if kept.kind is not wrap.kind), wrap))

    def has(self, kind: WrapKind) -> bool:
        """Return whether there is a wrap of that kind."""
        return any(kept.kind is kind for kept in self.wraps)

    def open(self, secret: Secret) -> RegisterKey:
        """Return the key.

        Raises:
            WrongPassphrase: when the secret does not open it.
            BadInput: when a recovery code was mistyped.
        """
        kept = next((kept for kept in self.wraps if kept.kind is secret.kind), None)
        if kept is None:
            raise WrongPassphrase(f"This register has no {secret.kind.value}. Nothing was changed.")
        return unwrap(kept, secret, self.register_id)


def read_keys(path: Path) -> Keys:
    """Return the wraps of the register in that file.

    Raises:
        RegisterTrouble: when they are missing or spoilt.
    """
    place = keys_path(path)
    try:
        with place.open("rb") as file:
            return _from_json(file.read(_LARGEST_BYTES))
    except FileNotFoundError:
        raise RegisterTrouble(
            f"{path.name} needs {place.name} beside it, which holds its wrapped key and is missing. "
            "Nothing was changed; put it there from a backup."
        ) from None
    except OSError as error:
        raise RegisterTrouble(f"{place} can’t be read: {error.strerror}. Nothing was changed.") from None
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError, binascii.Error):
        raise RegisterTrouble(
            f"{place.name} is damaged: the register’s key can’t be read from it. "
            "Nothing was changed; put it back from a backup."
        ) from None


def write_keys(path: Path, keys: Keys) -> None:
    """Put the wraps beside a register in one step; wraps of another register that lie there are kept aside.

    Raises:
        OSError: when the disk refuses; what was there is there still.
    """
    place = keys_path(path)
    _keep_another(path, keys.register_id)
    partial = partial_name(place)
    try:
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(_as_json(keys))
            file.flush()
            os.fsync(file.fileno())
        partial.replace(place)
        sync_folder(place.parent)
    finally:
        partial.unlink(missing_ok=True)


def copy_keys(path: Path, target: Path) -> None:
    """Put the same wraps beside a backup of the register; nothing where the register has none.

    Raises:
        RegisterTrouble: when they can't be read.
        OSError: when the disk refuses.
    """
    if keys_path(path).exists():
        write_keys(target, read_keys(path))


def remove_keys(path: Path) -> None:
    """Take the wraps away that lie beside a register which is plain again."""
    keys_path(path).unlink(missing_ok=True)


def _keep_another(path: Path, register_id: str) -> None:
    place = keys_path(path)
    if not place.exists():
        return
    try:
        if read_keys(path).register_id == register_id:
            return
    except RegisterTrouble:
        pass
    place.replace(partial_name(place.with_name(place.name + ".kept")))


def _as_json(keys: Keys) -> bytes:
    document = {
        "format": FORMAT,
        "register_id": keys.register_id,
        "wraps": [_wrap_document(wrap) for wrap in keys.wraps],
    }
    return json.dumps(document, indent=1).encode()


def _wrap_document(wrap: Wrap) -> dict[str, object]:
    held: dict[str, object] = {"kind": wrap.kind.name.lower()}
    if wrap.cost is not None:
        cost = wrap.cost
        held["argon2id"] = {"memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes}
    return held | {name: base64.b64encode(getattr(wrap, name)).decode() for name in ("salt", "nonce", "sealed")}


def _from_json(content: bytes) -> Keys:
    document = json.loads(content)
    if document["format"] != FORMAT:
        raise RegisterTrouble("The register’s key was wrapped by a newer b12desk; install the newer version.")
    return Keys(str(document["register_id"]), tuple(_wrap_of(held) for held in document["wraps"]))


def _wrap_of(held: dict[str, object]) -> Wrap:
    kind = WrapKind[str(held["kind"]).upper()]
    cost = held.get("argon2id")
    if kind is WrapKind.PASSPHRASE and not isinstance(cost, dict):
        raise ValueError("a passphrase’s wrap says what a try costs")
    salt, nonce, sealed = (base64.b64decode(str(held[name]), validate=True) for name in ("salt", "nonce", "sealed"))
    made = Cost(**{name: int(value) for name, value in cost.items()}) if isinstance(cost, dict) else None
    return Wrap(kind, salt, nonce, sealed, made if kind is WrapKind.PASSPHRASE else None)
