"""What a prescriber may choose within a protocol: interval, phase to start in, numbers, an individual order."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from b12desk.clinical.product import Product
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.quantities import Interval
from b12desk.desktop.act_sheet import FieldBox, even_columns
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.date_field import DateField, date_field
from b12desk.desktop.widgets.fields import ChoiceField, choice_field, text_field
from b12desk.desktop.widgets.finding_list import FindingList
from b12desk.desktop.widgets.layouts import clear
from b12desk.services.current_products import products_for
from b12desk.services.what_if import IntervalOption, interval_options

_INDIVIDUAL_INTERVALS = ("P1D", "P2D", "P3D", "P1W", "P2W", "P3W", "P4W")
_COLUMNS = 2


class ProtocolChoices(QWidget):
    """Exactly what the chosen protocol leaves open; empty before one is chosen."""

    changed = Signal()

    def __init__(self, read_day: Callable[[str], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_day = read_day
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_WIDE)
        self._grid.setVerticalSpacing(GAP)
        even_columns(self._grid, _COLUMNS)
        self._interval: ChoiceField | None = None
        self._interval_box: FieldBox | None = None
        self._phase: ChoiceField | None = None
        self._product: ChoiceField | None = None
        self._numbers: dict[str, tuple[ChoiceField, str]] = {}
        self._dose: QLineEdit | None = None
        self._reason: QLineEdit | None = None
        self._review: DateField | None = None
        self.hide()

    @property
    def interval(self) -> str:
        """The interval chosen as ISO text, empty for the protocol's own."""
        return (self._interval.value() or "") if self._interval is not None else ""

    @property
    def start_phase(self) -> str:
        """The phase that a patient who is taken over is in, empty for the beginning."""
        return (self._phase.value() or "") if self._phase is not None else ""

    @property
    def product_id(self) -> str:
        """The product chosen, empty for the protocol's own."""
        return (self._product.value() or "") if self._product is not None else ""

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """The numbers that differ from the protocol's defaults, and an individual order's dose and interval."""
        chosen = [(name, field.value() or usual) for name, (field, usual) in self._numbers.items()]
        kept = [(name, value) for name, value in chosen if value != self._numbers[name][1]]
        if self._dose is not None:
            kept.append(("dose_micrograms", self._dose.text().strip()))
        if self._reason is not None and self._review is not None:
            kept.append(("reason", self._reason.text().strip()))
            review_on = self._review.value()
            kept.append(("review_on", review_on.isoformat() if review_on else ""))
        return tuple(kept)

    @property
    def interval_findings(self) -> FindingList | None:
        """What the checks say about the interval, None while there is none to choose."""
        return self._interval_box.findings if self._interval_box is not None else None

    def unread(self) -> Mapping[str, str]:
        """Return what was typed and not understood, by field name."""
        problem = self._review.problem() if self._review is not None else ""
        return {"review_on": problem} if problem else {}

    def show_protocol(self, protocol: Protocol | None, products: Sequence[Product] = ()) -> None:
        """Offer what this protocol leaves open, nothing without one; `products` are those of the clinic."""
        clear(self._grid)
        self._interval, self._phase, self._dose, self._interval_box = None, None, None, None
        self._reason, self._review, self._product = None, None, None
        self._numbers = {}
        fields = self._fields(protocol) if protocol is not None else []
        fields += self._product_field(protocol, products) if protocol is not None else []
        options = interval_options(protocol) if protocol is not None else ()
        if len(options) > 1:
            self._interval_box = self._interval_field(options)
            self._grid.addWidget(self._interval_box, 0, 0, 1, _COLUMNS)
        for number, box in enumerate(fields):
            self._grid.addWidget(box, 1 + number // _COLUMNS, number % _COLUMNS)
        self.setVisible(bool(fields))

    def _fields(self, protocol: Protocol) -> list[FieldBox]:
        fields: list[FieldBox] = []
        if protocol.needs_individual_order:
            fields += self._individual_fields()
        if protocol.phases:
            fields.append(self._phase_field(protocol))
        for choice in protocol.choices:
            label = choice.name.replace("_", " ").capitalize()
            field = choice_field(label)
            field.offer([(str(n), str(n)) for n in range(choice.lowest, choice.highest + 1)])
            self._numbers[choice.name] = (field, str(choice.default))
            fields.append(self._box(label, field, str(choice.default)))
        return fields

    def _interval_field(self, options: Sequence[IntervalOption]) -> FieldBox:
        self._interval = choice_field(self.tr("Maintenance interval"))
        self._interval.offer(("" if option.is_own else str(option.interval), option.words) for option in options)
        return self._box(self.tr("Maintenance interval"), self._interval, "")

    def _product_field(self, protocol: Protocol, products: Sequence[Product]) -> list[FieldBox]:
        """Offer the products of the protocol's substances where there is a choice at all."""
        fitting = products_for(protocol, products)
        if len(fitting) < (2 if protocol.product_id else 1):
            return []
        self._product = choice_field(self.tr("Product"))
        self._product.setPlaceholderText(self.tr("Choose the product"))
        self._product.offer((product.id, product.name) for product in fitting)
        return [self._box(self.tr("Product"), self._product, protocol.product_id)]

    def _phase_field(self, protocol: Protocol) -> FieldBox:
        self._phase = choice_field(self.tr("Begins with"))
        first = self.tr("From the beginning: {phase}").format(phase=protocol.phase_names[0].replace("-", " "))
        transfer = self.tr("Taken over, now in: {phase}")
        names = [(name, transfer.format(phase=name.replace("-", " "))) for name in protocol.phase_names]
        self._phase.offer([("", first), *names])
        return self._box(self.tr("Begins with"), self._phase, "")

    def _individual_fields(self) -> list[FieldBox]:
        self._dose = text_field(self.tr("Ordered dose"), max_length=6)
        self._dose.textChanged.connect(lambda _: self.changed.emit())
        every = choice_field(self.tr("Ordered interval"))
        every.offer([(iso, Interval.parse(iso).words.capitalize()) for iso in _INDIVIDUAL_INTERVALS])
        self._numbers["interval"] = (every, "")
        self._reason = text_field(self.tr("Reason for this order"), max_length=300)
        self._reason.textChanged.connect(lambda _: self.changed.emit())
        self._review = date_field(self.tr("Review on"), self._read_day)
        self._review.value_changed.connect(lambda *_: self.changed.emit())
        return [
            FieldBox(self.tr("Ordered dose, in micrograms"), self._dose),
            self._box(self.tr("Ordered interval"), every, None),
            FieldBox(self.tr("Reason for this order"), self._reason),
            FieldBox(self.tr("Review on"), self._review),
        ]

    def _box(self, label: str, field: ChoiceField, value: str | None) -> FieldBox:
        field.choose(value)
        field.currentIndexChanged.connect(lambda _: self.changed.emit())
        return FieldBox(label, field)
