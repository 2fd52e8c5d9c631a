"""The list of sites that must not be used: a line for each, to be added, changed and removed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from b12desk.clinical.patient import Site
from b12desk.clinical.vocabulary import Muscle, Side
from b12desk.desktop.act_sheet import bring_into_view
from b12desk.desktop.details.presenter import RestrictionForm
from b12desk.desktop.theme.scale import GAP, GAP_SMALL
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import icon_button, quiet_button
from b12desk.desktop.widgets.date_field import date_field
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row
from b12desk.services.add_patient import LONGEST_TEXT

OFFERED = tuple(Site(muscle, side) for muscle in (Muscle.DELTOID, Muscle.VASTUS_LATERALIS) for side in Side)
ReadDay = Callable[[str], date]


class RestrictionLines(QWidget):
    """Restricted sites as lines of fields; every field is named with the number of its line."""

    lines_changed = Signal()

    def __init__(self, read_day: ReadDay, read_day_to_come: ReadDay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = (read_day, read_day_to_come)
        self._lines: list[_Line] = []
        self._none = plain_label(self.tr("None: every site may be used."), kind=LabelKind.HINT)
        add = quiet_button(self.tr("Add restricted site"))
        add.clicked.connect(self._add_empty)
        outer = column(self, gap=GAP_SMALL)
        head = row(gap=GAP)
        head.addWidget(plain_label(self.tr("Sites that must not be used"), kind=LabelKind.SECTION))
        head.addWidget(self._none)
        head.addStretch(1)
        head.addWidget(add)
        outer.addLayout(head)
        self._held = column(gap=GAP_SMALL)
        outer.addLayout(self._held)

    def forms(self) -> tuple[RestrictionForm, ...]:
        """Return the lines as they stand, in their order."""
        return tuple(line.form() for line in self._lines)

    def show_forms(self, forms: Sequence[RestrictionForm]) -> None:
        """Replace every line."""
        for line in tuple(self._lines):
            self._drop(line)
        for form in forms:
            self._add(form)
        self._none.setVisible(not self._lines)

    def point_out(self, problems: Mapping[int, str]) -> None:
        """Show a sentence beneath each line that can't be used."""
        for place, line in enumerate(self._lines):
            line.show_problem(problems.get(place, ""))
        for place in sorted(problems)[:1]:
            self._lines[place].setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self._lines[place], self._lines[place].bring_into_view)

    def _add_empty(self) -> None:
        self._add(RestrictionForm(None, "")).setFocus(Qt.FocusReason.OtherFocusReason)
        self._none.hide()
        self.lines_changed.emit()

    def _add(self, form: RestrictionForm) -> "_Line":
        line = _Line(form, *self._read)
        line.remove_asked.connect(lambda: self._remove(line))
        self._lines.append(line)
        self._held.addWidget(line)
        line.show()
        self._name_lines()
        return line

    def _remove(self, line: "_Line") -> None:
        self._drop(line)
        self._none.setVisible(not self._lines)
        self._name_lines()
        announce(self, self.tr("Removed."))
        self.lines_changed.emit()

    def _drop(self, line: "_Line") -> None:
        self._lines.remove(line)
        self._held.removeWidget(line)
        line.setParent(None)
        line.deleteLater()

    def _name_lines(self) -> None:
        for number, line in enumerate(self._lines, start=1):
            line.give_names(number)


class _Line(QWidget):
    remove_asked = Signal()

    def __init__(self, form: RestrictionForm, read_day: ReadDay, read_day_to_come: ReadDay) -> None:
        super().__init__()
        self.site = choice_field("")
        self.site.setPlaceholderText(self.tr("Site"))
        others = () if form.site is None or form.site in OFFERED else (form.site,)
        self._sites = {each.words: each for each in (*OFFERED, *others)}
        self.site.offer([(words, words.capitalize()) for words in self._sites])
        self.site.choose(form.site.words if form.site else None)
        self._reason = text_field("", max_length=LONGEST_TEXT, placeholder=self.tr("Reason, such as node clearance"))
        self._reason.setText(form.reason)
        self._begins_on = date_field("", read_day)
        self._begins_on.line.setPlaceholderText(self.tr("From: always"))
        self._begins_on.set_value(form.begins_on)
        self._ends_on = date_field("", read_day_to_come)
        self._ends_on.line.setPlaceholderText(self.tr("Until: open-ended"))
        self._ends_on.set_value(form.ends_on)
        self._remove = icon_button(self.tr("Remove"), "close")
        self._remove.clicked.connect(self.remove_asked)
        self._problem = plain_label(kind=LabelKind.PROBLEM, wraps=True)
        self._problem.hide()
        self.setFocusProxy(self.site)
        outer = column(self, gap=0)
        fields = row(gap=GAP)
        for field, share in ((self.site, 3), (self._reason, 4), (self._begins_on, 2), (self._ends_on, 2)):
            fields.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(fields)
        outer.addWidget(self._problem)

    def give_names(self, number: int) -> None:
        """Name the fields by the line's number."""
        self.site.setAccessibleName(self.tr("Restricted site {number}").format(number=number))
        self._reason.setAccessibleName(self.tr("Reason for restriction {number}").format(number=number))
        self._begins_on.line.setAccessibleName(self.tr("Restricted from {number}").format(number=number))
        self._ends_on.line.setAccessibleName(self.tr("Restricted until {number}").format(number=number))
        self._remove.setAccessibleName(self.tr("Remove restricted site {number}").format(number=number))

    def bring_into_view(self) -> None:
        """Scroll until the whole line, with what is wrong with it, can be seen."""
        bring_into_view(self)

    def form(self) -> RestrictionForm:
        """Return the line as it stands."""
        return RestrictionForm(
            site=self._sites.get(self.site.value() or ""),
            reason=self._reason.text(),
            begins_on=self._begins_on.value(),
            ends_on=self._ends_on.value(),
            unread=self._begins_on.problem() or self._ends_on.problem(),
        )

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong with the line, empty for nothing."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if sentence:
            announce(self.site, sentence)
