"""The buttons for the patient chosen: the main act stands out, the others beside it, and the way to the page."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from b12desk.desktop.widgets.buttons import primary_button, quiet_button
from b12desk.desktop.worklist.offer import CONTACT, WHY, Offer

ACT_ICONS: Mapping[str, str] = MappingProxyType(
    {
        "Record review": "review",
        "Record injection": "injection",
        "Plan regimen": "plan",
        "Defer": "defer",
        CONTACT: "contact",
        WHY: "why",
        "Print plan": "print",
    }
)
_MAIN = ("Record injection", "Plan regimen", "Record review")
_OPEN = "Open patient"


class ActButtons(QObject):
    """Shows the buttons that an offer names, and no other."""

    act_asked = Signal(str)
    open_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.others = {name: self._button(name, parent, is_main=False) for name in ACT_ICONS}
        self.main = {name: self._button(name, parent, is_main=True) for name in _MAIN}
        self.open_patient = quiet_button(_OPEN, icon="open", parent=parent)
        self.open_patient.clicked.connect(self.open_asked)
        self.open_patient.hide()

    def show_offer(self, offer: Offer | None) -> None:
        """Show what can be done; nothing without a patient."""
        for name, button in self.main.items():
            button.setVisible(offer is not None and offer.main == name)
        for name, button in self.others.items():
            button.setVisible(offer is not None and name in offer.others)
        self.open_patient.setVisible(offer is not None)

    def _button(self, name: str, parent: QWidget, *, is_main: bool) -> QPushButton:
        make = primary_button if is_main else quiet_button
        button = make(name, icon=ACT_ICONS[name], parent=parent)
        button.clicked.connect(lambda: self.act_asked.emit(name))
        button.hide()
        return button
