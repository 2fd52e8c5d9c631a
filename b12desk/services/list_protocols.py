"""List the protocols that a prescriber may choose from."""

from b12desk.clinical.protocol import Protocol
from b12desk.protocols.library import load_protocols


def list_protocols() -> tuple[Protocol, ...]:
    """Return the protocols, best supported first."""
    return load_protocols().all()
