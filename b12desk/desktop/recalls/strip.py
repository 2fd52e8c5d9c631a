"""The strip below the recalls: about whom the buttons are, and one button for each thing that comes of an attempt."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from b12desk.desktop.theme.scale import GAP, GAP_SMALL
from b12desk.desktop.widgets.buttons import primary_button, quiet_button
from b12desk.desktop.widgets.labels import LabelKind
from b12desk.desktop.widgets.layouts import column
from b12desk.desktop.widgets.wrapping_row import FlowingText, WrappingRow

AT_ONCE = ("No answer", "Left message")
"""What is recorded by telephone with one press, as nothing else is to be said."""
_HEIGHT = 58
_WORDS = 240
_PAUSE_MS = 2000


class RecallStrip(QFrame):
    """Shows the patient chosen. Two presses within two seconds are one attempt."""

    act_asked = Signal(str)
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setMinimumHeight(_HEIGHT)
        self._name = FlowingText(LabelKind.LEAD, most=_WORDS)
        self._words = FlowingText(LabelKind.HINT, most=_WORDS)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._open = quiet_button(self.tr("Open patient"), icon="open", parent=self)
        self._open.clicked.connect(self.open_asked)
        self._at_once = [quiet_button(name, parent=self) for name in AT_ONCE]
        for name, button in zip(AT_ONCE, self._at_once, strict=True):
            button.clicked.connect(lambda _=False, name=name: self._ask_once(name))
        self._record = primary_button(self.tr("Record contact"), icon="contact", parent=self)
        self._record.clicked.connect(lambda: self.act_asked.emit("Record contact"))
        layout = WrappingRow(self, gap=GAP, margins=(GAP + GAP_SMALL, GAP_SMALL + 2, GAP, GAP_SMALL + 2))
        layout.addWidget(self._beside())
        layout.addWidget(self._all_buttons())

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

    def _beside(self) -> QWidget:
        words = QWidget(self)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        lines = column(words, gap=1)
        for label in (self._name, self._words):
            lines.addWidget(label)
        return words

    def _all_buttons(self) -> QWidget:
        """The buttons, which go on below the words in a narrow window."""
        holder = QWidget(self)
        holder.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        line = WrappingRow(holder, gap=GAP)
        for button in (self._open, *self._at_once, self._record):
            line.addWidget(button)
        return holder

    def _ask_once(self, name: str) -> None:
        if not self._pause.isActive():
            self._pause.start(_PAUSE_MS)
            self.act_asked.emit(name)
