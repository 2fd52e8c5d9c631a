"""The sheet of the clinic's details: what stands on paper and the days, the thresholds, what assistants may record."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QTabWidget, QVBoxLayout, QWidget

from b12desk.clinical.course import MOST_GRACE_DAYS
from b12desk.desktop.act_sheet import ActSheet, even_columns
from b12desk.desktop.clinic.closed_days import ClosedDayLines
from b12desk.desktop.clinic.closures_table import ClosuresTable
from b12desk.desktop.clinic.figures import ThresholdFields
from b12desk.desktop.clinic.presenter import ClinicForm
from b12desk.desktop.clinic.rules import RuleBoxes
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row
from b12desk.services.clinic_change import LONGEST_TEXT
from b12desk.services.clinic_settings import NATIONS
from b12desk.services.weekdays import WEEKDAYS

_WIDTH = 840


class ClinicSheet(ActSheet):
    """What stands on paper, when injections are given, and what results and roles are judged by. Emits the form."""

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
        self._closed = ClosuresTable()
        self._to_add = ClosedDayLines(read_day_to_come)
        self._to_add.lines_changed.connect(lambda: QTimer.singleShot(0, self.fit))
        self._rules = RuleBoxes()
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self.body.addWidget(self._tabs)
        self._place_days(self._tab(self.tr("Name and days")))
        self._figures = ThresholdFields(self.field_box)
        self._place_figures(self._tab(self.tr("Laboratory thresholds")))
        self._place_rules(self._tab(self.tr("Health-care assistants")))
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Save clinic details")).clicked.connect(lambda: self.save_asked.emit(self.form()))
        self.wait_for_values()

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
            reopened=self._closed.reopened(),
            thresholds=self._figures.figures(),
            rules=self._rules.rules(),
        )

    def show_clinic(self, form: ClinicForm) -> None:
        """Fill the sheet in; nothing of it counts as typed."""
        for field, text in ((self._name, form.name), (self._address, form.address), (self._phone, form.phone)):
            field.setText(text)
            field.setCursorPosition(0)
        self._figures.show_figures(form.thresholds)
        self._nation.choose(form.nation)
        self._grace.choose(str(form.grace_days))
        for word, box in self._weekdays.items():
            box.setChecked(word in form.weekdays)
        self._rules.show_rules(form.rules)
        self.take_values(self._name)

    def show_closed_days(self, days: Sequence[tuple[date, str]]) -> None:
        """Show the closed days to come."""
        self._closed.show_days(days)

    def point_out_closed_days(self, problems: Mapping[int, str]) -> None:
        """Show a sentence beneath each closed day that can't be added."""
        if problems:
            self._tabs.setCurrentIndex(0)
        self._to_add.point_out(problems)
        QTimer.singleShot(0, self.fit)

    def point_out(self, problems: Mapping[str, str]) -> None:
        """Show a sentence beside each field that can't be used, on the page where the first of them stands."""
        first = next((box for name, box in self.boxes.items() if name in problems), None)
        for place in range(self._tabs.count()):
            page = self._tabs.widget(place)
            if first is not None and page is not None and page.isAncestorOf(first):
                self._tabs.setCurrentIndex(place)
        super().point_out(problems)

    def has_unsaved(self) -> bool:
        """Return whether a field differs, or a closed day is to be opened again."""
        return super().has_unsaved() or (self._saved is not None and bool(self._closed.reopened()))

    def _tab(self, title: str) -> QVBoxLayout:
        page = QWidget()
        layout = column(page, gap=GAP)
        layout.setContentsMargins(0, GAP_WIDE, 0, 0)
        self._tabs.addTab(page, title)
        return layout

    def _place_days(self, page: QVBoxLayout) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_WIDE)
        grid.setVerticalSpacing(GAP)
        grid.addWidget(self.field_box("name", self.tr("Name, as it stands on paper"), self._name), 0, 0)
        grid.addWidget(self.field_box("phone", self.tr("Phone"), self._phone), 0, 1)
        grid.addWidget(self.field_box("address", self.tr("Address"), self._address), 1, 0, 1, 2)
        even_columns(grid, 2)
        page.addLayout(grid)
        page.addWidget(plain_label(self.tr("When injections are given"), kind=LabelKind.SECTION))
        page.addWidget(self.field_box("weekdays", self.tr("Open on"), self._week_row()))
        line = row(gap=GAP_WIDE)
        line.addWidget(self.field_box("nation", self.tr("Public holidays of"), self._nation), 1)
        hint = self.tr("A maintenance dose counts as overdue this many days later.")
        line.addWidget(self.field_box("grace", self.tr("Grace days"), self._grace, hint=hint), 1)
        page.addLayout(line)
        page.addWidget(plain_label(self.tr("Closed days to come"), kind=LabelKind.SECTION))
        page.addWidget(self._closed)
        page.addWidget(self.field_box("closed_days", "", self._to_add))
        hint = self.tr("Changes here move the days that are offered to patients, on the worklist and on paper.")
        page.addWidget(plain_label(hint, kind=LabelKind.HINT, wraps=True))
        page.addStretch(1)

    def _place_figures(self, page: QVBoxLayout) -> None:
        says = self.tr(
            "As your laboratory has them, each in its own unit; nothing is converted. Results are read by them, and "
            "findings follow them. They never move an injection date."
        )
        page.addWidget(plain_label(says, wraps=True))
        page.addWidget(self._figures)
        page.addStretch(1)

    def _place_rules(self, page: QVBoxLayout) -> None:
        says = self.tr(
            "A health-care assistant records maintenance doses under a PSD, and answers no finding. Tick what they may "
            "record beyond that in this clinic; all else goes to a registered nurse or a prescriber. Source: CTAC."
        )
        page.addWidget(plain_label(says, wraps=True))
        page.addWidget(self.field_box("rules", self.tr("A health-care assistant may record"), self._rules))
        page.addStretch(1)

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
