"""The clinic list for one day, on paper, with columns to write in by hand."""

from dataclasses import replace
from datetime import date

from b12desk.clinical.errors import BadInput, Refused
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.vocabulary import Status
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk
from b12desk.services.invented import paper_mark
from b12desk.services.paper_settings import paper_faces
from b12desk.services.planned_doses import planned_doses
from b12desk.services.worklist import worklist
from b12desk.services.worklist_file import MOST_ON_PAPER

_MAY_COME = frozenset({Status.OVERDUE, Status.DUE})
_WORDS = {Status.OVERDUE: "▲ Overdue", Status.DUE: "● Due"}


def day_list(desk: Desk, day: date) -> bytes:
    """Return who may come on a day, overdue or within their window, the longest overdue first.

    Raises:
        BadInput: when the day has passed.
        Refused: when there are more rows than anybody prints.
    """
    from b12desk.documents.day_list import DayRow, day_list_pdf

    if day < desk.clock.today():
        raise BadInput(f"{staff_date(day)} has passed: a clinic list is for a day to come.")
    then = replace(desk, clock=ClockSetTo(day))
    rows = worklist(then, statuses=_MAY_COME).rows
    if len(rows) > MOST_ON_PAPER:
        raise Refused(f"{len(rows)} patients may come that day: at most {MOST_ON_PAPER} are printed.")
    doses = planned_doses(then, [row.patient_id for row in rows])
    lines = [
        DayRow(
            name=row.name,
            status=f"{_WORDS[row.status]} {f'{row.days_overdue} days' if row.days_overdue > 1 else ''}".strip(),
            born=f"{staff_date(row.born_on)} ({row.age_years}y)",
            phone=row.phone or "No phone",
            dose=doses.get(row.patient_id, ""),
            next_site=row.next_site.words if row.next_site else "choose",
            is_overdue=row.status is Status.OVERDUE,
        )
        for row in rows
    ]
    with paper_faces(desk):
        return day_list_pdf(day, desk.clinic().details.name, lines, mark=paper_mark(desk))
