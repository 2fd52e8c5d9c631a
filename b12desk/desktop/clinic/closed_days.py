"""The days to add to the closed days: a line for each, to be added and removed before it is saved."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from b12desk.desktop.act_sheet import bring_into_view
from b12desk.desktop.clinic.presenter import ClosedDayForm
from b12desk.desktop.theme.scale import GAP, GAP_SMALL
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import icon_button, quiet_button
from b12desk.desktop.widgets.date_field import date_field
from b12desk.desktop.widgets.fields import text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row
from b12desk.services.clinic_change import LONGEST_TEXT

ReadDay = Callable[[str], date]


class ClosedDayLines(QWidget):
    """Closed days as lines of fields; every field is named with the number of its line."""

    lines_changed = Signal()

    def __init__(self, read_day: ReadDay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_day = read_day
        self._lines: list[_Line] = []
        add = quiet_button(self.tr("Add closed day"))
        add.clicked.connect(self._add)
        outer = column(self, gap=GAP_SMALL)
        self._held = column(gap=GAP_SMALL)
        outer.addLayout(self._held)
        foot = row()
        foot.addWidget(add)
        foot.addStretch(1)
        outer.addLayout(foot)

    def forms(self) -> tuple[ClosedDayForm, ...]:
        """Return the lines as they stand, in their order."""
        return tuple(line.form() for line in self._lines)

    def point_out(self, problems: Mapping[int, str]) -> None:
        """Show a sentence beneath each line that can't be used."""
        for place, line in enumerate(self._lines):
            line.show_problem(problems.get(place, ""))
        for place in sorted(problems)[:1]:
            self._lines[place].setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self._lines[place], self._lines[place].bring_into_view)

    def _add(self) -> None:
        line = _Line(self._read_day)
        line.remove_asked.connect(lambda: self._remove(line))
        self._lines.append(line)
        self._held.addWidget(line)
        line.show()
        self._name_lines()
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.lines_changed.emit()

    def _remove(self, line: "_Line") -> None:
        self._lines.remove(line)
        self._held.removeWidget(line)
        line.setParent(None)
        line.deleteLater()
        self._name_lines()
        announce(self, self.tr("Removed."))
        self.lines_changed.emit()

    def _name_lines(self) -> None:
        for number, line in enumerate(self._lines, start=1):
            line.give_names(number)


class _Line(QWidget):
    remove_asked = Signal()

    def __init__(self, read_day: ReadDay) -> None:
        super().__init__()
        self._on = date_field("", read_day)
        self._reason = text_field("", max_length=LONGEST_TEXT, placeholder=self.tr("Reason, such as staff training"))
        self._remove = icon_button(self.tr("Remove"), "close")
        self._remove.clicked.connect(self.remove_asked)
        self._problem = plain_label(kind=LabelKind.PROBLEM, wraps=True)
        self._problem.hide()
        self.setFocusProxy(self._on)
        outer = column(self, gap=0)
        fields = row(gap=GAP)
        fields.addWidget(self._on, 2, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self._reason, 5, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(fields)
        outer.addWidget(self._problem)

    def give_names(self, number: int) -> None:
        """Name the fields by the line's number."""
        self._on.line.setAccessibleName(self.tr("Closed day {number}").format(number=number))
        self._reason.setAccessibleName(self.tr("Reason for closed day {number}").format(number=number))
        self._remove.setAccessibleName(self.tr("Remove closed day {number}").format(number=number))

    def bring_into_view(self) -> None:
        """Scroll until the whole line, with what is wrong with it, can be seen."""
        bring_into_view(self)

    def form(self) -> ClosedDayForm:
        """Return the line as it stands."""
        return ClosedDayForm(self._on.value(), self._reason.text(), self._on.problem())

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong with the line, empty for nothing."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if sentence:
            announce(self._reason, sentence)
