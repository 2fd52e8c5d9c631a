"""Put a finished file under its final name, in one step and never over a file that is there already."""

import os
from pathlib import Path
from uuid import uuid4


def partial_name(path: Path) -> Path:
    """Return a name beside the file that no other program is writing to."""
    return path.with_name(f"{path.name}.partial-{uuid4().hex[:8]}")


def untested_name(path: Path) -> Path:
    """Return a name beside the file for a copy that is whole and not yet verified."""
    return path.with_name(f"{path.name}.untested-{uuid4().hex[:8]}")


def put_in_place(partial: Path, path: Path) -> None:
    """Give a finished file its final name, safe against a power cut.

    Raises:
        FileExistsError: when somebody else was faster; their file is left as it is.
        OSError: when the disk refuses.
    """
    sync_file(partial)
    _rename_if_free(partial, path)
    sync_folder(path.parent)


def _rename_if_free(partial: Path, path: Path) -> None:
    if os.name != "posix":
        partial.rename(path)  # Windows refuses where a file is there
        return
    try:
        os.link(partial, path)  # POSIX would rename over it; a link refuses
    except FileExistsError:
        raise
    except OSError:  # a disk without links, such as a memory stick: take the name first, then fill it
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        partial.replace(path)
    else:
        partial.unlink()


def sync_file(path: Path) -> None:
    """Have the disk keep what the file holds; nobody else may have a register of that name open."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the disk keep what the folder lists; elsewhere than on POSIX the system does."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
