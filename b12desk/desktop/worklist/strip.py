"""The strip below the worklist while the panel is folded away: about whom the buttons are, and the buttons."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from b12desk.desktop.theme.scale import GAP, GAP_SMALL
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row
from b12desk.desktop.worklist.act_buttons import ActButtons
from b12desk.desktop.worklist.offer import WHY
from b12desk.desktop.worklist.presenter import Chosen

_HEIGHT = 50
_WORDS = 200
_GIVE_WAY = (WHY, "Print plan")


class ChosenStrip(QFrame):
    """Shows the patient chosen and offers what comes next for them; the main act stands rightmost."""

    act_asked = Signal(str)
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setMinimumHeight(scaled(_HEIGHT))
        self._name = plain_label(kind=LabelKind.LEAD)
        self._words = plain_label(kind=LabelKind.HINT, wraps=True)
        self._offered: tuple[str, ...] = ()
        self._buttons = ActButtons(self)
        self._buttons.act_asked.connect(self.act_asked)
        self._buttons.open_asked.connect(self.open_asked)
        layout = self._line = row(self, gap=GAP)
        layout.setContentsMargins(GAP + GAP_SMALL, GAP_SMALL + 2, GAP, GAP_SMALL + 2)
        words = column(gap=1)
        words.addWidget(self._name)
        words.addWidget(self._words)
        layout.addLayout(words, 1)
        for button in (self._buttons.open_patient, *self._buttons.others.values(), *self._buttons.main.values()):
            layout.addWidget(button)

    def show_chosen(self, chosen: Chosen | None, sentence: str) -> None:
        """Show a patient with what can be done, or only a sentence."""
        self._name.setText(chosen.row.name if chosen else "")
        self._name.setVisible(chosen is not None)
        self._words.setText(chosen.line if chosen else sentence)
        self._buttons.show_offer(chosen.offer if chosen else None)
        self._offered = chosen.offer.others if chosen else ()
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for no room for the buttons that give way."""
        return QSize(_WORDS, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out, where there is no room for all, what the menu and the patient's page offer too."""
        others = self._buttons.others
        main = [button for button in self._buttons.main.values() if not button.isHidden()]
        kept = list(self._offered)
        for name in _GIVE_WAY:
            shown = [self._buttons.open_patient, *main, *(others[each] for each in kept)]
            if name in kept and sum(button.sizeHint().width() + GAP for button in shown) + _WORDS > self.width():
                kept.remove(name)
        for name in self._offered:
            if others[name].isHidden() is (name in kept):
                others[name].setVisible(name in kept)
                self._line.activate()
