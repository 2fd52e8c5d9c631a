"""The new-patient sheet."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from b12desk.clinical.vocabulary import Rotation
from b12desk.desktop.act_sheet import ActSheet, even_columns
from b12desk.desktop.new_patient.presenter import PatientForm
from b12desk.desktop.new_patient.words import FLAG_WORDS, ROTATION_WORDS
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.date_field import date_field
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.services.add_patient import LONGEST_NAME, LONGEST_TEXT

_WIDTH = 860
_FLAG_COLUMNS = 3
_COLUMNS = 6


class NewPatientSheet(ActSheet):
    """Who the patient is, how to reach them, and what changes what is safe. Emits the form, and whether it is a
    second person of the same name and birth."""

    save_asked = Signal(object, bool)

    def __init__(self, *, read_day: Callable[[str], date], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("New patient"), parent, width=_WIDTH)
        self._family_name = text_field(self.tr("Family name"), max_length=LONGEST_NAME)
        self._given_name = text_field(self.tr("Given name"), max_length=LONGEST_NAME)
        self._title = text_field(self.tr("Title"), max_length=LONGEST_NAME)
        self._born_on = date_field(self.tr("Date of birth"), read_day)
        self._gender = choice_field(self.tr("Gender"))
        genders = (self.tr("Female"), self.tr("Male"), self.tr("Other"), self.tr("Not known"))
        self._gender.offer([(word, word) for word in genders])
        self._nhs_number = text_field(self.tr("NHS number"), max_length=20, placeholder="999 123 4560")
        self._phone = text_field(self.tr("Phone"), max_length=LONGEST_NAME)
        self._address = text_field(self.tr("Address"), max_length=LONGEST_TEXT)
        self._postcode = text_field(self.tr("Postcode"), max_length=LONGEST_NAME)
        self._rotation = choice_field(self.tr("Sites in turn"))
        self._rotation.offer([(rotation.value, words) for rotation, words in ROTATION_WORDS.items()])
        self._rotation.choose(Rotation.DELTOID.value)
        self._flags = {flag: _flag_box(words) for flag, words in FLAG_WORDS.items()}
        self._place()
        self.add_cancel(self.tr("Cancel"))
        self._another = self.add_button(quiet_button(self.tr("Save as another person")))
        self._another.hide()
        self._another.clicked.connect(lambda: self.save_asked.emit(self.form(), True))
        self.add_save(self.tr("Save patient")).clicked.connect(lambda: self.save_asked.emit(self.form(), False))

    def form(self) -> PatientForm:
        """Return the sheet as it stands."""
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

    def ask_about_duplicate(self, problems: Sequence[str]) -> None:
        """Ask whether this is another person, with a button that says so."""
        self.show_failure(problems)
        self._another.show()
        self._another.setFocus()

    def _place(self) -> None:
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
                grid.addWidget(self.field_box(name, label, field), line, place, 1, span)
                place += span
        even_columns(grid, _COLUMNS)
        self.body.addLayout(grid)
        self.body.addSpacing(GAP)
        self.body.addWidget(plain_label(self.tr("Things that change what is safe"), kind=LabelKind.SECTION))
        flags = _grid(gap=GAP_SMALL)
        for number, box in enumerate(self._flags.values()):
            flags.addWidget(box, number // _FLAG_COLUMNS, number % _FLAG_COLUMNS)
        even_columns(flags, _FLAG_COLUMNS)
        self.body.addLayout(flags)
        self.body.addStretch(1)


def _flag_box(words: str) -> QCheckBox:
    box = QCheckBox(words.replace("&", "&&"))
    box.setAccessibleName(words)
    return box


def _grid(gap: int = GAP) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP_WIDE)
    grid.setVerticalSpacing(gap)
    return grid
