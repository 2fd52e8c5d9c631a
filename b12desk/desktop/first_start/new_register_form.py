"""The fields of a new register: the clinic, when it is open, and who works here first."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from b12desk.clinical.vocabulary import Role
from b12desk.desktop.act_sheet import FieldBox, bring_into_view
from b12desk.desktop.first_start.presenter import FirstForm
from b12desk.desktop.patient.flow import FlowLayout
from b12desk.desktop.security.passphrase_fields import PassphraseFields
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row
from b12desk.services.clinic_change import LONGEST_TEXT
from b12desk.services.clinic_settings import NATIONS
from b12desk.services.desk import LONGEST_USER
from b12desk.services.encryption import CAN_ENCRYPT
from b12desk.services.weekdays import WEEKDAYS

_USUAL_DAYS = 5


class NewRegisterForm(QWidget):
    """A clinic starts as Monday to Friday with the public holidays of England."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = text_field(self.tr("Clinic name"), max_length=LONGEST_TEXT)
        self._nation = choice_field(self.tr("Public holidays of"))
        self._nation.offer([(nation, nation) for nation in NATIONS])
        self._nation.choose(next(iter(NATIONS)))
        self._weekdays = {word: _weekday_box(day) for word, day in zip(WEEKDAYS, self._days(), strict=True)}
        for word in WEEKDAYS[:_USUAL_DAYS]:
            self._weekdays[word].setChecked(True)
        self._user = text_field(self.tr("Your name"), max_length=LONGEST_USER)
        self._role = choice_field(self.tr("Your role"))
        self._role.offer([(role.value, role.value.capitalize()) for role in Role])
        self._is_encrypted = QCheckBox(self.tr("Encrypt this register"))
        self._is_encrypted.setAccessibleName(self.tr("Encrypt this register"))
        self._is_encrypted.setChecked(CAN_ENCRYPT)
        self._is_encrypted.setEnabled(CAN_ENCRYPT)
        self._passphrases = PassphraseFields()
        self._without = plain_label(kind=LabelKind.HINT, wraps=True)
        self._is_encrypted.toggled.connect(self._show_encryption)
        self._boxes: dict[str, FieldBox] = dict(self._passphrases.boxes)
        self._place()

    def form(self) -> FirstForm:
        """Return what was typed."""
        return FirstForm(
            clinic_name=self._name.text(),
            nation=self._nation.value() or "",
            weekdays=tuple(word for word, box in self._weekdays.items() if box.isChecked()),
            user_name=self._user.text(),
            role=self._role.value() or "",
            is_encrypted=self._is_encrypted.isChecked(),
            passphrase=self._passphrases.typed()[0],
            again=self._passphrases.typed()[1],
        )

    def point_out(self, problems: Mapping[str, str]) -> None:
        """Show a sentence beside each field that can't be used, and go to the first."""
        for name, box in self._boxes.items():
            box.show_problem(problems.get(name, ""))
        first = next((box for name, box in self._boxes.items() if name in problems), None)
        if first is not None:
            first.field.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(first)

    def _place(self) -> None:
        outer = column(self, gap=GAP)
        clinic = row(gap=GAP_WIDE)
        clinic.addWidget(self._box("clinic_name", self.tr("Clinic’s name, as it stands on paper"), self._name), 3)
        clinic.addWidget(self._box("nation", self.tr("Public holidays of"), self._nation), 2)
        outer.addLayout(clinic)
        outer.addWidget(self._box("weekdays", self.tr("Injections are given on"), self._week()))
        user = row(gap=GAP_WIDE)
        user.addWidget(self._box("user_name", self.tr("Your name, under which you act"), self._user), 3)
        user.addWidget(self._box("role", self.tr("Your role"), self._role), 2)
        outer.addLayout(user)
        outer.addWidget(self._is_encrypted)
        outer.addWidget(self._without)
        outer.addWidget(self._passphrases)
        self._show_encryption(is_on=self._is_encrypted.isChecked())

    def _show_encryption(self, is_on: bool) -> None:
        self._passphrases.setVisible(is_on)
        with_it = self.tr(
            "Nobody reads the register without its passphrase, not even from a stolen computer. "
            "A recovery sheet is printed next, for when the passphrase is lost."
        )
        without = self.tr(
            "Without encryption, whoever can copy the register’s file can read every patient in it. "
            "It can be encrypted later, under Settings."
        )
        self._without.setText(with_it if is_on else without)

    def _box(self, name: str, label: str, field: QWidget) -> FieldBox:
        self._boxes[name] = FieldBox(label, field)
        return self._boxes[name]

    def _week(self) -> QWidget:
        holder = QWidget()
        line = FlowLayout(holder, margin_x=0, margin_y=0, gap=GAP)
        for box in self._weekdays.values():
            line.addWidget(box)
        holder.setFocusProxy(self._weekdays[WEEKDAYS[0]])
        return holder

    def _days(self) -> tuple[str, ...]:
        tr = self.tr
        working = (tr("Monday"), tr("Tuesday"), tr("Wednesday"), tr("Thursday"), tr("Friday"))
        return (*working, tr("Saturday"), tr("Sunday"))


def _weekday_box(words: str) -> QCheckBox:
    box = QCheckBox(words)
    box.setAccessibleName(words)
    return box
