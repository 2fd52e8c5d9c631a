"""The page of settings: one card a group, each with what is set and the button that changes it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QPushButton, QScrollArea, QWidget

from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.settings.look_card import LookCard
from b12desk.desktop.settings.presenter import SettingsWords
from b12desk.desktop.theme.looks import Looks
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, framed, row

_WIDEST = 1040
_COLUMNS = (140, 155, 140)


class SettingsPage(QScrollArea):
    """Emits which act is asked for, by the name on its button, and where a backup goes."""

    act_asked = Signal(str)
    backup_asked = Signal(Path)

    def __init__(self, looks: Looks, suggested_file: Callable[[], Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggested_file = suggested_file
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clinic, self._people, self._paper, self._register, self._backup = (
            plain_label(wraps=True) for _ in range(5)
        )
        self._middle = QWidget()
        self._middle.setMaximumWidth(scaled(_WIDEST))
        self._products = self._product_table()
        self._back_up = quiet_button(self.tr("Back up to a file…"))
        self._back_up.clicked.connect(self._choose_file)
        self._place(looks)

    def show_words(self, words: SettingsWords) -> None:
        """Show what is set."""
        self._clinic.setText(words.clinic)
        self._people.setText(words.people)
        self._paper.setText(words.paper)
        self._register.setText(self.tr("The register: {path}").format(path=words.register))
        self._backup.setText(words.last_backup)
        self._products.lines.show_lines(words.products)
        self._fit_products()

    def show_backup(self, sentence: str, *, is_working: bool) -> None:
        """Show how far a backup has come."""
        self._backup.setText(sentence)
        self._back_up.setEnabled(not is_working)
        announce(self, sentence)

    def show_backups_card(self, card: QWidget) -> None:
        """Show the card of backups above the one of the register."""
        self._backups.addWidget(card)

    def show_security_card(self, card: QWidget) -> None:
        """Show the card of security above the one of backups."""
        self._backups.insertWidget(0, card)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_products"):
            self._middle.setMaximumWidth(scaled(_WIDEST))
            QTimer.singleShot(0, self, self._fit_products)

    def _place(self, looks: Looks) -> None:
        page = QWidget()
        page.setProperty("role", "scrolled")
        sides = row(page, margin=GAP_WIDE)
        outer = column(self._middle, gap=GAP)
        outer.addWidget(plain_label(self.tr("Settings"), kind=LabelKind.TITLE))
        tr = self.tr
        details, protocols = self._act(tr("Clinic details")), self._act(tr("Protocols"))
        people, user = self._act(tr("People")), self._act(tr("Change user"))
        products = self._act(tr("Products"))
        regimens = plain_label(tr("Which protocols there are, from which source, and who approved them."), wraps=True)
        antidote = tr("The 5 g hydroxocobalamin cyanide antidote is no vitamin injection and can’t be a product.")
        outer.addWidget(_card(tr("Clinic"), [self._clinic], [details]))
        outer.addWidget(_card(tr("People and roles"), [self._people], [people, user]))
        outer.addWidget(_card(tr("Regimens"), [regimens], [protocols]))
        outer.addWidget(
            _card(tr("Products"), [self._products, plain_label(antidote, kind=LabelKind.HINT, wraps=True)], [products])
        )
        paper, wording = self._act(tr("Paper settings")), self._act(tr("Letter wording"))
        outer.addWidget(_card(tr("Paper"), [self._paper], [paper, wording]))
        outer.addWidget(LookCard(looks))
        kept = plain_label(tr("A copy is verified as it is written and never overwrites."), kind=LabelKind.HINT)
        kept.setWordWrap(True)
        self._backups = column()
        outer.addLayout(self._backups)
        outer.addWidget(_card(tr("Register"), [self._register, self._backup, kept], [self._back_up]))
        outer.addStretch(1)
        sides.addWidget(self._middle, 1)
        self.setWidget(page)

    def _act(self, name: str) -> QPushButton:
        button = quiet_button(name)
        button.clicked.connect(lambda: self.act_asked.emit(name))
        return button

    def _product_table(self) -> LinesTable:
        headings = [self.tr("Product"), self.tr("Strength"), self.tr("Container"), self.tr("Note")]
        table = LinesTable(self.tr("Products table"), headings, _COLUMNS)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return table

    def _fit_products(self) -> None:
        table = self._products
        rows = table.verticalHeader().defaultSectionSize() * table.lines.rowCount()
        table.setFixedHeight(table.horizontalHeader().sizeHint().height() + rows + 2)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Back up"), "", self.tr("Registers (*.b12desk);;All files (*)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        suggested = self._suggested_file()
        dialog.setDirectory(str(suggested.parent))
        dialog.selectFile(suggested.name)
        dialog.fileSelected.connect(lambda name: self.backup_asked.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _card(title: str, says: Sequence[QWidget], buttons: Sequence[QPushButton]) -> QFrame:
    """Return a card with its title and sentences at the left, and its buttons at the right of them."""
    card = framed("card")
    sides = row(card, margin=GAP_WIDE, gap=GAP)
    inside = column(gap=GAP)
    inside.addWidget(plain_label(title, kind=LabelKind.SECTION))
    for widget in says:
        inside.addWidget(widget)
    sides.addLayout(inside, 1)
    for button in buttons:
        sides.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    return card
