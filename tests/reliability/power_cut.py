"""What a disk may hold after the power went at a point of a trace.

What was synced is there. Of what was written since, none, a beginning, a random half in any sector, or a shuffle is
there: disks write 512-byte sectors, in the order they like. A removal or cut that was not synced may have happened.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.reliability.trace import Cut, Event, Removal, Said, Sync, Write

SECTOR = 512
Change = Write | Cut | Removal


@dataclass(slots=True)
class Disk:
    """The files as synced, and what was asked of each since; a file is None where it is gone."""

    synced: dict[Path, bytearray | None]
    since: dict[Path, list[Change]] = field(default_factory=lambda: defaultdict(list))

    def take(self, event: Event) -> None:
        """Take note of one event of a file that counts; the shared memory of the log never reaches the disk."""
        if isinstance(event, Said) or event.path.name.endswith("-shm"):
            return
        if isinstance(event, Sync):
            self.synced[event.path] = applied(self.synced.get(event.path), self.since.pop(event.path, []))
        else:
            self.since[event.path].append(event)

    def after_a_cut(self, chance: random.Random) -> dict[Path, bytes]:
        """Return the files as they may be found when the power is back."""
        keep = chance.choice(_KEEPERS)
        found = {path: applied(content, ()) for path, content in self.synced.items()}
        for path, changes in self.since.items():
            found[path] = applied(found.get(path), keep(_in_sectors(changes), chance))
        return {path: bytes(content) for path, content in found.items() if content is not None}


def applied(content: bytearray | None, changes: Iterable[Change]) -> bytearray | None:
    """Return a file's content after changes."""
    now = None if content is None else bytearray(content)
    for change in changes:
        if isinstance(change, Removal):
            now = None
            continue
        now = bytearray() if now is None else now
        if isinstance(change, Cut):
            now = now[: change.length].ljust(change.length, b"\0")
            continue
        end = change.offset + len(change.data)
        if len(now) < end:
            now.extend(bytes(end - len(now)))
        now[change.offset : end] = change.data
    return now


def cut_points(events: Sequence[Event], start: str) -> range:
    """Return every point of a trace at which the power may go, from the first write after a line was said."""
    return range(events.index(Said(start)), len(events) + 1)


def _in_sectors(changes: Sequence[Change]) -> list[Change]:
    parts: list[Change] = []
    for change in changes:
        if not isinstance(change, Write):
            parts.append(change)
            continue
        at = 0
        while at < len(change.data):
            size = min(SECTOR - (change.offset + at) % SECTOR, len(change.data) - at)
            parts.append(Write(change.path, change.offset + at, change.data[at : at + size]))
            at += size
    return parts


def _none(changes: list[Change], chance: random.Random) -> list[Change]:
    return []


def _beginning(changes: list[Change], chance: random.Random) -> list[Change]:
    return changes[: chance.randint(0, len(changes))]


def _half(changes: list[Change], chance: random.Random) -> list[Change]:
    return [change for change in changes if chance.random() < 0.5]


def _shuffled(changes: list[Change], chance: random.Random) -> list[Change]:
    some = _half(changes, chance)
    chance.shuffle(some)
    return some


_KEEPERS: tuple[Callable[[list[Change], random.Random], list[Change]], ...] = (_none, _beginning, _half, _shuffled)
