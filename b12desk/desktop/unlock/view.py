"""The sheet that asks for the passphrase of an encrypted register, or for the code of its recovery sheet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.fields import text_field
from b12desk.desktop.widgets.labels import plain_label
from b12desk.services.passphrase import LONGEST

_WIDTH = 520


def hidden_field(accessible_name: str) -> QLineEdit:
    """Return a field whose letters are not shown."""
    field = text_field(accessible_name, max_length=LONGEST)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData)
    return field


class UnlockSheet(ActSheet):
    """Emits what was typed, and whether it is a recovery code."""

    secret_given = Signal(str, bool)

    def __init__(self, says: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Open register"), parent, width=_WIDTH)
        self._is_recovery = False
        kept = self.tr("What you type is shown to nobody and kept nowhere.")
        self.body.addWidget(plain_label(f"{says} {kept}", wraps=True))
        self._passphrase = hidden_field(self.tr("Passphrase"))
        self._code = text_field(self.tr("Recovery code"), max_length=LONGEST)
        hint = self.tr("As it stands on the recovery sheet; capitals and hyphens don’t matter.")
        self._boxes_ = (
            self.field_box("passphrase", self.tr("Passphrase"), self._passphrase),
            self.field_box("code", self.tr("Recovery code"), self._code, hint=hint),
        )
        for box in self._boxes_:
            self.body.addWidget(box)
        self._boxes_[1].hide()
        self._other = quiet_button(self.tr("Use the recovery sheet"))
        self._other.setAutoDefault(False)
        self._other.clicked.connect(self._change_way)
        self.body.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Open register")).clicked.connect(self._give)

    def has_unsaved(self) -> bool:
        """Return False: a passphrase is no work that could be lost."""
        return False

    def finish(self) -> None:
        """Close, and let go of what was typed."""
        self._passphrase.clear()
        self._code.clear()
        super().finish()

    def _change_way(self) -> None:
        self._is_recovery = not self._is_recovery
        self._boxes_[0].setVisible(not self._is_recovery)
        self._boxes_[1].setVisible(self._is_recovery)
        words = self.tr("Use the passphrase") if self._is_recovery else self.tr("Use the recovery sheet")
        self._other.setText(words)
        self._other.setAccessibleName(words)
        (self._code if self._is_recovery else self._passphrase).setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def _give(self) -> None:
        self.secret_given.emit((self._code if self._is_recovery else self._passphrase).text(), self._is_recovery)
