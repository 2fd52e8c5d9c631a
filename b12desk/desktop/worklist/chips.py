"""Chips below the counts: each narrows the list to a group of patients, and says how many there are."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from b12desk.desktop.patient.flow import FlowLayout
from b12desk.desktop.theme.scale import GAP
from b12desk.desktop.worklist.narrowing import Narrowing
from b12desk.services.worklist_groups import GROUP_SENTENCES, Group


class Chip(QPushButton):
    """A checkable button named by its group; a tick and the colour show that it narrows the list."""

    def __init__(self, group: Group, parent: QWidget) -> None:
        super().__init__(parent)
        self.stands_for = group
        self.count = 0
        self._words = group.value[0].upper() + group.value[1:]
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(GROUP_SENTENCES[group])
        self.setAccessibleDescription(GROUP_SENTENCES[group])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_count(0, is_chosen=False)

    def show_count(self, count: int, *, is_chosen: bool) -> None:
        """Show how many belong to the group, and whether the list is narrowed to them."""
        self.count = count
        self.blockSignals(True)
        self.setChecked(is_chosen)
        self.blockSignals(False)
        self.setText(f"{'✓ ' if is_chosen else ''}{self._words}  {count}")
        self.setAccessibleName(f"{self._words}: {count}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter do what Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class GroupChips(QWidget):
    """One chip a group, in lines as wide as the page; where one line is too short, without those that nobody fits."""

    toggled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        layout = FlowLayout(self, margin_x=0, margin_y=0, gap=GAP - 2)
        self._chips = {group: self._chip(group) for group in Group}
        for chip in self._chips.values():
            layout.addWidget(chip)

    def show_counts(self, counts: Mapping[Group, int], narrowing: Narrowing) -> None:
        """Show the counts of the whole register and which of them narrow the list."""
        for group, chip in self._chips.items():
            chip.show_count(counts[group], is_chosen=group in narrowing.choices)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """An empty chip that is chosen stays, or nobody could take the choice back."""
        chips = self._chips.values()
        is_narrow = sum(chip.sizeHint().width() + GAP - 2 for chip in chips) > self.width() + GAP - 2
        for chip in chips:
            chip.setVisible(not is_narrow or bool(chip.count) or chip.isChecked())

    def _chip(self, group: Group) -> Chip:
        chip = Chip(group, self)
        chip.toggled.connect(lambda _: self.toggled.emit(group))
        return chip
