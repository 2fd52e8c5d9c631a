"""The import sheet."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QPlainTextEdit, QProgressBar, QSizePolicy, QWidget

from b12desk.clinical.protocol import Protocol
from b12desk.desktop.act_sheet import ActSheet, even_columns
from b12desk.desktop.importing.course import CourseChoice
from b12desk.desktop.importing.presenter import ImportForm, figures, good_rows, imported_words, tried_words
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.fields import note_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import clear, column, row
from b12desk.services.import_file import ImportReport

_WIDTH = 940
_LONGEST_PATH = 4096
_ROW_WIDTH = 72
_LEAST_TABLE = 150
_FIGURES = 4


class ImportSheet(ActSheet):
    """A file, what it would bring and what it brought. Emits the form to try, to try again and to import."""

    file_asked = Signal(object)
    form_changed = Signal(object)
    import_asked = Signal(object)
    stop_asked = Signal()
    rejected_file_chosen = Signal(object)
    progressed = Signal(str, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Import"), parent, width=_WIDTH, is_tall=True)
        self._is_working = False
        self._file = text_field(self.tr("File"), max_length=_LONGEST_PATH, placeholder=self.tr("A CSV or XLSX file"))
        self._choose = quiet_button(self.tr("Choose file…"))
        self._check = quiet_button(self.tr("Check file"))
        self._course = CourseChoice()
        self._says = plain_label(self.tr("Choose a file. It is checked first; nothing is changed."), wraps=True)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("Progress"))
        self._figures = QGridLayout()
        self._notes = note_field(self.tr("Notes"), rows=4)
        self._notes.setReadOnly(True)
        self._notes.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._rejected = LinesTable(
            self.tr("Rejected rows table"), [self.tr("Row"), self.tr("Why it can’t be used")], [_ROW_WIDTH], numbers=[0]
        )
        self._rejected.setMinimumHeight(_LEAST_TABLE)
        self._place()
        self._add_buttons()
        self._connect()
        self.show_untried()

    def form(self) -> ImportForm:
        """Return the sheet as it stands."""
        return ImportForm(self._file.text(), self._course.protocol_id, self._course.phase, self._course.interval)

    def has_unsaved(self) -> bool:
        """Return False: a file that was chosen can be chosen again."""
        return False

    def reject(self) -> None:
        """Close; while rows are read or written, stop first, and close when asked again."""
        if self._is_working and self._stop.isEnabled():
            self._stop_working()
        else:
            super().reject()

    def offer_protocols(self, protocols: Sequence[Protocol]) -> None:
        """Offer the protocols that an import can start."""
        self._course.offer(protocols)

    def show_working(self, is_working: bool) -> None:
        """Show the progress and a way to stop, and nothing else to start."""
        self._is_working = is_working
        self.show_problems(())
        self._bar.setRange(0, 0)
        for widget in (self._bar, self._stop):
            widget.setVisible(is_working)
        for button in (self._choose, self._check, self._close):
            button.setEnabled(not is_working)
        self._stop.setEnabled(is_working)
        self._file.setReadOnly(is_working)
        self._course.setEnabled(not is_working)
        if is_working:
            self._import.setEnabled(False)
            self._save_rejected.setEnabled(False)

    def show_progress(self, says: str, done: int, total: int) -> None:
        """Show how far the work is; a total of 0 is not known."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._says.setText(f"{says}…")

    def show_untried(self) -> None:
        """Show nothing of an earlier file."""
        self._says.setText(self.tr("Choose a file. It is checked first; nothing is changed."))
        self._bar.hide()
        self._stop.hide()
        self._result.hide()
        self._import.setEnabled(False)
        self._save_rejected.setEnabled(False)

    def show_tried(self, report: ImportReport) -> None:
        """Show what the file would bring."""
        self._show_report(report, tried_words(report))
        self._import.setEnabled(good_rows(report) > 0)

    def show_imported(self, report: ImportReport) -> None:
        """Show what was brought in."""
        self._show_report(report, imported_words(report))
        self._close.setFocus()

    def show_saved(self, path: Path) -> None:
        """Say where the rejected rows were saved."""
        words = self.tr("The rejected rows were saved as {path}").format(path=path)
        self._says.setText(words)
        announce(self, words)

    def _show_report(self, report: ImportReport, words: str) -> None:
        self._says.setText(words)
        clear(self._figures)
        for place, (label, value) in enumerate(figures(report)):
            figure = plain_label(value, kind=LabelKind.FIGURE)
            figure.setAccessibleName(f"{label}: {value}")
            self._figures.addWidget(figure, 0, place)
            self._figures.addWidget(plain_label(label, kind=LabelKind.LABEL), 1, place)
        self._notes.setPlainText("\n".join(report.notes))
        self._notes_part.setVisible(bool(report.notes))
        self._rejected.lines.show_lines(
            [Line(str(row.row), (str(row.row), row.reason), f"Row {row.row}: {row.reason}") for row in report.rejected]
        )
        self._rejected_part.setVisible(bool(report.rejected))
        self._save_rejected.setEnabled(report.rejected_csv is not None)
        self._result.show()
        announce(self, words)
        QTimer.singleShot(0, self.fit)

    def _place(self) -> None:
        line = row(gap=GAP)
        line.addWidget(self._file, 1)
        line.addWidget(self._choose)
        line.addWidget(self._check)
        holder = QWidget()
        holder.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        holder.setFocusProxy(self._file)
        box = self.field_box("file", self.tr("File"), holder)
        for part in (box, self._course):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            self.body.addWidget(part)
        self.body.addWidget(plain_label(self.tr("What the file brings"), kind=LabelKind.SECTION))
        self.body.addWidget(self._says)
        self.body.addWidget(self._bar)
        self._result = QWidget()
        result = column(self._result, gap=GAP)
        self._figures.setHorizontalSpacing(GAP_WIDE)
        self._figures.setVerticalSpacing(0)
        even_columns(self._figures, _FIGURES)
        result.addLayout(self._figures)
        self._notes_part = _part(self.tr("Notes"), self._notes)
        self._rejected_part = _part(self.tr("Rows that can’t be used"), self._rejected)
        self._notes_part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        result.addWidget(self._notes_part)
        result.addWidget(self._rejected_part, 1)
        result.addStretch()
        self.body.addWidget(self._result, 1)
        self.body.addStretch()

    def _add_buttons(self) -> None:
        self._stop = self.add_button(quiet_button(self.tr("Stop")))
        self._save_rejected = self.add_button(quiet_button(self.tr("Save rejected rows…")))
        self._close = self.add_button(quiet_button(self.tr("Close")))
        self._import = self.add_save(self.tr("Import good rows"))

    def _connect(self) -> None:
        self._choose.clicked.connect(self._choose_file)
        self._check.clicked.connect(lambda: self.file_asked.emit(self.form()))
        self._file.returnPressed.connect(lambda: self.file_asked.emit(self.form()))
        self._file.textChanged.connect(lambda _: self.form_changed.emit(self.form()))
        self._course.changed.connect(lambda: self.form_changed.emit(self.form()))
        self._import.clicked.connect(lambda: self.import_asked.emit(self.form()))
        self._stop.clicked.connect(self._stop_working)
        self._close.clicked.connect(self.reject)
        self._save_rejected.clicked.connect(self._choose_rejected_file)
        self.progressed.connect(self.show_progress)

    def take_file(self, name: str) -> None:
        """Take the file that was chosen and have it checked."""
        self._file.setText(name)
        self.file_asked.emit(self.form())

    def _stop_working(self) -> None:
        self._stop.setEnabled(False)
        self.stop_asked.emit()

    def _choose_file(self) -> None:
        kinds = self.tr("Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)")
        dialog = QFileDialog(self, self.tr("Import"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_rejected_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Save rejected rows"), "", self.tr("CSV files (*.csv)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        chosen = Path(self._file.text())
        dialog.setDirectory(str(chosen.parent))
        dialog.selectFile(f"{chosen.name}.rejected.csv")
        dialog.fileSelected.connect(lambda name: self.rejected_file_chosen.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _part(title: str, widget: QWidget) -> QWidget:
    part = QWidget()
    layout = column(part, gap=GAP_SMALL)
    layout.addWidget(plain_label(title, kind=LabelKind.SECTION))
    layout.addWidget(widget, 1)
    return part
