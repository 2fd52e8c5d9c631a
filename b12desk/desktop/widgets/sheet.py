"""The sheet of paper that every act is filled in on: title, body, problems and buttons; Esc never loses typed text."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from b12desk.desktop.theme.fixed_sizes import scale_fixed_sizes
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.theme.zoom import USUAL, scaled, zoom_now
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import danger_button, quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, framed, row

_SCREEN_SHARE = 0.92


class Sheet(QDialog):
    """A window-modal dialog, shown with `open()`. Fill `body`, add buttons; the last one added stands rightmost.

    Closing asks first when a field differs from what it was when the sheet opened, or since `remember_as_saved()`.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 640) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._saved: tuple[str, ...] | None = None
        self._width = width
        outer = column(self, gap=0)
        self.header: QVBoxLayout = column(gap=GAP)
        outer.addLayout(self.header)
        heading = plain_label(title, kind=LabelKind.TITLE)
        heading.setAccessibleName(f"{title}:")
        heading.setContentsMargins(GAP_WIDE, GAP_WIDE, GAP_WIDE, GAP)
        self.header.addWidget(heading)
        self._page = QWidget()
        self._page.setProperty("role", "scrolled")
        self.body: QVBoxLayout = column(self._page, gap=GAP)
        self.body.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP_WIDE)
        self._scroll = _Scroll(self._page)
        outer.addWidget(self._scroll, 1)
        self._problems, self._problem_words = _strip("problems")
        outer.addWidget(self._problems)
        self._question = self._ask_strip()
        outer.addWidget(self._question)
        foot = framed("foot")
        self.buttons: QHBoxLayout = row(foot, gap=GAP)
        self.buttons.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        self.buttons.addStretch(1)
        outer.addWidget(foot)

    def add_button(self, button: QPushButton, *, is_default: bool = False) -> QPushButton:
        """Add a button at the right; Enter presses the default one."""
        button.setAutoDefault(is_default)
        button.setDefault(is_default)
        self.buttons.addWidget(button)
        return button

    def add_cancel(self, text: str = "Cancel") -> QPushButton:
        """Add the button that backs out, asking first when something was typed."""
        button = self.add_button(quiet_button(text))
        button.clicked.connect(self.reject)
        return button

    def show_problems(self, problems: Sequence[str]) -> None:
        """Show why the act was not done, one sentence a line; none hides the strip."""
        self._problem_words.setText("\n".join(problems))
        self._problems.setVisible(bool(problems))
        announce(self, " ".join(problems), is_urgent=True)

    def remember_as_saved(self) -> None:
        """Take what the fields hold now as nothing that could be lost."""
        self._saved = self._contents()

    def has_unsaved(self) -> bool:
        """Return whether a field differs from what was remembered."""
        return self._saved is not None and self._contents() != self._saved

    def open(self) -> None:
        if self._saved is None:
            self.remember_as_saved()
        if zoom_now() != USUAL:
            scale_fixed_sizes(self._page)
        super().open()
        self._focus_first()

    def reject(self) -> None:
        """Close, or ask first when something typed would be lost."""
        if self._question.isVisible():
            self._keep_editing()
        elif self.has_unsaved():
            self._question.show()
            self._keep.setFocus(Qt.FocusReason.TabFocusReason)
            announce(self, self._question.accessibleName(), is_urgent=True)
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.has_unsaved():
            event.ignore()
            if not self._question.isVisible():
                self.reject()
            return
        super().closeEvent(event)

    def sizeHint(self) -> QSize:
        wanted = super().sizeHint().expandedTo(QSize(scaled(self._width), 0))
        screen = self.screen().availableGeometry().size() * _SCREEN_SHARE
        return wanted.boundedTo(screen)

    def _ask_strip(self) -> QFrame:
        strip, words = _strip("question")
        words.setText("What you typed is not saved yet.")
        strip.setAccessibleName("What you typed is not saved yet. Keep editing or discard it?")
        self._keep = quiet_button("Keep editing")
        self._keep.clicked.connect(self._keep_editing)
        discard = danger_button("Discard")
        discard.clicked.connect(self._discard)
        layout = strip.layout()
        if layout is not None:
            layout.addWidget(self._keep)
            layout.addWidget(discard)
        return strip

    def _keep_editing(self) -> None:
        self._question.hide()
        self._focus_first()

    def _focus_first(self) -> None:
        """Put the cursor into the first field of the body that can be typed in."""
        for field in self._page.findChildren(QWidget):
            if _takes_text(field):
                field.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _discard(self) -> None:
        self._saved = None
        self._question.hide()
        super().reject()

    def _contents(self) -> tuple[str, ...]:
        """What was typed, chosen and ticked, in order; an empty field that a finding brings along is nothing."""
        lines = [field.text() for field in self._page.findChildren(QLineEdit)]
        notes = [field.toPlainText() for field in self._page.findChildren(QPlainTextEdit)]
        choices = [field.currentText() for field in self._page.findChildren(QComboBox)]
        ticks = [b.accessibleName() or b.text() for b in self._page.findChildren(QAbstractButton) if b.isChecked()]
        return tuple(text for text in (*lines, "|", *notes, "|", *choices, "|", *ticks) if text)


class _Scroll(QScrollArea):
    """Asks for as much room as its page needs, so that a sheet scrolls only when the screen is too small."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if zoom_now() <= USUAL:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        return self._page.sizeHint() + QSize(2, 2)

    def minimumSizeHint(self) -> QSize:
        widest = self.screen().availableGeometry().width() * _SCREEN_SHARE
        return QSize(min(round(widest), self._page.minimumSizeHint().width() + 14), 120)


def _takes_text(field: QWidget) -> bool:
    is_field = isinstance(field, QLineEdit | QComboBox | QPlainTextEdit) and field.isEnabled() and field.isVisible()
    return is_field and not (isinstance(field, QLineEdit | QPlainTextEdit) and field.isReadOnly())


def _strip(role: str) -> tuple[QFrame, QLabel]:
    strip = framed(role)
    layout = row(strip, gap=GAP)
    layout.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
    words = plain_label(wraps=True)
    layout.addWidget(words, 1)
    strip.hide()
    return strip, words


def sheet(title: str, parent: QWidget | None = None, *, width: int = 640) -> Sheet:
    """Return an empty sheet; show it with `open()`."""
    return Sheet(title, parent, width=width)
