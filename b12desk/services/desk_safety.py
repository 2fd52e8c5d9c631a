"""Everything the desk should know about the safety of its register, in sentences, read at once."""

from dataclasses import dataclass

from b12desk.register.verify_tail import tail_problem
from b12desk.services.backup_standing import backup_standing, head_problem
from b12desk.services.confirm_clock import clock_warning
from b12desk.services.desk import Desk
from b12desk.services.where_it_lies import place_warning


@dataclass(frozen=True, slots=True)
class DeskSafety:
    """`backup` is always said; the warnings are empty where nothing is wrong: backups, head, place, clock, trail."""

    backup: str
    backup_warning: str = ""
    head_warning: str = ""
    place_warning: str = ""
    clock_warning: str = ""
    trail_warning: str = ""


def desk_safety(desk: Desk) -> DeskSafety:
    """Return how safe the register is now; of invented patients nothing is warned."""
    if desk.register.is_demo:
        return DeskSafety("")
    standing, now = backup_standing(desk), desk.clock.now()
    problem = head_problem(desk)
    return DeskSafety(
        backup=standing.words(today=now.astimezone().date()),
        backup_warning=standing.warning(now=now),
        head_warning=problem.says if problem is not None else "",
        place_warning=place_warning(desk.register.path),
        clock_warning=clock_warning(desk),
        trail_warning=trail_warning(desk),
    )


def trail_warning(desk: Desk) -> str:
    """Return that the end of the audit trail is broken, and where; empty where it holds."""
    broken = tail_problem(desk.register)
    if broken is None:
        return ""
    return (
        f"{broken.says} ({broken.where}) Nothing is lost by going on; have the register verified (b12desk verify), "
        "and compare it with the last good backup."
    )
