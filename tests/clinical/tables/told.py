"""One situation on one day, told step by step: a case as a case file holds it, and what a case file can't say.

`STANDARD.flagged("severe_anaemia").given("2026-01-05").seen_on("2026-01-12")`: every day is ISO text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from b12desk.clinical.authority import Authority
from b12desk.clinical.events import GapDecision
from b12desk.clinical.findings.answers import Answer
from b12desk.clinical.role_rules import Recorder, RoleRules
from b12desk.clinical.vocabulary import AuthorityKind, GapChoice, Role
from tests.clinical.builders import day

CaseTable = Mapping[str, object]
UNITS = {
    "potassium": "mmol/L",
    "platelets": "×10⁹/L",
    "reticulocytes": "×10⁹/L",
    "haemoglobin": "g/L",
    "full_blood_count": "g/L",
    "homocysteine": "µmol/L",
    "mma": "nmol/L",
    "serum_b12": "ng/L",
    "total_b12": "ng/L",
    "active_b12": "pmol/L",
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """The dose about to be recorded, where it differs from the one planned; empty is as planned, `on` today."""

    on: str = ""
    product: str = ""
    dose_micrograms: int | None = None
    site: str = ""
    expires_on: str = ""
    is_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A patient, a course and what happened, as in a case file, seen on `today`.

    What a case file can't say: decisions about gaps, answers, the authorities held (None: not judged), who records,
    the dose proposed, the length of a resection, the review of an individual order, an unknown strength, and what is
    chosen at the moment of planning: another interval with its reason, or an end with its reason.
    """

    course: CaseTable
    today: str
    patient: CaseTable = field(default_factory=dict)
    events: tuple[CaseTable, ...] = ()
    settings: CaseTable = field(default_factory=dict)
    decisions: tuple[GapDecision, ...] = ()
    answers: tuple[Answer, ...] = ()
    authorities: tuple[Authority, ...] | None = None
    recorder: Recorder | None = None
    proposal: Proposal = Proposal()
    resection_cm: int | None = None
    review_on: str = ""
    is_strength_unknown: bool = False
    chosen_interval: tuple[str, str] = ("", "")
    ending_reason: str = ""

    @property
    def case(self) -> CaseTable:
        """The situation as one case of a case file."""
        return {
            "patient": self.patient,
            "settings": self.settings,
            "course": self.course,
            "events": list(self.events),
            "today": self.today,
        }

    def seen_on(self, today: str) -> "Told":
        return replace(self, today=today)

    def as_of(self, today: str) -> "Told":
        """Return the situation as it was on that day: what came later has not happened."""
        events = tuple(event for event in self.events if str(event["on"]) <= today)
        decisions = tuple(one for one in self.decisions if one.on <= day(today))
        return replace(self, today=today, events=events, decisions=decisions)

    def ordered(self, **course: object) -> "Told":
        """Say more of the course, in the words of a case file: `start_phase`, `choices`, `monitoring` …"""
        return replace(self, course={**self.course, **course})

    def about(self, **patient: object) -> "Told":
        """Say more of the patient, in the words of a case file: `born_on`, `standing`, `restricted_sites` …"""
        return replace(self, patient={**self.patient, **patient})

    def in_a_clinic(self, **settings: object) -> "Told":
        """Say what the clinic has set, in the words of a case file: `grace_days`."""
        return replace(self, settings=settings)

    def flagged(self, *flags: str) -> "Told":
        return self.about(flags=list(flags))

    def given(
        self, *days: str, dose: int | None = None, product: str | None = None, site: str = "", voided: bool = False
    ) -> "Told":
        """Add a dose on each day; the dose and the product are the course's own unless said."""
        side, _, muscle = site.partition(" ")
        more = {
            "dose_micrograms": dose,
            "product": product,
            "muscle": muscle.replace(" ", "_") or None,
            "side": side or None,
        }
        doses = ({"type": "injection", "on": day, "voided": voided, **more} for day in days)
        return replace(self, events=(*self.events, *doses))

    def happened(self, what: str, on: str, **more: object) -> "Told":
        """Add any other event of a case file: `hold`, `deferral`, `end` …"""
        return replace(self, events=(*self.events, {"type": what, "on": on, **more}))

    def reviewed(self, on: str, outcome: str = "improving", kind: str | None = None) -> "Told":
        return self.happened("review", on, outcome=outcome, kind=kind)

    def measured(self, on: str, test: str, value: str = "90") -> "Told":
        return self.happened("lab", on, test=test, value=value, unit=UNITS[test])

    def decided(self, on: str, choice: GapChoice, *, reason: str = "", prescriber: str = "") -> "Told":
        return replace(self, decisions=(*self.decisions, GapDecision(day(on), choice, reason, prescriber)))

    def answered(self, finding_id: str, reason: str, on: str) -> "Told":
        return replace(self, answers=(*self.answers, Answer(finding_id, reason, day(on))))

    def authorised(
        self,
        kind: AuthorityKind = AuthorityKind.PRESCRIPTION,
        *,
        since: str = "2026-01-01",
        until: str = "",
        doses: int | None = None,
        drawn: int = 0,
    ) -> "Told":
        """Add an authority; `drawn` of its doses are given already."""
        one = Authority("one", kind, "Dr A", "", day(since), day(until) if until else None, doses, drawn)
        return replace(self, authorities=(*(self.authorities or ()), one))

    def unauthorised(self) -> "Told":
        return replace(self, authorities=())

    def recorded_by(self, role: Role, rules: RoleRules | None = None) -> "Told":
        return replace(self, recorder=Recorder(role, rules or RoleRules()))

    def of_unknown_strength(self) -> "Told":
        return replace(self, is_strength_unknown=True)

    def resected(self, length_cm: int) -> "Told":
        return replace(self, resection_cm=length_cm)

    def reviewed_by(self, on: str) -> "Told":
        """Say on which day an individual order is to be reviewed."""
        return replace(self, review_on=on)

    def choosing(self, interval: str, reason: str = "") -> "Told":
        return replace(self, chosen_interval=(interval, reason))

    def ending(self, reason: str) -> "Told":
        return replace(self, ending_reason=reason)

    def proposing(self, proposal: Proposal) -> "Told":
        return replace(self, proposal=proposal)
