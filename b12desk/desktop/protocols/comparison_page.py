"""A file beside the current version: what changes, for whom, and who approves it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from b12desk.desktop.act_sheet import FieldBox, even_columns
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.protocols.model import patient_lines
from b12desk.desktop.protocols.presenter import ApprovalForm
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.fields import note_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column
from b12desk.services.approve_protocol import LONGEST_NAME, LONGEST_NOTE
from b12desk.services.compare_protocol import ProtocolComparison
from b12desk.services.version_words import KEPT, followers_sentence, headline

_NAME, _VERSION, _NOW = 220, 70, 370
_LEAST_TABLE = 150
_AROUND = 20
_LEAST_LINES, _MOST_LINES = 2, 9


class ComparisonPage(QWidget):
    """Shows a comparison with the fields of an approval, or every problem of a file that can't be used."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = plain_label(kind=LabelKind.LEAD, wraps=True)
        self._says = note_field(self.tr("What changes"))
        self._says.setReadOnly(True)
        self._says.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._followers = plain_label(wraps=True)
        self._patients = LinesTable(
            self.tr("Patients whose next dose changes table"),
            [self.tr("Patient"), self.tr("Version"), self.tr("Next dose now"), self.tr("Under the compared version")],
            [_NAME, _VERSION, _NOW],
        )
        self._patients.setMinimumHeight(_LEAST_TABLE)
        self._approved_by = text_field(self.tr("Approved by"), max_length=LONGEST_NAME)
        self._note = text_field(self.tr("Note of the approval"), max_length=LONGEST_NOTE)
        self.approved_by_box = FieldBox(self.tr("Approved by"), self._approved_by)
        self._approval = self._fields()
        self._rest = QWidget()
        layout = column(self, gap=GAP)
        layout.addWidget(self._headline)
        layout.addWidget(self._says)
        layout.addWidget(self._followers)
        layout.addWidget(self._patients, 1)
        layout.addWidget(self._approval)
        layout.addWidget(self._rest, 1)

    def form(self) -> ApprovalForm:
        """Return the approval as it stands."""
        return ApprovalForm(self._approved_by.text(), self._note.text())

    def show_comparison(self, comparison: ProtocolComparison) -> None:
        """Show what the file would change; nobody is named as its approver yet."""
        says = comparison.differences or ((comparison.protocol.summary,) if comparison.current is None else ())
        self._say(headline(comparison), self.tr("What changes"), says)
        self._followers.setText(followers_sentence(comparison) if comparison.current is not None else KEPT)
        lines = patient_lines(comparison)
        self._patients.lines.show_lines(lines)
        self._patients.setVisible(bool(lines))
        self._rest.setVisible(not lines)
        self._followers.show()
        self._clear_fields()
        self._approval.show()
        self._approved_by.setFocus()

    def show_problems(self, name: str, problems: Sequence[str]) -> None:
        """Show why the file can't be used; it can't be approved."""
        count = self.tr("one problem") if len(problems) == 1 else self.tr("{n} problems").format(n=len(problems))
        words = self.tr("{name} can’t be used: {count}. Nothing was changed.").format(name=name, count=count)
        self._say(words, self.tr("Problems of the file"), problems)
        self._clear_fields()
        for part in (self._followers, self._patients, self._approval):
            part.hide()
        self._rest.show()
        self._says.setFocus()

    def _say(self, words: str, name: str, sentences: Sequence[str]) -> None:
        self._headline.setText(words)
        self._says.setAccessibleName(name)
        self._says.setPlainText("\n".join(sentences))
        lines = min(max(len(sentences), _LEAST_LINES), _MOST_LINES)
        self._says.setFixedHeight(self._says.fontMetrics().lineSpacing() * lines + _AROUND)
        self._says.setVisible(bool(sentences))
        announce(self, words)

    def _clear_fields(self) -> None:
        self._approved_by.clear()
        self._note.clear()
        self.approved_by_box.show_problem("")

    def _fields(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_WIDE)
        grid.addWidget(self.approved_by_box, 0, 0)
        hint = self.tr("What it rests on, such as the meeting that agreed it.")
        grid.addWidget(FieldBox(self.tr("Note"), self._note, hint), 0, 1)
        even_columns(grid, 2)
        return holder
