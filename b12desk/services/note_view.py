"""Note in the audit trail who looked at a patient's record."""

from contextlib import suppress
from datetime import datetime, timedelta

from b12desk.clinical.errors import Refused, RegisterTrouble
from b12desk.register.read_audit import last_view
from b12desk.services.desk import Desk

ONCE_IN = timedelta(minutes=15)
"""Somebody who goes back and forth between two pages looks once."""


def note_view(desk: Desk, patient_id: str) -> bool:
    """Note that the desk's user has looked at this patient, once in a quarter of an hour; return whether it did.

    A register that can't be written now still shows its pages: nothing is noted then.
    """
    now = desk.clock.now()
    with desk.register.reading() as unit:
        before = last_view(unit, patient_id, by=desk.acting)
    if before is not None and _is_recent(before, now):
        return False
    with suppress(RegisterTrouble, Refused):
        with desk.register.writing(by=desk.acting, at=now) as writer:
            writer.note_view(patient_id)
        return True
    return False


def _is_recent(before: datetime, now: datetime) -> bool:
    """Return whether a view is not noted again; one that is dated after now tells of a clock set back and is."""
    return timedelta(0) <= now - before < ONCE_IN
