"""Verify the register: integrity, the audit chain, and that every window agrees with a fresh forecast."""

from b12desk.clinical.records import VerifyReport
from b12desk.register.verify import verify
from b12desk.services.desk import Desk
from b12desk.services.history import rows_of, sources_of


def verify_register(desk: Desk) -> VerifyReport:
    """Return everything verification found; the report is ok when there is no problem at all."""
    sources, today = sources_of(desk), desk.clock.today()
    return verify(desk.register, recompute=lambda history: rows_of(history, sources, today=today))
