"""The sheet that moves a course to the current version of its protocol."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from b12desk.desktop.act_sheet import ActSheet, banner_text
from b12desk.desktop.version_move.presenter import MoveForm
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.fields import note_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.services.move_course import LONGEST_TEXT
from b12desk.services.show_patient import PatientPage

_WIDTH = 820
_ROWS = 7


class VersionMoveSheet(ActSheet):
    """What changes for this patient, why, and who decided it. Emits the form."""

    save_asked = Signal(object)

    def __init__(self, page: PatientPage, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Move to the current version"), parent, width=_WIDTH)
        self.show_banner(banner_text(page))
        self.body.addWidget(plain_label(self.tr("What changes for this patient"), kind=LabelKind.SECTION))
        self._says = note_field(self.tr("What changes for this patient"), rows=_ROWS)
        self._says.setReadOnly(True)
        self._says.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.body.addWidget(self._says)
        self._reason = note_field(self.tr("Reason"), rows=2)
        self._prescriber = text_field(self.tr("Prescriber"), max_length=LONGEST_TEXT)
        self.body.addWidget(self.field_box("reason", self.tr("Reason"), self._reason))
        hint = self.tr("Who decided it, where somebody else records it.")
        self.body.addWidget(self.field_box("prescriber", self.tr("Prescriber"), self._prescriber, hint=hint))
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        self._move = self.add_save(self.tr("Move course"))
        self._move.setEnabled(False)
        self._move.clicked.connect(lambda: self.save_asked.emit(self.form()))

    def form(self) -> MoveForm:
        """Return the sheet as it stands."""
        return MoveForm(self._reason.toPlainText(), self._prescriber.text())

    def show_preview(self, sentences: Sequence[str], *, can_move: bool) -> None:
        """Show what would change, or why the course can't be moved."""
        self._says.setPlainText("\n".join(sentences))
        self._move.setEnabled(can_move)
        self._reason.setEnabled(can_move)
        self._prescriber.setEnabled(can_move)
        self.remember_as_saved()
        announce(self, " ".join(sentences))
        QTimer.singleShot(0, self.fit)
