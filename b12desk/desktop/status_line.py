"""The status bar: the last notice, what is under way, the last good backup, and who works at this desk."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QWidget

from b12desk.desktop.widgets.buttons import link_button
from b12desk.desktop.widgets.labels import plain_label, plain_tip


class StatusLine(QStatusBar):
    """Keeps the last sentence in sight; a reading that takes long can be stopped here."""

    stop_asked = Signal()
    worker_change_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice = plain_label()
        self._notice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._working = plain_label()
        self._stop = link_button(self.tr("Stop reading"))
        self._stop.clicked.connect(self.stop_asked)
        self._last_backup = plain_label()
        self._worker = link_button(self.tr("Change user"))
        self._worker.clicked.connect(self.worker_change_asked)
        self.addWidget(self._notice, 1)
        for part in (self._working, self._stop, self._last_backup, self._worker):
            self.addPermanentWidget(part)
        self._stop.hide()
        self._worker.hide()
        self.setSizeGripEnabled(False)

    def say(self, sentence: str) -> None:
        """Keep a sentence in sight, and in the ear of a screen reader."""
        self._notice.setText(sentence)
        self._notice.setToolTip(plain_tip(sentence))
        self.setAccessibleDescription(sentence)

    def show_working(self, is_working: bool) -> None:
        """Say that something is under way."""
        self._working.setText(self.tr("Working…") if is_working else "")

    def show_slow(self, is_slow: bool) -> None:
        """Offer to stop a reading that takes long."""
        self._stop.setVisible(is_slow)

    def show_backup(self, words: str) -> None:
        """Say when the last good backup was made."""
        self._last_backup.setText(words)

    def show_worker(self, words: str) -> None:
        """Say who works at this desk; pressing it changes the user."""
        self._worker.setText(words.replace("&", "&&"))
        self._worker.setAccessibleName(words)
        self._worker.setToolTip(self.tr("Change user"))
        self._worker.show()
