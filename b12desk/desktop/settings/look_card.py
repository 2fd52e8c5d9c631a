"""The looks: which colours, and how large."""

from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QWidget

from b12desk.desktop.theme.apply import FOLLOW
from b12desk.desktop.theme.looks import Looks
from b12desk.desktop.theme.palette import DARK, HIGH_CONTRAST, LIGHT
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.theme.zoom import ZOOMS
from b12desk.desktop.widgets.fields import choice_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, form_row, row


class LookCard(QFrame):
    """What is chosen is worn at once and remembered."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._looks = looks
        self._colours = {
            FOLLOW: self.tr("Follow the system"),
            LIGHT.name: self.tr("Light"),
            DARK.name: self.tr("Dark"),
            HIGH_CONTRAST.name: self.tr("High contrast"),
        }
        self._radios = {name: self._radio(name, words) for name, words in self._colours.items()}
        self._size = choice_field(self.tr("Size"))
        self._size.offer([(str(percent), f"{percent} %") for percent in ZOOMS])
        self._size.currentIndexChanged.connect(lambda _: looks.choose_percent(int(self._size.value() or 100)))
        self._place()
        looks.changed.connect(self._show)
        self._show()

    def _radio(self, name: str, words: str) -> QRadioButton:
        radio = QRadioButton(words)
        radio.setAccessibleName(words)
        radio.clicked.connect(lambda: self._looks.choose_colours(name))
        return radio

    def _place(self) -> None:
        inside = column(self, margin=GAP_WIDE, gap=GAP)
        inside.addWidget(plain_label(self.tr("Looks"), kind=LabelKind.SECTION))
        group = QButtonGroup(self)
        colours = row(gap=GAP)
        for radio in self._radios.values():
            group.addButton(radio)
            colours.addWidget(radio)
        colours.addStretch(1)
        inside.addLayout(colours)
        size = row(gap=GAP)
        keys = self.tr("Ctrl and + or −; Ctrl and 0 for the usual size")
        size.addWidget(form_row(self.tr("Size"), self._size, keys))
        size.addStretch(1)
        inside.addLayout(size)

    def _show(self) -> None:
        self._radios[self._looks.colours].setChecked(True)
        self._size.blockSignals(True)
        self._size.choose(str(self._looks.percent))
        self._size.blockSignals(False)
