"""The correction sheet: the entry as recorded, what is wrong with it, and the form to enter it again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import InjectionRecord
from b12desk.desktop.injection.form import InjectionForm
from b12desk.desktop.injection.presenter import Opening
from b12desk.desktop.injection.view import Catalogue, InjectionSheet
from b12desk.desktop.theme.scale import GAP_WIDE
from b12desk.desktop.widgets.fields import text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import row
from b12desk.desktop.widgets.words import site_words
from b12desk.services.correct_injection import LONGEST_REASON


class CorrectionSheet(InjectionSheet):
    """Void and enter again, or void alone. Emits the reason, with the form where one is entered."""

    void_asked = Signal(str)
    again_asked = Signal(object, str)

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(catalogue, parent, title=self.tr("Correct entry"), save=self.tr("Save correction"))
        self._entry = plain_label(kind=LabelKind.LEAD, wraps=True)
        self._again = _radio(self.tr("Void and enter again"))
        self._void = _radio(self.tr("Void: it was not given"))
        self._again.setChecked(True)
        self.instruction.hide()
        self._reason = text_field(self.tr("Reason for the correction"), max_length=LONGEST_REASON)
        self._again.toggled.connect(self._show_way)
        self.save_asked.connect(self._ask)
        ways = row(gap=GAP_WIDE)
        ways.addWidget(self._again)
        ways.addWidget(self._void)
        ways.addStretch(1)
        self.body.insertWidget(0, self._entry)
        self.body.insertLayout(1, ways)
        label = self.tr("Reason for the correction")
        hint = self.tr("The entry stays on record, struck through, with this reason.")
        self.body.insertWidget(2, self.field_box("reason", label, self._reason, hint=hint))
        self.body.addStretch(0)

    def show_opening(self, opening: Opening, form: InjectionForm) -> None:
        """Show the entry as it was recorded, and the form filled in with it."""
        super().show_opening(opening, form)
        entry = next((i for i in opening.page.injections if i.id == opening.corrects), None)
        if entry is not None:
            self._entry.setText(_words(entry))
        self._reason.setFocus()

    def _show_way(self, is_again: bool) -> None:
        self.form_area.setVisible(is_again)
        self.name_save(self.tr("Save correction") if is_again else self.tr("Void entry"))

    def _ask(self, form: InjectionForm) -> None:
        if self._again.isChecked():
            self.again_asked.emit(form, self._reason.text())
        else:
            self.void_asked.emit(self._reason.text())


def _words(entry: InjectionRecord) -> str:
    """Return the entry as a sentence would name it."""
    parts = [f"{staff_date(entry.given_on)}: {entry.dose_micrograms} micrograms", site_words(entry.site).lower()]
    if entry.batch:
        parts.append(f"batch {entry.batch}")
    if entry.void_reason is not None:
        parts.append(f"voided already: {entry.void_reason}")
    return ", ".join(part for part in parts if part)


def _radio(text: str) -> QRadioButton:
    radio = QRadioButton(text.replace("&", "&&"))
    radio.setAccessibleName(text)
    return radio
