"""The sheet of people."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.people.presenter import ROLES
from b12desk.desktop.theme.scale import GAP, GAP_WIDE, ROW_HEIGHT
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import danger_button, quiet_button
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import framed, row
from b12desk.services.desk import LONGEST_USER

_WIDTH = 700
_SHOWN_PEOPLE = 6


class PeopleSheet(ActSheet):
    """Everybody with their role, a line to add somebody, and a button to disable the person chosen."""

    add_asked = Signal(str, str)
    """The name and the role."""
    disable_asked = Signal(str)
    """The name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("People"), parent, width=_WIDTH)
        self._name = text_field(self.tr("Name"), max_length=LONGEST_USER)
        self._role = choice_field(self.tr("Role"))
        self._role.offer(ROLES)
        self._people = LinesTable(
            self.tr("People table"),
            [self.tr("Name"), self.tr("Role"), self.tr("State")],
            [280, 190],
            empty=self.tr("No users yet: whoever opens the register does everything. Add the first person below."),
        )
        self._people.setFixedHeight(ROW_HEIGHT * (_SHOWN_PEOPLE + 1) + 8)
        self._said = plain_label(kind=LabelKind.VALUE, wraps=True)
        self._said.hide()
        self._disable = quiet_button(self.tr("Disable…"))
        self._disable.clicked.connect(self._ask_first)
        self._question = self._disable_question()
        self._place()
        self.add_button(quiet_button(self.tr("Close"))).clicked.connect(self.reject)
        self.add_save(self.tr("Add person")).clicked.connect(
            lambda: self.add_asked.emit(self._name.text(), self._role.value() or "")
        )

    def show_people(self, lines: Sequence[Line]) -> None:
        """Show everybody; the one who was chosen stays chosen."""
        chosen = self._people.chosen_id()
        self._people.lines.show_lines(lines)
        self._people.choose_id(chosen)
        self._disable.setEnabled(bool(lines))
        self._question.hide()

    def clear_form(self) -> None:
        """Empty the fields for the next person."""
        self._name.clear()
        self._role.choose(None)
        self.remember_as_saved()
        self._name.setFocus()

    def say(self, sentence: str) -> None:
        """Say what was done beneath the list."""
        self.show_failure(())
        self._said.setText(sentence)
        self._said.show()
        announce(self, sentence)

    def _place(self) -> None:
        hint = self.tr("From the first person on, everything is done under a name, and the role says what may be done.")
        self.body.addWidget(plain_label(hint, kind=LabelKind.HINT, wraps=True))
        self.body.addWidget(self._people)
        line = row(gap=GAP)
        line.addWidget(self._said, 1)
        line.addStretch(0)
        line.addWidget(self._disable)
        self.body.addLayout(line)
        self.body.addWidget(self._question)
        fields = row(gap=GAP_WIDE)
        fields.addWidget(self.field_box("name", self.tr("Name"), self._name), 3)
        fields.addWidget(self.field_box("role", self.tr("Role"), self._role), 2)
        self.body.addLayout(fields)
        self.body.addStretch(1)

    def _disable_question(self) -> QFrame:
        """It can't be undone, so it is asked about once, on the sheet itself."""
        strip = framed("question")
        line = row(strip, gap=GAP)
        line.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        self._asks = plain_label(wraps=True)
        self._keep = quiet_button(self.tr("Keep"))
        self._keep.clicked.connect(strip.hide)
        disable = danger_button(self.tr("Disable for good"))
        disable.clicked.connect(lambda: self.disable_asked.emit(self._people.chosen_id()))
        line.addWidget(self._asks, 1)
        line.addWidget(self._keep)
        line.addWidget(disable)
        strip.hide()
        return strip

    def _ask_first(self) -> None:
        name = self._people.chosen_id()
        words = self.tr("{name} will no longer act; what they did stays theirs. This can’t be undone.")
        self._asks.setText(words.format(name=name))
        self._question.setAccessibleName(self._asks.text())
        self._question.setVisible(bool(name))
        self._keep.setFocus()
        announce(self, self._asks.text(), is_urgent=True)
        QTimer.singleShot(0, self.fit)
