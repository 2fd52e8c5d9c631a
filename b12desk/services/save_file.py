"""A file that somebody saves where they like: whole or not at all, and one sentence where it can't be."""

import os
from contextlib import suppress
from pathlib import Path

from b12desk.clinical.errors import RegisterTrouble


def save_file(path: Path, content: bytes, *, what: str = "") -> Path:
    """Write a file whole, readable by its owner only, and return where it is.

    One that was there before stays until the new one is on the disk. `what` begins the sentence where that fails: “The
    list was”; without it the sentence begins with the place.

    Raises:
        RegisterTrouble: when the place can't be written to; nothing is left behind.
    """
    partial = path.with_name(f"{path.name}.partial")
    try:
        try:
            with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        except BaseException:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
            raise
    except OSError as error:
        told = what or f"{path} was"
        raise RegisterTrouble(f"{told} not saved: {error.strerror}. Choose another place.") from error
    return path
