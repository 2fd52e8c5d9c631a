"""The strip that says over an open sheet that midnight has passed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QFrame, QWidget

from b12desk.clinical.quantities import staff_date
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.date_field import DateField
from b12desk.desktop.widgets.labels import plain_label
from b12desk.desktop.widgets.layouts import row


class DayTurned(QFrame):
    """Says over a sheet that midnight has passed, with one button that takes the new day."""

    def __init__(self, fields: Sequence[DateField], before: date, now: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "question")
        self._fields = fields
        self._now = now
        stays = f"It is {staff_date(now)} now. The date stays {staff_date(before)}, as when this was opened."
        words = plain_label(stays, wraps=True)
        take = quiet_button(self.tr("Change to {day}").format(day=staff_date(now)))
        take.clicked.connect(self._take)
        layout = row(self, gap=GAP)
        layout.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        layout.addWidget(words, 1)
        layout.addWidget(take)
        self._words = stays
        self.setAccessibleName(stays)

    def say(self) -> None:
        """Have it read out."""
        self.show()
        announce(self, self._words, is_urgent=True)

    def _take(self) -> None:
        for field in self._fields:
            field.set_value(self._now)
        self.hide()
