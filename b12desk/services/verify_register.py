"""Verify the register: integrity, the audit chain, every window against a fresh forecast, the newest backup's head."""

from dataclasses import replace

from b12desk.clinical.records import VerifyReport
from b12desk.register.verify import verify
from b12desk.services.backup_standing import head_problem
from b12desk.services.desk import Desk
from b12desk.services.history import rows_of, sources_of


def verify_register(desk: Desk) -> VerifyReport:
    """Return everything verification found; the report is ok when there is no problem at all."""
    sources, today = sources_of(desk), desk.clock.today()
    report = verify(desk.register, recompute=lambda history: rows_of(history, sources, today=today))
    problem = head_problem(desk)
    return report if problem is None else replace(report, problems=(*report.problems, problem))
