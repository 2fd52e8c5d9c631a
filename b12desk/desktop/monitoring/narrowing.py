"""What the monitoring list is narrowed to and sorted by, without Qt."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from b12desk.clinical.check_stage import Stage
from b12desk.clinical.vocabulary import CheckKind
from b12desk.services.check_words import CHECK_WORDS
from b12desk.services.monitoring_rows import CheckRow, found_by

EVERYTHING, REVIEWS, BLOOD_TESTS = "Everything", "Reviews", "Blood tests"
KINDS: tuple[str, ...] = (EVERYTHING, REVIEWS, BLOOD_TESTS, *(CHECK_WORDS[kind] for kind in CheckKind))
"""What the list can be narrowed to: all, one of two groups, or one kind by its name."""


class Order(StrEnum):
    """What the list is sorted by; the value is the word on the screen."""

    PRESSING = "Most overdue first"
    DUE = "Due by"
    PATIENT = "Patient"
    KIND = "What is due"
    PROTOCOL = "Protocol"


_KEYS: Mapping[Order, Callable[[CheckRow], tuple[str, ...]]] = {
    Order.DUE: lambda row: (row.due_on.isoformat(),),
    Order.PATIENT: lambda row: (row.family_name.casefold(), row.given_name.casefold(), row.patient_id),
    Order.KIND: lambda row: (CHECK_WORDS[row.kind],),
    Order.PROTOCOL: lambda row: (row.protocol.casefold(),),
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Sections chosen, none for all of them; a kind, everything at first; a text to find; the order."""

    stages: frozenset[Stage] = field(default_factory=frozenset)
    kind: str = EVERYTHING
    text: str = ""
    order: Order = Order.PRESSING

    @property
    def words(self) -> str:
        """What is shown, as a heading on paper: “overdue or due, blood tests, found by “smith””; empty for all."""
        stages = " or ".join(stage.value for stage in Stage if stage in self.stages)
        kind = (
            "" if self.kind == EVERYTHING else self.kind.lower() if self.kind in (REVIEWS, BLOOD_TESTS) else self.kind
        )
        text = f"found by “{self.text.strip()}”" if self.text.strip() else ""
        return ", ".join(part for part in (stages, kind, text) if part)

    def rows(self, rows: Iterable[CheckRow]) -> tuple[CheckRow, ...]:
        """Return the rows shown, in their order; equal ones stay as pressing as they are."""
        shown = found_by(self.text, [row for row in self.of_kind(rows) if self._has_stage(row)])
        return tuple(shown if self.order is Order.PRESSING else sorted(shown, key=_KEYS[self.order]))

    def of_kind(self, rows: Iterable[CheckRow]) -> list[CheckRow]:
        """Return the rows of the kind chosen."""
        if self.kind in (REVIEWS, BLOOD_TESTS):
            return [row for row in rows if row.is_review is (self.kind == REVIEWS)]
        return [row for row in rows if self.kind == EVERYTHING or CHECK_WORDS[row.kind] == self.kind]

    def _has_stage(self, row: CheckRow) -> bool:
        return not self.stages or row.stage in self.stages
