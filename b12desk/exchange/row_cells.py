"""One row's cells by what they hold, gathering every fault under the heading it stands in."""

from collections.abc import Callable
from typing import TypeVar

from b12desk.clinical.errors import BadInput
from b12desk.exchange.clean_text import clean_text
from b12desk.exchange.columns import Column, Mapping
from b12desk.exchange.fields import Field
from b12desk.exchange.sheet import SheetRow

_Value = TypeVar("_Value")
_LONGEST_CELL = 500


class RowCells:
    """The cells of one row while it is read; `problems` grows with each fault found, once each."""

    def __init__(self, row: SheetRow, mapping: Mapping) -> None:
        self.number = row.number
        self.problems: list[str] = []
        self._cells = row.cells
        self._mapping = mapping

    def text(self, field: Field, *, limit: int) -> str:
        """Return the clean text of a field; several columns are joined by commas. Empty where there is none."""
        parts = [self._clean(column, limit) for column in self._mapping.all_of(field)]
        joined = ", ".join(dict.fromkeys(part for part in parts if part))
        if len(joined) > limit:
            self.add(f"the {field.value.replace('_', ' ')} is longer than {limit} characters")
        return joined

    def read(self, field: Field, reader: Callable[[str], _Value]) -> _Value | None:
        """Return what `reader` makes of a field that isn't blank; None for a blank, and for a fault it told."""
        values = self.read_each(field, reader)
        return values[0][1] if values else None

    def read_each(self, field: Field, reader: Callable[[str], _Value]) -> tuple[tuple[Column, _Value], ...]:
        """Return what `reader` makes of every column of a field that isn't blank and has no fault."""
        values = []
        for column in self._mapping.all_of(field):
            if text := self._clean(column, _LONGEST_CELL):
                try:
                    values.append((column, reader(text)))
                except BadInput as fault:
                    self.add(*(f"{column.heading}: {problem}" for problem in fault.problems))
        return tuple(values)

    def is_blank(self, *fields: Field) -> bool:
        """Return whether all columns of these fields are empty in this row."""
        return not any(self._cells[column.index].strip() for f in fields for column in self._mapping.all_of(f))

    def add(self, *problems: str) -> None:
        """Keep these faults, each once."""
        self.problems += [problem for problem in problems if problem not in self.problems]

    def _clean(self, column: Column, limit: int) -> str:
        try:
            return clean_text(self._cells[column.index], limit=limit)
        except BadInput as fault:
            self.add(*(f"{column.heading}: {problem}" for problem in fault.problems))
            return ""
