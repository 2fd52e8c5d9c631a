"""Over the list: the day, how many are shown and hidden, and what can be done with the whole list."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from b12desk.desktop.theme.scale import GAP
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import link_button, quiet_button
from b12desk.desktop.widgets.labels import plain_tip
from b12desk.desktop.widgets.wrapping_row import FlowingText, WrappingRow
from b12desk.desktop.worklist.as_of import AsOfField

_SUMMARY = 380
_ROOMY = 700


class ListTools(QWidget):
    """Emits what is asked of the list."""

    everybody_asked = Signal()
    columns_asked = Signal()
    print_asked = Signal()
    save_asked = Signal(bool)
    """True asks for every row of the list, false for those shown."""
    panel_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.as_of = AsOfField(self)
        self._summary = FlowingText(most=_SUMMARY, expands=True)
        self._all = link_button(self.tr("Show all"), parent=self)
        self._all.clicked.connect(self.everybody_asked)
        self._all.hide()
        self._counts = (0, 0)
        self.columns = self._button(self.tr("Columns"))
        self.columns.clicked.connect(self.columns_asked)
        self.save = self._button(self.tr("Save list"))
        self.save.clicked.connect(self.offer_saving)
        self.print = self._button(self.tr("Print list"), icon="print")
        self.print.clicked.connect(self.print_asked)
        self.panel = self._button(self.tr("Patient panel"))
        self.panel.setCheckable(True)
        self.panel.toggled.connect(self.panel_toggled)
        layout = WrappingRow(self, gap=GAP - 2)
        layout.addWidget(self.as_of)
        layout.addWidget(self._summary)
        for button in (self._all, self.columns, self.save, self.print, self.panel):
            layout.addWidget(button)

    def show_summary(self, sentence: str, *, is_narrowed: bool, shown: int, total: int) -> None:
        """Show how many rows of how many are shown."""
        if sentence != self._summary.text():
            announce(self, sentence)
        self._summary.setText(sentence)
        self._all.setVisible(is_narrowed)
        self._counts = (shown, total)

    def show_without_room(self, names: tuple[str, ...]) -> None:
        """Say how many columns have no room at this width."""
        words = self.tr("Columns ({count} not shown)").format(count=len(names)) if names else self.tr("Columns")
        is_roomy = not names or self.width() >= scaled(_ROOMY)
        self.columns.setText(words if is_roomy else self.tr("Columns ({count})").format(count=len(names)))
        self.columns.setAccessibleName(words)
        says = self.tr("Not shown at this width: {names}").format(names=", ".join(names)) if names else ""
        self.columns.setToolTip(plain_tip(says))

    def show_panel(self, *, is_open: bool, is_possible: bool) -> None:
        """Show whether the panel is open; without room for it there is nothing to open."""
        self.panel.blockSignals(True)
        self.panel.setChecked(is_open)
        self.panel.blockSignals(False)
        self.panel.setEnabled(is_possible)
        self.panel.setVisible(is_possible)

    def offer_saving(self) -> None:
        """Ask which rows are wanted where some are hidden."""
        shown, total = self._counts
        if shown == total:
            self.save_asked.emit(True)
            return
        menu = self.saving_menu()
        menu.popup(self.save.mapToGlobal(QPoint(0, self.save.height())))

    def saving_menu(self) -> QMenu:
        """Return the choice between the rows shown and all of them."""
        shown, total = self._counts
        menu = QMenu(self)
        menu.addAction(self.tr("The {count} shown…").format(count=shown), lambda: self.save_asked.emit(False))
        menu.addAction(self.tr("All {count}…").format(count=total), lambda: self.save_asked.emit(True))
        return menu

    def _button(self, name: str, *, icon: str = "") -> QPushButton:
        return quiet_button(name, icon=icon, parent=self)
