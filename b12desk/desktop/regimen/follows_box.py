"""What follows from the plan: the regimen in sentences, the doses a year, the doses to come or the checks instead."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from b12desk.desktop.patient.presenter import dose_lines
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.theme.scale import GAP, ROW_HEIGHT
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column
from b12desk.desktop.widgets.words import date_words
from b12desk.services.check_words import CHECK_WORDS
from b12desk.services.preview_course import CoursePreview

_SHOWN_DOSES = 5


class FollowsBox(QWidget):
    """The projected calendar; a course without injections has its first reviews and blood tests there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentences = plain_label(wraps=True)
        self._doses = LinesTable(
            self.tr("Doses that follow"),
            [self.tr("Dose"), self.tr("Phase"), self.tr("Due from"), self.tr("Due by"), self.tr("Offer"), ""],
            [52, 110, 104, 104, 104],
            numbers=[0],
        )
        self._doses.setMinimumHeight(ROW_HEIGHT * (_SHOWN_DOSES + 1) + 8)
        layout = column(self, gap=GAP)
        layout.addWidget(plain_label(self.tr("What follows"), kind=LabelKind.SECTION))
        layout.addWidget(self._sentences)
        layout.addWidget(self._doses, 1)
        layout.addStretch(0)
        self.show_preview(None)

    def show_preview(self, preview: CoursePreview | None) -> None:
        """Show what follows, or what is still to be chosen."""
        self._doses.lines.show_lines(dose_lines(preview.forecast) if preview else ())
        self._doses.setVisible(preview is None or bool(preview.forecast.projection))
        empty = self.tr("Choose a protocol and a start date to see the doses that follow.")
        self._sentences.setText("\n".join(_sentences(preview)) if preview else empty)

    def show_unready(self, problems: Sequence[str]) -> None:
        """Say what keeps the doses from being worked out."""
        self.show_preview(None)
        self._sentences.setText("\n".join(problems))


def _sentences(preview: CoursePreview) -> Sequence[str]:
    said = [*preview.sentences, *filter(None, [preview.yearly])]
    if preview.forecast.projection:
        return said
    checks = (f"{CHECK_WORDS[check.kind]}: due {date_words(check.due_on)}." for check in preview.forecast.checks)
    return [*said, "No injections. The first reviews and blood tests:", *checks]
