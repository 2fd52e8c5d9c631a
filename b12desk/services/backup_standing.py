"""How safe the register is today: when the last good backup was made, and whether anything is wrong with that."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import Problem
from b12desk.register.backup_check import Head
from b12desk.register.backup_folder import has_patients, head_of, kept_backups
from b12desk.register.backup_head import since
from b12desk.services.back_up import newest_backup
from b12desk.services.backup_places import backup_places
from b12desk.services.desk import Desk

TOO_LONG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class BackupStanding:
    """When the last good backup was made, None for never, and since when entries stand in no backup, None for none."""

    last_good_at: datetime | None
    unsaved_since: datetime | None

    def words(self, *, today: date) -> str:
        """Return “Last good backup 09:14”, with its day where that is not today."""
        if self.last_good_at is None:
            return "No backup yet"
        return f"Last good backup {moment_words(self.last_good_at, today=today)}"

    def warning(self, *, now: datetime) -> str:
        """Return what is wrong when entries have stood in no backup for a day, empty where nothing is."""
        if self.unsaved_since is None or now - self.unsaved_since < TOO_LONG:
            return ""
        last = f"the last one is of {moment_words(self.last_good_at)}" if self.last_good_at else "there is none yet"
        return f"No good backup for a day: {last}. What was entered since lies in one file only."


def backup_standing(desk: Desk) -> BackupStanding:
    """Return how the register stands with its backups; invented patients need none."""
    newest, path = newest_backup(desk), desk.register.path
    if newest is None:
        started = _first_entry(desk) if not desk.register.is_demo and has_patients(path, desk.register.key) else None
        return BackupStanding(None, started)
    later = since(path, newest.manifest.held.head, desk.register.key)
    return BackupStanding(newest.manifest.made_at, _instant(later.first_at) if later.entries else None)


def head_problem(desk: Desk) -> Problem | None:
    """Return what is wrong when the register does not go on from its newest backup: an end cut off, another history."""
    newest = newest_backup(desk)
    if newest is None:
        others = kept_backups(backup_places(desk.register.path).folder)
        if not others:
            return None
        says = (
            f"The backups in {others[0].path.parent} are of another register than the one that is open. "
            "Make sure that this is the right register, or choose another backup folder."
        )
        return Problem("other_register", "register", says)
    head = newest.manifest.held.head
    there = since(desk.register.path, head, desk.register.key)
    made = f"the backup of {moment_words(newest.manifest.made_at)} ({newest.path.name})"
    if there.hash_there is None:
        says = f"The register ends before {made}: its last entries are missing. Restore that backup, or ask for help."
        return Problem("head_cut_off", f"audit {head.number}", says)
    if there.hash_there != head.hash:
        says = f"The register has another history than {made}. It may have been replaced by an older copy."
        return Problem("head_differs", f"audit {head.number}", says)
    return None


def head_words(desk: Desk) -> str:
    """Return “Register head 12345 · 8f3a1c2d”: on paper it tells later whether entries were cut off."""
    head = head_of(desk.register.path, desk.register.key)
    return f"Register head {head.number} · {head.hash[:8]}"


def moment_words(at: datetime, *, today: date | None = None) -> str:
    """Return “09:14” of today's instants and “19-Nov-2026 09:14” of others, in this computer's time."""
    local = at.astimezone()
    if local.date() == today:
        return f"{local:%H:%M}"
    return f"{staff_date(local.date())} {local:%H:%M}"


def _first_entry(desk: Desk) -> datetime | None:
    later = since(desk.register.path, Head(0, ""), desk.register.key)
    return _instant(later.first_at) if later.entries else None


def _instant(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        return None
