"""A new passphrase typed twice, with how strong it is in words."""

from PySide6.QtWidgets import QWidget

from b12desk.desktop.act_sheet import FieldBox
from b12desk.desktop.theme.scale import GAP
from b12desk.desktop.unlock.view import hidden_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column
from b12desk.services.passphrase import strength_of


class PassphraseFields(QWidget):
    """The two fields and what is said of the first. `boxes` are known by `passphrase` and `again`."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        words = name or self.tr("Passphrase")
        again = self.tr("{name}, again").format(name=words)
        self._passphrase, self._again = hidden_field(words), hidden_field(again)
        self._strength = plain_label(strength_of("").value, kind=LabelKind.HINT, wraps=True)
        self._strength.setAccessibleName(self.tr("Strength of the passphrase"))
        self._passphrase.textChanged.connect(lambda text: self._strength.setText(strength_of(text).value))
        self.boxes = {
            "passphrase": FieldBox(words, self._passphrase),
            "again": FieldBox(again, self._again),
        }
        outer = column(self, gap=GAP)
        outer.addWidget(self.boxes["passphrase"])
        outer.addWidget(self._strength)
        outer.addWidget(self.boxes["again"])
        self.setFocusProxy(self._passphrase)

    def typed(self) -> tuple[str, str]:
        """Return both as typed."""
        return self._passphrase.text(), self._again.text()

    def clear(self) -> None:
        """Let go of what was typed."""
        self._passphrase.clear()
        self._again.clear()
