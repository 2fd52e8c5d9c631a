"""The sheet that explains a date: each step of its derivation, the sites passed over, and the sources."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from b12desk.desktop.act_sheet import ActSheet, banner_text
from b12desk.desktop.theme.scale import GAP
from b12desk.desktop.why.presenter import Explanation
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import row
from b12desk.services.show_patient import PatientPage

_WIDTH = 760
_NUMBER_WIDTH = 24


class WhySheet(ActSheet):
    """Why this date?, answered in the order in which it was worked out."""

    def __init__(self, page: PatientPage, explanation: Explanation, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Why this date?"), parent, width=_WIDTH)
        self.show_banner(banner_text(page))
        self.body.addWidget(plain_label(explanation.answer, kind=LabelKind.LEAD, wraps=True))
        for heading, sentences in explanation.parts:
            self.body.addSpacing(GAP)
            self.body.addWidget(plain_label(heading, kind=LabelKind.SECTION))
            for number, sentence in enumerate(sentences, start=1):
                line = row(gap=GAP)
                mark = plain_label(f"{number}.", kind=LabelKind.LABEL)
                mark.setFixedWidth(_NUMBER_WIDTH)
                line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
                line.addWidget(plain_label(sentence, wraps=True), 1)
                self.body.addLayout(line)
        self.body.addStretch(1)
        close = self.add_button(quiet_button(self.tr("Close")), is_default=True)
        close.clicked.connect(self.accept)
