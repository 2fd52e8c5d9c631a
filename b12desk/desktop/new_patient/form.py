"""The fields about a person that adding a patient and changing one's details share."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from b12desk.clinical.vocabulary import Rotation
from b12desk.desktop.act_sheet import FieldBox, even_columns
from b12desk.desktop.new_patient.presenter import PatientForm
from b12desk.desktop.new_patient.words import FLAG_WORDS, ROTATION_WORDS
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE
from b12desk.desktop.widgets.date_field import date_field
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column
from b12desk.services.add_patient import LONGEST_NAME, LONGEST_TEXT

_FLAG_COLUMNS = 3
_COLUMNS = 6


class Boxed(Protocol):
    """Puts a field into its box on the sheet, known by the name that problems use."""

    def __call__(self, name: str, label: str, field: QWidget, /) -> FieldBox: ...


class PersonFields(QWidget):
    """Who the patient is, how to reach them, and what changes what is safe.

    `beside_sites` stands in the line of the rotation, at its right.
    """

    def __init__(
        self,
        boxed: Boxed,
        *,
        read_day: Callable[[str], date],
        beside_sites: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._family_name = text_field(self.tr("Family name"), max_length=LONGEST_NAME)
        self._given_name = text_field(self.tr("Given name"), max_length=LONGEST_NAME)
        self._title = text_field(self.tr("Title"), max_length=LONGEST_NAME)
        self._born_on = date_field(self.tr("Date of birth"), read_day)
        self._gender = choice_field(self.tr("Gender"))
        self._genders = (self.tr("Female"), self.tr("Male"), self.tr("Other"), self.tr("Not known"))
        self._gender.offer([(word, word) for word in self._genders])
        self._nhs_number = text_field(self.tr("NHS number"), max_length=20, placeholder="999 123 4560")
        self._phone = text_field(self.tr("Phone"), max_length=LONGEST_NAME)
        self._address = text_field(self.tr("Address"), max_length=LONGEST_TEXT)
        self._postcode = text_field(self.tr("Postcode"), max_length=LONGEST_NAME)
        self._rotation = choice_field(self.tr("Sites in turn"))
        self._rotation.offer([(rotation.value, words) for rotation, words in ROTATION_WORDS.items()])
        self._rotation.choose(Rotation.DELTOID.value)
        self._flags = {flag: _flag_box(words) for flag, words in FLAG_WORDS.items()}
        self._place(boxed, beside_sites)

    def form(self) -> PatientForm:
        """Return the fields as they stand."""
        return PatientForm(
            family_name=self._family_name.text(),
            given_name=self._given_name.text(),
            born_on=self._born_on.value(),
            nhs_number=self._nhs_number.text(),
            phone=self._phone.text(),
            address=self._address.text(),
            title=self._title.text(),
            gender=self._gender.value() or "",
            postcode=self._postcode.text(),
            flags=frozenset(flag for flag, box in self._flags.items() if box.isChecked()),
            rotation=Rotation(self._rotation.value() or Rotation.DELTOID),
        )

    def show_form(self, form: PatientForm) -> None:
        """Fill the fields in; a gender that is not among the usual words is kept as it was written."""
        for field, text in (
            (self._family_name, form.family_name),
            (self._given_name, form.given_name),
            (self._title, form.title),
            (self._nhs_number, form.nhs_number),
            (self._phone, form.phone),
            (self._address, form.address),
            (self._postcode, form.postcode),
        ):
            field.setText(text)
            field.setCursorPosition(0)
        self._born_on.set_value(form.born_on)
        words = [*self._genders, *([] if form.gender in ("", *self._genders) else [form.gender])]
        self._gender.offer([(word, word) for word in words])
        self._gender.choose(form.gender or None)
        self._rotation.choose(form.rotation.value)
        for flag, box in self._flags.items():
            box.setChecked(flag in form.flags)

    def _place(self, boxed: Boxed, beside_sites: QWidget | None) -> None:
        grid = _grid()
        rows: tuple[tuple[tuple[str, str, QWidget, int], ...], ...] = (
            (
                ("family_name", self.tr("Family name"), self._family_name, 3),
                ("given_name", self.tr("Given name"), self._given_name, 2),
                ("title", self.tr("Title"), self._title, 1),
            ),
            (
                ("born_on", self.tr("Date of birth"), self._born_on, 2),
                ("nhs_number", self.tr("NHS number"), self._nhs_number, 2),
                ("gender", self.tr("Gender"), self._gender, 2),
            ),
            (
                ("address", self.tr("Address"), self._address, 3),
                ("postcode", self.tr("Postcode"), self._postcode, 1),
                ("phone", self.tr("Phone"), self._phone, 2),
            ),
            (("rotation", self.tr("Sites in turn"), self._rotation, 3),),
        )
        for line, fields in enumerate(rows):
            place = 0
            for name, label, field, span in fields:
                grid.addWidget(boxed(name, label, field), line, place, 1, span)
                place += span
        if beside_sites is not None:
            grid.addWidget(beside_sites, len(rows) - 1, 3, 1, 3)
        even_columns(grid, _COLUMNS)
        layout = column(self)
        layout.addLayout(grid)
        layout.addSpacing(GAP)
        layout.addWidget(plain_label(self.tr("Things that change what is safe"), kind=LabelKind.SECTION))
        flags = _grid(gap=GAP_SMALL)
        for number, box in enumerate(self._flags.values()):
            flags.addWidget(box, number // _FLAG_COLUMNS, number % _FLAG_COLUMNS)
        even_columns(flags, _FLAG_COLUMNS)
        layout.addLayout(flags)


def _flag_box(words: str) -> QCheckBox:
    box = QCheckBox(words.replace("&", "&&"))
    box.setAccessibleName(words)
    return box


def _grid(gap: int = GAP) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP_WIDE)
    grid.setVerticalSpacing(gap)
    return grid
