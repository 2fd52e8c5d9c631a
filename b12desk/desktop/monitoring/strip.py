"""The strip below the monitoring list: about which check the buttons are, and what answers it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from b12desk.desktop.monitoring.presenter import NOBODY, ChosenCheck
from b12desk.desktop.theme.scale import GAP, GAP_SMALL
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.buttons import primary_button, quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row

REVIEW, RESULT = "Record review", "Record result"
_HEIGHT = 58
_WORDS = 330


class MonitoringStrip(QFrame):
    """Offers first what answers the check chosen: a review, or a laboratory's result."""

    act_asked = Signal(str)
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setMinimumHeight(scaled(_HEIGHT))
        self._answers: str | None = None
        self._name = plain_label(kind=LabelKind.LEAD, wraps=True)
        self._words = plain_label(NOBODY, kind=LabelKind.HINT, wraps=True)
        self._open = quiet_button(self.tr("Open patient"), icon="open", parent=self)
        self._open.clicked.connect(self.open_asked)
        icons = {REVIEW: "review", RESULT: "result"}
        self._others = {name: quiet_button(name, icon=icon, parent=self) for name, icon in icons.items()}
        self._main = {name: primary_button(name, icon=icon, parent=self) for name, icon in icons.items()}
        for name, button in (*self._others.items(), *self._main.items()):
            button.clicked.connect(lambda _=False, name=name: self.act_asked.emit(name))
        layout = row(self, gap=GAP)
        layout.setContentsMargins(GAP + GAP_SMALL, GAP_SMALL + 2, GAP, GAP_SMALL + 2)
        words = column(gap=1)
        words.addWidget(self._name)
        words.addWidget(self._words)
        layout.addLayout(words, 1)
        for button in (self._open, *self._others.values(), *self._main.values()):
            layout.addWidget(button)
        self.show_chosen(None)

    def show_chosen(self, chosen: ChosenCheck | None) -> None:
        """Show a check with what can be done about it, or only a sentence."""
        self._name.setText(chosen.heading if chosen else "")
        self._name.setVisible(chosen is not None)
        self._words.setText(chosen.sentence if chosen else NOBODY)
        self._answers = None if chosen is None else REVIEW if chosen.is_review else RESULT
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for no room for the buttons that give way."""
        return QSize(scaled(_WORDS), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show what answers the check; where there is no room the rest is left to the menu and to Enter."""
        answers = self._answers
        room = self.width() - scaled(_WORDS)
        for name, button in self._main.items():
            button.setVisible(name == answers)
            room -= button.sizeHint().width() + GAP if name == answers else 0
        for name, button in (*self._others.items(), ("", self._open)):
            is_offered = answers is not None and name != answers
            room -= button.sizeHint().width() + GAP if is_offered else 0
            button.setVisible(is_offered and room >= 0)
