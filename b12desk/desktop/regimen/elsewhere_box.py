"""The last dose given elsewhere, of a patient who is taken over: when, what, how much, where."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QWidget

from b12desk.clinical.product import Product
from b12desk.clinical.protocol import Protocol
from b12desk.desktop.act_sheet import FieldBox
from b12desk.desktop.theme.scale import GAP_WIDE
from b12desk.desktop.widgets.date_field import date_field
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.services.transfer_in import DoseElsewhere

_LONGEST_PLACE = 80
_LONGEST_DOSE = 5


class ElsewhereBox(QWidget):
    """Nothing is recorded while the date stays empty."""

    changed = Signal()

    def __init__(self, read_day: Callable[[str], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = str(uuid4())
        self._on = date_field(self.tr("Last dose elsewhere"), read_day)
        self._product = choice_field(self.tr("Product given elsewhere"))
        self._dose = text_field(self.tr("Dose given elsewhere"), max_length=_LONGEST_DOSE)
        self._dose.setValidator(QIntValidator(0, 10**_LONGEST_DOSE - 1, self))
        self._where = text_field(self.tr("Given where"), max_length=_LONGEST_PLACE)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_WIDE)
        self._boxes = {
            "elsewhere": FieldBox(self.tr("Last dose elsewhere"), self._on),
            "elsewhere_product": FieldBox(self.tr("Product given elsewhere"), self._product),
            "elsewhere_dose": FieldBox(self.tr("Dose, in micrograms"), self._dose),
            "where": FieldBox(self.tr("Given where"), self._where),
        }
        for place, (box, stretch) in enumerate(zip(self._boxes.values(), (5, 6, 4, 5), strict=True)):
            grid.addWidget(box, 0, place)
            grid.setColumnStretch(place, stretch)
        self._on.value_changed.connect(self.changed)
        self._product.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._dose.textChanged.connect(lambda _: self.changed.emit())
        self.hide()

    @property
    def boxes(self) -> Mapping[str, FieldBox]:
        """The fields by the name that problems use."""
        return self._boxes

    def offer(self, products: Sequence[Product]) -> None:
        """Offer what may have been given."""
        self._product.offer([(product.id, product.name) for product in products])

    def dose(self) -> DoseElsewhere | None:
        """Return the dose as typed, None while there is no date."""
        given_on = self._on.value()
        if given_on is None or self.isHidden():
            return None
        text = self._dose.text().strip()
        micrograms = int(text) if text.isdecimal() else None
        return DoseElsewhere(given_on, self._product.value() or "", micrograms, self._where.text(), self._id)

    def unread(self) -> Mapping[str, str]:
        """Return what keeps the dose from being taken over, by field name."""
        if self.isHidden():
            return {}
        if self._on.problem():
            return {"elsewhere": self._on.problem()}
        dose = self.dose()
        if dose is None:
            return {}
        wanted = {
            "elsewhere_product": (bool(dose.product_id), self.tr("Choose what was given.")),
            "elsewhere_dose": (bool(dose.dose_micrograms), self.tr("Give the dose.")),
        }
        return {name: sentence for name, (is_there, sentence) in wanted.items() if not is_there}

    def suggest(self, protocol: Protocol) -> None:
        """Fill in what the protocol gives in maintenance, unless something was typed already."""
        if self._on.value() is not None or not protocol.phases:
            return
        if protocol.product_id is not None:
            self._product.choose(protocol.product_id)
        self._dose.setText(str(protocol.phases[-1].dose_micrograms))
