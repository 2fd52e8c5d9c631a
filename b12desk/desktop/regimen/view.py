"""The planning sheet: circumstances and protocols at the left, what is ordered at the right, the doses beneath."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from b12desk.clinical.product import Product
from b12desk.clinical.protocol import Protocol
from b12desk.desktop.act_sheet import ActSheet, banner_text
from b12desk.desktop.regimen.choices import ProtocolChoices
from b12desk.desktop.regimen.circumstances_box import CircumstancesBox
from b12desk.desktop.regimen.elsewhere_box import ElsewhereBox
from b12desk.desktop.regimen.follows_box import FollowsBox
from b12desk.desktop.regimen.form import SWITCH_REASONS, CourseForm
from b12desk.desktop.regimen.model import Listing, Opening
from b12desk.desktop.regimen.order_box import OrderBox
from b12desk.desktop.regimen.protocol_list import ProtocolList
from b12desk.desktop.regimen.reason_box import ReasonBox
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.advice_note import advice_note
from b12desk.desktop.widgets.finding_list import FindingList, finding_list
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column
from b12desk.services.preview_course import CoursePreview

_WIDE = 1180
_NARROW = 700
_PAUSE_MS = 150


@dataclass(frozen=True, slots=True)
class Reading:
    """How the sheet reads days: one to come, and one gone by."""

    day_to_come: Callable[[str], date]
    day: Callable[[str], date]


class RegimenSheet(ActSheet):
    """Emits the circumstances and the form as they change, a protocol when one is chosen, the form to be saved."""

    circumstances_changed = Signal(object)
    protocol_chosen = Signal(str, object)
    form_changed = Signal(object)
    save_asked = Signal(object)

    def __init__(self, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Plan regimen"), parent, is_tall=True)
        is_wide = self.screen().availableGeometry().width() >= scaled(_WIDE)
        self._width = _WIDE if is_wide else _NARROW
        self._circumstances = CircumstancesBox(self)
        self._order_says = plain_label(kind=LabelKind.HINT, wraps=True)
        self._protocols = ProtocolList(self.tr("Protocol"))
        self._advice = advice_note(self.tr("What helps to decide"))
        self._reason = ReasonBox(self, SWITCH_REASONS)
        self._order = OrderBox(self, reading.day_to_come)
        self._choices = ProtocolChoices(reading.day_to_come)
        self._elsewhere = ElsewhereBox(reading.day)
        self.boxes |= self._elsewhere.boxes
        self._products: Sequence[Product] = ()
        self._of_patient, self._findings = finding_list(), finding_list()
        self._follows = FollowsBox()
        self._lay_out(is_wide=is_wide)
        self._listen()
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Start course")).clicked.connect(lambda: self.save_asked.emit(self.form()))

    def form(self) -> CourseForm:
        """Return the sheet as it stands."""
        order = self._order
        return CourseForm(
            circumstances=self._circumstances.form(),
            protocol_id=self._protocols.protocol_id,
            start_on=order.start_on.value(),
            prescriber=order.prescriber.text(),
            interval=self._choices.interval,
            product_id=self._choices.product_id,
            start_phase=self._choices.start_phase,
            monitoring=order.monitoring,
            choices=self._choices.choices,
            authority_kind=order.kind,
            authority_reference=order.reference.text(),
            authority_to=order.valid_to,
            authority_doses=order.doses.text(),
            elsewhere=self._elsewhere.dose(),
            reason=self._reason.reason,
            reasons={id: reason for each in self._all_findings() for id, reason in each.reasons().items()},
            unread={**order.unread(), **self._choices.unread(), **self._elsewhere.unread()},
        )

    def show_opening(self, opening: Opening) -> None:
        """Show whom the plan is for; what is filled in counts as nothing typed."""
        self.show_banner(banner_text(opening.page))
        self._circumstances.show_opening(opening)
        self._order.start_on.set_value(opening.today)
        self._products = opening.products
        self._elsewhere.offer(opening.products)
        if opening.replaces:
            self._reason.show_replaced(opening.replaces, oral_failed=opening.known.oral_failed)
            self.name_save(self.tr("Change regimen"))
        self.remember_as_saved()
        self._protocols.setFocus()
        self.circumstances_changed.emit(self._circumstances.form())

    def show_listing(self, listing: Listing) -> None:
        """List the protocols that fit, and the advice; nothing is chosen by it."""
        self._order_says.setText(listing.sentence)
        self._protocols.show_suggestions(listing.suggestions)
        self._advice.show_advice(listing.advice)

    def show_choices(self, protocol: Protocol | None) -> None:
        """Offer what the protocol leaves open."""
        self._choices.show_protocol(protocol, self._products)
        if protocol is not None:
            self._elsewhere.suggest(protocol)
        self._show_elsewhere()

    def show_preview(self, preview: CoursePreview | None) -> None:
        """Show the doses that follow and what the checks say, beside the fields that it is about."""
        findings = preview.findings if preview else ()
        answerable = preview.answerable if preview else None
        beside = {"patient": self._of_patient}
        if (of_interval := self._choices.interval_findings) is not None:
            beside["interval"] = of_interval
        for field, shown in beside.items():
            shown.show_findings([f for f in findings if f.field == field], answerable=answerable)
        self._findings.show_findings([f for f in findings if f.field not in beside], answerable=answerable)
        self._follows.show_preview(preview)

    def show_unready(self, problems: Sequence[str]) -> None:
        """Say what is still to be chosen before there is anything to preview."""
        self.show_preview(None)
        self._follows.show_unready(problems)

    def point_out(self, problems: Mapping[str, str]) -> None:
        """Show what keeps the course from starting, and go to the first of it."""
        super().point_out(problems)
        if not set(problems) & set(self.boxes):
            waiting = next((each for each in self._all_findings() if each.unanswered()), None)
            if waiting is not None:
                waiting.focus_unanswered()

    def _all_findings(self) -> tuple[FindingList, ...]:
        of_interval = self._choices.interval_findings
        others = (of_interval,) if of_interval is not None else ()
        return (self._of_patient, *others, self._findings)

    def _show_elsewhere(self) -> None:
        """Ask for the last dose elsewhere of a patient who is taken over; one who is treated here has a history."""
        self._elsewhere.setVisible(bool(self._choices.start_phase) and self._reason.isHidden())

    def _listen(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.form_changed.emit(self.form()))
        self._circumstances.changed.connect(lambda: self.circumstances_changed.emit(self._circumstances.form()))
        self._protocols.protocol_chosen.connect(
            lambda protocol_id: self.protocol_chosen.emit(protocol_id, self._circumstances.form())
        )
        self._protocols.protocol_chosen.connect(lambda _: self._pause.start())
        self._choices.changed.connect(self._show_elsewhere)
        for box in (self._circumstances, self._order, self._choices, self._elsewhere, self._reason):
            box.changed.connect(self._pause.start)

    def _lay_out(self, *, is_wide: bool) -> None:
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        halves = QBoxLayout(way)
        halves.setSpacing(GAP_WIDE)
        halves.addLayout(self._left(), 5)
        halves.addLayout(self._right(), 6)
        self.body.addLayout(halves, 1)

    def _left(self) -> QVBoxLayout:
        left = column(gap=GAP)
        left.addWidget(self._circumstances)
        left.addWidget(self._order_says)
        left.addWidget(self.field_box("protocol", self.tr("Protocol"), self._protocols, grows=True), 1)
        left.addWidget(self._of_patient)
        left.addWidget(self._circumstances.everything)
        left.addWidget(self._advice)
        return left

    def _right(self) -> QVBoxLayout:
        right = column(gap=GAP)
        for box in (self._reason, self._order, self._choices, self._elsewhere, self._findings):
            right.addWidget(box)
        right.addWidget(self._follows, 1)
        return right
