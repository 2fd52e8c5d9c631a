"""The sheet of products."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.products.presenter import SUBSTANCES
from b12desk.desktop.theme.scale import GAP, GAP_WIDE, ROW_HEIGHT
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import danger_button, quiet_button
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, framed, row
from b12desk.services.clinic_products import LONGEST_NAME, LONGEST_NOTE, ProductDraft

_WIDTH = 860
_SHOWN_PRODUCTS = 4
_LONGEST_NUMBER = 12
_LONGEST_ID = 40


class ProductsSheet(ActSheet):
    """The clinic's own products, fields to add one, and a button to withdraw the one chosen."""

    add_asked = Signal(object)
    withdraw_asked = Signal(str, str)
    """The id and the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Products"), parent, width=_WIDTH)
        tr = self.tr
        self._name = text_field(tr("Product name"), max_length=LONGEST_NAME)
        self._id = text_field(tr("Product id"), max_length=_LONGEST_ID, placeholder="cyano-500-2ml")
        self._substance = choice_field(tr("Substance"))
        self._substance.offer(SUBSTANCES)
        self._strength = text_field(tr("Strength in micrograms per mL"), max_length=_LONGEST_NUMBER)
        self._container = text_field(tr("Container in mL"), max_length=_LONGEST_NUMBER)
        self._multi = QCheckBox(tr("Multi-dose vial"))
        self._multi.setAccessibleName(tr("Multi-dose vial"))
        self._approved_by = text_field(tr("Approved by"), max_length=LONGEST_NAME)
        self._note = text_field(tr("Note"), max_length=LONGEST_NOTE)
        headings = [tr("Product"), tr("Strength"), tr("Container"), tr("State")]
        empty = tr("The clinic has no products of its own yet. Add one below.")
        self._own = LinesTable(tr("Own products table"), headings, [340, 145, 130], empty=empty)
        self._own.setFixedHeight(ROW_HEIGHT * (_SHOWN_PRODUCTS + 1) + 8)
        self._said = plain_label(kind=LabelKind.VALUE, wraps=True)
        self._said.hide()
        self._withdraw = quiet_button(tr("Withdraw…"))
        self._withdraw.clicked.connect(self._ask_first)
        self._question = self._withdraw_question()
        self._place()
        self.add_button(quiet_button(tr("Close"))).clicked.connect(self.reject)
        self.add_save(tr("Add product")).clicked.connect(lambda: self.add_asked.emit(self.draft()))

    def draft(self) -> ProductDraft:
        """Return the product as it stands."""
        return ProductDraft(
            id=self._id.text(),
            name=self._name.text(),
            substance=self._substance.value() or "",
            strength=self._strength.text(),
            container_ml=self._container.text(),
            is_single_use=not self._multi.isChecked(),
            note=self._note.text(),
            approved_by=self._approved_by.text(),
        )

    def show_products(self, lines: Sequence[Line]) -> None:
        """Show the clinic's own products; the one that was chosen stays chosen."""
        chosen = self._own.chosen_id()
        self._own.lines.show_lines(lines)
        self._own.choose_id(chosen)
        self._withdraw.setEnabled(any(not line.is_struck for line in lines))
        self._question.hide()

    def clear_form(self) -> None:
        """Empty the fields for the next product."""
        for field in (self._id, self._name, self._strength, self._container, self._note):
            field.clear()
        self._substance.choose(None)
        self._multi.setChecked(False)
        self.remember_as_saved()
        self._name.setFocus()

    def say(self, sentence: str) -> None:
        """Say what was done beneath the list."""
        self.show_failure(())
        self._reason.clear()
        self._said.setText(sentence)
        self._said.show()
        announce(self, sentence)

    def _place(self) -> None:
        tr = self.tr
        hint = tr("A dose is drawn up from the strength given here: copy it from the box, in micrograms per mL.")
        self.body.addWidget(self._own)
        line = row(gap=GAP)
        line.addWidget(self._said, 1)
        line.addStretch(0)
        line.addWidget(self._withdraw)
        self.body.addLayout(line)
        self.body.addWidget(self._question)
        self.body.addWidget(plain_label(tr("Add a product"), kind=LabelKind.SECTION))
        self.body.addWidget(plain_label(hint, kind=LabelKind.HINT, wraps=True))
        first, second, third = (row(gap=GAP_WIDE) for _ in range(3))
        first.addWidget(self.field_box("name", tr("Product name, as on the box"), self._name), 3)
        first.addWidget(self.field_box("id", tr("Product id"), self._id), 2)
        second.addWidget(self.field_box("substance", tr("Substance"), self._substance), 1)
        second.addWidget(self.field_box("strength", tr("Strength in micrograms per mL"), self._strength), 1)
        second.addWidget(self.field_box("container_ml", tr("Container in mL"), self._container), 1)
        third.addWidget(self.field_box("approved_by", tr("Approved by"), self._approved_by), 1)
        third.addWidget(self.field_box("note", tr("Note"), self._note), 1)
        for fields in (first, second):
            self.body.addLayout(fields)
        self.body.addWidget(self._multi)
        self.body.addLayout(third)
        self.body.addStretch(1)

    def _withdraw_question(self) -> QFrame:
        strip = framed("question")
        inside = column(strip, gap=GAP)
        inside.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        self._asks = plain_label(wraps=True)
        self._reason = text_field(self.tr("Reason for withdrawing"), max_length=LONGEST_NOTE)
        self._reason.setPlaceholderText(self.tr("Reason"))
        line = row(gap=GAP)
        keep = quiet_button(self.tr("Keep"))
        keep.clicked.connect(strip.hide)
        withdraw = danger_button(self.tr("Withdraw"))
        withdraw.clicked.connect(lambda: self.withdraw_asked.emit(self._own.chosen_id(), self._reason.text()))
        line.addWidget(self._reason, 1)
        line.addWidget(keep)
        line.addWidget(withdraw)
        inside.addWidget(self._asks)
        inside.addLayout(line)
        strip.hide()
        return strip

    def _ask_first(self) -> None:
        line = self._own.lines.line(self._own.currentIndex().row())
        if line is None:
            return
        words = self.tr("No new course will use {name}; running ones keep it and what was recorded stays readable.")
        self._asks.setText(words.format(name=line.cells[0]))
        self._question.setAccessibleName(self._asks.text())
        self._question.show()
        self._reason.setFocus()
        announce(self, self._asks.text(), is_urgent=True)
        QTimer.singleShot(0, self.fit)
