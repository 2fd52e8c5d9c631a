"""What stands in the place of the injection sheet, and the presenter that speaks to it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from b12desk.clinical.forecast_value import Finding
from b12desk.desktop.injection.form import InjectionForm
from b12desk.desktop.injection.model import SiteState
from b12desk.desktop.injection.presenter import InjectionPresenter, Opening, Steps
from b12desk.desktop.people.worker import worker_of
from b12desk.services.check_injection import check_injection
from b12desk.services.desk import Desk
from b12desk.services.injection_draft import new_draft
from b12desk.services.record_injection import InjectionRecorded, record_injection
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.steps import BATCH, EXPIRES_ON, at_once


class Screen:
    """Keeps what it was told to show."""

    def __init__(self) -> None:
        self.opening: Opening | None = None
        self.form: InjectionForm | None = None
        self.sites: Sequence[SiteState] = ()
        self.draw = ""
        self.findings: Mapping[str, Finding] = {}
        self.answerable: Collection[str] = frozenset()
        self.authority = ""
        self.about_authority: Sequence[str] = ()
        self.problems: Mapping[str, str] = {}
        self.failure: Sequence[str] = ()
        self.remembered = ""
        self.is_saving = False
        self.is_finished = False

    def show_opening(self, opening: Opening, form: InjectionForm) -> None:
        self.opening = opening
        self.form = form

    def show_form(self, form: InjectionForm) -> None:
        self.form = form

    def show_sites(self, states: Sequence[SiteState]) -> None:
        self.sites = states

    def show_remembered(self, words: str) -> None:
        self.remembered = words

    def show_draw(self, instruction: str) -> None:
        self.draw = instruction

    def show_findings(self, findings: Sequence[Finding], *, answerable: Collection[str] | None) -> None:
        self.findings = {finding.id: finding for finding in findings}
        self.answerable = answerable or frozenset()

    def show_unusable(self, problems: Mapping[str, str]) -> None:
        self.unusable = problems

    def show_authority(self, words: str, findings: Sequence[Finding], *, answerable: Collection[str] | None) -> None:
        self.authority = words
        self.about_authority = [finding.id for finding in findings]

    def point_out(self, problems: Mapping[str, str]) -> None:
        self.problems = problems

    def show_failure(self, problems: Sequence[str]) -> None:
        self.failure = problems

    def show_saving(self, is_saving: bool) -> None:
        self.is_saving = is_saving

    def finish(self) -> None:
        self.is_finished = True

    def ready(self, **reasons: str) -> InjectionForm:
        """The form as filled in, with what a nurse adds, and reasons by finding id."""
        assert self.form is not None
        return replace(
            self.form,
            batch=BATCH,
            expires_on=EXPIRES_ON,
            identity_checked=True,
            consent_given=True,
            batch_checked=True,
            reasons=reasons,
        )


def begun(screen: Screen, desk: Desk, patient_id: str, saved: list[InjectionRecorded]) -> InjectionPresenter:
    """Open a form for whoever works at the desk."""
    steps = Steps(
        lambda: Opening(show_patient(desk, patient_id), new_draft(desk, patient_id), worker=worker_of(desk)),
        lambda draft: check_injection(desk, draft),
        lambda draft: record_injection(desk, draft),
    )
    presenter = InjectionPresenter(screen, steps, at_once, today=desk.clock.today, saved=saved.append)
    presenter.start()
    return presenter
