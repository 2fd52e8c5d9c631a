"""The sheet of people."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from b12desk.desktop.act_sheet import ActSheet, bring_into_view
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.people.presenter import ROLES
from b12desk.desktop.theme.scale import GAP, GAP_WIDE, ROW_HEIGHT
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import danger_button, quiet_button
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import framed, row
from b12desk.desktop.widgets.wrapping_row import WrappingRow
from b12desk.services.desk import LONGEST_USER

_WIDTH = 760
_SHOWN_PEOPLE = 6


class PeopleSheet(ActSheet):
    """Everybody with their role, a line to add somebody, and buttons for the person chosen."""

    add_asked = Signal(str, str)
    role_asked = Signal(str, str)
    """Both: the name and the role."""
    disable_asked = Signal(str)
    enable_asked = Signal(str)
    remove_asked = Signal(str)
    """All three: the name."""
    own_pin_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("People"), parent, width=_WIDTH)
        self._off: Collection[str] = ()
        self._proving: Collection[str] = ()
        self._name = text_field(self.tr("Name"), max_length=LONGEST_USER)
        self._role = choice_field(self.tr("Role"))
        self._role.offer(ROLES)
        self._people = LinesTable(
            self.tr("People table"),
            [self.tr("Name"), self.tr("Role"), self.tr("Signs in with"), self.tr("State")],
            [240, 170, 130],
            empty=self.tr("No users yet: whoever opens the register does everything. Add the first person below."),
        )
        self._people.setFixedHeight(ROW_HEIGHT * (_SHOWN_PEOPLE + 1) + 8)
        self._people.selectionModel().selectionChanged.connect(lambda: self._offer())
        self._said = plain_label(kind=LabelKind.VALUE, wraps=True)
        self._said.hide()
        self._disable = self._button(self.tr("Disable…"), self._ask_first)
        self._enable = self._button(self.tr("Enable again"), lambda: self.enable_asked.emit(self._people.chosen_id()))
        self._change = self._button(self.tr("Change role…"), self._ask_role)
        self._remove = self._button(self.tr("Remove PIN"), lambda: self.remove_asked.emit(self._people.chosen_id()))
        self._own = self._button(self.tr("Set my PIN…"), self.own_pin_asked.emit)
        self._question = self._disable_question()
        self._new_role = choice_field(self.tr("New role"))
        self._new_role.offer(ROLES)
        self._role_line = self._role_question()
        self._place()
        self._offer()
        self.add_button(quiet_button(self.tr("Close"))).clicked.connect(self.reject)
        self.add_save(self.tr("Add person")).clicked.connect(
            lambda: self.add_asked.emit(self._name.text(), self._role.value() or "")
        )

    def show_people(self, lines: Sequence[Line], *, disabled: Collection[str], proving: Collection[str]) -> None:
        """Show everybody; the one who was chosen stays chosen."""
        chosen = self._people.chosen_id()
        self._off, self._proving = disabled, proving
        self._people.lines.show_lines(lines)
        self._people.choose_id(chosen)
        self._offer()

    def has_unsaved(self) -> bool:
        """Return whether somebody half added would be lost; a role half chosen is no work."""
        return bool(self._name.text().strip())

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
        buttons = QWidget()
        line = WrappingRow(buttons, gap=GAP)
        for button in (self._own, self._change, self._remove, self._disable, self._enable):
            line.addWidget(button)
        self.body.addWidget(buttons)
        self.body.addWidget(self._said)
        self.body.addWidget(self._question)
        self.body.addWidget(self._role_line)
        fields = row(gap=GAP_WIDE)
        fields.addWidget(self.field_box("name", self.tr("Name"), self._name), 3)
        fields.addWidget(self.field_box("role", self.tr("Role"), self._role), 2)
        self.body.addLayout(fields)
        self.body.addStretch(1)

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = quiet_button(text)
        button.clicked.connect(lambda: act())
        return button

    def _offer(self) -> None:
        """Offer what can be done with the person chosen."""
        name = self._people.chosen_id()
        self._disable.setVisible(name not in self._off)
        self._enable.setVisible(name in self._off)
        self._own.setEnabled(self._people.lines.rowCount() > 0)
        for button in (self._disable, self._change):
            button.setEnabled(bool(name))
        self._remove.setEnabled(name in self._proving)
        self._question.hide()
        self._role_line.hide()

    def _disable_question(self) -> QFrame:
        """Somebody at work would be stopped, so it is asked about once, on the sheet itself."""
        strip = framed("question")
        line = row(strip, gap=GAP)
        line.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        self._asks = plain_label(wraps=True)
        self._keep = quiet_button(self.tr("Keep"))
        self._keep.clicked.connect(strip.hide)
        disable = danger_button(self.tr("Disable"))
        disable.clicked.connect(lambda: self.disable_asked.emit(self._people.chosen_id()))
        line.addWidget(self._asks, 1)
        line.addWidget(self._keep)
        line.addWidget(disable)
        strip.hide()
        return strip

    def _role_question(self) -> QFrame:
        strip = framed("card")
        line = row(strip, gap=GAP)
        line.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        self._whose_role = plain_label(wraps=True)
        change = quiet_button(self.tr("Change role"))
        change.clicked.connect(lambda: self.role_asked.emit(self._people.chosen_id(), self._new_role.value() or ""))
        line.addWidget(self._whose_role, 1)
        line.addWidget(self._new_role)
        line.addWidget(change)
        strip.hide()
        return strip

    def _ask_first(self) -> None:
        words = self.tr("{name} will not act until somebody enables them again; what they did stays theirs.")
        self._asks.setText(words.format(name=self._people.chosen_id()))
        self._question.setAccessibleName(self._asks.text())
        self._role_line.hide()
        self._question.show()
        self._keep.setFocus()
        announce(self, self._asks.text(), is_urgent=True)
        QTimer.singleShot(0, self, lambda: self._show_strip(self._question))

    def _ask_role(self) -> None:
        words = self.tr("{name} from now on:").format(name=self._people.chosen_id())
        self._whose_role.setText(words)
        self._new_role.choose(None)
        self._question.hide()
        self._role_line.show()
        self._new_role.setFocus()
        announce(self, words)
        QTimer.singleShot(0, self, lambda: self._show_strip(self._role_line))

    def _show_strip(self, strip: QFrame) -> None:
        self.fit()
        bring_into_view(strip)
