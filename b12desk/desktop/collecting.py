"""Python’s cyclic garbage is collected on the screen’s own thread only.

Python collects whenever anything is made, on whichever thread makes it. What the lane collects may be a widget of a
sheet that was closed, and a widget taken apart outside the screen’s thread takes the process with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class Collecting(QObject):
    """Stands in for Python’s own collector while it lives; `stop` gives the work back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect_what_is_due)
        self._timer.start(EVERY_MS)

    def collect_what_is_due(self) -> None:
        """Collect the oldest generation whose count has passed its threshold, as Python would have."""
        due = [
            age
            for age, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most
        ]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()
