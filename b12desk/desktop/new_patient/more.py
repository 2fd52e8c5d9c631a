"""What a new patient's record holds besides the usual: the clinic's own number and wishes, folded away."""

from dataclasses import replace
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from b12desk.desktop.details.wishes import WishFields
from b12desk.desktop.new_patient.form import Boxed
from b12desk.desktop.new_patient.presenter import PatientForm
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.widgets.buttons import link_button
from b12desk.desktop.widgets.layouts import column

_NAME = "new_patient/more"
_OPEN = "open"


@runtime_checkable
class Remembering(Protocol):
    """A window that remembers choices between two starts."""

    remembered: Remembered


class MoreFields(QWidget):
    """A button that opens and closes the section; `toggled` says whether it is open now."""

    toggled = Signal(bool)

    def __init__(self, boxed: Boxed, *, is_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wishes = WishFields(boxed, with_local_number=True)
        self._button = link_button(self.tr("More"))
        self._is_open = is_open
        self._button.clicked.connect(lambda: self._turn(not self._is_open))
        layout = column(self)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._wishes)
        self._show()

    def added_to(self, form: PatientForm) -> PatientForm:
        """Return the form with what this section holds, open or closed: nothing typed is lost by closing it."""
        return replace(
            form,
            local_number=self._wishes.local_number(),
            format_need=self._wishes.format_need(),
            preferred_side=self._wishes.preferred_side(),
            preferred_days=self._wishes.preferred_days(),
        )

    def _turn(self, is_open: bool) -> None:
        self._is_open = is_open
        self._show()
        self.toggled.emit(is_open)

    def _show(self) -> None:
        says = self.tr("Less") if self._is_open else self.tr("More: wishes and local number")
        self._button.setText(says)
        self._button.setAccessibleName(says)
        self._button.setAccessibleDescription(self.tr("open") if self._is_open else self.tr("closed"))
        self._wishes.setVisible(self._is_open)


def is_open_in(window: QWidget) -> bool:
    """Return whether the section was left open in this window."""
    return isinstance(window, Remembering) and window.remembered.text(_NAME) == _OPEN


def keep_open_in(window: QWidget, is_open: bool) -> None:
    """Have the window remember whether the section is open."""
    if isinstance(window, Remembering):
        window.remembered.keep_text(_NAME, _OPEN if is_open else "")
