"""The closed days to come as a table, and the button that opens one of them again."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from b12desk.clinical.quantities import staff_date
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.theme.scale import GAP_SMALL, ROW_HEIGHT
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.layouts import column, row

_WIDTHS = (120, 420)
_SHOWN_DAYS = 4


class ClosuresTable(QWidget):
    """What is opened again is struck through until it is saved; pressing the button once more leaves it closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[tuple[date, str], ...] = ()
        self._reopened: set[date] = set()
        self._table = LinesTable(
            self.tr("Closed days table"),
            [self.tr("Day"), self.tr("Why"), self.tr("State")],
            _WIDTHS,
            empty=self.tr("No closed days to come."),
        )
        self._table.setFixedHeight(ROW_HEIGHT * (_SHOWN_DAYS + 1) + 8)
        self._table.activated.connect(lambda _: self._toggle())
        self._button = quiet_button(self.tr("Open this day again"))
        self._button.clicked.connect(self._toggle)
        outer = column(self, gap=GAP_SMALL)
        outer.addWidget(self._table)
        foot = row()
        foot.addWidget(self._button)
        foot.addStretch(1)
        outer.addLayout(foot)

    def show_days(self, days: Sequence[tuple[date, str]]) -> None:
        """Show these days; none of them is opened yet."""
        self._days = tuple(days)
        self._reopened.clear()
        self._show(0)

    def reopened(self) -> tuple[date, ...]:
        """Return the days that are to be opened again, in order."""
        return tuple(sorted(self._reopened))

    def _toggle(self) -> None:
        place = self._table.currentIndex().row()
        if not 0 <= place < len(self._days):
            announce(self._table, self.tr("Choose the day to open again."))
            return
        day = self._days[place][0]
        self._reopened ^= {day}
        self._show(place)
        says = self.tr("opens when saved") if day in self._reopened else self.tr("stays closed")
        announce(self._table, f"{staff_date(day)}: {says}")

    def _show(self, chosen: int) -> None:
        self._table.lines.show_lines([self._line(day, why) for day, why in self._days])
        self._button.setEnabled(bool(self._days))
        if self._days:
            self._table.selectRow(chosen)

    def _line(self, day: date, why: str) -> Line:
        opens = self.tr("Opens when saved") if day in self._reopened else ""
        sentence = f"{staff_date(day)}: {why}{'; ' + opens.lower() if opens else ''}"
        return Line(day.isoformat(), (staff_date(day), why, opens), sentence, bool(opens))
