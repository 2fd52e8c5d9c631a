"""The sheet of the clinic's details."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from b12desk.clinical.course import MOST_GRACE_DAYS
from b12desk.clinical.quantities import staff_date
from b12desk.desktop.act_sheet import ActSheet, even_columns
from b12desk.desktop.clinic.closed_days import ClosedDayLines
from b12desk.desktop.clinic.presenter import ClinicForm
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.theme.scale import GAP, GAP_WIDE, ROW_HEIGHT
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import row
from b12desk.services.change_clinic import LONGEST_TEXT
from b12desk.services.clinic_settings import NATIONS
from b12desk.services.weekdays import WEEKDAYS

_WIDTH = 820
_DATE_WIDTH = 120
_SHOWN_DAYS = 4


class ClinicSheet(ActSheet):
    """What stands on paper, and when the clinic gives injections. Emits the form."""

    save_asked = Signal(object)

    def __init__(self, *, read_day_to_come: Callable[[str], date], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Clinic details"), parent, width=_WIDTH)
        self._name = text_field(self.tr("Clinic name"), max_length=LONGEST_TEXT)
        self._address = text_field(self.tr("Clinic address"), max_length=LONGEST_TEXT)
        self._phone = text_field(self.tr("Clinic phone"), max_length=LONGEST_TEXT)
        self._nation = choice_field(self.tr("Public holidays of"))
        self._nation.offer([(nation, nation) for nation in NATIONS])
        self._grace = choice_field(self.tr("Grace days"))
        days = [self.tr("None"), self.tr("1 day")]
        days += [self.tr("{count} days").format(count=count) for count in range(2, MOST_GRACE_DAYS + 1)]
        self._grace.offer([(str(count), words) for count, words in enumerate(days)])
        self._weekdays = {word: _weekday_box(words) for word, words in zip(WEEKDAYS, self._week(), strict=True)}
        self._closed = LinesTable(
            self.tr("Closed days table"),
            [self.tr("Day"), self.tr("Why")],
            [_DATE_WIDTH],
            empty=self.tr("No closed days to come."),
        )
        self._closed.setFixedHeight(ROW_HEIGHT * (_SHOWN_DAYS + 1) + 8)
        self._to_add = ClosedDayLines(read_day_to_come)
        self._to_add.lines_changed.connect(lambda: QTimer.singleShot(0, self.fit))
        self._place()
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Save clinic details")).clicked.connect(lambda: self.save_asked.emit(self.form()))

    def form(self) -> ClinicForm:
        """Return the sheet as it stands."""
        return ClinicForm(
            name=self._name.text(),
            address=self._address.text(),
            phone=self._phone.text(),
            weekdays=tuple(word for word, box in self._weekdays.items() if box.isChecked()),
            nation=self._nation.value() or "",
            grace_days=int(self._grace.value() or 0),
            closed_days=self._to_add.forms(),
        )

    def show_clinic(self, form: ClinicForm) -> None:
        """Fill the sheet in; nothing of it counts as typed."""
        for field, text in ((self._name, form.name), (self._address, form.address), (self._phone, form.phone)):
            field.setText(text)
            field.setCursorPosition(0)
        self._nation.choose(form.nation)
        self._grace.choose(str(form.grace_days))
        for word, box in self._weekdays.items():
            box.setChecked(word in form.weekdays)
        self.remember_as_saved()

    def show_closed_days(self, days: Sequence[tuple[date, str]]) -> None:
        """Show the closed days to come."""
        self._closed.lines.show_lines(
            [Line("", (f"{staff_date(day)}", why), f"{staff_date(day)}: {why}") for day, why in days]
        )

    def point_out_closed_days(self, problems: Mapping[int, str]) -> None:
        """Show a sentence beneath each closed day that can't be added."""
        self._to_add.point_out(problems)
        QTimer.singleShot(0, self.fit)

    def _place(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_WIDE)
        grid.setVerticalSpacing(GAP)
        grid.addWidget(self.field_box("name", self.tr("Name, as it stands on paper"), self._name), 0, 0)
        grid.addWidget(self.field_box("phone", self.tr("Phone"), self._phone), 0, 1)
        grid.addWidget(self.field_box("address", self.tr("Address"), self._address), 1, 0, 1, 2)
        even_columns(grid, 2)
        self.body.addLayout(grid)
        self.body.addWidget(plain_label(self.tr("When injections are given"), kind=LabelKind.SECTION))
        self.body.addWidget(self.field_box("weekdays", self.tr("Open on"), self._week_row()))
        line = row(gap=GAP_WIDE)
        line.addWidget(self.field_box("nation", self.tr("Public holidays of"), self._nation), 1)
        hint = self.tr("A maintenance dose counts as overdue this many days later.")
        line.addWidget(self.field_box("grace", self.tr("Grace days"), self._grace, hint=hint), 1)
        self.body.addLayout(line)
        self.body.addWidget(plain_label(self.tr("Closed days to come"), kind=LabelKind.SECTION))
        self.body.addWidget(self._closed)
        self.body.addWidget(self.field_box("closed_days", "", self._to_add))
        hint = self.tr("Changes here move the days that are offered to patients, on the worklist and on paper.")
        self.body.addWidget(plain_label(hint, kind=LabelKind.HINT, wraps=True))
        self.body.addStretch(1)

    def _week_row(self) -> QWidget:
        holder = QWidget()
        line = row(holder, gap=GAP)
        for box in self._weekdays.values():
            line.addWidget(box)
        line.addStretch(1)
        holder.setFocusProxy(self._weekdays[WEEKDAYS[0]])
        return holder

    def _week(self) -> tuple[str, ...]:
        return (
            self.tr("Monday"),
            self.tr("Tuesday"),
            self.tr("Wednesday"),
            self.tr("Thursday"),
            self.tr("Friday"),
            self.tr("Saturday"),
            self.tr("Sunday"),
        )


def _weekday_box(words: str) -> QCheckBox:
    box = QCheckBox(words)
    box.setAccessibleName(words)
    return box
