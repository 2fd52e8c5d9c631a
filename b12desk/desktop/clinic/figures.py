"""The laboratory's thresholds as fields, each with its unit and the figure that stands until another is set."""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtWidgets import QGridLayout, QWidget

from b12desk.clinical.thresholds import THRESHOLDS
from b12desk.desktop.act_sheet import FieldBox, even_columns
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.fields import text_field

_LONGEST_FIGURE = 12
_COLUMNS = 2


class MakeBox(Protocol):
    """Puts a field into its box, known by the name that problems use."""

    def __call__(self, name: str, label: str, field: QWidget, *, hint: str = "") -> FieldBox:
        """Return the box."""


class ThresholdFields(QWidget):
    """One field a threshold, two beside each other; its name in the register is the name of its box."""

    def __init__(self, make_box: MakeBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = {
            one.name: text_field(f"{one.label} ({one.unit})", max_length=_LONGEST_FIGURE) for one in THRESHOLDS
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_WIDE)
        grid.setVerticalSpacing(GAP)
        even_columns(grid, _COLUMNS)
        for place, one in enumerate(THRESHOLDS):
            field = self._fields[one.name]
            hint = self.tr("{figure} unless set otherwise ({source})").format(figure=one.usual, source=one.source)
            box = make_box(one.name, field.accessibleName(), field, hint=hint)
            grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)

    def figures(self) -> tuple[tuple[str, str], ...]:
        """Return what is typed, as (name, figure) pairs."""
        return tuple((name, field.text()) for name, field in self._fields.items())

    def show_figures(self, figures: Iterable[tuple[str, str]]) -> None:
        """Show these (name, figure) pairs."""
        for name, figure in figures:
            self._fields[name].setText(figure)
            self._fields[name].setCursorPosition(0)
