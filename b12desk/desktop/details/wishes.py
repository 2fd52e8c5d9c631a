"""What a patient asked for, as fields: how to be written to, which arm, which days."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from b12desk.clinical.vocabulary import FormatNeed, Side
from b12desk.desktop.act_sheet import FieldBox
from b12desk.desktop.new_patient.form import Boxed
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.fields import choice_field
from b12desk.desktop.widgets.layouts import row
from b12desk.services.preferences import DAY_WORDS, FORMAT_WORDS

_NO_WISH = "any"
_SHORT_DAY = 3


class WishFields(QWidget):
    """A format, an arm and days; they are shown beside dates and sites and never refuse anything."""

    def __init__(self, boxed: Boxed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._format = choice_field(self.tr("Written to in"))
        self._format.offer([(need.value, words) for need, words in FORMAT_WORDS.items()])
        self._side = choice_field(self.tr("Preferred arm"))
        arms = [(Side.LEFT.value, self.tr("Left arm")), (Side.RIGHT.value, self.tr("Right arm"))]
        self._side.offer([(_NO_WISH, self.tr("No wish")), *arms])
        self._days = {day: self._day_box(words) for day, words in DAY_WORDS.items()}
        self.show_wishes(FormatNeed.STANDARD, None, ())
        fields = row(self, gap=GAP_WIDE)
        fields.addWidget(boxed("format_need", self.tr("Written to in"), self._format), 3)
        fields.addWidget(boxed("preferred_side", self.tr("Preferred arm"), self._side), 2)
        fields.addWidget(self._day_field(boxed), 5)

    def format_need(self) -> FormatNeed:
        """Return how the patient needs to be written to."""
        return FormatNeed(self._format.value() or FormatNeed.STANDARD)

    def preferred_side(self) -> Side | None:
        """Return the arm wished for, None for no wish."""
        chosen = self._side.value()
        return None if chosen in (None, _NO_WISH) else Side(chosen)

    def preferred_days(self) -> tuple[str, ...]:
        """Return the days wished for, Monday first."""
        return tuple(day for day, box in self._days.items() if box.isChecked())

    def show_wishes(self, format_need: FormatNeed, side: Side | None, days: Sequence[str]) -> None:
        """Show what is kept."""
        self._format.choose(format_need.value)
        self._side.choose(side.value if side else _NO_WISH)
        for day, box in self._days.items():
            box.setChecked(day in days)

    def _day_box(self, words: str) -> QCheckBox:
        box = QCheckBox(words[:_SHORT_DAY])
        box.setAccessibleName(self.tr("Prefers {day}").format(day=words))
        return box

    def _day_field(self, boxed: Boxed) -> FieldBox:
        holder = QWidget()
        boxes = row(holder, gap=GAP)
        for box in self._days.values():
            boxes.addWidget(box)
        boxes.addStretch(1)
        holder.setFocusProxy(next(iter(self._days.values())))
        return boxed("preferred_days", self.tr("Preferred days"), holder)
