"""One protocol in words, part by part."""

from PySide6.QtWidgets import QWidget

from b12desk.desktop.theme.scale import GAP, GAP_SMALL
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import clear, column
from b12desk.services.protocol_reading import ProtocolReading


class ReadingPage(QWidget):
    """Headings with their sentences; everything stands there to be read before somebody approves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = column(self, gap=GAP_SMALL)

    def show_reading(self, reading: ProtocolReading) -> None:
        """Show a protocol in the place of the one before."""
        clear(self._layout)
        self.setAccessibleName(reading.title)
        self._layout.addWidget(plain_label(reading.title, kind=LabelKind.SECTION, wraps=True))
        for part in reading.parts:
            self._layout.addSpacing(GAP)
            self._layout.addWidget(plain_label(part.heading, kind=LabelKind.VALUE))
            for sentence in part.sentences:
                kind = LabelKind.PROBLEM if part.heading == "Problems" else LabelKind.BODY
                self._layout.addWidget(plain_label(sentence, kind=kind, wraps=True))
        self._layout.addStretch(1)
        announce(self, reading.title)
