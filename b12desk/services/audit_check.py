"""Check the audit chain a few thousand entries at a time, then everything else that verification looks at."""

from collections.abc import Iterator
from dataclasses import dataclass

from b12desk.clinical.records import VerifyReport
from b12desk.register.audit import FIRST_HASH
from b12desk.register.read_audit import ChainBreak, ChainHead, chain_head, check_chain
from b12desk.services.desk import Desk
from b12desk.services.verify_register import verify_register

AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Checked:
    """How far a check has come: `read` of `of` entries hold; a `report` or a sentence about a break ends it."""

    read: int
    of: int
    report: VerifyReport | None = None
    broken: str = ""


def check_in_parts(desk: Desk, *, at_once: int = AT_ONCE) -> Iterator[Checked]:
    """Yield how far the check has come; the last one says how it ended. Entries made meanwhile are checked, too."""
    held = ChainHead(0, FIRST_HASH)
    while True:
        with desk.register.reading() as unit:
            head = chain_head(unit)
            found = check_chain(unit, held, limit=at_once)
        if isinstance(found, ChainBreak):
            yield Checked(held.number, head.number, broken=f"Entry {found.number:,}: {found.says}")
            return
        is_done = found.number == held.number or found.number >= head.number
        held = found
        yield Checked(held.number, head.number)
        if is_done:
            break
    yield Checked(held.number, held.number, report=verify_register(desk))


def check_words(checked: Checked) -> str:
    """Return how far it has come, or how it ended, as a sentence."""
    if checked.broken:
        return f"Not whole. {checked.broken}"
    if checked.report is None:
        return f"Checking: {checked.read:,} of {checked.of:,} entries hold…"
    if checked.report.is_ok:
        return f"Whole: all {checked.read:,} entries hold, and every row agrees with its entry."
    first = checked.report.problems[0]
    others = len(checked.report.problems) - 1
    more = f" and {others} more; “b12desk verify” lists all" if others else ""
    return f"Not whole. {first.where}: {first.says.removesuffix('.')}{more}."
