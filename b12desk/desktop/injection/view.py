"""The injection sheet: what to draw up, the body map, the fields and what the checks say."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.product import Product
from b12desk.desktop.act_sheet import ActSheet, banner_text
from b12desk.desktop.injection.authority_line import AuthorityLine
from b12desk.desktop.injection.body_map import BodyMap
from b12desk.desktop.injection.fields import InjectionFields
from b12desk.desktop.injection.form import InjectionForm
from b12desk.desktop.injection.model import SiteState
from b12desk.desktop.injection.presenter import Opening
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.finding_list import finding_list
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import card
from b12desk.desktop.widgets.words import dose_words
from b12desk.services.permissions import Act

_WIDE = 1180
_NARROW = 700
_SLACK = 24
_SHARES = (6, 5)
_PAUSE_MS = 150


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the form offers and how it reads dates."""

    products: Sequence[Product]
    read_day: Callable[[str], date]
    read_expiry: Callable[[str], date]


class InjectionSheet(ActSheet):
    """One screen for one dose. Emits the form as it changes, after a short pause, and when it is to be saved."""

    records = False  # who records stands beside the button already, with the role
    form_changed = Signal(object)
    save_asked = Signal(object)
    place_changed = Signal(object)
    authority_asked = Signal()
    not_given_asked = Signal()

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None, *, title: str = "", save: str = "") -> None:
        super().__init__(title or self.tr("Record injection"), parent, is_tall=True)
        is_wide = self.screen().availableGeometry().width() >= scaled(_WIDE)
        self._width = _WIDE if is_wide else _NARROW
        self._draw = plain_label(self.tr("What to draw up is worked out…"), kind=LabelKind.FIGURE, wraps=True)
        self._about_dose = plain_label(kind=LabelKind.HINT, wraps=True)
        self.map = BodyMap()
        self.fields = InjectionFields(
            self, catalogue.products, read_day=catalogue.read_day, read_expiry=catalogue.read_expiry
        )
        self._authority = AuthorityLine()
        self._authority.record_asked.connect(self.authority_asked)
        self._general = finding_list()
        self._unusable: Mapping[str, str] = {}
        self.form_area = self._lay_out()
        self._reflow(is_wide=is_wide)
        self.body.addWidget(self.form_area, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.form_changed.emit(self.form()))
        self.fields.changed.connect(self._pause.start)
        self.fields.elsewhere_toggled.connect(lambda: self.place_changed.emit(self.form()))
        self.map.site_chosen.connect(lambda _: self._pause.start())
        self._not_given = quiet_button(self.tr("Not given…"))
        self._not_given.clicked.connect(self.not_given_asked)
        self.buttons.insertWidget(0, self._not_given)
        self._working = plain_label(kind=LabelKind.HINT)
        self.buttons.addWidget(self._working)
        self.add_cancel(self.tr("Cancel"))
        saves = self.add_save(save or self.tr("Save injection"))
        saves.clicked.connect(lambda: self.save_asked.emit(self.form()))
        self.fields.confirmations.lead_to(saves)

    def form(self) -> InjectionForm:
        """Return the form as it stands."""
        reasons: dict[str, str] = {**self._authority.findings.reasons(), **self._general.reasons()}
        for box in self.boxes.values():
            reasons |= box.findings.reasons()
        return replace(self.fields.form(), site=self.map.site, reasons=reasons)

    def show_opening(self, opening: Opening, form: InjectionForm) -> None:
        """Show the patient and the form filled in; nothing of it counts as typed."""
        page = opening.page
        self.entry_id = opening.draft.injection_id
        self.show_banner(banner_text(page))
        if page.forecast is not None:
            words = dose_words(page.forecast.phase, page.forecast.dose_number, page.forecast.doses_in_phase)
            self._about_dose.setText(words)
        self._about_dose.setVisible(bool(self._about_dose.text()))
        worker = opening.worker
        self._working.setText(worker.words if worker else "")
        self._authority.allow_recording(worker is None or worker.may(Act.AUTHORISE))
        self._not_given.setVisible(not opening.corrects)
        if opening.products:
            self.fields.offer_products(opening.products)
        self.show_form(form)
        self.remember_as_saved()
        self.fields.go_to_first_gap()

    def show_form(self, form: InjectionForm) -> None:
        """Fill the fields and the body map in."""
        self.fields.show_form(form)
        self.map.choose(form.site)

    def show_sites(self, states: Sequence[SiteState]) -> None:
        """Show what is known about each site on the day of the injection."""
        self.map.show_sites(states)

    def show_remembered(self, words: str) -> None:
        """Ask to compare a remembered batch with the ampoule; empty asks nothing."""
        self.fields.show_remembered(words)

    def show_draw(self, instruction: str) -> None:
        """Show what to draw up, or that it can't be said yet."""
        self._draw.setText(instruction or self.tr("Give the product and the dose to see what to draw up."))

    def show_findings(self, findings: Sequence[Finding], *, answerable: Collection[str] | None) -> None:
        """Show what the checks say beside their fields; what is about the patient or the course comes first."""
        for name, box in self.boxes.items():
            box.findings.show_findings([f for f in findings if f.field == name], answerable=answerable)
        self._general.show_findings([f for f in findings if f.field not in self.boxes], answerable=answerable)

    def show_unusable(self, problems: Mapping[str, str]) -> None:
        """Say beside batch or product why nothing may be given from it, once for each reason."""
        for name in ("batch", "product"):
            says = problems.get(name, "")
            if says != self._unusable.get(name, ""):
                self.boxes[name].show_problem(says)
        self._unusable = dict(problems)

    def show_authority(self, words: str, findings: Sequence[Finding], *, answerable: Collection[str] | None) -> None:
        """Show what the dose draws on, or why nothing allows it."""
        self._authority.show_authority(words, findings, answerable=answerable)

    def point_out(self, problems: Mapping[str, str]) -> None:
        """Show what keeps the form from being saved, and go to the first of it."""
        self._unusable = {name: says for name, says in self._unusable.items() if problems.get(name) == says}
        super().point_out(problems)
        if not set(problems) & set(self.boxes):
            for each in (self._authority.findings, self._general, *(box.findings for box in self.boxes.values())):
                if each.unanswered():
                    each.focus_unanswered()
                    break

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the body map beneath the fields where both don't fit beside each other."""
        super().resizeEvent(event)
        self._reflow(is_wide=self.width() >= scaled(_WIDE) - _SLACK)

    def _reflow(self, *, is_wide: bool) -> None:
        across = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.BottomToTop
        if self._halves.direction() is not across:
            self._halves.setDirection(across)
        for half, share in enumerate(_SHARES):
            self._halves.setStretch(half, share if is_wide else 0)

    def _lay_out(self) -> QWidget:
        area = QWidget()
        outer = QBoxLayout(QBoxLayout.Direction.TopToBottom, area)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        self.instruction = card()
        inner = self.instruction.layout()
        assert inner is not None
        inner.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        inner.addWidget(self._draw)
        inner.addWidget(self._about_dose)
        outer.addWidget(self.instruction)
        outer.addWidget(self._authority)
        outer.addWidget(self._general)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(GAP_WIDE)
        self._halves.addWidget(self.field_box("site", "", self.map, grows=True))
        self._halves.addWidget(self.fields)
        outer.addLayout(self._halves, 1)
        return area
