"""The strip below the worklist: about whom the buttons are, and the buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from b12desk.desktop.theme.scale import GAP, GAP_SMALL
from b12desk.desktop.widgets.buttons import primary_button, quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row
from b12desk.desktop.worklist.presenter import Offer

ACT_ICONS = {
    "Record review": "review",
    "Record injection": "injection",
    "Plan regimen": "plan",
    "Defer": "defer",
    "Print plan": "print",
}
_MAIN = ("Record injection", "Plan regimen", "Record review")
_HEIGHT = 50


class ChosenStrip(QFrame):
    """Shows the patient chosen and offers what comes next for them; the main act stands rightmost."""

    act_asked = Signal(str)
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setMinimumHeight(_HEIGHT)
        self._name = plain_label(kind=LabelKind.LEAD)
        self._words = plain_label(kind=LabelKind.HINT, wraps=True)
        self._open = quiet_button(self.tr("Open patient"), icon="open", parent=self)
        self._open.clicked.connect(self.open_asked)
        self._others = {name: self._button(name, is_main=False) for name in ACT_ICONS}
        self._main = {name: self._button(name, is_main=True) for name in _MAIN}
        layout = row(self, gap=GAP)
        layout.setContentsMargins(GAP + GAP_SMALL, GAP_SMALL + 2, GAP, GAP_SMALL + 2)
        words = column(gap=1)
        words.addWidget(self._name)
        words.addWidget(self._words)
        layout.addLayout(words, 1)
        for button in self._all():
            layout.addWidget(button)

    def show_chosen(self, heading: str, sentence: str, offer: Offer | None) -> None:
        """Show a patient with what can be done, or only a sentence."""
        self._name.setText(heading)
        self._name.setVisible(bool(heading))
        self._words.setText(sentence)
        for name, button in self._main.items():
            button.setVisible(offer is not None and offer.main == name)
        for name, button in self._others.items():
            button.setVisible(offer is not None and name in offer.others)
        self._open.setVisible(offer is not None)

    def _all(self) -> tuple[QPushButton, ...]:
        return (self._open, *self._others.values(), *self._main.values())

    def _button(self, name: str, *, is_main: bool) -> QPushButton:
        make = primary_button if is_main else quiet_button
        button = make(name, icon=ACT_ICONS[name], parent=self)
        button.clicked.connect(lambda: self.act_asked.emit(name))
        button.hide()
        return button
