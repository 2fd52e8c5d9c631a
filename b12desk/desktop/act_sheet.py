"""A sheet whose fields can have problems and findings beside them, and whose act is saved once."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from b12desk.clinical.allergies import allergies_of
from b12desk.clinical.vocabulary import PatientStanding
from b12desk.desktop.day_turned import DayTurned
from b12desk.desktop.drafts.fields import typed_in
from b12desk.desktop.theme.fixed_sizes import scale_fixed_sizes
from b12desk.desktop.theme.scale import GAP_SMALL
from b12desk.desktop.theme.zoom import USUAL, zoom_now
from b12desk.desktop.widgets.ages import age_words
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.banner import BannerText, PatientBanner, banner
from b12desk.desktop.widgets.buttons import primary_button
from b12desk.desktop.widgets.date_field import DateField
from b12desk.desktop.widgets.fields import mark_problem
from b12desk.desktop.widgets.finding_list import FindingList, finding_list
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, form_row
from b12desk.desktop.widgets.sheet import Sheet
from b12desk.services.drafts import TypedField
from b12desk.services.show_patient import PatientPage

_SCREEN_SHARE = 0.92
_LONG_MS = 3000


class FieldBox(QWidget):
    """A field with its label above, and beneath it what is wrong with it and what the checks say about it."""

    def __init__(
        self, label: str, field: QWidget, hint: str = "", *, grows: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.findings: FindingList = finding_list(self)
        self._problem: QLabel = plain_label(kind=LabelKind.PROBLEM, wraps=True, parent=self)
        self._problem.hide()
        layout: QVBoxLayout = column(self, gap=GAP_SMALL)
        held = form_row(label, field, hint) if label else field
        if grows and label:
            held.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        layout.addWidget(held, 1 if grows else 0)
        layout.addWidget(self._problem)
        layout.addWidget(self.findings)
        if not grows:
            layout.addStretch(1)

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong with the field, empty for nothing."""
        if isinstance(self.field, DateField):
            self.field.show_problem(self.field.problem() or sentence) if sentence else None
            return
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        mark_problem(self.field, bool(sentence))
        if sentence:
            announce(self.field, sentence)


