"""Check a clinic's own protocol file: every problem at once, its worked examples included."""

from pathlib import Path

from b12desk.clinical.errors import BadInput
from b12desk.clinical.protocol import Protocol
from b12desk.protocols.library import proved_protocol
from b12desk.protocols.products import load_products


def check_protocol(path: Path) -> Protocol:
    """Return the protocol of the file when nothing is wrong with it.

    Raises:
        BadInput: with one sentence for each problem of the file.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path.name} can’t be read: {error.strerror}.") from None
    return proved_protocol(content, path.name, load_products())
