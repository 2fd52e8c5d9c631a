"""What a page shows where there is nothing: why, and what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.buttons import primary_button, quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row


class EmptyState(QWidget):
    """A heading, a sentence of advice and, where it helps, the act that fills the page."""

    asked = Signal()
    also_asked = Signal()

    def __init__(self, act: str, icon: str, parent: QWidget | None = None, *, also: str = "") -> None:
        """Take the act's name and icon; `also` names a second act beside it, empty for none."""
        super().__init__(parent)
        self._heading = plain_label(kind=LabelKind.SECTION, wraps=True)
        self._advice = plain_label(kind=LabelKind.LABEL, wraps=True)
        self._button = primary_button(act, icon=icon)
        self._button.clicked.connect(self.asked)
        self._also = self._second(also) if also else None
        layout = column(self, margin=GAP_WIDE, gap=GAP)
        layout.addStretch(2)
        for label in (self._heading, self._advice):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addSpacing(GAP)
        acts = row(gap=GAP)
        acts.addStretch(1)
        acts.addWidget(self._button)
        if self._also is not None:
            acts.addWidget(self._also)
        acts.addStretch(1)
        layout.addLayout(acts)
        layout.addStretch(3)

    def show_words(self, heading: str, advice: str, *, offers_act: bool) -> None:
        """Show why there is nothing here."""
        self._heading.setText(heading)
        self._advice.setText(advice)
        self._button.setVisible(offers_act)
        if self._also is not None:
            self._also.setVisible(offers_act)

    def _second(self, act: str) -> QPushButton:
        button = quiet_button(act, parent=self)
        button.clicked.connect(self.also_asked)
        button.setVisible(False)
        return button
