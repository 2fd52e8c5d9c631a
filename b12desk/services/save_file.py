"""A file that somebody saves where they like: whole or not at all, and one sentence where it can't be."""

import os
from contextlib import suppress
from pathlib import Path

from b12desk.clinical.errors import RegisterTrouble


def save_file(path: Path, content: bytes, *, what: str) -> Path:
    """Write a file whole and return where it is; one that was there before stays until the new one is on the disk.

    `what` begins the sentence where that fails: “The list was”.

    Raises:
        RegisterTrouble: when the place can't be written to.
    """
    partial = path.with_name(f"{path.name}.partial")
    try:
        try:
            with partial.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        except BaseException:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
            raise
    except OSError as trouble:
        raise RegisterTrouble(f"{what} not saved: {trouble.strerror}. Choose another place.") from trouble
    return path
