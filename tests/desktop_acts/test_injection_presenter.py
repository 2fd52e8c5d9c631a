from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.vocabulary import Severity
from b12desk.desktop.injection.form import InjectionForm
from b12desk.desktop.injection.model import SiteState
from b12desk.desktop.injection.presenter import InjectionPresenter, Opening, Steps
from b12desk.desktop.working import Run
from b12desk.services.check_injection import check_injection
from b12desk.services.desk import Desk
from b12desk.services.injection_draft import new_draft
from b12desk.services.record_injection import InjectionRecorded, record_injection
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.steps import BATCH, EXPIRES_ON, at_once, on

T = TypeVar("T")


class Screen:
    """Keeps what it was told to show."""

    def __init__(self) -> None:
        self.form: InjectionForm | None = None
        self.sites: Sequence[SiteState] = ()
        self.draw = ""
        self.findings: Sequence[Finding] = ()
        self.problems: Mapping[str, str] = {}
        self.failure: Sequence[str] = ()
        self.answerable: Collection[str] | None = None
        self.authority = ""
        self.about_authority: Sequence[Finding] = ()
        self.remembered = ""
        self.is_saving = False
        self.is_finished = False

    def show_opening(self, opening: Opening, form: InjectionForm) -> None:
        self.form = form

    def show_sites(self, states: Sequence[SiteState]) -> None:
        self.sites = states

    def show_remembered(self, words: str) -> None:
        self.remembered = words

    def show_draw(self, instruction: str) -> None:
        self.draw = instruction

    def show_form(self, form: InjectionForm) -> None:
        self.form = form

    def show_findings(self, findings: Sequence[Finding], *, answerable: Collection[str] | None) -> None:
        self.findings = findings
        self.answerable = answerable

    def show_unusable(self, problems: Mapping[str, str]) -> None:
        self.unusable = problems

    def show_authority(self, words: str, findings: Sequence[Finding], *, answerable: Collection[str] | None) -> None:
        self.authority = words
        self.about_authority = findings

    def point_out(self, problems: Mapping[str, str]) -> None:
        self.problems = problems

    def show_failure(self, problems: Sequence[str]) -> None:
        self.failure = problems

    def show_saving(self, is_saving: bool) -> None:
        self.is_saving = is_saving

    def finish(self) -> None:
        self.is_finished = True

    @property
    def ready(self) -> InjectionForm:
        """The form as filled in, with what a nurse adds."""
        assert self.form is not None
        return replace(
            self.form,
            batch=BATCH,
            expires_on=EXPIRES_ON,
            identity_checked=True,
            consent_given=True,
            batch_checked=True,
        )


class Later:
    """Keeps the work until it is asked for, in any order."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def __call__(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[B12DeskError], None], /
    ) -> None:
        self.waiting.append(lambda: at_once(work, done, failed))


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def saved() -> list[InjectionRecorded]:
    return []


def presenter_of(
    screen: Screen, desk: Desk, patient_id: str, saved: list[InjectionRecorded], run: Run = at_once
) -> InjectionPresenter:
    steps = Steps(
        lambda: Opening(show_patient(desk, patient_id), new_draft(desk, patient_id)),
        lambda draft: check_injection(desk, draft),
        lambda draft: record_injection(desk, draft),
    )
    return InjectionPresenter(screen, steps, run, today=desk.clock.today, saved=saved.append)


def test_everything_planned_is_filled_in(screen: Screen, today: Desk, ada: str) -> None:
    presenter_of(screen, today, ada, []).start()

    assert screen.form is not None
    assert screen.form.given_on == date(2026, 1, 14)
    assert screen.form.dose == "1000"
    assert screen.form.site is not None
    assert screen.draw == "Draw up 1 mL of hydroxocobalamin 1000 micrograms/mL = 1000 micrograms"
    assert [state.name for state in screen.sites if state.is_next] == ["Left deltoid"]


def test_a_routine_dose_is_saved(screen: Screen, today: Desk, ada: str, saved: list[InjectionRecorded]) -> None:
    presenter = presenter_of(screen, today, ada, saved)
    presenter.start()

    presenter.save(screen.ready)

    assert screen.is_finished
    assert [recorded.sentence for recorded in saved] == ["Recorded. Next dose 16-Jan-2026."]


def test_every_gap_is_pointed_out_at_once(screen: Screen, today: Desk, ada: str) -> None:
    presenter = presenter_of(screen, today, ada, [])
    presenter.start()
    assert screen.form is not None

    presenter.save(replace(screen.form, given_on=None, dose="ten", batch=" ", expires_on=None))

    assert set(screen.problems) == {"date", "dose", "batch", "expiry", "identity", "consent"}
    assert not screen.is_saving


def test_saving_twice_records_once(screen: Screen, today: Desk, ada: str, saved: list[InjectionRecorded]) -> None:
    presenter = presenter_of(screen, today, ada, saved)
    presenter.start()
    form = screen.ready

    presenter.save(form)
    presenter.save(form)

    assert len({recorded.injection_id for recorded in saved}) == 1
    assert len(show_patient(today, ada).injections) == 5


def test_a_blocking_finding_prevents_the_save(screen: Screen, today: Desk, ada: str) -> None:
    presenter = presenter_of(screen, today, ada, [])
    presenter.start()
    expired = replace(screen.ready, expires_on=date(2026, 1, 13))

    presenter.change(expired)
    presenter.save(expired)

    assert "batch_expired" in {f.id for f in screen.findings if f.severity is Severity.BLOCK}
    assert "batch_expired" in screen.problems
    assert not screen.is_finished


def test_a_stop_waits_for_its_reason(screen: Screen, desk: Desk, ada: str, saved: list[InjectionRecorded]) -> None:
    early = on(desk, date(2026, 1, 13))
    presenter = presenter_of(screen, early, ada, saved)
    presenter.start()

    presenter.save(screen.ready)
    assert set(screen.problems) == {"early_dose"}

    presenter.save(replace(screen.ready, reasons={"early_dose": "travelling tomorrow"}))
    assert screen.is_finished


def test_what_comes_up_only_while_saving_is_shown_beside_its_field(screen: Screen, desk: Desk, ada: str) -> None:
    later = Later()
    presenter = presenter_of(screen, on(desk, date(2026, 1, 13)), ada, [], later)
    presenter.start()
    later.waiting.pop(0)()
    later.waiting.clear()  # the first check is never answered

    presenter.save(screen.ready)
    while later.waiting:
        later.waiting.pop(0)()

    assert screen.failure
    assert "early_dose" in {finding.id for finding in screen.findings}
    assert not screen.is_finished


def test_an_answer_to_an_earlier_state_of_the_form_is_dropped(screen: Screen, today: Desk, ada: str) -> None:
    later = Later()
    presenter = presenter_of(screen, today, ada, [], later)
    presenter.start()
    later.waiting.pop(0)()
    presenter.change(replace(screen.ready, dose="2000"))
    presenter.change(replace(screen.ready, dose="1000"))
    first, double, single = later.waiting

    single()
    double()
    first()

    assert screen.draw.endswith("= 1000 micrograms")