class ActSheet(Sheet):
    """A sheet with named fields and one button that saves. A tall one takes the height of the screen at once.

    `about` is the id of the patient it is about, `entry_id` that of the entry it will make; both empty for none.
    `opened_with` is what its fields held when nothing of them counted as typed. `records` is False where its button
    enters nothing under anybody's name.
    """

    records = True

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 640, is_tall: bool = False) -> None:
        super().__init__(title, parent, width=width)
        self._is_tall = is_tall
        self.boxes: dict[str, FieldBox] = {}
        self._save: QPushButton | None = None
        self._save_words = ""
        self._banner: PatientBanner | None = None
        self.about = ""
        self.entry_id = ""
        self.opened_with: tuple[TypedField, ...] = ()
        self._day_turned: DayTurned | None = None
        self._is_saving = False
        self._waiting: tuple[QWidget, ...] = ()
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(_LONG_MS)
        self._long.timeout.connect(lambda: self.show_problems([self.tr(_TAKES_LONG)]))

    @property
    def page(self) -> QWidget:
        """What holds the fields."""
        return self._page

    @property
    def is_saving(self) -> bool:
        """Whether a save is under way, which neither waits for the sheet nor can be called off."""
        return self._is_saving

    def remember_as_saved(self) -> None:
        super().remember_as_saved()
        self.opened_with = typed_in(self._page)

    def wait_for_values(self, *also: QWidget) -> None:
        """Take nothing, nor `also`, until what is kept stands in the fields: it would be overwritten."""
        self._waiting = tuple(part for part in (self._page, self._save, *also) if part is not None)
        for part in self._waiting:
            part.setEnabled(False)

    def take_values(self, first: QWidget) -> None:
        """What stands in the fields now is kept already, so nothing counts as typed; the keyboard goes to `first`."""
        self.remember_as_saved()
        for part in self._waiting:
            part.setEnabled(True)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Close or ask, as every sheet; while a save is under way say that it closes by itself."""
        if self._is_saving:
            self.show_problems([self.tr(_IS_BEING_SAVED)])
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_saving:
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)

    def show_turned_day(self, before: date, now: date) -> None:
        """Say that the day has turned where a field holds the day before; it stays until somebody changes it."""
        fields = [field for field in self._page.findChildren(DateField) if field.value() == before]
        if fields and self._day_turned is None:
            self._day_turned = DayTurned(fields, before, now)
            self.header.addWidget(self._day_turned)
            self._day_turned.say()

    def open(self) -> None:
        """Open as large as the fields need; Qt alone would stop at two thirds of the screen."""
        if zoom_now() != USUAL:
            scale_fixed_sizes(self._page)
        self.resize(self.sizeHint())
        super().open()
        if zoom_now() != USUAL:
            self.fit()  # the style sheet's larger letters are known only now

    def fit(self) -> None:
        """Grow with what is shown, as far as the screen goes."""
        self._scroll.updateGeometry()  # a scroll area doesn't say by itself that its page has grown
        wanted = self.sizeHint().expandedTo(self.size())
        if wanted.height() > self.height():
            self.resize(wanted)
            lowest = self.screen().availableGeometry().bottom() - wanted.height()
            self.move(self.x(), max(0, min(self.y(), lowest)))

    def sizeHint(self) -> QSize:
        """Return the size at which nothing of the page has to be scrolled, as far as the screen goes."""
        hint = super().sizeHint()
        most = self.screen().availableGeometry().height() * _SCREEN_SHARE
        if self._is_tall:
            return QSize(hint.width(), round(most))
        layout = self._page.layout()
        if layout is None or not layout.hasHeightForWidth():
            return hint
        around = QDialog.sizeHint(self).height() - self._scroll.sizeHint().height()
        return QSize(hint.width(), round(min(most, around + layout.totalHeightForWidth(hint.width() - 2))))

    def show_banner(self, text: BannerText) -> None:
        """Say whom the sheet is about, at the top."""
        if self._banner is None:
            self._banner = banner(self)
            self.header.insertWidget(0, self._banner)
        self._banner.show_patient(text)
        self.about = text.patient_id

    def field_box(self, name: str, label: str, field: QWidget, *, hint: str = "", grows: bool = False) -> FieldBox:
        """Return a field in its box, known by the name that problems and findings use."""
        box = FieldBox(label, field, hint, grows=grows)
        self.boxes[name] = box
        return box

    def add_save(self, text: str) -> QPushButton:
        """Add the button that saves."""
        self._save_words = text
        self._save = self.add_button(primary_button(text), is_default=True)
        return self._save

    def show_recorder(self, name: str) -> None:
        """Say beside the button that saves under whose name it records."""
        if self._save is not None and self.records:
            words = plain_label(self.tr("Recorded by {name}").format(name=name), kind=LabelKind.HINT, wraps=True)
            self.buttons.insertWidget(0, words, 2)

    def name_save(self, text: str) -> None:
        """Say on the button what saving does now."""
        self._save_words = text
        if self._save is not None:
            self._save.setText(text.replace("&", "&&"))
            self._save.setAccessibleName(text)

    def point_out(self, problems: Mapping[str, str]) -> None:
        """Show a sentence beside each field that can't be used, and go to the first."""
        for name, box in self.boxes.items():
            box.show_problem(problems.get(name, ""))
        others = list(dict.fromkeys(sentence for name, sentence in problems.items() if name not in self.boxes))
        self.show_failure(others)
        first = next((box for name, box in self.boxes.items() if name in problems), None)
        if first is not None:
            first.field.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(first)

    def show_failure(self, problems: Sequence[str]) -> None:
        """Show why the act was not done; everything typed stays."""
        self.show_problems(problems)
        QTimer.singleShot(0, self.fit)

    def show_saving(self, is_saving: bool) -> None:
        """Let nobody save twice while a save is under way; one that takes long is said to."""
        self._is_saving = is_saving
        if is_saving:
            self.show_problems(())
            self._long.start()
        else:
            self._long.stop()
        if self._save is not None:
            self._save.setEnabled(not is_saving)
            self._save.setText(self.tr("Saving…") if is_saving else self._save_words.replace("&", "&&"))

    def finish(self) -> None:
        """Close: it is saved."""
        self._is_saving = False
        self._long.stop()
        self.remember_as_saved()
        self.accept()


_IS_BEING_SAVED = "It is being saved. This closes by itself as soon as it is done; nothing is lost."
_TAKES_LONG = (
    "Saving takes longer than usual: another window or program may be writing to the register. "
    "What you typed is kept; this goes on by itself."
)


def bring_into_view(widget: QWidget) -> None:
    """Scroll whatever scrolls around a widget until all of it can be seen."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 0, 24)
            return
        around = around.parentWidget()


def even_columns(grid: QGridLayout, count: int) -> None:
    """Make the columns of a grid equally wide whatever stands in them."""
    for each in range(count):
        grid.setColumnStretch(each, 1)
        grid.setColumnMinimumWidth(each, 1)


def banner_text(page: PatientPage) -> BannerText:
    """Return what the banner says about a patient."""
    patient = page.patient
    return BannerText(
        name=page.name,
        born_on=patient.born_on,
        age=age_words(patient.born_on, today=page.as_of),
        gender=patient.gender,
        nhs_number=patient.nhs_number,
        is_deceased=patient.standing is PatientStanding.DECEASED,
        patient_id=patient.id,
        allergies=allergies_of(patient.flags),
    )
