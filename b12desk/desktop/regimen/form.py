"""The planning sheet as it stands, and what it becomes: circumstances, an order, doses given elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from b12desk.clinical.circumstances import LONGEST_ILEUM_CM, Circumstances, Surgery
from b12desk.clinical.vocabulary import Flag, MonitoringPlan
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.transfer_in import DoseElsewhere

TICKED = (Flag.RENAL_DYSFUNCTION, Flag.PREGNANT, Flag.BREASTFEEDING)
"""The lasting facts that can be ticked while planning, beside neurological involvement."""

SWITCH_REASONS = (
    ("oral_fails", "Tablets did not correct the deficiency"),
    ("symptoms_return", "Symptoms return before the next dose"),
    ("patients_wish", "The patient’s wish"),
    ("prescriber_decision", "The prescriber’s decision"),
    ("normal_levels", "Levels are normal"),
    ("symptoms_improved", "Symptoms have improved"),
)
"""The reasons for another regimen with their words; the last two are answered back for a lifelong course."""


@dataclass(frozen=True, slots=True)
class CircumstancesForm:
    """What is said about the patient. Empty text is not said; `resection` is as typed; `everything` lists the rest."""

    has_neuro: bool = False
    indication: str = ""
    resection: str = ""
    surgery: Surgery = Surgery.NONE
    flags: frozenset[Flag] = frozenset()
    oral_failed: bool = False
    everything: bool = False

    @property
    def resection_cm(self) -> int | None:
        """The length of ileum removed, None for not given and for what is no such length."""
        text = self.resection.strip()
        length = int(text) if text.isdecimal() and len(text) <= len(str(LONGEST_ILEUM_CM)) else 0
        return length if 1 <= length <= LONGEST_ILEUM_CM else None

    def known(self, recorded: frozenset[Flag], age: int | None) -> Circumstances:
        """Return the circumstances, with the patient's recorded facts that can't be ticked here."""
        others = recorded - set(TICKED) - {Flag.NEURO_INVOLVEMENT}
        return Circumstances(
            indication=self.indication or None,
            has_neuro=self.has_neuro,
            resection_cm=self.resection_cm,
            surgery=self.surgery,
            flags=others | self.flags,
            age=age,
            oral_failed=self.oral_failed,
        )


@dataclass(frozen=True, slots=True)
class CourseForm:
    """The sheet as it stands. Empty text means not chosen: the protocol's own interval, product and first phase.

    `authority_doses` is as typed; `elsewhere` is the last dose given elsewhere, None for none; `reason` is why another
    regimen replaces the running one. `unread` holds what was typed and not understood, by field name.
    """

    circumstances: CircumstancesForm
    protocol_id: str
    start_on: date | None
    prescriber: str
    interval: str = ""
    product_id: str = ""
    start_phase: str = ""
    monitoring: MonitoringPlan = MonitoringPlan.NICE_SYMPTOMS
    choices: tuple[tuple[str, str], ...] = ()
    authority_kind: str = "prescription"
    authority_reference: str = ""
    authority_to: date | None = None
    authority_doses: str = ""
    elsewhere: DoseElsewhere | None = None
    reason: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)

    @property
    def doses_elsewhere(self) -> tuple[DoseElsewhere, ...]:
        """The doses given elsewhere; they matter to a course that is taken over in one of its phases."""
        return (self.elsewhere,) if self.elsewhere is not None and self.start_phase else ()

    def draft(self, *, prescriber: str) -> CourseDraft:
        """Return the form as an order; a preview may stand in for the prescriber."""
        doses = self.authority_doses.strip()
        return CourseDraft(
            protocol_id=self.protocol_id,
            start_on=self.start_on,
            prescriber=prescriber,
            start_phase=self.start_phase or None,
            maintenance_interval=self.interval or None,
            choices=self.choices,
            product_id=self.product_id or None,
            monitoring=self.monitoring,
            authority_kind=self.authority_kind,
            authority_reference=self.authority_reference.strip(),
            authority_to=self.authority_to,
            authority_doses=int(doses) if doses.isdecimal() else None,
            indication=self.circumstances.indication,
            resection_cm=self.circumstances.resection_cm,
            neuro_involvement=self.circumstances.has_neuro,
            flags=self.circumstances.flags,
            reasons={id: reason.strip() for id, reason in self.reasons.items() if reason.strip()},
        )


def missing(form: CourseForm, *, is_switch: bool) -> Mapping[str, str]:
    """Return a sentence for each field that a course can't start without or with, by field name."""
    doses, resection = form.authority_doses.strip(), form.circumstances.resection.strip()
    needs_reference = form.authority_kind != "prescription" and not form.authority_reference.strip()
    wanted = {
        "reason": (bool(form.reason) or not is_switch, "Give the reason; it is kept with the course that ends."),
        "protocol": (bool(form.protocol_id), "Choose a protocol."),
        "start": (form.start_on is not None, "Give the start date."),
        "prescriber": (bool(form.prescriber.strip()), "Give the prescriber."),
        "reference": (not needs_reference, "A PSD or a PGD needs its reference."),
        "doses": (not doses or doses.isdecimal(), "The number of doses is a whole number."),
        "resection": (
            not resection or form.circumstances.resection_cm is not None,
            f"The length is 1 to {LONGEST_ILEUM_CM} cm.",
        ),
    }
    found = {name: sentence for name, (is_there, sentence) in wanted.items() if not is_there}
    return {**found, **form.unread}
