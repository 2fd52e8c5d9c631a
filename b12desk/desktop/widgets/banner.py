"""The patient banner: who this is, at the top of every page about one patient. Source: NHS Common User Interface."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from b12desk.clinical.quantities import staff_date
from b12desk.desktop.theme.apply import colours_now
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.labels import LabelKind, plain_label, set_kind
from b12desk.desktop.widgets.layouts import row
from b12desk.desktop.widgets.words import NOT_RECORDED, nhs_number_words
from b12desk.desktop.widgets.wrapping_row import FlowingText, WrappingRow

_LEAST_HEIGHT = 44


@dataclass(frozen=True, slots=True)
class BannerText:
    """What the banner says; `name` is `SMITH, Ada (Mrs)`, an empty gender is said to be not recorded.

    `age` is in the unit that fits it, such as `70y`; `allergies` names them, () is none known, None not recorded.
    """

    name: str
    born_on: date
    age: str
    gender: str
    nhs_number: str | None
    is_deceased: bool = False
    allergies: tuple[str, ...] | None = None
    patient_id: str = ""

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """Labels and values after the name, in the order every NHS screen has."""
        return (
            ("Born", f"{staff_date(self.born_on)} ({self.age})"),
            ("Gender", self.gender or NOT_RECORDED),
            ("NHS No.", nhs_number_words(self.nhs_number)),
        )

    @property
    def allergy_words(self) -> str:
        """What is known of allergies, in the words that every NHS screen has."""
        if self.allergies is None:
            return "Allergies not recorded"
        return f"Known allergies: {', '.join(self.allergies)}" if self.allergies else "No known allergies"

    @property
    def sentence(self) -> str:
        """The banner as it is read out."""
        told = [f"{label} {value}" for label, value in self.parts]
        return ", ".join([self.name, *(["deceased"] if self.is_deceased else []), *told, self.allergy_words])


class PatientBanner(QFrame):
    """Full width, values heavier than labels, in more lines where one is too narrow for all of it.

    A deceased patient's differs in colour and in pattern.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_deceased = False
        self._layout = WrappingRow(self, gap=GAP_WIDE, margins=(GAP_WIDE, GAP, GAP_WIDE, GAP))
        self._name = FlowingText(LabelKind.SECTION)
        self._deceased = plain_label("Deceased", kind=LabelKind.VALUE, parent=self)
        self._layout.addWidget(self._name)
        self._layout.addWidget(self._deceased)
        self._values = [self._pair(label) for label in ("Born", "Gender", "NHS No.")]
        self._allergies = FlowingText(LabelKind.VALUE)
        self._layout.addWidget(self._allergies)
        self.setMinimumHeight(_LEAST_HEIGHT)

    def show_patient(self, text: BannerText) -> None:
        """Show another patient."""
        self._is_deceased = text.is_deceased
        self._name.setText(text.name)
        self._deceased.setVisible(text.is_deceased)
        for label, (_, value) in zip(self._values, text.parts, strict=True):
            label.setText(value)
        self._allergies.setText(text.allergy_words)
        set_kind(self._allergies, LabelKind.VALUE if text.allergies else LabelKind.LABEL)
        self.setAccessibleName(text.sentence)
        self._colour()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_now()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.deceased.fill if self._is_deceased else colours.surface))
        if self._is_deceased:
            hatch = QColor(colours.deceased.ink)
            hatch.setAlpha(60)
            edge = self.rect().adjusted(self.width() - 96, 0, 0, 0)
            painter.fillRect(edge, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
            painter.fillRect(0, 0, 8, self.height(), QBrush(QColor(colours.deceased.ink), Qt.BrushStyle.BDiagPattern))
        else:
            painter.fillRect(0, 0, 4, self.height(), QColor(colours.accent))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.control_line))
        painter.end()

    def _pair(self, label: str) -> QLabel:
        """A label with its value, which stay together where the banner goes on in another line."""
        pair = QWidget(self)
        together = row(pair, gap=GAP)
        value = plain_label(kind=LabelKind.VALUE)
        for each in (plain_label(label, kind=LabelKind.LABEL), value):
            together.addWidget(each)
        self._layout.addWidget(pair)
        return value

    def _colour(self) -> None:
        """A dark banner needs light letters; otherwise the style sheet's own are right."""
        self.setStyleSheet(f"QLabel {{ color: {colours_now().deceased.ink}; }}" if self._is_deceased else "")


def banner(parent: QWidget | None = None) -> PatientBanner:
    """Return an empty banner."""
    return PatientBanner(parent)
