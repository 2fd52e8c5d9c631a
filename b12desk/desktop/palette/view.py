"""The palette's sheet: a field that keeps the keyboard, and the list it moves in."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.palette.delegate import BESIDE_ROLE, PaletteDelegate
from b12desk.desktop.palette.model import Offer
from b12desk.desktop.theme.apply import colours_now, tabular
from b12desk.desktop.theme.scale import TARGET
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.search_field import SearchField

_WIDTH = 720
_SHOWN = 14
_LONGEST = 100
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _SHOWN - 1,
    Qt.Key.Key_PageUp: 1 - _SHOWN,
}


class PaletteSheet(ActSheet):
    """Down and Up move in the list while the cursor stays in the field; Enter does what is chosen, Esc closes."""

    text_changed = Signal(str)
    offer_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Commands"), parent, width=_WIDTH)
        self._offers: tuple[Offer, ...] = ()
        self.field = SearchField(
            self.tr("Command or patient"), self.tr("What do you want to do, or to whom?"), max_length=_LONGEST
        )
        self.field.textChanged.connect(self.text_changed)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Commands and patients"))
        self.list.setFont(tabular(self.list.font()))
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMinimumHeight((TARGET + 2) * _SHOWN)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _: self._take())
        self.list.currentRowChanged.connect(self._tell)
        self._says = plain_label(kind=LabelKind.PROBLEM, wraps=True)
        self._says.hide()
        for widget in (self.field, self.list, self._says):
            self.body.addWidget(widget)
        self.add_button(quiet_button(self.tr("Close"))).clicked.connect(self.reject)

    def has_unsaved(self) -> bool:
        """What is looked for is nothing that could be lost."""
        return False

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show exactly these lines; the first one is chosen."""
        self._offers = tuple(offers)
        self.list.blockSignals(True)
        self.list.clear()
        for offer in offers:
            self.list.addItem(_item(offer))
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._tell(0)

    def say(self, sentence: str) -> None:
        """Say something beneath the list."""
        self._says.setText(sentence)
        self._says.setVisible(bool(sentence))
        announce(self.field, sentence)

    def finish(self) -> None:
        """Close before the act opens a sheet of its own."""
        self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            return True
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._offers:
            return False
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
        return True

    def _take(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._offers):
            self.offer_chosen.emit(self._offers[row])

    def _tell(self, row: int) -> None:
        """Have a screen reader say where the cursor stands; the focus never leaves the field."""
        self._says.hide()
        if 0 <= row < len(self._offers):
            announce(self.field, self._offers[row].sentence)


def _item(offer: Offer) -> QListWidgetItem:
    item = QListWidgetItem(offer.text)
    item.setData(BESIDE_ROLE, offer.beside)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, offer.sentence)
    if offer.why_not:
        item.setForeground(QColor(colours_now().text_soft))
    return item
