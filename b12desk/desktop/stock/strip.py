"""The strip below the stock: about which batch the buttons are, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from b12desk.desktop.stock.names import COUNT, DISCARD, LIFT, RECALL, WHO
from b12desk.desktop.stock.presenter import NONE_CHOSEN, StockRow
from b12desk.desktop.theme.scale import GAP, GAP_SMALL
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.buttons import danger_button, quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row

_HEIGHT = 58


class StockStrip(QFrame):
    """Emits the act asked for, by the name on its button."""

    act_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setMinimumHeight(scaled(_HEIGHT))
        self._name = plain_label(kind=LabelKind.LEAD, wraps=True)
        self._words = plain_label(NONE_CHOSEN, kind=LabelKind.HINT, wraps=True)
        self._buttons = {
            **{name: quiet_button(name, parent=self) for name in (WHO, COUNT, DISCARD, LIFT)},
            RECALL: danger_button(RECALL, parent=self),
        }
        layout = column(self, gap=GAP_SMALL)
        layout.setContentsMargins(GAP + GAP_SMALL, GAP_SMALL + 2, GAP, GAP_SMALL + 2)
        layout.addWidget(self._name)
        layout.addWidget(self._words)
        acts = row(gap=GAP)
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.act_asked.emit(name))
            acts.addWidget(button)
        acts.addStretch(1)
        layout.addLayout(acts)
        self.show_chosen(None, NONE_CHOSEN)

    def show_chosen(self, chosen: StockRow | None, sentence: str) -> None:
        """Show a batch with what can be done, or only a sentence."""
        self._name.setText(f"{chosen.product.name}, batch {chosen.batch.batch}" if chosen else "")
        self._name.setVisible(chosen is not None)
        self._words.setText(sentence)
        offered = _offered(chosen)
        for name, button in self._buttons.items():
            button.setVisible(name in offered)


def _offered(chosen: StockRow | None) -> frozenset[str]:
    if chosen is None:
        return frozenset()
    of_recall = LIFT if chosen.batch.recalled_on is not None else RECALL
    counted = {COUNT, DISCARD} if chosen.batch.is_received else set()
    return frozenset({WHO, of_recall} | counted)
