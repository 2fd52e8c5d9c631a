"""The field that says as of which day the list is, and asks for another."""

from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from b12desk.clinical.quantities import staff_date
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.fields import mark_problem, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import framed, row

_LONGEST = 40


class AsOfField(QWidget):
    """Emits what was typed when Enter is pressed or the field is left; an empty text asks for today."""

    day_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        label = plain_label(self.tr("As of"), kind=LabelKind.LABEL)
        label.setAccessibleName(self.tr("As of:"))
        self.line = text_field(self.tr("As of"), max_length=_LONGEST, placeholder=self.tr("today"))
        self._fit()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = row(self, gap=6)
        layout.addWidget(label)
        layout.addWidget(self.line)
        self._problem = plain_label(kind=LabelKind.PROBLEM)
        self._problem.hide()
        layout.addWidget(self._problem)
        self.line.editingFinished.connect(self._left)

    def show_day(self, day: date) -> None:
        """Show the day of the list that is shown now."""
        self._shown = staff_date(day)
        self.line.setText(self._shown)
        self._mark("")

    def show_problem(self, sentence: str) -> None:
        """Say why what was typed is no day; it stays to be corrected."""
        self._mark(sentence)
        announce(self.line, sentence)

    def ask(self) -> None:
        """Put the cursor into the field, ready for another day."""
        self.line.setFocus()
        self.line.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "line"):
            self._fit()

    def _fit(self) -> None:
        """A day has room at the size shown now."""
        self.line.setFixedWidth(self.fontMetrics().horizontalAdvance("00-MMM-0000") + scaled(28))

    def _left(self) -> None:
        if self.line.text().strip() != self._shown:
            self.day_typed.emit(self.line.text().strip())

    def _mark(self, sentence: str) -> None:
        mark_problem(self.line, bool(sentence))
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)


class OtherDayStrip(QWidget):
    """Stands over the list while it is another day's, so that nobody takes it for today's."""

    today_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = row(self, gap=0)
        strip = framed("question", self)
        outer.addWidget(strip)
        line = row(strip, margin=6, gap=10)
        line.setContentsMargins(12, 5, 6, 5)
        self._words = plain_label(wraps=True)
        back = quiet_button(self.tr("Back to today"))
        back.clicked.connect(self.today_asked)
        line.addWidget(self._words, 1)
        line.addWidget(back)
        self.hide()

    def show_day(self, day: date | None, today: date) -> None:
        """Say which day's list this is; None is today's and hides the strip."""
        self.setVisible(day is not None)
        if day is None:
            return
        says = self.tr("This is the list of {day}, not of today, {today}. Whatever you record is recorded as of today.")
        words = says.format(day=staff_date(day), today=staff_date(today))
        if words != self._words.text():
            announce(self, words, is_urgent=True)
        self._words.setText(words)
        self.setAccessibleName(words)
