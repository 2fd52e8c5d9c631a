"""What a review finds: the outcome, the symptoms scored beside what they were scored last, when a dose wears off."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from b12desk.clinical.vocabulary import Symptom
from b12desk.desktop.review.presenter import SYMPTOM_WORDS
from b12desk.desktop.review.score_field import ScoreField
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.services.record_review import LATEST_WEEK, WORST_SCORE
from b12desk.services.shown_reviews import LastScore

_SPIN_WIDTH = 124
_COLUMNS = 2
_CELLS = 3


class OutcomeChoice(QWidget):
    """The outcomes as radio buttons, two beside each other; none is chosen at first."""

    chosen = Signal()

    def __init__(self, outcomes: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcomes = tuple(outcomes)
        self._buttons = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP_SMALL)
        for number, (_, words) in enumerate(self._outcomes):
            radio = QRadioButton(words)
            radio.setAccessibleName(words)
            self._buttons.addButton(radio, number)
            grid.addWidget(radio, number // _COLUMNS, number % _COLUMNS)
        self._buttons.idToggled.connect(lambda _, is_on: self.chosen.emit() if is_on else None)
        self.setFocusProxy(self._buttons.button(0))

    def outcome(self) -> str:
        """Return the outcome chosen, empty for none."""
        chosen = self._buttons.checkedId()
        return self._outcomes[chosen][0] if chosen >= 0 else ""


class SymptomScores(QWidget):
    """A score for each symptom, 0 to 10 or not asked, with what it was last; and the week a dose wears off in."""

    def __init__(
        self, last: Mapping[Symptom, LastScore], last_wears_off: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP_SMALL)
        unasked = self.tr("Not asked")
        self._scores = {
            symptom: ScoreField(self.tr("{symptom} score").format(symptom=words), 0, WORST_SCORE, unasked)
            for symptom, words in SYMPTOM_WORDS.items()
        }
        week = self.tr("Wears off in week")
        self._wears_off = ScoreField(week, 1, LATEST_WEEK, unasked, prefix=self.tr("week "))
        said = {symptom: one.words for symptom, one in last.items()}
        for place, (symptom, field) in enumerate(self._scores.items()):
            self._place(place, SYMPTOM_WORDS[symptom], field, said.get(symptom, ""))
        self._place(len(self._scores), week, self._wears_off, last_wears_off)
        self.setFocusProxy(next(iter(self._scores.values())))

    def scores(self) -> tuple[tuple[Symptom, int], ...]:
        """Return the symptoms that were scored."""
        asked = ((symptom, field.score()) for symptom, field in self._scores.items())
        return tuple((symptom, score) for symptom, score in asked if score is not None)

    def wears_off_week(self) -> int | None:
        """Return the week after a dose in which its effect wears off, None for not asked."""
        return self._wears_off.score()

    def _place(self, place: int, words: str, field: ScoreField, last: str) -> None:
        rows = (len(SYMPTOM_WORDS) + 2) // _COLUMNS
        row, column = place % rows, place // rows * (_CELLS + 1)
        label = plain_label(words, kind=LabelKind.LABEL)
        label.setAccessibleName(f"{words}:")
        field.setFixedWidth(_SPIN_WIDTH)
        worst = self.tr("0 none to 10 as bad as can be") if field is not self._wears_off else ""
        field.setAccessibleDescription("; ".join(part for part in (worst, last) if part))
        self._grid.addWidget(label, row, column)
        self._grid.addWidget(field, row, column + 1)
        self._grid.addWidget(plain_label(last, kind=LabelKind.HINT), row, column + 2)
        self._grid.setColumnStretch(column + 2, 1)
        self._grid.setColumnMinimumWidth(column + _CELLS, GAP_WIDE)
