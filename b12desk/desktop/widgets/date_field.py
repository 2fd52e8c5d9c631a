"""A date typed in any usual form, with what was understood repeated beneath."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.quantities import staff_date
from b12desk.desktop.theme.scale import GAP_SMALL
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.fields import mark_problem, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label, set_kind
from b12desk.desktop.widgets.layouts import column

_LONGEST = 40


class DateField(QWidget):
    """Takes `02/03/1956`, `2 Mar 1956` or `1956-03-02`: whatever `read` understands.

    `read` raises a B12DeskError or ValueError that says what is wrong. The problem is shown when the field is left,
    what was understood as soon as it is.
    """

    value_changed = Signal()

    def __init__(self, accessible_name: str, read: Callable[[str], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._value: date | None = None
        self._problem = ""
        self.line: QLineEdit = text_field(accessible_name, max_length=_LONGEST, placeholder="dd/mm/yyyy")
        self._echo = plain_label(" ", kind=LabelKind.HINT)
        layout = column(self, gap=GAP_SMALL)
        layout.addWidget(self.line)
        layout.addWidget(self._echo)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._typed)
        self.line.editingFinished.connect(self._left)

    def value(self) -> date | None:
        """Return the date understood, None when the field is empty or not understood."""
        return self._value

    def set_value(self, day: date | None) -> None:
        """Show a date as staff screens do, or empty the field."""
        self.line.setText("" if day is None else staff_date(day))

    def problem(self) -> str:
        """Return why what was typed is not a date; empty when it is one or nothing was typed."""
        return self._problem

    def show_problem(self, sentence: str) -> None:
        """Show a sentence about the date beneath it, such as a check's."""
        self._show(sentence, is_problem=True)

    def _typed(self, text: str) -> None:
        before = self._value
        self._value, self._problem = self._understand(text.strip())
        self._show("" if self._value is None else f"understood: {staff_date(self._value)}", is_problem=False)
        if self._value != before or not text.strip():
            self.value_changed.emit()

    def _understand(self, text: str) -> tuple[date | None, str]:
        if not text:
            return None, ""
        try:
            return self._read(text), ""
        except B12DeskError as error:
            return None, " ".join(error.problems)
        except ValueError as error:
            return None, str(error)

    def _left(self) -> None:
        if self._problem:
            self._show(self._problem, is_problem=True)
            announce(self.line, self._problem)

    def _show(self, sentence: str, *, is_problem: bool) -> None:
        self._echo.setWordWrap(is_problem)  # what was understood keeps its one line however tight it gets
        self._echo.setText(sentence or " ")
        set_kind(self._echo, LabelKind.PROBLEM if is_problem else LabelKind.HINT)
        mark_problem(self.line, is_problem)
        self.line.setAccessibleDescription(sentence)


def date_field(accessible_name: str, read: Callable[[str], date], parent: QWidget | None = None) -> DateField:
    """Return an empty date field."""
    return DateField(accessible_name, read, parent)
