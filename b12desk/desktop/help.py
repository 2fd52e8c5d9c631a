"""The keys of the desktop, and which version this is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from b12desk import __version__
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE
from b12desk.desktop.widgets.buttons import primary_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.sheet import Sheet

KEYS = (
    ("Ctrl+F or /", "Find a patient by name, NHS number or date of birth"),
    ("Enter", "Open the patient chosen in a list"),
    ("Ctrl+N", "New patient"),
    ("Ctrl+R", "Record an injection for the patient chosen"),
    ("Ctrl+G", "Plan a regimen"),
    ("Ctrl+D", "Defer"),
    ("Ctrl+E", "Record a review"),
    ("Ctrl+L", "Record a laboratory result"),
    ("Ctrl+Y", "Why this date?"),
    ("Ctrl+P", "Print the plan"),
    ("Ctrl+T", "Edit a patient’s details"),
    ("Ctrl+Shift+I", "Change the interval"),
    ("Ctrl+I", "Import patients and injections"),
    ("Ctrl+Shift+C", "Clinic details and open days"),
    ("Ctrl+Shift+P", "Protocols: read, compare, approve"),
    ("Ctrl+1, Ctrl+2", "Worklist, Patients"),
    ("F5", "Read the register again"),
    ("Esc", "Back; nothing typed is lost without asking"),
    ("Ctrl+Q", "Quit"),
)


class HelpSheet(Sheet):
    """Lists the keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Keys and version", parent, width=480)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_WIDE)
        grid.setVerticalSpacing(GAP_SMALL)
        grid.setColumnStretch(1, 1)
        for line, (keys, does) in enumerate(KEYS):
            grid.addWidget(plain_label(keys, kind=LabelKind.VALUE), line, 0)
            grid.addWidget(plain_label(does, wraps=True), line, 1)
        self.body.addLayout(grid)
        self.body.addSpacing(GAP)
        says = (
            f"b12desk {__version__}. It informs a professional and never decides; protocols are approved by the clinic."
        )
        self.body.addWidget(plain_label(says, kind=LabelKind.HINT, wraps=True))
        close = self.add_button(primary_button("Close"), is_default=True)
        close.clicked.connect(self.reject)
