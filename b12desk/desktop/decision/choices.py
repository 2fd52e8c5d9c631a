"""The choices about a gap as radio buttons, each with what it does to the plan beneath it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QWidget

from b12desk.clinical.vocabulary import GapChoice
from b12desk.desktop.decision.presenter import CHOICE_WORDS
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column
from b12desk.services.gap_question import GapOption

_UNDER_THE_WORDS = 32


class GapChoices(QWidget):
    """One of the choices; one that can't be taken stays visible with the reason why."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = QButtonGroup(self)
        self._follows: dict[GapChoice, QLabel] = {}
        layout = column(self, gap=0)
        for number, (choice, words) in enumerate(CHOICE_WORDS.items()):
            radio = QRadioButton(words)
            radio.setAccessibleName(words)
            self._buttons.addButton(radio, number)
            self._follows[choice] = plain_label(kind=LabelKind.HINT, wraps=True)
            self._follows[choice].setContentsMargins(_UNDER_THE_WORDS, 0, 0, 0)
            layout.addWidget(radio)
            layout.addWidget(self._follows[choice])
        self._buttons.idToggled.connect(lambda _, is_on: self.chosen.emit() if is_on else None)
        self.setFocusProxy(self._buttons.button(0))

    def choice(self) -> GapChoice | None:
        """Return what was chosen, None for nothing yet."""
        number = self._buttons.checkedId()
        return tuple(CHOICE_WORDS)[number] if number >= 0 else None

    def show_options(self, options: Sequence[GapOption]) -> None:
        """Show what each choice does, and which can't be taken."""
        for option in options:
            self._button(option.choice).setEnabled(not option.why_not)
            self.show_follows(option.choice, option.why_not or option.follows)

    def show_follows(self, choice: GapChoice, words: str) -> None:
        """Show what one choice does to the plan."""
        self._follows[choice].setText(words)
        self._button(choice).setAccessibleDescription(words)

    def _button(self, choice: GapChoice) -> QRadioButton:
        button = self._buttons.button(tuple(CHOICE_WORDS).index(choice))
        assert isinstance(button, QRadioButton)
        return button
