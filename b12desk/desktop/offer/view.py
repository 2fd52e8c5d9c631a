"""The sheet of dates to offer."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from b12desk.desktop.act_sheet import ActSheet, banner_text
from b12desk.desktop.clipboard import copy_text
from b12desk.desktop.offer.presenter import line_of
from b12desk.desktop.theme.scale import ROW_HEIGHT
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.services.offer_dates import Offer, OfferedDay
from b12desk.services.show_patient import PatientPage

_WIDTH = 600
_SHOWN = 10


class OfferSheet(ActSheet):
    """Open days of the next window. Emits the day to copy."""

    records = False

    copy_asked = Signal(object)

    def __init__(self, page: PatientPage, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Offer a date"), parent, width=_WIDTH)
        self.show_banner(banner_text(page))
        self._offer = Offer((), "")
        self._says = plain_label(kind=LabelKind.LEAD, wraps=True)
        self._wish = plain_label(kind=LabelKind.VALUE, wraps=True)
        self.days = QListWidget()
        self.days.setAccessibleName(self.tr("Days to offer"))
        self.days.setUniformItemSizes(True)
        self.days.itemActivated.connect(lambda _: self._ask())
        note = self.tr("A day is copied for the diary or a message. Nothing is booked and the plan stays as it is.")
        for part in (self._says, self._wish, self.days, plain_label(note, kind=LabelKind.HINT, wraps=True)):
            self.body.addWidget(part)
        self.add_cancel(self.tr("Close"))
        self._copy = self.add_save(self.tr("Copy date"))
        self._copy.clicked.connect(self._ask)
        self._wish.hide()
        self._copy.setEnabled(False)

    def show_offer(self, offer: Offer) -> None:
        """Show the days, the earliest chosen, or why there is none."""
        self._offer = offer
        self._says.setText(offer.says)
        self._wish.setText(self.tr("The patient {wish}.").format(wish=offer.wish))
        self._wish.setVisible(bool(offer.wish))
        self.days.clear()
        for place, day in enumerate(offer.days):
            self.days.addItem(self._item(line_of(day, place), is_wished=day.is_wished))
        self.days.setVisible(bool(offer.days))
        self.days.setMinimumHeight(scaled(ROW_HEIGHT) * min(_SHOWN, max(1, len(offer.days))) + scaled(8))
        self._copy.setEnabled(bool(offer.days))
        if offer.days:
            self.days.setCurrentRow(0)
            self.days.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self.fit)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard."""
        copy_text(text)

    def _item(self, line: str, *, is_wished: bool) -> QListWidgetItem:
        item = QListWidgetItem(line)
        font = self.days.font()
        font.setBold(is_wished)
        item.setFont(font)
        return item

    def _ask(self) -> None:
        row = self.days.currentRow()
        if 0 <= row < len(self._offer.days):
            day: OfferedDay = self._offer.days[row]
            self.copy_asked.emit(day)
