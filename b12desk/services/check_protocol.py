"""Check a clinic's own protocol file: every problem at once, its worked examples included."""

import codecs
from pathlib import Path

from b12desk.clinical.errors import BadInput
from b12desk.clinical.protocol import Protocol
from b12desk.protocols.library import proved_protocol
from b12desk.protocols.products import load_products
from b12desk.protocols.toml_text import LARGEST_BYTES


def check_protocol(path: Path) -> Protocol:
    """Return the protocol of the file when nothing is wrong with it.

    Raises:
        BadInput: with one sentence for each problem of the file.
    """
    return proved_protocol(protocol_content(path), path.name, load_products())


def protocol_content(path: Path) -> bytes:
    """Return the content of a protocol file, without the byte order mark that some editors put in front.

    One byte more than a protocol may have is enough to see that it is too large.

    Raises:
        BadInput: when the file can't be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_BYTES + 1).removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        raise BadInput(f"{path.name} can’t be read: {error.strerror}.") from None
