"""The card of security on the page of settings, and its sheet of passphrases."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.security.passphrase_fields import PassphraseFields
from b12desk.desktop.security.presenter import PassphraseForm, SecurityWords
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.unlock.view import hidden_field
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, framed, row

_WIDTH = 560


class SecurityCard(QWidget):
    """Whether the register is encrypted, with the acts that fit."""

    encrypt_asked = Signal()
    decrypt_asked = Signal()
    change_asked = Signal()
    recovery_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = framed("card")
        column(self).addWidget(card)
        inside = column(card, margin=GAP_WIDE, gap=GAP)
        inside.addWidget(plain_label(self.tr("Security"), kind=LabelKind.SECTION))
        self._says = plain_label(wraps=True)
        inside.addWidget(self._says)
        buttons = row(gap=GAP)
        self._encrypt = _button(self.tr("Encrypt register…"), self.encrypt_asked.emit)
        self._change = _button(self.tr("Change passphrase…"), self.change_asked.emit)
        self._recovery = _button(self.tr("New recovery sheet…"), self.recovery_asked.emit)
        self._decrypt = _button(self.tr("Decrypt register…"), self.decrypt_asked.emit)
        for button in (self._encrypt, self._change, self._recovery, self._decrypt):
            buttons.addWidget(button)
            button.hide()
        buttons.addStretch(1)
        inside.addLayout(buttons)

    def show_security(self, words: SecurityWords) -> None:
        """Show whether the register is encrypted, and the buttons that fit."""
        self._says.setText(words.says)
        self._encrypt.setVisible(words.can_change and not words.is_encrypted)
        for button in (self._change, self._recovery, self._decrypt):
            button.setVisible(words.can_change and words.is_encrypted)


class PassphraseSheet(ActSheet):
    """The present passphrase where one is asked for, and a new one where one is; emits what was typed."""

    save_asked = Signal(object)

    def __init__(
        self, title: str, says: str, save: str, parent: QWidget | None = None, *, asks_present: bool, asks_new: bool
    ) -> None:
        super().__init__(title, parent, width=_WIDTH)
        self.body.addWidget(plain_label(says, wraps=True))
        self._present = hidden_field(self.tr("Present passphrase"))
        if asks_present:
            self.body.addWidget(self.field_box("present", self.tr("Present passphrase"), self._present))
        self._new = PassphraseFields(name=self.tr("New passphrase") if asks_present else "")
        if asks_new:
            self.boxes.update(self._new.boxes)
            self.body.addWidget(self._new)
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        self.add_save(save).clicked.connect(lambda: self.save_asked.emit(self.form()))

    def form(self) -> PassphraseForm:
        """Return what was typed."""
        return PassphraseForm(self._present.text(), *self._new.typed())

    def has_unsaved(self) -> bool:
        """Return False: a passphrase is no work that could be lost."""
        return False

    def finish(self) -> None:
        """Close, and let go of what was typed."""
        self._present.clear()
        self._new.clear()
        super().finish()


def _button(words: str, asked: Callable[[], None]) -> QPushButton:
    button = quiet_button(words)
    button.clicked.connect(lambda: asked())
    return button
