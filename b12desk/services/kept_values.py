"""Values as compact text that the audit trail can keep, and the same values back."""

import zlib
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, TypeVar

from b12desk.clinical.errors import RegisterTrouble

if TYPE_CHECKING:
    from pydantic import TypeAdapter

V = TypeVar("V")
_MOST_BYTES = 50_000_000
"""Far more than the letters of a whole register; what unpacks to more was not kept by this program."""


def kept_text(adapter: "TypeAdapter[V]", values: V) -> str:
    """Return values as compact text."""
    return b64encode(zlib.compress(adapter.dump_json(values), 9)).decode("ascii")


def values_of(adapter: "TypeAdapter[V]", kept: str) -> V:
    """Return the values that were kept.

    Raises:
        RegisterTrouble: when they can't be read.
    """
    try:
        unpacked = zlib.decompressobj().decompress(b64decode(kept, validate=True), _MOST_BYTES)
        return adapter.validate_json(unpacked)
    except (ValueError, zlib.error):
        raise RegisterTrouble("The values of this document can’t be read: print a new one.") from None
