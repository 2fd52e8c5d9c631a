"""A worklist made ready for the screen, so that narrowing and sorting it cost little at any size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.widgets.longest import longest_texts
from b12desk.desktop.worklist.columns import BY_KEY, COLUMNS, Column
from b12desk.desktop.worklist.narrowing import Choice, Narrowing
from b12desk.services.worklist_groups import Group, fits
from b12desk.services.worklist_rows import ORDER, Worklist, WorklistRow

TAG_ROOM = "  Neuro   "
_BITS: dict[Choice, int] = {choice: 1 << place for place, choice in enumerate((*ORDER, *Group))}


@dataclass(frozen=True, slots=True)
class SortOrder:
    """The column sorted by; no key is the worklist's own order, most overdue first."""

    key: str | None = None
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class _Orders:
    """Places of rows by a column, both ways; those with nothing to sort by stand last in either."""

    upwards: Sequence[int]
    downwards: Sequence[int]


class PreparedList:
    """Rows with what each of them fits. Made away from the screen's thread, which it would hold up when it is long."""

    def __init__(self, worklist: Worklist) -> None:
        self.worklist = worklist
        self._fits = [_mask(row, worklist) for row in worklist.rows]
        self._places = {row.patient_id: place for place, row in enumerate(worklist.rows)}
        self._orders: dict[str, _Orders] = {}
        self.longest = tuple(_longest(column, worklist.rows) for column in COLUMNS)
        self.group_counts: Mapping[Group, int] = {
            group: sum(1 for mask in self._fits if mask & _BITS[group]) for group in Group
        }

    def __len__(self) -> int:
        return len(self.worklist.rows)

    def rows(self, narrowing: Narrowing, order: SortOrder) -> tuple[WorklistRow, ...]:
        """Return the rows shown, in their order; a column not yet learnt is learnt now."""
        rows, kept = self.worklist.rows, self._kept(narrowing)
        if order.key is None:
            return tuple(row for row, is_kept in zip(rows, kept, strict=True) if is_kept)
        return tuple(
            rows[place] for place in self._in_order(order.key, is_descending=order.is_descending) if kept[place]
        )

    def row_shown(self, patient_id: str | None, narrowing: Narrowing) -> WorklistRow | None:
        """Return a patient's row, None when the list is narrowed to others or doesn't hold them."""
        place = self._places.get(patient_id) if patient_id is not None else None
        if place is None:
            return None
        shown = all(self._fits[place] & mask for mask in _masks(narrowing))
        return self.worklist.rows[place] if shown else None

    def knows(self, key: str | None) -> bool:
        """Return whether the order of a column has been learnt; the worklist's own always is."""
        return key is None or key in self._orders

    def learn(self, key: str) -> None:
        """Sort by a column once and keep the order; equal rows keep the worklist's."""
        self._orders[key] = _orders(BY_KEY[key], self.worklist.rows)

    def _kept(self, narrowing: Narrowing) -> Sequence[int]:
        """Return for every place whether it is shown: one that is not shown is 0."""
        kept: Sequence[int] = [1] * len(self._fits)
        for mask in _masks(narrowing):
            kept = [is_kept and fitted & mask for is_kept, fitted in zip(kept, self._fits, strict=True)]
        return kept

    def _in_order(self, key: str, *, is_descending: bool) -> Sequence[int]:
        if not self.knows(key):
            self.learn(key)
        orders = self._orders[key]
        return orders.downwards if is_descending else orders.upwards


def _orders(column: Column, rows: Sequence[WorklistRow]) -> _Orders:
    """Sort both ways at once. Lists of plain numbers keep the garbage collector, and so the screen, at rest."""
    values = [column.sorts_by(row) for row in rows]
    known = [place for place, value in enumerate(values) if value is not None]
    unknown = [place for place, value in enumerate(values) if value is None]
    sort = partial(sorted, known, key=values.__getitem__)
    return _Orders(sort() + unknown, sort(reverse=True) + unknown)


def _masks(narrowing: Narrowing) -> list[int]:
    return [sum(_BITS[choice] for choice in question) for question in narrowing.questions]


def _mask(row: WorklistRow, worklist: Worklist) -> int:
    status: Status = row.status
    return _BITS[status] + sum(_BITS[group] for group in Group if fits(group, row, as_of=worklist.as_of))


def _longest(column: Column, rows: Sequence[WorklistRow]) -> tuple[str, ...]:
    """Return a column's few longest texts by letters, a name with the room for its tag."""
    if column.key == "name":
        return longest_texts(f"{row.name}{TAG_ROOM}" if row.has_neuro else row.name for row in rows)
    return longest_texts(map(column.text, rows))
