"""Advice beside an act, folded away until somebody asks: each text with its title and where it comes from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from b12desk.clinical.advice import Advice
from b12desk.desktop.theme.apply import colours_now
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import clear, column


class AdviceNote(QWidget):
    """A heading that opens and closes the texts beneath it. Closed at first, hidden where there is nothing to say.

    Opened it can be long: it stands on a page that scrolls.
    """

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._toggle = QToolButton(self)
        self._toggle.setText(heading.replace("&", "&&"))
        self._toggle.setAccessibleName(heading)
        self._toggle.setCheckable(True)
        self._toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._toggle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._toggle.setCursor(Qt.CursorShape.PointingHandCursor)
        self._toggle.toggled.connect(self._fold)
        self._texts = QWidget(self)
        self._rows = column(self._texts, gap=GAP_SMALL)
        self._rows.setContentsMargins(GAP_WIDE, 0, 0, GAP)
        layout = column(self, gap=GAP_SMALL)
        layout.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._texts)
        self._fold(False)
        self.hide()

    def show_advice(self, advice: Sequence[Advice]) -> None:
        """Show exactly these texts; the note stays open or closed as it was."""
        clear(self._rows)
        for one in advice:
            self._rows.addWidget(_AdviceText(one, self._texts))
        self._count = len(advice)
        self._fold(self._toggle.isChecked())
        self.setVisible(bool(advice))

    def _fold(self, is_open: bool) -> None:
        self._toggle.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        texts = self.tr("{0} texts with their sources").format(self._count)
        state = self.tr("open") if is_open else self.tr("closed")
        self._toggle.setAccessibleDescription(f"{texts}, {state}")
        self._texts.setVisible(is_open)


class _AdviceText(QFrame):
    """One text, which the keyboard reaches as a whole so that a screen reader says it as a whole."""

    def __init__(self, advice: Advice, parent: QWidget) -> None:
        super().__init__(parent)
        words = advice.staff_words
        lines = words if len(words) == 1 else tuple(f"• {one}" for one in words)
        source = self.tr("Source: {0}").format(", ".join(advice.sources))
        if advice.is_clinics_own:
            source = self.tr("{0}; the clinic’s own wording").format(source)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{advice.title}. {' '.join(words)} {source}.")
        layout = column(self, margin=GAP_SMALL, gap=2)
        layout.addWidget(plain_label(advice.title, kind=LabelKind.VALUE, wraps=True))
        for line in lines:
            layout.addWidget(plain_label(line, wraps=True))
        layout.addWidget(plain_label(source, kind=LabelKind.HINT, wraps=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(colours_now().accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
            painter.end()


def advice_note(heading: str, parent: QWidget | None = None) -> AdviceNote:
    """Return an empty note, hidden until it has something to say."""
    return AdviceNote(heading, parent)
