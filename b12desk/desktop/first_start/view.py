"""The first page: four ways on, and what the one chosen asks for."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QRadioButton, QScrollArea, QStackedWidget, QWidget

from b12desk.desktop.act_sheet import bring_into_view
from b12desk.desktop.first_start.new_register_form import NewRegisterForm
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import primary_button, quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, framed, row

_WIDEST = 860


class FirstStartPage(QScrollArea):
    """Shown in the place of the worklist while there is no register."""

    start_asked = Signal(object)
    register_chosen = Signal(Path)
    backup_chosen = Signal(Path)
    restore_asked = Signal()
    trial_asked = Signal()

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._form = NewRegisterForm()
        self._buttons: list[QPushButton] = []
        self._ways = QStackedWidget()
        self._radios: list[QRadioButton] = []
        self._found = plain_label(kind=LabelKind.VALUE, wraps=True)
        self._restore = primary_button(self.tr("Restore this backup"))
        self._working = plain_label(kind=LabelKind.VALUE)
        self._failure = framed("problems")
        self._why = plain_label(wraps=True)
        column(self._failure, margin=GAP).addWidget(self._why)
        self._failure.hide()
        self._place(path)
        QTimer.singleShot(0, self, lambda: self._radios[0].setFocus(Qt.FocusReason.OtherFocusReason))

    def point_out(self, problems: Mapping[str, str]) -> None:
        """Show a sentence beside each field that can't be used, and go to the first."""
        self._form.point_out(problems)

    def show_failure(self, problems: Sequence[str]) -> None:
        """Show why it was not done; everything typed stays."""
        self._why.setText("\n".join(problems))
        self._failure.setVisible(bool(problems))
        announce(self, " ".join(problems), is_urgent=True)
        if problems:
            QTimer.singleShot(0, self._failure, lambda: bring_into_view(self._failure))

    def show_working(self, sentence: str) -> None:
        """Say what is under way and let nobody ask twice."""
        self._working.setText(sentence)
        announce(self, sentence)
        for button in self._buttons:
            button.setEnabled(not sentence)

    def show_backup(self, name: str, sentences: Sequence[str]) -> None:
        """Show what a backup holds and offer to restore it."""
        words = "\n".join((self.tr("Backup: {name}").format(name=name), *sentences))
        self._found.setText(words)
        self._restore.show()
        self._restore.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words)

    def _place(self, path: Path) -> None:
        page = QWidget()
        page.setProperty("role", "scrolled")
        sides = row(page, margin=GAP_WIDE)
        middle = QWidget()
        middle.setMaximumWidth(scaled(_WIDEST))
        sides.addStretch(1)
        sides.addWidget(middle, 8)
        sides.addStretch(1)
        outer = column(middle, gap=GAP)
        outer.addWidget(plain_label(self.tr("Welcome to b12desk"), kind=LabelKind.TITLE))
        says = self.tr("There is no register at {path}. Nothing is written before you choose.")
        outer.addWidget(plain_label(says.format(path=path), kind=LabelKind.LABEL, wraps=True))
        outer.addWidget(self._choices())
        outer.addWidget(self._failure)
        outer.addWidget(self._working)
        outer.addStretch(1)
        self.setWidget(page)

    def _choices(self) -> QWidget:
        box = framed("card")
        inside = column(box, margin=GAP_WIDE, gap=GAP)
        for place, (words, panel) in enumerate(self._panels()):
            radio = QRadioButton(words)
            radio.setAccessibleName(words)
            radio.toggled.connect(lambda is_on, place=place: self._choose(place) if is_on else None)
            self._radios.append(radio)
            inside.addWidget(radio)
            self._ways.addWidget(panel)
        inside.addSpacing(GAP)
        inside.addWidget(self._ways)
        self._radios[0].setChecked(True)
        return box

    def _choose(self, place: int) -> None:
        self._ways.setCurrentIndex(place)
        self.show_failure(())

    def _panels(self) -> tuple[tuple[str, QWidget], ...]:
        start = self._act(primary_button(self.tr("Start register")))
        start.clicked.connect(lambda: self.start_asked.emit(self._form.form()))
        existing = self._act(primary_button(self.tr("Open register…")))
        existing.clicked.connect(lambda: self._ask_file(self.tr("Open register"), self.register_chosen.emit))
        backup = self._act(quiet_button(self.tr("Choose backup…")))
        backup.clicked.connect(lambda: self._ask_file(self.tr("Choose backup"), self.backup_chosen.emit))
        self._act(self._restore).clicked.connect(self.restore_asked)
        self._restore.hide()
        trial = self._act(primary_button(self.tr("Open the invented clinic")))
        trial.clicked.connect(self.trial_asked)
        tr = self.tr
        opens = tr("A register that lies elsewhere on this computer; it is opened at every start from then on.")
        restores = tr("The backup is verified first, and you see what it holds before anything is done.")
        invents = tr("Two dozen invented patients in a register of their own, marked as such, gone when you quit.")
        return (
            (tr("Start a new register"), _panel(tr("People and details can be changed later."), self._form, start)),
            (tr("Open an existing register"), _panel(opens, existing)),
            (tr("Restore a backup"), _panel(restores, self._found, backup, self._restore)),
            (tr("Try with invented patients"), _panel(invents, trial)),
        )

    def _act(self, button: QPushButton) -> QPushButton:
        button.setAutoDefault(True)
        self._buttons.append(button)
        return button

    def _ask_file(self, title: str, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, title, "", self.tr("Registers (*.b12desk *.db);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _panel(hint: str, *widgets: QWidget) -> QWidget:
    panel = QWidget()
    inside = column(panel, gap=GAP)
    inside.addWidget(plain_label(hint, kind=LabelKind.HINT, wraps=True))
    buttons = row(gap=GAP)
    for widget in widgets:
        if isinstance(widget, QPushButton):
            buttons.addWidget(widget)
        else:
            inside.addWidget(widget)
    buttons.addStretch(1)
    inside.addLayout(buttons)
    inside.addStretch(1)
    return panel
