"""Restore a backup into the register that is open: let go of the file, restore, and go on with what is there then."""

from pathlib import Path

from b12desk.clinical.errors import Refused
from b12desk.services.desk import Desk
from b12desk.services.permissions import Act, permitted, role_of
from b12desk.services.restore_register import BackupLook, Restored, look_at_backup, restore_register


def look_from_here(desk: Desk, backup: Path) -> BackupLook:
    """Verify a backup and say what restoring it would take out of the register that is open; nothing is changed.

    Raises:
        Refused: when the user may not restore, or the backup does not verify.
        BadInput, RegisterTrouble: as `look_at_backup`.
    """
    _refuse_unless_permitted(desk)
    return look_at_backup(backup, desk.register.path, desk.register.key)


def restore_here(desk: Desk, backup: Path) -> Restored:
    """Restore a backup over the register that is open. Whatever comes of it, the desk works with what is there then.

    Raises:
        Refused: when the user may not restore, this window only reads, or the backup does not verify; the register
            goes on as it was.
        BadInput, RegisterTrouble: as `restore_register`; the register goes on as it was.
    """
    _refuse_unless_permitted(desk)
    desk.register.refuse_if_it_only_reads()
    desk.register.close()
    try:
        return restore_register(backup, desk.register.path, desk.register.key, clock=desk.clock, acting=desk.acting)
    finally:
        desk.register.read_marks()


def _refuse_unless_permitted(desk: Desk) -> None:
    """A restore undoes what others entered: it is for whoever may say who works with the register."""
    with desk.register.reading() as unit:
        role = role_of(unit, desk.acting)
        may = permitted(unit, Act.MANAGE_USERS)
    if role is not None and role not in may:
        ask = " or ".join(sorted(may))
        raise Refused(f"A {role} may not restore a backup; that is for: {ask}. Nothing was changed.")
