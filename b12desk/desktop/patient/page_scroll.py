"""The part of the patient page that scrolls, with one vertical scroll bar however large the letters are."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QTabWidget, QWidget

from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.layouts import column

_LEAST_TABS = 250


@runtime_checkable
class Tall(Protocol):
    """A tab that knows how high it is with nothing in it scrolled."""

    def full_height(self, width: int) -> int:
        """Return the height of everything at a width."""


class PageScroll(QScrollArea):
    """Parts above and tabs beneath them.

    Where the tabs keep a usable height they scroll by themselves and the parts above stay in view. Where they don't,
    the page scrolls as a whole and the tab shown is as high as all it holds, so that nothing scrolls within it.
    """

    def __init__(self, above: QWidget, tabs: QTabWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._above = above
        self._tabs = tabs
        tabs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # their least height is enough
        self._holder = QWidget()
        self._holder.setProperty("role", "scrolled")
        layout = column(self._holder, gap=0)
        layout.addWidget(above)
        layout.addWidget(tabs, 1)
        self.setWidget(self._holder)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.fit)
        self._brings_tabs = QTimer(self)
        self._brings_tabs.setSingleShot(True)
        self._brings_tabs.setInterval(0)
        self._brings_tabs.timeout.connect(self.show_tabs)
        above.installEventFilter(self)
        tabs.currentChanged.connect(lambda _: self._later.start())
        tabs.tabBarClicked.connect(lambda _: self._brings_tabs.start())
        tabs.tabBar().installEventFilter(self)

    def fit_soon(self) -> None:
        """Fit once whatever changed has been laid out."""
        self._later.start()

    def fit(self) -> None:
        """Give the tabs what is left beneath the other parts, or all they need where that is too little."""
        width = self.viewport().width()
        layout = self._above.layout()
        above = layout.totalHeightForWidth(width) if layout is not None else self._above.sizeHint().height()
        left = self.viewport().height() - above
        least = scaled(_LEAST_TABS)
        if left < least:
            least = max(least, self._tabs.tabBar().sizeHint().height() + self._full_height(width) + 4)
        self._above.setFixedHeight(above)
        self._tabs.setMinimumHeight(least)

    def show_tabs(self) -> None:
        """Bring the tabs and what they show into view where the page scrolls as a whole."""
        bar = self.verticalScrollBar()
        bar.setValue(max(bar.value(), min(self._tabs.y(), bar.maximum())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._tabs.tabBar():
            if event.type() == QEvent.Type.FocusIn:
                self._brings_tabs.start()
        elif event.type() == QEvent.Type.LayoutRequest:
            self._later.start()
        return False

    def _full_height(self, width: int) -> int:
        shown = self._tabs.currentWidget()
        if isinstance(shown, Tall):
            return shown.full_height(width)
        inner = shown.widget() if isinstance(shown, QScrollArea) else shown
        layout = inner.layout() if inner is not None else None
        if layout is None:
            return shown.sizeHint().height()
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return layout.totalSizeHint().height()
