"""The small sheets that ask one thing before something is printed: a day, a batch, where labels begin."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.theme.scale import GAP_WIDE
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.date_field import DateField
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import row
from b12desk.services.injection_draft import LONGEST_BATCH
from b12desk.services.labels import SHEET_NAMES, LabelChoice

_LONGEST_NUMBER = 6
_SHEETS = (("L7163", "L7163: 14 labels, 99.1 × 38.1 mm"), ("L7160", "L7160: 21 labels, 63.5 × 38.1 mm"))


class DaySheet(ActSheet):
    """Asks for the day of a clinic list; None is no day."""

    records = False
    day_asked = Signal(object)

    def __init__(self, day: date, read_day: Callable[[str], date], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Clinic list for a day"), parent)
        self._day = DateField(self.tr("Day of the clinic"), read_day)
        self._day.set_value(day)
        hint = self.tr("Everybody overdue or within their window that day, with columns to write in by hand.")
        self.body.addWidget(plain_label(hint, kind=LabelKind.HINT, wraps=True))
        self.body.addWidget(self.field_box("day", self.tr("Day of the clinic"), self._day))
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Show the list")).clicked.connect(lambda: self.day_asked.emit(self._day.value()))


class BatchAskSheet(ActSheet):
    """Asks for the number of a batch."""

    records = False
    batch_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Batch recall list"), parent)
        self._batch = text_field(self.tr("Batch number"), max_length=LONGEST_BATCH)
        hint = self.tr("Who received it, whether or not stock is kept, with room to note whom somebody reached.")
        self.body.addWidget(self.field_box("batch", self.tr("Batch number"), self._batch, hint=hint))
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Show the list")).clicked.connect(lambda: self.batch_asked.emit(self._batch.text()))


class LabelsSheet(ActSheet):
    """Asks for the sheet of labels, the label to begin at and how far everything is moved."""

    records = False
    labels_asked = Signal(object)
    test_asked = Signal(object)

    def __init__(self, whose: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Address labels"), parent)
        tr = self.tr
        self._sheet = choice_field(tr("Sheet of labels"))
        self._sheet.offer(_SHEETS)
        self._sheet.choose(SHEET_NAMES[0])
        self._first = text_field(tr("Begin at label"), max_length=_LONGEST_NUMBER)
        self._right = text_field(tr("Move to the right, mm"), max_length=_LONGEST_NUMBER)
        self._down = text_field(tr("Move down, mm"), max_length=_LONGEST_NUMBER)
        for field, text in ((self._first, "1"), (self._right, "0"), (self._down, "0")):
            field.setText(text)
        self.body.addWidget(plain_label(whose, kind=LabelKind.LEAD, wraps=True))
        self.body.addWidget(self.field_box("sheet", tr("Sheet of labels"), self._sheet))
        line = row(gap=GAP_WIDE)
        hint = tr("Counted from the top left")
        line.addWidget(self.field_box("first", tr("Begin at label"), self._first, hint=hint), 1)
        for name, words, field in (("right_mm", tr("Move to the right, mm"), self._right),
                                   ("down_mm", tr("Move down, mm"), self._down)):  # fmt: skip
            line.addWidget(self.field_box(name, words, field, hint=tr("Less than 0 the other way")), 1)
        self.body.addLayout(line)
        self.body.addStretch(1)
        self.add_button(quiet_button(tr("Test sheet"))).clicked.connect(lambda: self._emit(self.test_asked.emit))
        self.add_cancel(tr("Cancel"))
        self.add_save(tr("Show the labels")).clicked.connect(lambda: self._emit(self.labels_asked.emit))

    def _emit(self, emit: Callable[[LabelChoice], None]) -> None:
        """Hand over the choice, or say beside the field which figure is none."""
        first = self._first.text().strip()
        problems = {} if first.isascii() and first.isdigit() else {"first": self.tr("Give the number of a label.")}
        moved: dict[str, float] = {}
        for name, field in (("right_mm", self._right), ("down_mm", self._down)):
            try:
                moved[name] = float(field.text().strip().replace(",", ".") or "0")
            except ValueError:
                problems[name] = self.tr("Give millimetres, such as 0.5 or -1.")
        self.point_out(problems)
        if not problems:
            emit(LabelChoice(self._sheet.value() or SHEET_NAMES[0], int(first), moved["right_mm"], moved["down_mm"]))
