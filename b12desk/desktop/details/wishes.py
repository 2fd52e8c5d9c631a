"""What a patient asked for, as fields: how to be written to, which arm, which days."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from b12desk.clinical.vocabulary import FormatNeed, Side
from b12desk.desktop.act_sheet import FieldBox
from b12desk.desktop.new_patient.form import Boxed
from b12desk.desktop.patient.flow import FlowLayout
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.layouts import column, row
from b12desk.services.add_patient import LONGEST_NAME
from b12desk.services.preferences import DAY_WORDS, FORMAT_WORDS

_NO_WISH = "any"
_SHORT_DAY = 3


class WishFields(QWidget):
    """A format, an arm and days; they are shown beside dates and sites and never refuse anything.

    `with_local_number` has the clinic's own number for the patient stand among them.
    """

    def __init__(self, boxed: Boxed, *, with_local_number: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._format = choice_field(self.tr("Written to in"))
        self._format.offer([(need.value, words) for need, words in FORMAT_WORDS.items()])
        self._side = choice_field(self.tr("Preferred arm"))
        arms = [(Side.LEFT.value, self.tr("Left arm")), (Side.RIGHT.value, self.tr("Right arm"))]
        self._side.offer([(_NO_WISH, self.tr("No wish")), *arms])
        self._days = {day: self._day_box(words) for day, words in DAY_WORDS.items()}
        self.show_wishes(FormatNeed.STANDARD, None, ())
        self._local_number = text_field(self.tr("Local number"), max_length=LONGEST_NAME, parent=self)
        outer = column(self)
        fields = row(gap=GAP_WIDE)
        if with_local_number:
            fields.addWidget(boxed("local_number", self.tr("Local number"), self._local_number), 2)
        else:
            self._local_number.hide()
        fields.addWidget(boxed("format_need", self.tr("Written to in"), self._format), 3)
        fields.addWidget(boxed("preferred_side", self.tr("Preferred arm"), self._side), 2)
        outer.addLayout(fields)
        outer.addWidget(self._day_field(boxed))

    def local_number(self) -> str:
        """Return the clinic's own number for the patient as typed."""
        return self._local_number.text()

    def show_local_number(self, number: str) -> None:
        """Show the number that is kept."""
        self._local_number.setText(number)

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
        boxes = FlowLayout(holder, margin_x=0, margin_y=0, gap=GAP)
        for box in self._days.values():
            boxes.addWidget(box)
        holder.setFocusProxy(next(iter(self._days.values())))
        return boxed("preferred_days", self.tr("Preferred days"), holder)
