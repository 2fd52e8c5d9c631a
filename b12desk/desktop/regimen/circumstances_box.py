"""Why the patient needs vitamin B12 and what bears on the choice: indication, surgery, nerves, kidneys, pregnancy."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from b12desk.clinical.circumstances import LONGEST_ILEUM_CM, SURGERY_WORDS, Surgery, indication_words
from b12desk.clinical.vocabulary import Flag
from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.patient.flow import FlowLayout
from b12desk.desktop.regimen.form import TICKED, CircumstancesForm
from b12desk.desktop.regimen.model import Opening
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.layouts import column

_PAUSE_MS = 150
_NOT_SAID = "not-said"


class CircumstancesBox(QWidget):
    """Emits `changed` a moment after anything was said."""

    changed = Signal()

    def __init__(self, sheet: ActSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._indication = choice_field(self.tr("Indication"))
        self._surgery = choice_field(self.tr("Surgery"))
        self._surgery.offer([(surgery.value, words) for surgery, words in SURGERY_WORDS.items()])
        self._surgery.choose(Surgery.NONE.value)
        self._resection = text_field(self.tr("Ileum removed, in cm"), max_length=3)
        self._resection.setValidator(QIntValidator(0, LONGEST_ILEUM_CM, self))
        self._neuro = _tick(self.tr("Neurological involvement"))
        self._oral_failed = _tick(self.tr("Tablets failed"))
        self._everything = _tick(self.tr("List every protocol"))
        words = {
            Flag.RENAL_DYSFUNCTION: self.tr("Renal dysfunction"),
            Flag.PREGNANT: self.tr("Pregnant"),
            Flag.BREASTFEEDING: self.tr("Breastfeeding"),
        }
        self._flags: Mapping[Flag, QCheckBox] = {flag: _tick(words[flag]) for flag in TICKED}
        self._place(sheet)
        self._listen()

    @property
    def everything(self) -> QCheckBox:
        """The box that lists the other protocols too; it stands beneath the list."""
        return self._everything

    def form(self) -> CircumstancesForm:
        """Return what is said."""
        indication = self._indication.value()
        return CircumstancesForm(
            has_neuro=self._neuro.isChecked(),
            indication="" if indication in (None, _NOT_SAID) else indication,
            resection=self._resection.text(),
            surgery=Surgery(self._surgery.value() or Surgery.NONE),
            flags=frozenset(flag for flag, tick in self._flags.items() if tick.isChecked()),
            oral_failed=self._oral_failed.isChecked(),
            everything=self._everything.isChecked(),
        )

    def show_opening(self, opening: Opening) -> None:
        """Fill in what the register knows; the patient's recorded facts are ticked."""
        known = opening.known
        self._indication.offer(
            [(_NOT_SAID, self.tr("Not said")), *((one, indication_words(one)) for one in opening.indications)]
        )
        self._indication.choose(known.indication or _NOT_SAID)
        self._resection.setText("" if known.resection_cm is None else str(known.resection_cm))
        self._neuro.setChecked(known.is_neuro)
        self._oral_failed.setChecked(known.oral_failed)
        for flag, tick in self._flags.items():
            tick.setChecked(flag in known.flags)
        self._pause.stop()

    def _place(self, sheet: ActSheet) -> None:
        outer = column(self, gap=GAP)
        fields = QGridLayout()
        fields.setHorizontalSpacing(GAP_WIDE)
        for place, (name, label, field, stretch) in enumerate(
            (
                ("indication", self.tr("Indication"), self._indication, 5),
                ("surgery", self.tr("Surgery"), self._surgery, 4),
                ("resection", self.tr("Ileum removed, in cm"), self._resection, 3),
            )
        ):
            fields.addWidget(sheet.field_box(name, label, field), 0, place)
            fields.setColumnStretch(place, stretch)
        outer.addLayout(fields)
        ticks = QWidget()
        line = FlowLayout(ticks, margin_x=0, margin_y=0, gap=GAP)
        for tick in (self._neuro, *self._flags.values(), self._oral_failed):
            line.addWidget(tick)
        outer.addWidget(ticks)

    def _listen(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        for choice in (self._indication, self._surgery):
            choice.currentIndexChanged.connect(lambda _: self._pause.start())
        self._resection.textChanged.connect(lambda _: self._pause.start())
        for tick in (self._neuro, self._oral_failed, self._everything, *self._flags.values()):
            tick.toggled.connect(lambda _: self._pause.start())


def _tick(words: str) -> QCheckBox:
    tick = QCheckBox(words)
    tick.setAccessibleName(words)
    return tick
