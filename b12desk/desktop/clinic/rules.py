"""What a health-care assistant may record in this clinic, as boxes to tick."""

from collections.abc import Collection

from PySide6.QtWidgets import QCheckBox, QWidget

from b12desk.desktop.theme.scale import GAP_SMALL
from b12desk.desktop.widgets.layouts import column
from b12desk.services.clinic_settings import RULE_WORDS


class RuleBoxes(QWidget):
    """One box a rule; none is ticked where the clinic keeps to what is usual."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, QCheckBox] = {}
        layout = column(self, gap=GAP_SMALL)
        for rule, words in RULE_WORDS.items():
            box = QCheckBox(words)
            box.setAccessibleName(words)
            self._boxes[rule] = box
            layout.addWidget(box)
        self.setFocusProxy(next(iter(self._boxes.values())))

    def rules(self) -> frozenset[str]:
        """Return the rules that are ticked."""
        return frozenset(rule for rule, box in self._boxes.items() if box.isChecked())

    def show_rules(self, rules: Collection[str]) -> None:
        """Tick exactly these."""
        for rule, box in self._boxes.items():
            box.setChecked(rule in rules)
