"""The strip above every page: back, find a patient, and New patient."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from b12desk.desktop.patients.find_box import FindBox
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.labels import plain_label
from b12desk.desktop.widgets.layouts import row

_WIDEST_FIND = 460


class Head(QFrame):
    """Holds what can be asked for on every page."""

    back_asked = Signal()
    new_patient_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        layout = row(self, gap=GAP)
        layout.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        self._back = quiet_button(self.tr("Back"), icon="back", parent=self)
        self._back.clicked.connect(self.back_asked)
        self._back.hide()
        self.find_box = FindBox(self)
        self.find_box.setMaximumWidth(_WIDEST_FIND)
        self._new = quiet_button(self.tr("New patient"), icon="new-patient", parent=self)
        self._new.clicked.connect(self.new_patient_asked)
        layout.addWidget(self._back)
        layout.addWidget(self.find_box, 1)
        layout.addStretch(1)
        self._invented = plain_label(self.tr("Invented patients"))
        self._invented.setProperty("role", "demo")
        self._invented.hide()
        layout.addWidget(self._invented)
        layout.addWidget(self._new)

    def show_back(self, page: str) -> None:
        """Offer the way back to a page; an empty name offers none."""
        self._back.setVisible(bool(page))
        self._back.setText(self.tr("Back to {page}").format(page=page.lower()))
        self._back.setAccessibleName(self._back.text())

    def show_invented(self) -> None:
        """Say that the patients are invented."""
        self._invented.show()
