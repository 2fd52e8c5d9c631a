"""The recovery sheet on screen: its page, where it goes, and two groups of its code typed back from the paper."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from b12desk.desktop.plan_preview.view import PlanPreviewSheet
from b12desk.desktop.theme.scale import GAP_WIDE
from b12desk.desktop.widgets.fields import text_field
from b12desk.desktop.widgets.labels import plain_label
from b12desk.desktop.widgets.layouts import column, row

_LONGEST = 12


class RecoveryPreviewSheet(PlanPreviewSheet):
    """Emits the groups typed back; closing it keeps no sheet."""

    keep_asked = Signal(object)

    def __init__(self, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=self.tr("Recovery sheet"), file_name=file_name)
        says = self.tr(
            "Print this sheet, or write its code down, and keep it under lock and key. It opens the register when the "
            "passphrase is lost; without either, nobody can. Then type two groups back from the paper."
        )
        top = column()
        top.addWidget(plain_label(says, wraps=True))
        self._asked = row(gap=GAP_WIDE)
        top.addLayout(self._asked)
        self.body.insertLayout(0, top)
        self._typed: list[QLineEdit] = []
        without = self.tr("Go on without a sheet")
        self.close_button.setText(without)
        self.close_button.setAccessibleName(without)
        self.add_save(self.tr("Keep this sheet")).clicked.connect(self._give)

    def ask_back(self, places: Sequence[int]) -> None:
        """Ask for the groups of the code at those places, counted from 1."""
        for place in places:
            words = self.tr("Group {place} of the code").format(place=place)
            field = text_field(words, max_length=_LONGEST)
            self._typed.append(field)
            self._asked.addWidget(self.field_box(f"group {place}", words, field))
        self._asked.addStretch(1)

    def has_unsaved(self) -> bool:
        """Return False: the groups stand on the paper."""
        return False

    def _give(self) -> None:
        self.keep_asked.emit([field.text() for field in self._typed])
