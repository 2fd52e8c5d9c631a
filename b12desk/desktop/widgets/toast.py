"""A notice that something was done, with the one act that may follow it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QWidget

from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import icon_button, quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import row

SHOWN_FOR_MS = 20_000
_ABOVE_FOOT = 72


class Toast(QFrame):
    """Lies over the lower edge of its parent until it is closed, acted on, or has been read for twenty seconds."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setProperty("role", "toast")
        self._act: Callable[[], None] | None = None
        self._words = plain_label(kind=LabelKind.BODY, wraps=False)
        self._button: QPushButton = quiet_button(self.tr("Correct this"))
        self._second_act: Callable[[], None] | None = None
        self._second: QPushButton = quiet_button(self.tr("Offer a date"))
        close = icon_button("Close notice", "close")
        layout = row(self, gap=GAP)
        layout.setContentsMargins(GAP_WIDE, GAP, GAP, GAP)
        for each in (self._words, self._button, self._second, close):
            layout.addWidget(each)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._hide_unless_in_use)
        self._button.clicked.connect(self._acted)
        self._second.clicked.connect(self._acted_second)
        close.clicked.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def tell(
        self,
        sentence: str,
        *,
        action: str = "",
        act: Callable[[], None] | None = None,
        second: str = "",
        second_act: Callable[[], None] | None = None,
    ) -> None:
        """Show a sentence, and a button such as “Correct this” for each of the things to do about it."""
        self._act = act
        self._second_act = second_act
        if second:
            self._second.setText(second.replace("&", "&&"))
            self._second.setAccessibleName(second)
        self._second.setVisible(second_act is not None and bool(second))
        self._words.setText(sentence)
        self._button.setText(action.replace("&", "&&"))
        self._button.setAccessibleName(action)
        self._button.setVisible(act is not None and bool(action))
        self.setAccessibleName(sentence)
        self.show()
        self.raise_()
        self._place()
        self._timer.start(SHOWN_FOR_MS)
        announce(self, sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        around = self._page.rect()
        widest = around.width() - 2 * GAP_WIDE
        self._words.setWordWrap(False)
        wanted = self.sizeHint()
        if wanted.width() > widest:
            self._words.setWordWrap(True)
            wanted = QSize(widest, max(self.heightForWidth(widest), wanted.height()))
        self.resize(wanted)
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - _ABOVE_FOOT)

    def _hide_unless_in_use(self) -> None:
        """Stay while somebody has the pointer over it, or has gone to its button by keyboard."""
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start(SHOWN_FOR_MS)
        else:
            self.hide()

    def _acted(self) -> None:
        act, self._act = self._act, None
        self._leave(act)

    def _acted_second(self) -> None:
        act, self._second_act = self._second_act, None
        self._leave(act)

    def _leave(self, act: Callable[[], None] | None) -> None:
        self.hide()
        if act is not None:
            act()


def toast(parent: QWidget) -> Toast:
    """Return a hidden notice over a page."""
    return Toast(parent)
