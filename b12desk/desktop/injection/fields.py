"""The fields of an injection beside the body map; recording and correcting share them."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from b12desk.clinical.product import Product
from b12desk.desktop.act_sheet import ActSheet, even_columns
from b12desk.desktop.injection.confirmations import Confirmations
from b12desk.desktop.injection.form import InjectionForm
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.date_field import date_field
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.services.injection_draft import LONGEST_BATCH

_LONGEST_NAME = 80
_LONGEST_NOTE = 500
_LONGEST_DOSE = 12
_COLUMNS = 6


class InjectionFields(QWidget):
    """Date, product, dose, batch, expiry and the checks; says `changed` whenever one of them does."""

    changed = Signal()
    elsewhere_toggled = Signal()

    def __init__(
        self,
        sheet: ActSheet,
        products: Sequence[Product],
        *,
        read_day: Callable[[str], date],
        read_expiry: Callable[[str], date],
    ) -> None:
        super().__init__(sheet)
        self.given_on = date_field(self.tr("Date given"), read_day)
        self.product = choice_field(self.tr("Product"))
        self.offer_products(products)
        self.dose = text_field(self.tr("Dose"), max_length=_LONGEST_DOSE)
        self.batch = text_field(self.tr("Batch number"), max_length=LONGEST_BATCH)
        self.expires_on = date_field(self.tr("Expiry date"), read_expiry)
        self.given_by = text_field(self.tr("Given by"), max_length=_LONGEST_NAME)
        self.identity = _check(self.tr("Identity checked"))
        self.consent = _check(self.tr("Consent given"))
        self.batch_checked = _check(self.tr("Batch checked"))
        self.batch_checked.hide()
        self.confirmations = Confirmations((self.batch_checked, self.identity, self.consent), self)
        self.elsewhere = _check(self.tr("Given elsewhere"))
        self.elsewhere.setAccessibleDescription(self.tr("History of another clinic: site and batch may stay empty."))
        self.note = text_field(self.tr("Note"), max_length=_LONGEST_NOTE)
        self._place(sheet)
        self._listen()

    def offer_products(self, products: Sequence[Product]) -> None:
        """Offer these products; the one chosen stays chosen."""
        self.product.offer([(product.id, product.name) for product in products])

    def form(self) -> InjectionForm:
        """Return what the fields hold now; site and reasons are kept elsewhere."""
        return InjectionForm(
            given_on=self.given_on.value(),
            product_id=self.product.value() or "",
            dose=self.dose.text(),
            batch=self.batch.text(),
            expires_on=self.expires_on.value(),
            site=None,
            identity_checked=self.identity.isChecked(),
            consent_given=self.consent.isChecked(),
            given_by=self.given_by.text(),
            note=self.note.text(),
            given_elsewhere=self.elsewhere.isChecked(),
            batch_checked=self.batch_checked.isChecked(),
        )

    def show_form(self, form: InjectionForm) -> None:
        """Fill the fields in without saying that they changed."""
        blocked = self.blockSignals(True)
        if self.given_on.value() != form.given_on:
            self.given_on.set_value(form.given_on)
        self.product.choose(form.product_id)
        self.dose.setText(form.dose)
        self.batch.setText(form.batch)
        if self.expires_on.value() != form.expires_on:
            self.expires_on.set_value(form.expires_on)
        self.identity.setChecked(form.identity_checked)
        self.consent.setChecked(form.consent_given)
        self.elsewhere.setChecked(form.given_elsewhere)
        self.batch_checked.setChecked(form.batch_checked)
        self.given_by.setText(form.given_by)
        self.note.setText(form.note)
        self.blockSignals(blocked)

    def go_to_first_gap(self) -> None:
        """Put the cursor where something is still missing: a field, else the first confirmation that is open."""
        gaps: tuple[QLineEdit, ...] = (self.dose, self.batch, self.expires_on.line)
        tick = self.confirmations.first_open() or self.consent
        (next((gap for gap in gaps if not gap.text()), None) or tick).setFocus()

    def show_remembered(self, words: str) -> None:
        """Ask to compare a remembered batch with the ampoule; empty asks nothing."""
        self.batch_checked.setText(words)
        self.batch_checked.setAccessibleDescription(words)
        self.batch_checked.setVisible(bool(words))
        if not words:
            self.batch_checked.setChecked(False)

    def _place(self, sheet: ActSheet) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_WIDE)
        grid.setVerticalSpacing(GAP)
        rows: tuple[tuple[tuple[str, str, QWidget, int], ...], ...] = (
            (("date", self.tr("Date given"), self.given_on, 3), ("given_by", self.tr("Given by"), self.given_by, 3)),
            (("product", self.tr("Product"), self.product, 6),),
            (
                ("dose", self.tr("Dose, in micrograms"), self.dose, 2),
                ("batch", self.tr("Batch number"), self.batch, 2),
                ("expiry", self.tr("Expiry date"), self.expires_on, 2),
            ),
            (("batch_checked", "", self.batch_checked, 6),),
            (
                ("identity", "", self.identity, 2),
                ("consent", "", self.consent, 2),
                ("elsewhere", "", self.elsewhere, 2),
            ),
            (("note", self.tr("Note"), self.note, 6),),
        )
        for line, fields in enumerate(rows):
            place = 0
            for name, label, field, span in fields:
                grid.addWidget(sheet.field_box(name, label, field), line, place, 1, span)
                place += span
        even_columns(grid, _COLUMNS)
        grid.setRowStretch(len(rows), 1)

    def _listen(self) -> None:
        for dated in (self.given_on, self.expires_on):
            dated.value_changed.connect(self.changed)
        for typed in (self.dose, self.batch):
            typed.textChanged.connect(lambda _: self.changed.emit())
        self.batch.textEdited.connect(lambda _: self.batch_checked.setChecked(True))
        self.product.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.elsewhere.clicked.connect(lambda _: self.elsewhere_toggled.emit())


def _check(text: str) -> QCheckBox:
    box = QCheckBox(text.replace("&", "&&"))
    box.setAccessibleName(text)
    return box
