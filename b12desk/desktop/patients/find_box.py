"""Find a patient from anywhere: a search field that answers as you type, with those found in a list beneath."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from b12desk.desktop.patients.presenter import found_words
from b12desk.desktop.theme.apply import tabular
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, TARGET
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, framed, row
from b12desk.desktop.widgets.search_field import SearchField
from b12desk.desktop.widgets.words import date_words, nhs_number_words

if TYPE_CHECKING:
    from b12desk.services.find_patients import PatientLine

MOST_FOUND = 12
_LONGEST = 100
_TYPING_MS = 60
_WIDTH = 520
_ID_ROLE = Qt.ItemDataRole.UserRole


class FindBox(QWidget):
    """The field and its list. Down goes into the list, Enter opens, Esc clears and gives the focus back."""

    text_changed = Signal(str)
    patient_opened = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._opens_first = False
        self._enters_list = False
        self._awaits = False
        self.field = SearchField(
            self.tr("Find patient"), self.tr("Find patient: name, NHS number or date of birth"), max_length=_LONGEST
        )
        row(self, gap=0).addWidget(self.field)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(self._ask)
        self.found = QListWidget()
        self._says = plain_label(kind=LabelKind.HINT)
        self._popup = self._make_popup(parent)
        self.field.textChanged.connect(self._typed)
        for watched in (self.field, self.found):
            watched.installEventFilter(self)

    def show_found(self, lines: "Sequence[PatientLine]") -> None:
        """Show those found; with Enter pressed already, open the first."""
        if not self.field.text().strip():
            return
        self._awaits = False
        self.found.clear()
        for line in lines:
            born = f"{date_words(line.born_on)} ({line.age_years}y)"
            item = QListWidgetItem(
                f"{line.name}   Born {born}   NHS No. {nhs_number_words(line.nhs_number)}", self.found
            )
            item.setData(_ID_ROLE, line.patient_id)
        if lines:
            self.found.setCurrentRow(0)
        if self._opens_first and lines:
            self._open_current()
            return
        self._opens_first = False
        words = found_words(len(lines), self.field.text().strip(), limit=MOST_FOUND)
        self._says.setText(words if lines else self.tr("Nobody fits. Ctrl+N adds a new patient."))
        announce(self.field, self._says.text())
        self._place()
        if self._enters_list and lines:
            self.found.setFocus(Qt.FocusReason.TabFocusReason)
        self._enters_list = False

    def focus_field(self) -> None:
        """Go to the field with what it holds selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def put_away(self) -> None:
        """Hide the list and forget what was typed."""
        self._typing.stop()
        self._opens_first = self._enters_list = self._awaits = False
        self._popup.hide()
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:  # Esc is for the search here, not for the page behind it
                event.accept()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        if event.type() == QEvent.Type.FocusOut and watched in (self.field, self.found):
            QTimer.singleShot(0, self, self._hide_unless_focused)
        return False

    def _make_popup(self, parent: QWidget) -> QFrame:
        """A frame over the window rather than a window of its own, so that the field keeps the keyboard."""
        popup = framed("card", parent.window())
        layout = column(popup, margin=GAP_SMALL, gap=GAP_SMALL)
        self.found.setAccessibleName(self.tr("Found patients"))
        self.found.setProperty("role", "found")
        self.found.setFont(tabular(self.found.font()))
        self.found.itemClicked.connect(lambda _: self._open_current())
        layout.addWidget(self.found)
        layout.addWidget(self._says)
        popup.hide()
        return popup

    def _typed(self, text: str) -> None:
        self._opens_first = self._enters_list = False
        self._awaits = bool(text.strip())
        if not text.strip():
            self._typing.stop()
            self._popup.hide()
            return
        self._typing.start(_TYPING_MS)

    def _ask(self) -> None:
        self.text_changed.emit(self.field.text().strip())

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.put_away()
            self.left.emit()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return True
        if watched is self.field and key == Qt.Key.Key_Tab and (self._awaits or self._has_answer()):
            self._enter_list()
            return True
        if watched is self.field and self._has_answer() and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
            return True
        return False

    def _enter(self) -> None:
        if self._awaits:
            self._opens_first = True
        elif self._has_answer():
            self._open_current()

    def _enter_list(self) -> None:
        """Go into the list, or as soon as it is there."""
        if self._awaits:
            self._enters_list = True
        else:
            self.found.setFocus(Qt.FocusReason.TabFocusReason)

    def _has_answer(self) -> bool:
        return not self._awaits and self._popup.isVisible() and self.found.count() > 0

    def _step(self, by: int) -> None:
        """Move in the list while the focus stays in the field, and say who stands there."""
        self.found.setCurrentRow(max(0, min(self.found.count() - 1, self.found.currentRow() + by)))
        announce(self.field, self.found.currentItem().text())

    def _open_current(self) -> None:
        item: QListWidgetItem | None = self.found.currentItem()
        if item is None:
            return
        patient_id = str(item.data(_ID_ROLE))
        self.put_away()
        self.patient_opened.emit(patient_id)

    def _hide_unless_focused(self) -> None:
        if not self.field.hasFocus() and not self.found.hasFocus():
            self._popup.hide()

    def _place(self) -> None:
        window = self._popup.parentWidget()
        corner = self.mapTo(window, QPoint(0, self.height() + 2)) if window is not None else QPoint()
        self.found.setVisible(self.found.count() > 0)
        self.found.setFixedHeight(min(MOST_FOUND, self.found.count()) * scaled(TARGET) + 2)
        room = window.width() - corner.x() - GAP if window is not None else scaled(_WIDTH)
        self._popup.setFixedWidth(min(room, max(self.width(), scaled(_WIDTH))))
        self._popup.adjustSize()
        self._popup.move(corner)
        self._popup.show()
        self._popup.raise_()
