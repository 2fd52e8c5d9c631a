"""The list of unfinished work: one line each, with Go on and Discard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.theme.scale import GAP, GAP_SMALL
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import danger_button, primary_button, quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import card, column, row
from b12desk.services.drafts_left import Unfinished

_WIDTH = 720


class UnfinishedSheet(ActSheet):
    """Nothing here is urgent: closing keeps everything for the next start. Emits the id of the draft chosen."""

    go_on_asked = Signal(str)
    discard_asked = Signal(str)

    def __init__(self, last: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Unfinished"), parent, width=_WIDTH)
        self._told = [last] if last else []
        if last:
            self.body.addWidget(plain_label(last, kind=LabelKind.BODY, wraps=True))
        self._list: QVBoxLayout = column(gap=GAP)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        self._close = self.add_cancel(self.tr("Close"))

    def open(self) -> None:
        super().open()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, " ".join(self._told))

    def show_unfinished(self, ones: Sequence[Unfinished]) -> None:
        """Show each with what is known of it; a dose that was saved has nothing to go on with."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in ones:
            self._list.addWidget(self._line(one))
            self._told.append(f"{one.says} {one.saved}".strip())
        self.fit()

    def leave(self) -> None:
        """Close."""
        self.finish()

    def _line(self, one: Unfinished) -> QWidget:
        line = card()
        layout = line.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setSpacing(GAP_SMALL)
        layout.addWidget(plain_label(one.says, kind=LabelKind.VALUE, wraps=True))
        if one.saved:
            layout.addWidget(plain_label(one.saved, kind=LabelKind.PROBLEM, wraps=True))
        buttons = row(gap=GAP)
        buttons.addStretch(1)
        forget = quiet_button(self.tr("Clear")) if one.is_saved else danger_button(self.tr("Discard"))
        forget.setAccessibleDescription(one.says)
        forget.clicked.connect(lambda: self.discard_asked.emit(one.draft.id))
        buttons.addWidget(forget)
        if not one.is_saved:
            go_on = primary_button(self.tr("Go on"))
            go_on.setAccessibleDescription(one.says)
            go_on.setAutoDefault(False)
            go_on.clicked.connect(lambda: self.go_on_asked.emit(one.draft.id))
            buttons.addWidget(go_on)
        layout.addLayout(buttons)
        return line
