"""The worklist page: counts, chips, the line about the list, the table, and the patient chosen beside or below it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.empty_state import EmptyState
from b12desk.desktop.widgets.layouts import column, framed, row
from b12desk.desktop.worklist.as_of import OtherDayStrip
from b12desk.desktop.worklist.chips import GroupChips
from b12desk.desktop.worklist.columns import BY_KEY, KEYS
from b12desk.desktop.worklist.list_table import WorklistTable
from b12desk.desktop.worklist.model import WorklistModel
from b12desk.desktop.worklist.narrowing import Narrowing
from b12desk.desktop.worklist.panel import WIDTH, PatientPanel
from b12desk.desktop.worklist.prepared import SortOrder
from b12desk.desktop.worklist.presenter import Chosen
from b12desk.desktop.worklist.strip import ChosenStrip
from b12desk.desktop.worklist.tiles import CountTiles
from b12desk.desktop.worklist.tools import ListTools
from b12desk.services.worklist_groups import Group
from b12desk.services.worklist_rows import WorklistRow

_LEAST_LIST = 110
_LEAST_WITH_PANEL = 960
"""A narrower page has the strip below the list instead of the panel beside it."""


class WorklistPage(QWidget):
    """Emits what the person asks for; shows what it is told."""

    toggled = Signal(object)
    everybody_asked = Signal()
    sort_asked = Signal(str)
    order_asked = Signal(object)
    patient_chosen = Signal(object)
    row_shown = Signal(object)
    """The row of the patient whom the buttons are about now, None for nobody."""
    patient_opened = Signal(str)
    act_asked = Signal(str)
    day_typed = Signal(str)
    print_asked = Signal()
    save_asked = Signal(bool)
    copied = Signal(int)
    panel_opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = WorklistModel(self)
        self._shown_id: str | None = None
        self._total = 0
        self.tiles = CountTiles(self)
        self.chips = GroupChips(self)
        self.other_day = OtherDayStrip(self)
        self.tools = ListTools(self)
        self.table = WorklistTable(self.tr("Worklist table"), self._model, self)
        self._empty = EmptyState(self.tr("New patient"), "new-patient", self, also=self.tr("Import"))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._strip = ChosenStrip(self)
        self.panel = PatientPanel(self)
        self._wants_panel = True
        self._has_somebody = True
        self._connect()
        self._arrange()
        self._fold()

    def show_counts(self, counts: Mapping[str, int], groups: Mapping[Group, int], narrowing: Narrowing) -> None:
        self._total = counts["total"]
        self.tiles.show_counts(counts, narrowing)
        self.chips.show_counts(groups, narrowing)

    def show_rows(self, rows: tuple[WorklistRow, ...], order: SortOrder, longest: Sequence[Sequence[str]]) -> None:
        kept, at = self._shown_id, self.table.verticalScrollBar().value()
        self._model.show_rows(rows, longest)
        self.table.measure()
        self.table.show_order(order)
        self.table.verticalScrollBar().setValue(at)
        self.table.choose_row(self._model.place_of(kept), scrolls=False)

    def show_summary(self, sentence: str, *, shown: int, is_narrowed: bool) -> None:
        self.tools.show_summary(sentence, is_narrowed=is_narrowed, shown=shown, total=self._total)

    def show_empty(self, heading: str, advice: str, *, offers_patient: bool) -> None:
        self._empty.show_words(heading, advice, offers_act=offers_patient)
        self._stack.setCurrentWidget(self._empty if heading else self.table)
        self._has_somebody = not offers_patient
        self._fold()

    def show_chosen(self, chosen: Chosen | None) -> None:
        several = len(self.table.rows_chosen())
        words = self.tr("Choose a patient in the list to record, defer or print.")
        if several > 1:
            words = self.tr("{count} patients are chosen; Ctrl+C copies their rows.").format(count=several)
        self._strip.show_chosen(chosen, words)
        self.row_shown.emit(chosen.row if chosen else None)
        if several > 1:
            self.panel.show_several(several)

    def show_day(self, as_of: date, *, other_than: date | None) -> None:
        """Show as of which day the list is; `other_than` is today where the list is another day's."""
        self.tools.as_of.show_day(as_of)
        self.other_day.show_day(None if other_than is None else as_of, other_than or as_of)

    def choose(self, patient_id: str) -> None:
        """Choose a patient and bring them into view; nobody when the list doesn't show them."""
        self.table.choose_row(self._model.place_of(patient_id))

    def chosen_id(self) -> str | None:
        """Return the patient chosen in the table, None for nobody and while several are."""
        rows = self.table.rows_chosen()
        row_chosen = self._model.row_at(rows[0]) if len(rows) == 1 else None
        return row_chosen.patient_id if row_chosen else None

    def open_panel(self, is_open: bool) -> None:
        """Show the panel beside the list, or fold it away for the strip below."""
        self._wants_panel = is_open
        self._fold()

    @property
    def wants_panel(self) -> bool:
        """Whether somebody wants the panel, also while the window is too narrow for it."""
        return self._wants_panel

    def start(self, act: str) -> None:
        """Do what an entry of the menu asks of the list."""
        acts: Mapping[str, Callable[[], object]] = {
            "Sort": self.table.show_sort_menu,
            "Columns": self.table.show_columns_menu,
            "Copy rows": self.table.copy_rows,
            "Save list": self.tools.offer_saving,
            "Print list": self.print_asked.emit,
            "As of": self.tools.as_of.ask,
            "Today": lambda: self.day_typed.emit(""),
            "Panel": lambda: self.open_panel(not self._wants_panel),
        }
        acts[act]()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Give the panel its width again when everything is shown larger or smaller."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_wants_panel"):
            self._fold()

    def _fold(self) -> None:
        is_possible = self.width() >= scaled(_LEAST_WITH_PANEL)
        is_open = self._wants_panel and is_possible and self._has_somebody
        self.panel.setFixedWidth(scaled(WIDTH))
        self._stack.setMinimumHeight(scaled(_LEAST_LIST))
        self.tools.show_panel(is_open=is_open, is_possible=is_possible and self._has_somebody)
        self._strip.setVisible(not is_open and self._has_somebody)
        if self.panel.isHidden() == is_open:
            self.panel.setVisible(is_open)
            self.panel_opened.emit(is_open)

    def _connect(self) -> None:
        self.tiles.toggled.connect(self.toggled)
        self.chips.toggled.connect(self.toggled)
        for everybody in (self.tiles.everybody, self.tools.everybody_asked):
            everybody.connect(self.everybody_asked)
        self.tools.everybody_asked.connect(lambda: self.table.setFocus(Qt.FocusReason.TabFocusReason))
        self.tools.as_of.day_typed.connect(self.day_typed)
        self.tools.columns_asked.connect(self.table.show_columns_menu)
        self.tools.print_asked.connect(self.print_asked)
        self.tools.save_asked.connect(self.save_asked)
        self.tools.panel_toggled.connect(self.open_panel)
        self.other_day.today_asked.connect(lambda: self.day_typed.emit(""))
        self.table.opened.connect(self._open_row)
        self.table.chosen.connect(self._choose)
        self.table.heading_pressed.connect(self.sort_asked)
        self.table.order_asked.connect(self.order_asked)
        self.table.copied.connect(self.copied)
        self.table.columns_changed.connect(self._say_without_room)
        self._empty.asked.connect(lambda: self.act_asked.emit("New patient"))
        self._empty.also_asked.connect(lambda: self.act_asked.emit("Import"))
        for buttons in (self._strip, self.panel):
            buttons.act_asked.connect(self.act_asked)
            buttons.open_asked.connect(lambda: self._open_row(self.table.currentIndex()))

    def _arrange(self) -> None:
        layout = column(self, gap=GAP - 2)
        layout.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        for part in (self.tiles, self.chips, self.other_day, self.tools):
            layout.addWidget(part)
        below = row(gap=GAP)
        below.addWidget(self._boxed(), 1)
        below.addWidget(self.panel)
        layout.addLayout(below, 1)
        layout.setSpacing(GAP_SMALL + 2)

    def _boxed(self) -> QFrame:
        """The table and, below it, the strip about the patient chosen, in one card."""
        box = framed("card", self)
        inner = column(box, margin=1, gap=0)
        inner.addWidget(self._stack, 1)
        inner.addWidget(self._strip)
        return box

    def _choose(self, index: QModelIndex) -> None:
        row_chosen = self._model.row_at(index.row()) if index.isValid() else None
        if row_chosen is not None:
            self._shown_id = row_chosen.patient_id
        self.patient_chosen.emit(row_chosen.patient_id if row_chosen else None)

    def _open_row(self, index: QModelIndex) -> None:
        row_opened = self._model.row_at(index.row())
        if row_opened is not None:
            self.patient_opened.emit(row_opened.patient_id)

    def _say_without_room(self) -> None:
        self.tools.show_without_room(tuple(BY_KEY[key].heading for key in KEYS if key in self.table.without_room))
