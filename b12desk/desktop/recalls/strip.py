"""The strip below the recalls: about whom the buttons are, and one button for each thing that comes of an attempt."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from b12desk.desktop.theme.scale import GAP, GAP_SMALL
from b12desk.desktop.widgets.buttons import primary_button, quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row

AT_ONCE = ("No answer", "Left message")
"""What is recorded by telephone with one press, as nothing else is to be said."""
_HEIGHT = 58
_PAUSE_MS = 2000


class RecallStrip(QFrame):
    """Shows the patient chosen. Two presses within two seconds are one attempt."""

    act_asked = Signal(str)
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setMinimumHeight(_HEIGHT)
        self._name = plain_label(kind=LabelKind.LEAD)
        self._words = plain_label(kind=LabelKind.HINT, wraps=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._open = quiet_button(self.tr("Open patient"), icon="open", parent=self)
        self._open.clicked.connect(self.open_asked)
        self._at_once = [quiet_button(name, parent=self) for name in AT_ONCE]
        for name, button in zip(AT_ONCE, self._at_once, strict=True):
            button.clicked.connect(lambda _=False, name=name: self._ask_once(name))
        self._record = primary_button(self.tr("Record contact"), icon="contact", parent=self)
        self._record.clicked.connect(lambda: self.act_asked.emit("Record contact"))
        layout = row(self, gap=GAP)
        layout.setContentsMargins(GAP + GAP_SMALL, GAP_SMALL + 2, GAP, GAP_SMALL + 2)
        words = column(gap=1)
        words.addWidget(self._name)
        words.addWidget(self._words)
        layout.addLayout(words, 1)
        for button in (self._open, *self._at_once, self._record):
            layout.addWidget(button)

    def show_chosen(self, heading: str, sentence: str, *, has_phone: bool) -> None:
        """Show a patient with what can be done, or only a sentence."""
        if heading != self._name.text():
            self._pause.stop()
        self._name.setText(heading)
        self._name.setVisible(bool(heading))
        self._words.setText(sentence)
        for button in self._at_once:
            button.setVisible(has_phone)
        for button in (self._open, self._record):
            button.setVisible(bool(heading))

    def _ask_once(self, name: str) -> None:
        if not self._pause.isActive():
            self._pause.start(_PAUSE_MS)
            self.act_asked.emit(name)
