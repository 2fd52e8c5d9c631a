"""The sheets that record an authority and withdraw one."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from b12desk.desktop.act_sheet import ActSheet, banner_text, even_columns
from b12desk.desktop.authority.model import HeldLine
from b12desk.desktop.authority.presenter import KINDS, AuthorityForm
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.date_field import date_field
from b12desk.desktop.widgets.fields import choice_field, note_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.services.record_authority import LONGEST_TEXT
from b12desk.services.show_patient import PatientPage

_WIDTH = 760
_LONGEST_COUNT = 3


class AuthoritySheet(ActSheet):
    """What allows the doses, who signed it, and for how long. Emits the form."""

    save_asked = Signal(object)

    def __init__(self, page: PatientPage, *, read_day: Callable[[str], date], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Record authority"), parent, width=_WIDTH)
        self.show_banner(banner_text(page))
        self._kind = choice_field(self.tr("Kind of authority"))
        self._kind.offer(KINDS)
        self._prescriber = text_field(self.tr("Signed by"), max_length=LONGEST_TEXT)
        self._reference = text_field(self.tr("Reference"), max_length=LONGEST_TEXT)
        self._from = date_field(self.tr("Valid from"), read_day)
        self._from.set_value(page.as_of)
        self._to = date_field(self.tr("Valid to"), read_day)
        self._doses = text_field(self.tr("Number of doses"), max_length=_LONGEST_COUNT)
        self._place()
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Save authority")).clicked.connect(lambda: self.save_asked.emit(self.form()))

    def form(self) -> AuthorityForm:
        """Return the sheet as it stands."""
        return AuthorityForm(
            kind=self._kind.value() or "",
            prescriber=self._prescriber.text(),
            reference=self._reference.text(),
            valid_from=self._from.value(),
            valid_to=self._to.value(),
            doses=self._doses.text(),
            is_valid_to_typed=bool(self._to.line.text().strip()),
        )

    def _place(self) -> None:
        says = self.tr("Record what a prescriber has signed. Each dose draws on the authority that ends first.")
        self.body.addWidget(plain_label(says, kind=LabelKind.BODY, wraps=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_WIDE)
        grid.setVerticalSpacing(GAP)
        grid.addWidget(self.field_box("kind", self.tr("Kind of authority"), self._kind), 0, 0, 1, 3)
        hint = self.tr("A PSD or a PGD needs one.")
        grid.addWidget(self.field_box("reference", self.tr("Reference"), self._reference, hint=hint), 0, 3, 1, 3)
        grid.addWidget(self.field_box("prescriber", self.tr("Signed by"), self._prescriber), 1, 0, 1, 6)
        last, count = self.tr("Valid to, if it ends"), self.tr("Number of doses, if counted")
        grid.addWidget(self.field_box("valid_from", self.tr("Valid from"), self._from), 2, 0, 1, 2)
        grid.addWidget(self.field_box("valid_to", last, self._to), 2, 2, 1, 2)
        grid.addWidget(self.field_box("doses", count, self._doses), 2, 4, 1, 2)
        even_columns(grid, 6)
        self.body.addLayout(grid)
        self.body.addStretch(1)


class WithdrawalSheet(ActSheet):
    """Which authority, and why no dose may draw on it any more. Emits the reason."""

    save_asked = Signal(str)

    def __init__(self, page: PatientPage, held: HeldLine, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Withdraw authority"), parent, width=_WIDTH)
        self.show_banner(banner_text(page))
        self.body.addWidget(plain_label(held.words, kind=LabelKind.LEAD, wraps=True))
        says = self.tr("No further dose may draw on it. Doses already given stay as they are.")
        self.body.addWidget(plain_label(says, wraps=True))
        self._reason = note_field(self.tr("Reason"))
        self.body.addWidget(self.field_box("reason", self.tr("Reason"), self._reason))
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        save = self.add_save(self.tr("Withdraw authority"))
        save.clicked.connect(lambda: self.save_asked.emit(self._reason.toPlainText()))
