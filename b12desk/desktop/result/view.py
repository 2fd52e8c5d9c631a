"""The result sheet."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from b12desk.desktop.act_sheet import ActSheet, banner_text
from b12desk.desktop.result.presenter import TESTS, ResultForm, units_of
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.date_field import date_field
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import card, column, framed, row
from b12desk.services.show_patient import PatientPage

_WIDTH = 760
_LONGEST_VALUE = 24
_LONGEST_NOTE = 500


class ResultSheet(ActSheet):
    """Test, value, unit and day, with what the value says beneath. Emits the form whenever it changes and to save."""

    form_changed = Signal(object)
    save_asked = Signal(object)

    def __init__(
        self, page: PatientPage, *, read_day: Callable[[str], date], test: str = "", parent: QWidget | None = None
    ) -> None:
        """Take the patient, and the test that a result is asked of, empty where any is."""
        super().__init__(self.tr("Record result"), parent, width=_WIDTH)
        self.show_banner(banner_text(page))
        self._test = choice_field(self.tr("Test"))
        self._test.offer(TESTS)
        self._value = text_field(self.tr("Value"), max_length=_LONGEST_VALUE)
        self._unit = choice_field(self.tr("Unit"))
        self._on = date_field(self.tr("Date of result"), read_day)
        self._on.set_value(page.as_of)
        self._note = text_field(self.tr("Note"), max_length=_LONGEST_NOTE)
        self._place_fields()
        self._place_reading()
        self._place_doubt()
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Save result")).clicked.connect(lambda: self.save_asked.emit(self.form()))
        self._test.currentIndexChanged.connect(self._offer_units)
        self._value.textChanged.connect(self._changed)
        self._unit.currentIndexChanged.connect(self._changed)
        self._on.value_changed.connect(self._changed)
        if test:
            self._test.choose(test)

    def form(self) -> ResultForm:
        """Return the sheet as it stands."""
        return ResultForm(
            on=self._on.value(),
            test=self._test.value() or "",
            value=self._value.text(),
            unit=self._unit.value() or "",
            note=self._note.text(),
            is_confirmed=self._sure.isChecked(),
        )

    def show_reading(self, sentences: Sequence[str]) -> None:
        """Show what the value says, nothing while it can't be read."""
        says = "\n".join(sentences)
        if says == self._reading.text():
            return
        self._reading.setText(says)
        self._reading_card.setVisible(bool(says))
        announce(self._reading, " ".join(sentences))
        QTimer.singleShot(0, self.fit)

    def show_doubt(self, sentence: str) -> None:
        """Ask about an implausible value, empty for a plausible one; another question needs another answer."""
        if sentence == self._doubt.text():
            return
        self._doubt.setText(sentence)
        self._sure.setChecked(False)
        self._sure.setAccessibleDescription(sentence)
        self._doubt_box.show_problem("")
        self._doubt_box.setVisible(bool(sentence))
        announce(self._doubt, sentence, is_urgent=True)
        QTimer.singleShot(0, self.fit)

    def _offer_units(self) -> None:
        """Choose the unit where there is but one; between several the laboratory's own has to be picked."""
        test = self._test.value()
        units = units_of(test) if test else ()
        self._unit.offer((unit, unit) for unit in units)
        if len(units) == 1:
            self._unit.choose(units[0])
        self._changed()

    def _changed(self) -> None:
        self.form_changed.emit(self.form())

    def _place_fields(self) -> None:
        top = row(gap=GAP_WIDE)
        top.addWidget(self.field_box("test", self.tr("Test"), self._test), 3)
        top.addWidget(self.field_box("value", self.tr("Value"), self._value), 2)
        top.addWidget(self.field_box("unit", self.tr("Unit"), self._unit), 2)
        self.body.addLayout(top)
        beneath = row(gap=GAP_WIDE)
        beneath.addWidget(self.field_box("on", self.tr("Date of result"), self._on), 3)
        beneath.addWidget(self.field_box("note", self.tr("Note"), self._note), 4)
        self.body.addLayout(beneath)

    def _place_reading(self) -> None:
        self._reading_card = card()
        self._reading = plain_label(wraps=True)
        inner = self._reading_card.layout()
        if inner is not None:
            inner.setSpacing(GAP_SMALL)
            inner.addWidget(plain_label(self.tr("Reading"), kind=LabelKind.LABEL))
            inner.addWidget(self._reading)
        self._reading_card.hide()
        self.body.addWidget(self._reading_card)
        says = self.tr(
            "Enter the value and its unit as the laboratory gave them. A result never moves an injection date."
        )
        self.body.addWidget(plain_label(says, kind=LabelKind.HINT, wraps=True))

    def _place_doubt(self) -> None:
        strip = framed("question")
        inner = column(strip, gap=GAP_SMALL)
        inner.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        self._doubt = plain_label(wraps=True)
        self._sure = QCheckBox(self.tr("Value and unit are right"))
        self._sure.setAccessibleName(self.tr("Value and unit are right"))
        strip.setFocusProxy(self._sure)
        inner.addWidget(self._doubt)
        inner.addWidget(self._sure)
        self._doubt_box = self.field_box("confirm", "", strip)
        self._doubt_box.hide()
        self.body.addWidget(self._doubt_box)
