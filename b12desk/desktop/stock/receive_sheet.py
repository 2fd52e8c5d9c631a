"""The sheet on which a delivery is received."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12desk.clinical.product import Product
from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.theme.scale import GAP_WIDE
from b12desk.desktop.widgets.date_field import DateField
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import row
from b12desk.services.injection_draft import LONGEST_BATCH
from b12desk.services.stock_acts import LONGEST_REASON, ReceiptDraft

_LONGEST_NUMBER = 5


class ReceiveSheet(ActSheet):
    """Product, batch, expiry, how many, from whom. Emits the delivery as typed."""

    save_asked = Signal(object)

    def __init__(
        self, products: Sequence[Product], read_expiry: Callable[[str], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Receive a batch"), parent)
        self._product = choice_field(self.tr("Product"))
        self._product.setPlaceholderText(self.tr("Choose the product"))
        self._product.offer([(product.id, product.name) for product in products])
        self._batch = text_field(self.tr("Batch number"), max_length=LONGEST_BATCH)
        self._expiry = DateField(self.tr("Expiry date"), read_expiry)
        self._count = text_field(self.tr("Number received"), max_length=_LONGEST_NUMBER)
        self._note = text_field(self.tr("Supplier or note"), max_length=LONGEST_REASON)
        self._place()
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Receive")).clicked.connect(lambda: self.save_asked.emit(self.draft()))

    def draft(self) -> ReceiptDraft:
        """Return the delivery as it stands."""
        return ReceiptDraft(
            product_id=self._product.value() or "",
            batch=self._batch.text(),
            expires_on=self._expiry.value(),
            count=whole_number(self._count.text()),
            note=self._note.text(),
        )

    def _place(self) -> None:
        tr = self.tr
        hint = tr("From the first batch of a product on, its stock is kept: each dose recorded from a batch draws it.")
        self.body.addWidget(plain_label(hint, kind=LabelKind.HINT, wraps=True))
        self.body.addWidget(self.field_box("product", tr("Product"), self._product))
        first, second = row(gap=GAP_WIDE), row(gap=GAP_WIDE)
        first.addWidget(self.field_box("batch", tr("Batch number"), self._batch), 1)
        first.addWidget(self.field_box("expires_on", tr("Expiry date"), self._expiry), 1)
        second.addWidget(self.field_box("count", tr("Number received"), self._count, hint=tr("Ampoules or vials")), 1)
        second.addWidget(self.field_box("note", tr("Supplier or note"), self._note), 1)
        self.body.addLayout(first)
        self.body.addLayout(second)
        self.body.addStretch(1)


def whole_number(text: str) -> int | None:
    """Return the whole number typed, None for none."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() else None
