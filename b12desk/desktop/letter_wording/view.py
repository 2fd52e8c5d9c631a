"""The sheet of the letters' words: a page for each letter."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTabWidget, QWidget

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.letter_wording.presenter import OWN, PROGRAM_S
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.fields import note_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column
from b12desk.services.letters_typed import HEADING, LONGEST_HEADING, TEXT, Typed, TypedLetter, field_name
from b12desk.services.letters_wording import LetterNumber

_WIDTH = 860
_ROWS = 13


class LetterWordingSheet(ActSheet):
    """Heading and paragraphs of the three letters. Emits what is typed, and the wish for the program's words."""

    restore_asked = Signal()
    save_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Letter wording"), parent, width=_WIDTH)
        tr = self.tr
        self._says = plain_label(kind=LabelKind.LEAD, wraps=True)
        hint = tr(
            "An empty line stands between two paragraphs. {due_by} is filled with the last day on which the injection "
            "was on time, {clinic} with the clinic’s name, {phone} with its telephone number."
        )
        self._headings: dict[LetterNumber, QLineEdit] = {}
        self._texts: dict[LetterNumber, QPlainTextEdit] = {}
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        for widget in (self._says, plain_label(hint, kind=LabelKind.HINT, wraps=True), self._tabs):
            self.body.addWidget(widget)
        titles = (tr("First letter"), tr("Second letter"), tr("Third letter"))
        for number, title in zip(LetterNumber, titles, strict=True):
            self._add_page(number, title)
        restore = self.add_button(quiet_button(tr("Put the program’s words in")))
        restore.clicked.connect(self.restore_asked)
        self.add_cancel(tr("Cancel"))
        self.add_save(tr("Save letter wording")).clicked.connect(lambda: self.save_asked.emit(self.typed()))
        self.wait_for_values(restore)

    def typed(self) -> Typed:
        """Return the words as they stand."""
        return {
            number: TypedLetter(self._headings[number].text(), self._texts[number].toPlainText())
            for number in LetterNumber
        }

    def show_words(self, typed: Typed, *, is_own: bool) -> None:
        """Fill the sheet in, saying whose words they are; nothing of it counts as typed."""
        self._says.setText(self.tr(OWN if is_own else PROGRAM_S))
        self._fill(typed)
        self.take_values(self._headings[LetterNumber.FIRST])

    def put_in(self, typed: Typed) -> None:
        """Put words into the fields, which somebody has asked for and not saved yet."""
        self._fill(typed)
        self._says.setText(self.tr("The words that come with the program stand in the fields. Save them to use them."))
        announce(self, self._says.text())

    def point_out(self, problems: Mapping[str, str]) -> None:
        """Show a sentence beside each field that can't be used, on the page where the first of them stands."""
        first = next((number for number in LetterNumber if any(_is_of(name, number) for name in problems)), None)
        if first is not None:
            self._tabs.setCurrentIndex(first - 1)
        super().point_out(problems)

    def _add_page(self, number: LetterNumber, title: str) -> None:
        heading = text_field(self.tr("{letter}: heading").format(letter=title), max_length=2 * LONGEST_HEADING)
        text = note_field(self.tr("{letter}: paragraphs").format(letter=title), rows=_ROWS)
        self._headings[number], self._texts[number] = heading, text
        page = QWidget()
        inside = column(page, gap=GAP)
        inside.setContentsMargins(0, GAP_WIDE, 0, 0)
        inside.addWidget(self.field_box(field_name(number, HEADING), self.tr("Heading"), heading))
        inside.addWidget(self.field_box(field_name(number, TEXT), self.tr("Paragraphs"), text))
        inside.addStretch(1)
        self._tabs.addTab(page, title)

    def _fill(self, typed: Typed) -> None:
        for number, letter in typed.items():
            self._headings[number].setText(letter.heading)
            self._headings[number].setCursorPosition(0)
            self._texts[number].setPlainText(letter.text)


def _is_of(name: str, number: LetterNumber) -> bool:
    return name in (field_name(number, HEADING), field_name(number, TEXT))
