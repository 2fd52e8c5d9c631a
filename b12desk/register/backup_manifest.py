"""The manifest beside each backup: which register, how far, when, by which version, and the file's own hash."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from b12desk import __version__
from b12desk.register.backup_check import Head, Held
from b12desk.register.place import partial_name, sync_file, sync_folder

ENDING = ".json"
_KIND = "b12desk backup"
_LARGEST_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a verified backup holds. It names no patient."""

    made_at: datetime
    app_version: str
    held: Held
    sha256: str
    size_bytes: int


def manifest_path(backup: Path) -> Path:
    """Return where the manifest of a backup lies."""
    return backup.with_name(backup.name + ENDING)


def manifest_of(backup: Path, held: Held, *, at: datetime) -> Manifest:
    """Return the manifest of a backup that was just verified and that nobody has open."""
    digest = hashlib.sha256()
    with backup.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return Manifest(at.astimezone(UTC), __version__, held, digest.hexdigest(), backup.stat().st_size)


def write_manifest(manifest: Manifest, backup: Path) -> None:
    """Write the manifest beside its backup, whole or not at all.

    Raises:
        OSError: when the disk refuses; nothing is left behind.
    """
    path = manifest_path(backup)
    partial = partial_name(path)
    content = json.dumps(_document(manifest), indent=1, sort_keys=True).encode()
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        sync_file(partial)
        partial.replace(path)
        sync_folder(path.parent)
    finally:
        partial.unlink(missing_ok=True)


def read_manifest(backup: Path) -> Manifest | None:
    """Return the manifest of a backup, None where there is none that can be understood."""
    path = manifest_path(backup)
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            return None
        return _manifest(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return None


def _document(manifest: Manifest) -> Mapping[str, object]:
    held = manifest.held
    return {
        "kind": _KIND,
        "register_id": held.register_id,
        "schema": held.schema,
        "head": {"number": held.head.number, "hash": held.head.hash},
        "counts": dict(held.counts),
        "app_version": manifest.app_version,
        "made_at": manifest.made_at.isoformat(),
        "sha256": manifest.sha256,
        "size_bytes": manifest.size_bytes,
    }


def _manifest(document: dict[str, object]) -> Manifest:
    head, counts = document["head"], document["counts"]
    if document["kind"] != _KIND or not isinstance(head, dict) or not isinstance(counts, dict):
        raise ValueError("this is no manifest of a backup")
    made_at = datetime.fromisoformat(str(document["made_at"]))
    if made_at.tzinfo is None:
        raise ValueError("an instant has its zone")
    held = Held(
        register_id=str(document["register_id"]),
        schema=int(str(document["schema"])),
        head=Head(int(head["number"]), str(head["hash"])),
        counts={str(name): int(rows) for name, rows in counts.items()},
    )
    size = int(str(document["size_bytes"]))
    return Manifest(made_at.astimezone(UTC), str(document["app_version"]), held, str(document["sha256"]), size)
