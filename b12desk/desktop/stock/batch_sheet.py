"""The sheet on which a batch is counted, discarded, recalled, or its recall lifted."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12desk.clinical.product import Product
from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.stock.batch_presenter import BatchAct, BatchForm
from b12desk.desktop.stock.presenter import StockRow, chosen_words
from b12desk.desktop.stock.receive_sheet import whole_number
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.services.injection_draft import LONGEST_BATCH
from b12desk.services.stock_acts import LONGEST_REASON

_LONGEST_NUMBER = 5


class BatchSheet(ActSheet):
    """What an act needs to know: the batch, where the page hasn't chosen one; how many; why."""

    save_asked = Signal(object)

    def __init__(
        self,
        act: BatchAct,
        chosen: StockRow | None,
        products: Sequence[Product],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr(act.title), parent)
        self._chosen = chosen
        self._product = choice_field(self.tr("Product"))
        self._product.setPlaceholderText(self.tr("Choose the product"))
        self._product.offer([(product.id, product.name) for product in products])
        self._batch = text_field(self.tr("Batch number"), max_length=LONGEST_BATCH)
        self._count = text_field(self.tr(act.number), max_length=_LONGEST_NUMBER)
        self._reason = text_field(self.tr("Reason"), max_length=LONGEST_REASON)
        self._place(act)
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr(act.saves)).clicked.connect(lambda: self.save_asked.emit(self.form()))

    def form(self) -> BatchForm:
        """Return the sheet as it stands."""
        chosen = self._chosen
        return BatchForm(
            product_id=chosen.product.id if chosen else self._product.value() or "",
            batch=chosen.batch.batch if chosen else self._batch.text(),
            count=whole_number(self._count.text()),
            reason=self._reason.text(),
        )

    def _place(self, act: BatchAct) -> None:
        if self._chosen is not None:
            name = f"{self._chosen.product.name}, batch {self._chosen.batch.batch}"
            self.body.addWidget(plain_label(name, kind=LabelKind.LEAD, wraps=True))
            self.body.addWidget(plain_label(chosen_words(self._chosen), kind=LabelKind.HINT, wraps=True))
        self.body.addWidget(plain_label(self.tr(act.says), wraps=True))
        if self._chosen is None:
            self.body.addWidget(self.field_box("product", self.tr("Product"), self._product))
            self.body.addWidget(self.field_box("batch", self.tr("Batch number"), self._batch))
        if act.number:
            self.body.addWidget(self.field_box("count", self.tr(act.number), self._count))
        self.body.addWidget(self.field_box("reason", self.tr("Reason"), self._reason))
        self.body.addStretch(1)
