"""The sheet of paper settings."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from b12desk.desktop.act_sheet import ActSheet, bring_into_view
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, ROW_HEIGHT
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.fields import text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row
from b12desk.services.paper_settings import LONGEST_QR_TEXT

_WIDTH = 820
_SHOWN = 3
_ROOM_TO_SHORTEN = 4


class PaperSettingsSheet(ActSheet):
    """The text of the QR code, and the list of font files. Emits a file to add or take away, and the wish to save."""

    file_asked = Signal(object)
    remove_asked = Signal(str)
    save_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Paper settings"), parent, width=_WIDTH)
        tr = self.tr
        self._qr = text_field(tr("QR code on plans"), max_length=_ROOM_TO_SHORTEN * LONGEST_QR_TEXT)
        self._qr.setPlaceholderText(tr("Such as your clinic’s web page"))
        empty = tr("No font was added. The program’s own has Latin, Greek, Cyrillic, Arabic and Hebrew.")
        headings = [tr("File"), tr("What it brings"), tr("Folder")]
        self._fonts = LinesTable(tr("Added fonts table"), headings, [250, 280], empty=empty)
        self._fonts.setFixedHeight(ROW_HEIGHT * (_SHOWN + 1) + 8)
        self._fonts.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._add = quiet_button(tr("Add a font file…"))
        self._add.clicked.connect(self._choose_file)
        self._remove = quiet_button(tr("Remove this font"))
        self._remove.clicked.connect(lambda: self.remove_asked.emit(self._fonts.chosen_id()))
        self._said = plain_label(kind=LabelKind.VALUE, wraps=True)
        self._said.hide()
        self._kept: tuple[str, ...] = ()
        self._place()
        self.add_cancel(tr("Cancel"))
        self.add_save(tr("Save paper settings")).clicked.connect(lambda: self.save_asked.emit(self._qr.text()))
        self.wait_for_values()

    def show_settings(self, qr_text: str, fonts: Sequence[Line]) -> None:
        """Fill the sheet in; nothing of it counts as typed."""
        self._qr.setText(qr_text)
        self._qr.setCursorPosition(0)
        self._kept = tuple(line.id for line in fonts)
        self._show(fonts)
        self.take_values(self._qr)

    def show_fonts(self, fonts: Sequence[Line], says: str) -> None:
        """Show the font files as they will be once saved, and say what has changed."""
        self._show(fonts)
        self._said.setText(says)
        self._said.show()
        announce(self, says)
        QTimer.singleShot(0, self.fit)

    def point_out(self, problems: Mapping[str, str]) -> None:
        """Show a sentence beside each field that can't be used, and bring the one about a font into view."""
        super().point_out(problems)
        if "fonts" in problems:
            self._said.hide()
            QTimer.singleShot(0, self, lambda: bring_into_view(self._add))
            QTimer.singleShot(0, self, lambda: bring_into_view(self.boxes["fonts"]))

    def has_unsaved(self) -> bool:
        """Return whether the text differs, or a font was added or removed."""
        return super().has_unsaved() or (self._saved is not None and self._ids() != self._kept)

    def finish(self) -> None:
        """Close: it is saved."""
        self._kept = self._ids()
        super().finish()

    def _ids(self) -> tuple[str, ...]:
        lines = (self._fonts.lines.line(place) for place in range(self._fonts.lines.rowCount()))
        return tuple(line.id for line in lines if line is not None)

    def _show(self, fonts: Sequence[Line]) -> None:
        chosen = self._fonts.chosen_id()
        self._fonts.lines.show_lines(fonts)
        self._fonts.choose_id(chosen)
        self._remove.setEnabled(bool(fonts))

    def _place(self) -> None:
        tr = self.tr
        hint = tr(
            "A text or link of the clinic’s own, as a code on every plan and in words beside it; empty for none. "
            "Never put anything about a patient into it."
        )
        self.body.addWidget(self.field_box("qr_text", tr("QR code on plans"), self._qr, hint=hint))
        self.body.addWidget(plain_label(tr("Fonts for further scripts"), kind=LabelKind.SECTION))
        says = tr(
            "Letters that the program’s own font lacks are looked for in these files, the first that has them. Add a "
            "TrueType file (.ttf), such as one of the Noto Sans family; it stays where it is and is read from there."
        )
        self.body.addWidget(plain_label(says, kind=LabelKind.HINT, wraps=True))
        self.body.addWidget(self.field_box("fonts", "", self._font_list()))
        self.body.addStretch(1)

    def _font_list(self) -> QWidget:
        holder = QWidget()
        inside = column(holder, gap=GAP_SMALL)
        inside.addWidget(self._fonts)
        line = row(gap=GAP)
        line.addWidget(self._add)
        line.addWidget(self._remove)
        line.addWidget(self._said, 1)
        line.addStretch(0)
        inside.addLayout(line)
        holder.setFocusProxy(self._add)
        return holder

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Add a font file"), "", self.tr("TrueType fonts (*.ttf);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.file_asked.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
