"""The contact sheet."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from b12desk.clinical.vocabulary import ContactOutcome
from b12desk.desktop.act_sheet import ActSheet, banner_text, even_columns
from b12desk.desktop.contact.presenter import (
    AGAIN,
    CHANNELS,
    OUTCOMES,
    ContactForm,
    reach_words,
    tried_words,
    usual_channel,
)
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE
from b12desk.desktop.widgets.buttons import link_button
from b12desk.desktop.widgets.date_field import date_field
from b12desk.desktop.widgets.fields import note_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row
from b12desk.services.show_patient import PatientPage

_WIDTH = 760
_COLUMNS = 3
_NOTE_ROWS = 2
ReadDay = Callable[[str], date]


class ContactSheet(ActSheet):
    """How, what came of it, when somebody looks again, and a note. Emits the form, the channel, the days to wait."""

    save_asked = Signal(object)
    channel_changed = Signal(object, object)
    reminder_asked = Signal(int)

    def __init__(
        self, page: PatientPage, *, read_day: ReadDay, read_day_to_come: ReadDay, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Record contact"), parent, width=_WIDTH)
        self.show_banner(banner_text(page))
        self.body.addWidget(plain_label(reach_words(page), kind=LabelKind.LEAD, wraps=True))
        self.body.addWidget(plain_label(tried_words(page), kind=LabelKind.HINT, wraps=True))
        self._channels, self._outcomes = QButtonGroup(self), QButtonGroup(self)
        self._on = date_field(self.tr("Date of contact"), read_day)
        self._on.set_value(page.as_of)
        self._remind_on = date_field(self.tr("Remind on"), read_day_to_come)
        self._note = note_field(self.tr("Note"), rows=_NOTE_ROWS)
        self._place()
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Save contact")).clicked.connect(lambda: self.save_asked.emit(self.form()))
        self._channels.idToggled.connect(lambda _, is_on: self._tell_channel() if is_on else None)
        self._usual = usual_channel(page)

    def start(self) -> None:
        """Choose the usual channel; nothing of it counts as typed."""
        for number, (channel, _) in enumerate(CHANNELS):
            self._channels.button(number).setChecked(channel is self._usual)
        self._tell_channel()
        self.remember_as_saved()

    def open(self) -> None:
        """Begin with what came of it, or with how where that is not known yet."""
        super().open()
        group = self._outcomes if self._channels.checkedId() >= 0 else self._channels
        group.button(0).setFocus(Qt.FocusReason.OtherFocusReason)

    def form(self) -> ContactForm:
        """Return the sheet as it stands."""
        channel, outcome = self._channels.checkedId(), self._outcomes.checkedId()
        fields = {"on": self._on, "remind_on": self._remind_on}
        return ContactForm(
            on=self._on.value(),
            channel=CHANNELS[channel][0] if channel >= 0 else None,
            outcome=OUTCOMES[outcome][0] if outcome >= 0 else None,
            remind_on=self._remind_on.value(),
            note=self._note.toPlainText(),
            unread={name: field.problem() for name, field in fields.items() if field.problem()},
        )

    def offer_outcomes(self, offered: frozenset[ContactOutcome], chosen: ContactOutcome | None) -> None:
        """Let only these be chosen, and choose one of them or none."""
        self._outcomes.setExclusive(False)
        for number, (outcome, _) in enumerate(OUTCOMES):
            button = self._outcomes.button(number)
            button.setEnabled(outcome in offered)
            button.setChecked(outcome is chosen)
        self._outcomes.setExclusive(True)

    def show_reminder(self, day: date) -> None:
        """Put a day into the reminder."""
        self._remind_on.set_value(day)

    def _place(self) -> None:
        channels = _radios(self._channels, [words for _, words in CHANNELS], len(CHANNELS))
        outcomes = _radios(self._outcomes, [words for _, words in OUTCOMES], _COLUMNS)
        self.body.addWidget(self.field_box("channel", self.tr("How"), channels))
        self.body.addWidget(self.field_box("outcome", self.tr("What came of it"), outcomes))
        days = row(gap=GAP_WIDE)
        days.addWidget(self.field_box("on", self.tr("Date of contact"), self._on), 1)
        days.addWidget(self._reminder(), 1)
        self.body.addLayout(days)
        hint = self.tr("A contact changes no status and moves no date. It is no attendance.")
        self.body.addWidget(self.field_box("note", self.tr("Note"), self._note, hint=hint))
        self.body.addStretch(1)

    def _reminder(self) -> QWidget:
        holder = QWidget()
        outer = column(holder, gap=0)
        outer.addWidget(self.field_box("remind_on", self.tr("Remind on"), self._remind_on))
        line = row(gap=GAP)
        for words, days in AGAIN:
            button = link_button(words)
            button.setAccessibleName(self.tr("Remind: {when}").format(when=words.lower()))
            button.clicked.connect(lambda _=False, days=days: self.reminder_asked.emit(days))
            line.addWidget(button)
        line.addStretch(1)
        outer.addLayout(line)
        return holder

    def _tell_channel(self) -> None:
        form = self.form()
        self.channel_changed.emit(form.channel, form.outcome)


def _radios(group: QButtonGroup, words: list[str], columns: int) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(GAP_SMALL)
    for number, text in enumerate(words):
        radio = QRadioButton(text)
        radio.setAccessibleName(text)
        group.addButton(radio, number)
        grid.addWidget(radio, number // columns, number % columns)
    even_columns(grid, columns)
    holder.setFocusProxy(group.button(0))
    return holder
