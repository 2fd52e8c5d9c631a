"""Write a file that a command was asked for: whole or not at all."""

import os
from pathlib import Path

from b12desk.clinical.errors import RegisterTrouble


def write_file(path: Path, content: bytes) -> None:
    """Write the file, readable by its owner only, and put it in place in one step.

    Raises:
        RegisterTrouble: when the disk refuses; nothing is left behind.
    """
    partial = path.with_name(path.name + ".partial")
    try:
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise RegisterTrouble(f"{path} can’t be written: {error.strerror}.") from None
