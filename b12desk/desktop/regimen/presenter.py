"""What the planning sheet does: list the protocols that fit, preview the course as it is chosen, start it once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol as Shape

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.vocabulary import Flag, MonitoringPlan, Status
from b12desk.desktop.injection.answers import unanswered
from b12desk.desktop.working import Run, SheetView
from b12desk.services.answers import Unanswered
from b12desk.services.desk import Desk
from b12desk.services.plan_regimen import (
    CourseDraft,
    CoursePreview,
    FittingProtocol,
    preview_course,
    protocols_that_fit,
)
from b12desk.services.show_patient import PatientPage, show_patient
from b12desk.services.start_course import CourseStarted, start_course


@dataclass(frozen=True, slots=True)
class CourseForm:
    """The sheet as it stands. Empty text means not chosen: the protocol's own interval, its first phase."""

    has_neuro: bool
    protocol_id: str
    start_on: date | None
    prescriber: str
    interval: str = ""
    start_phase: str = ""
    monitoring: MonitoringPlan = MonitoringPlan.NICE_SYMPTOMS
    choices: tuple[tuple[str, str], ...] = ()
    authority_kind: str = "prescription"
    authority_reference: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)


class View(SheetView, Shape):
    """What the planning sheet can show."""

    def show_patient(self, page: PatientPage, *, today: date) -> None:
        """Show whom the plan is for, and fill in what is known."""

    def show_protocols(self, fitting: Sequence[FittingProtocol]) -> None:
        """List the protocols that fit, best supported first; none is chosen."""

    def show_choices(self, protocol: Protocol) -> None:
        """Offer what the prescriber may choose within a protocol: interval, phase to start in, numbers."""

    def show_preview(self, preview: CoursePreview | None) -> None:
        """Show the doses that follow and what the checks say; None while too little is chosen."""

    def show_unready(self, problems: Sequence[str]) -> None:
        """Say what is still to be chosen before there is anything to preview."""


class RegimenPresenter:
    """One plan, from choosing a protocol to a running course."""

    def __init__(
        self, view: View, desk: Desk, patient_id: str, run: Run, *, saved: Callable[[CourseStarted], None]
    ) -> None:
        self._view = view
        self._desk = desk
        self._patient_id = patient_id
        self._run = run
        self._saved = saved
        self._fitting: tuple[FittingProtocol, ...] = ()
        self._preview: CoursePreview | None = None
        self._asked = 0

    def start(self) -> None:
        """Show the patient and the protocols that fit what is known."""
        self._run(lambda: show_patient(self._desk, self._patient_id), self._opened, self._failed)

    def list_protocols(self, *, has_neuro: bool) -> None:
        """List the protocols that fit, with or without neurological involvement."""
        self._run(
            lambda: protocols_that_fit(self._desk, has_neuro=has_neuro, indication=None), self._listed, self._failed
        )

    def choose_protocol(self, protocol_id: str) -> None:
        """Offer what can be chosen within a protocol."""
        chosen = next((f.protocol for f in self._fitting if f.protocol.id == protocol_id), None)
        if chosen is not None:
            self._view.show_choices(chosen)

    def change(self, form: CourseForm) -> None:
        """Preview the course as it stands; an answer to an earlier state is dropped."""
        self._asked += 1
        asked = self._asked
        if not form.protocol_id or form.start_on is None:
            self._previewed(None, asked)
            return
        draft = _draft(form, prescriber=form.prescriber.strip() or "-")
        self._run(
            lambda: preview_course(self._desk, self._patient_id, draft),
            lambda preview: self._previewed(preview, asked),
            lambda error: self._unready(error, asked),
        )

    def save(self, form: CourseForm) -> None:
        """Start the course, or show everything that keeps it from starting."""
        findings = self._preview.findings if self._preview else ()
        problems = {**missing(form), **unanswered(findings, form.reasons)}
        if problems:
            self._view.point_out(problems)
            return
        self._asked += 1
        draft = _draft(form, prescriber=form.prescriber.strip())
        self._view.show_saving(True)
        self._run(
            lambda: start_course(self._desk, self._patient_id, draft),
            self._done,
            lambda error: self._not_saved(error, form),
        )

    def _opened(self, page: PatientPage) -> None:
        self._view.show_patient(page, today=self._desk.clock.today())
        if page.course is not None and page.status is not Status.ENDED:
            self._view.show_failure(["A course is running for this patient: end it first, with a reason."])
        self.list_protocols(has_neuro=Flag.NEURO_INVOLVEMENT in page.patient.flags)

    def _listed(self, fitting: tuple[FittingProtocol, ...]) -> None:
        self._fitting = fitting
        self._view.show_protocols(fitting)

    def _previewed(self, preview: CoursePreview | None, asked: int) -> None:
        if asked == self._asked:
            self._preview = preview
            self._view.show_preview(preview)

    def _unready(self, error: B12DeskError, asked: int) -> None:
        if asked == self._asked:
            self._preview = None
            self._view.show_unready(error.problems)

    def _done(self, started: CourseStarted) -> None:
        self._view.finish()
        self._saved(started)

    def _not_saved(self, error: B12DeskError, form: CourseForm) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)
        if isinstance(error, Unanswered):
            self.change(form)

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_failure(error.problems)


def missing(form: CourseForm) -> Mapping[str, str]:
    """Return a sentence for each field that a course can't start without, by field name."""
    wanted = {
        "protocol": (bool(form.protocol_id), "Choose a protocol."),
        "start": (form.start_on is not None, "Give the start date."),
        "prescriber": (bool(form.prescriber.strip()), "Give the prescriber."),
    }
    return {name: sentence for name, (is_there, sentence) in wanted.items() if not is_there}


def _draft(form: CourseForm, *, prescriber: str) -> CourseDraft:
    """Return the form as an order; a preview may stand in for the prescriber."""
    return CourseDraft(
        protocol_id=form.protocol_id,
        start_on=form.start_on,
        prescriber=prescriber,
        start_phase=form.start_phase or None,
        maintenance_interval=form.interval or None,
        choices=form.choices,
        monitoring=form.monitoring,
        authority_kind=form.authority_kind,
        authority_reference=form.authority_reference.strip(),
        neuro_involvement=form.has_neuro,
        reasons={id: reason.strip() for id, reason in form.reasons.items() if reason.strip()},
    )
