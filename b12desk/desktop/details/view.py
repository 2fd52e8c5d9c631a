"""The details sheet."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from b12desk.clinical.vocabulary import PatientStanding
from b12desk.desktop.act_sheet import ActSheet, banner_text, even_columns
from b12desk.desktop.details.presenter import DetailsForm
from b12desk.desktop.details.restrictions import RestrictionLines
from b12desk.desktop.details.wishes import WishFields
from b12desk.desktop.new_patient.form import PersonFields
from b12desk.desktop.theme.scale import GAP_SMALL, GAP_WIDE
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.date_field import date_field
from b12desk.desktop.widgets.fields import choice_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.services.show_patient import PatientPage

_WIDTH = 900
ReadDay = Callable[[str], date]


class DetailsSheet(ActSheet):
    """Everything kept about a person. Emits the form."""

    save_asked = Signal(object)

    def __init__(
        self, page: PatientPage, *, read_day: ReadDay, read_day_to_come: ReadDay, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Edit details"), parent, width=_WIDTH)
        self.show_banner(banner_text(page))
        self._neuro_since = date_field(self.tr("Neurological symptoms since"), read_day)
        self._standing = choice_field(self.tr("Standing"))
        self._says = plain_label(kind=LabelKind.HINT, wraps=True)
        self._offer_standings()
        self._person = PersonFields(self.field_box, read_day=read_day, beside_sites=self._beside_sites())
        for name in ("neuro_since", "standing"):  # problems are gone through from the top
            self.boxes[name] = self.boxes.pop(name)
        self.body.addWidget(self._person)
        self._restrictions = RestrictionLines(read_day, read_day_to_come)
        self._restrictions.lines_changed.connect(lambda: QTimer.singleShot(0, self.fit))
        self.body.addWidget(self.field_box("restrictions", "", self._restrictions))
        self._wishes = WishFields(self.field_box, with_local_number=True)
        self.body.addWidget(self._wishes)
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Save details")).clicked.connect(lambda: self.save_asked.emit(self.form()))

    def form(self) -> DetailsForm:
        """Return the sheet as it stands."""
        unread = {"neuro_since": self._neuro_since.problem()} if self._neuro_since.problem() else {}
        return DetailsForm(
            person=replace(self._person.form(), local_number=self._wishes.local_number()),
            standing=PatientStanding(self._standing.value() or PatientStanding.ACTIVE),
            restrictions=self._restrictions.forms(),
            neuro_since=self._neuro_since.value(),
            unread=unread,
            format_need=self._wishes.format_need(),
            preferred_side=self._wishes.preferred_side(),
            preferred_days=self._wishes.preferred_days(),
        )

    def show_details(self, form: DetailsForm) -> None:
        """Fill the sheet in; nothing of it counts as typed."""
        self._person.show_form(form.person)
        self._neuro_since.set_value(form.neuro_since)
        self._restrictions.show_forms(form.restrictions)
        self._wishes.show_local_number(form.person.local_number)
        self._wishes.show_wishes(form.format_need, form.preferred_side, form.preferred_days)
        self._standing.choose(form.standing.value)
        self._say_standing()
        self.remember_as_saved()

    def point_out_restrictions(self, problems: Mapping[int, str]) -> None:
        """Show a sentence beneath each restricted site that can't be used."""
        self._restrictions.point_out(problems)
        QTimer.singleShot(0, self.fit)

    def _beside_sites(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_WIDE)
        grid.setVerticalSpacing(GAP_SMALL)
        neuro = self.field_box("neuro_since", self.tr("Neurological symptoms since"), self._neuro_since)
        grid.addWidget(neuro, 0, 0)
        grid.addWidget(self.field_box("standing", self.tr("Standing"), self._standing), 0, 1)
        grid.addWidget(self._says, 1, 0, 1, 2)
        even_columns(grid, 2)
        return holder

    def _offer_standings(self) -> None:
        self._follows = {
            PatientStanding.ACTIVE: self.tr("The patient is on the worklist and is called as the plan says."),
            PatientStanding.DECEASED: self.tr(
                "The patient leaves the worklist and is never called again; no injection can be recorded. "
                "Everything recorded stays."
            ),
            PatientStanding.MOVED_AWAY: self.tr(
                "The patient leaves the worklist and is not called; no injection can be recorded until active again. "
                "Everything recorded stays."
            ),
        }
        self._standing.offer(
            [
                (PatientStanding.ACTIVE.value, self.tr("Active")),
                (PatientStanding.DECEASED.value, self.tr("Deceased")),
                (PatientStanding.MOVED_AWAY.value, self.tr("Moved away")),
            ]
        )
        self._standing.choose(PatientStanding.ACTIVE.value)
        self._standing.currentIndexChanged.connect(lambda _: self._say_standing())

    def _say_standing(self) -> None:
        says = self._follows[PatientStanding(self._standing.value() or PatientStanding.ACTIVE)]
        self._says.setText(says)
        self._standing.setAccessibleDescription(says)
        announce(self._standing, says)
        QTimer.singleShot(0, self.fit)
