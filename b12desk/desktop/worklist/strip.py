"""The strip below the worklist while the panel is folded away: about whom the buttons are, and the buttons."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from b12desk.desktop.theme.scale import GAP, GAP_SMALL
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.labels import LabelKind
from b12desk.desktop.widgets.layouts import column
from b12desk.desktop.widgets.tab_order import stand_at, stops_in
from b12desk.desktop.widgets.wrapping_row import FlowingText, WrappingRow
from b12desk.desktop.worklist.act_buttons import ActButtons
from b12desk.desktop.worklist.offer import WHY
from b12desk.desktop.worklist.presenter import Chosen

_HEIGHT = 50
_WORDS = 200
_GIVE_WAY = (WHY, "Print plan")


class ChosenStrip(QFrame):
    """Shows the patient chosen and offers what comes next for them; the main act stands rightmost.

    In a narrow window the buttons go on below the words.
    """

    act_asked = Signal(str)
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setMinimumHeight(scaled(_HEIGHT))
        self._name = FlowingText(LabelKind.LEAD, most=_WORDS)
        self._words = FlowingText(LabelKind.HINT, most=_WORDS)
        self._offered: tuple[str, ...] = ()
        self._buttons: ActButtons | None = None
        self._line = WrappingRow(self, gap=GAP, margins=(GAP + GAP_SMALL, GAP_SMALL + 2, GAP, GAP_SMALL + 2))
        self._line.addWidget(self._beside())

    def show_chosen(self, chosen: Chosen | None, sentence: str) -> None:
        """Show a patient with what can be done, or only a sentence."""
        self._name.setText(chosen.row.name if chosen else "")
        self._name.setVisible(chosen is not None)
        self._words.setText(chosen.line if chosen else sentence)
        if self._buttons is None and chosen is not None:
            self._make_buttons()
        if self._buttons is not None:
            self._buttons.show_offer(chosen.offer if chosen else None)
        self._offered = chosen.offer.others if chosen else ()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out, where there is no room for all, what the menu and the patient's page offer too."""
        if self._buttons is None:
            return
        others = self._buttons.others
        main = [button for button in self._buttons.main.values() if not button.isHidden()]
        kept = list(self._offered)
        for name in _GIVE_WAY:
            shown = [self._buttons.open_patient, *main, *(others[each] for each in kept)]
            needed = sum(button.sizeHint().width() + GAP for button in shown) + scaled(_WORDS) + 3 * GAP
            if name in kept and needed > self.width():
                kept.remove(name)
        for name in self._offered:
            if others[name].isHidden() is (name in kept):
                others[name].setVisible(name in kept)
                self._line.activate()

    def _beside(self) -> QWidget:
        """Who is chosen, and the line about them; it takes what the buttons leave."""
        words = QWidget(self)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        lines = column(words, gap=1)
        for label in (self._name, self._words):
            lines.addWidget(label)
        return words

    def _make_buttons(self) -> None:
        """Make them for the first patient who is chosen, after the window has painted itself."""
        self._buttons = ActButtons(self)
        self._buttons.act_asked.connect(self.act_asked)
        self._buttons.open_asked.connect(self.open_asked)
        self._line.addWidget(self._all_of(self._buttons))
        stand_at(self, stops_in(self))

    def _all_of(self, buttons: ActButtons) -> QWidget:
        holder = QWidget(self)
        holder.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        line = WrappingRow(holder, gap=GAP)
        for button in (buttons.open_patient, *buttons.others.values(), *buttons.main.values()):
            line.addWidget(button)
        return holder
