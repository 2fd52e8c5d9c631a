"""The patient banner: who this is, at the top of every page about one patient. Source: NHS Common User Interface."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from b12desk.clinical.quantities import staff_date
from b12desk.desktop.theme.apply import colours_now
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import row
from b12desk.desktop.widgets.words import NOT_RECORDED, nhs_number_words


@dataclass(frozen=True, slots=True)
class BannerText:
    """What the banner says; `name` is `SMITH, Ada (Mrs)`, an empty gender is said to be not recorded."""

    name: str
    born_on: date
    age_years: int
    gender: str
    nhs_number: str | None
    is_deceased: bool = False

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """Labels and values after the name, in the order every NHS screen has."""
        return (
            ("Born", f"{staff_date(self.born_on)} ({self.age_years}y)"),
            ("Gender", self.gender or NOT_RECORDED),
            ("NHS No.", nhs_number_words(self.nhs_number)),
        )

    @property
    def sentence(self) -> str:
        """The banner as it is read out."""
        told = [f"{label} {value}" for label, value in self.parts]
        return ", ".join([self.name, *(["deceased"] if self.is_deceased else []), *told])


class PatientBanner(QFrame):
    """Full width, values heavier than labels; a deceased patient's differs in colour and in pattern."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_deceased = False
        self._layout = row(self, gap=GAP)
        self._layout.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        self._name = plain_label(kind=LabelKind.SECTION, parent=self)
        self._deceased = plain_label("Deceased", kind=LabelKind.VALUE, parent=self)
        self._layout.addWidget(self._name)
        self._layout.addWidget(self._deceased)
        self._values = [self._pair(label) for label in ("Born", "Gender", "NHS No.")]
        self._layout.addStretch(1)
        self.setMinimumHeight(44)

    def show_patient(self, text: BannerText) -> None:
        """Show another patient."""
        self._is_deceased = text.is_deceased
        self._name.setText(text.name)
        self._deceased.setVisible(text.is_deceased)
        for label, (_, value) in zip(self._values, text.parts, strict=True):
            label.setText(value)
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
        self._layout.addSpacing(GAP_WIDE)
        self._layout.addWidget(plain_label(label, kind=LabelKind.LABEL, parent=self))
        value = plain_label(kind=LabelKind.VALUE, parent=self)
        self._layout.addWidget(value)
        return value

    def _colour(self) -> None:
        """A dark banner needs light letters; otherwise the style sheet's own are right."""
        self.setStyleSheet(f"QLabel {{ color: {colours_now().deceased.ink}; }}" if self._is_deceased else "")


def banner(parent: QWidget | None = None) -> PatientBanner:
    """Return an empty banner."""
    return PatientBanner(parent)
