"""The preview of a patient's plan, in the form that somebody chooses: print of a size, or a page for screen readers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from b12desk.clinical.vocabulary import FormatNeed
from b12desk.desktop.papers.presenter import FirstPages
from b12desk.desktop.papers.view import PaperSheet
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.fields import choice_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import clear, form_row
from b12desk.services.preferences import FORMAT_WORDS

_ALL_ROOM = 100


class PlanSheet(PaperSheet):
    """Emits the form that is chosen, then what every preview emits."""

    form_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=self.tr("Print plan"), file_name="plan.pdf")
        self._form = choice_field(self.tr("Form of the plan"))
        self._form.offer([(form.value, words) for form, words in FORMAT_WORDS.items()])
        self._form.currentIndexChanged.connect(self._emit_form)
        self._need = plain_label(kind=LabelKind.HINT, wraps=True)
        self._words = QPlainTextEdit()
        self._words.setAccessibleName(self.tr("The plan as it is read out"))
        self._words.setReadOnly(True)
        self._words.setTabChangesFocus(True)
        self._words.hide()
        self._is_first = True
        self.body.insertWidget(0, form_row(self.tr("Form of the plan"), self._form))
        self.body.insertWidget(1, self._need)
        self.body.insertWidget(3, self._words, _ALL_ROOM)

    def show_making(self) -> None:
        """Let nothing be saved or printed until the form that was chosen is laid out."""
        self.show_failure(())
        self._says.setText(self.tr("The pages are being laid out…"))
        for button in (self._save_as, self._print):
            button.setEnabled(False)

    def show_nothing(self) -> None:
        """Show no pages: they could not be laid out."""
        clear(self._pages)
        self._words.hide()
        self._says.clear()

    def show_form(self, form: FormatNeed, need: FormatNeed) -> None:
        """Show which form it is, and which one the patient needs."""
        self._form.blockSignals(True)
        self._form.choose(form.value)
        self._form.blockSignals(False)
        recorded = FORMAT_WORDS[need].lower()
        same = self.tr("As recorded for this patient: {need}.")
        other = self.tr("Recorded for this patient: {need}. What is chosen here is for this once.")
        self._need.setText((same if form is need else other).format(need=recorded))
        self._form.setAccessibleDescription(self._need.text())
        is_page = form is FormatNeed.SCREEN_READER
        self._file_name = "plan.html" if is_page else _pdf_name(form)
        save = self.tr("Save web page…") if is_page else self.tr("Save PDF…")
        self._save_as.setText(save)
        self._save_as.setAccessibleName(save)

    def show_first_pages(self, first: FirstPages) -> None:
        """Show the pages; whoever is going through the forms stays at the choice."""
        self._words.hide()
        is_choosing = self._form.hasFocus() and not self._is_first
        super().show_first_pages(first)
        self._go_on(self._form if is_choosing else self._print)

    def show_words(self, words: str) -> None:
        """Show a web page as it is read out, in the place of pages."""
        clear(self._pages)
        self._says.setText(
            self.tr("A web page with the same words, to be saved and given on as a file. For paper choose a print.")
        )
        self._words.setPlainText(words)
        self._words.show()
        is_choosing = self._form.hasFocus() and not self._is_first
        self._save_as.setEnabled(True)
        self._go_on(self._form if is_choosing else self._save_as)

    def has_unsaved(self) -> bool:
        """Return False: a choice of print is nothing that could be lost."""
        return False

    def _go_on(self, at: QWidget) -> None:
        at.setFocus()
        self._is_first = False
        announce(self, self._says.text())

    def _choose_file(self) -> None:
        if self._form.value() == FormatNeed.SCREEN_READER:
            self._ask_for_file(self.tr("Save web page"), self.tr("Web pages (*.html)"), self._file_name)
        else:
            super()._choose_file()

    def _emit_form(self) -> None:
        value = self._form.value()
        if value is not None:
            self.form_chosen.emit(FormatNeed(value))


def _pdf_name(form: FormatNeed) -> str:
    """Return a file name that says the print and names nobody."""
    return "plan.pdf" if form is FormatNeed.STANDARD else f"plan-{form.value.replace('_', '-')}.pdf"
