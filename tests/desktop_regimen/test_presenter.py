"""What the planning sheet does, without a screen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest

from b12desk.clinical.circumstances import LONGEST_ILEUM_CM, Surgery
from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.vocabulary import Flag
from b12desk.desktop.regimen.form import CircumstancesForm, CourseForm, missing
from b12desk.desktop.regimen.model import Listing, Opening
from b12desk.desktop.regimen.presenter import RegimenPresenter
from b12desk.services.course_acts import end_course
from b12desk.services.desk import Desk
from b12desk.services.preview_course import CoursePreview
from b12desk.services.show_patient import show_patient
from b12desk.services.start_course import CourseStarted, start_course
from b12desk.services.transfer_in import DoseElsewhere
from tests.builders import a_course_draft, add_somebody, day
from tests.desktop_acts.steps import at_once

T = TypeVar("T")
Answer = Callable[[], None]
NOTHING_SAID = CircumstancesForm()
STANDARD = CourseForm(NOTHING_SAID, "hydroxo-standard", date(2026, 1, 14), "Dr A. Example")


class Screen:
    """Keeps what it was last told."""

    def __init__(self) -> None:
        self.opening: Opening | None = None
        self.listing: Listing | None = None
        self.choices: list[str] = []
        self.preview: CoursePreview | None = None
        self.unready: tuple[str, ...] = ()
        self.problems: Mapping[str, str] = {}
        self.failure: tuple[str, ...] = ()
        self.is_finished = False

    def show_opening(self, opening: Opening) -> None:
        self.opening = opening

    def show_listing(self, listing: Listing) -> None:
        self.listing = listing

    def show_choices(self, protocol: Protocol | None) -> None:
        self.choices.append(protocol.id if protocol else "")

    def show_preview(self, preview: CoursePreview | None) -> None:
        self.preview, self.unready = preview, ()

    def show_unready(self, problems: Sequence[str]) -> None:
        self.preview, self.unready = None, tuple(problems)

    def point_out(self, problems: Mapping[str, str]) -> None:
        self.problems = problems

    def show_failure(self, problems: Sequence[str]) -> None:
        self.failure = tuple(problems)

    def show_saving(self, is_saving: bool) -> None:
        self.is_saving = is_saving

    def finish(self) -> None:
        self.is_finished = True

    def listed(self) -> list[str]:
        assert self.listing is not None
        return [one.protocol.id for one in self.listing.suggestions]


class Later:
    """Does the work when told to, as a lane that is behind would."""

    def __init__(self) -> None:
        self.waiting: list[Answer] = []

    def __call__(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[B12DeskError], None]
    ) -> None:
        self.waiting.append(lambda: at_once(work, done, failed))


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def started() -> list[CourseStarted]:
    return []


@pytest.fixture
def presenter(screen: Screen, today: Desk, bryn: str, started: list[CourseStarted]) -> RegimenPresenter:
    """The presenter once the patient is shown and the protocols are listed."""
    one = RegimenPresenter(screen, today, bryn, at_once, saved=started.append)
    one.start()
    one.list_protocols(NOTHING_SAID)
    return one


def test_while_nothing_is_said_every_protocol_is_listed_the_neurological_ones_last(
    presenter: RegimenPresenter, screen: Screen
) -> None:
    assert len(screen.listed()) == 19
    assert set(screen.listed()[-3:]) == {"hydroxo-neuro", "hydroxo-neuro-2-3", "hydroxo-neuro-monthly"}
    presenter.list_protocols(replace(NOTHING_SAID, indication="optic_neuropathy"))
    assert screen.listed() == ["optic-hydroxo"]
    presenter.list_protocols(replace(NOTHING_SAID, indication="optic_neuropathy", everything=True))
    assert (screen.listed()[0], len(screen.listed())) == ("optic-hydroxo", 19)


def test_an_answer_to_earlier_circumstances_is_dropped(screen: Screen, today: Desk, bryn: str) -> None:
    lane = Later()
    presenter = RegimenPresenter(screen, today, bryn, lane, saved=lambda _: None)
    presenter.start()
    lane.waiting.pop()()
    presenter.list_protocols(replace(NOTHING_SAID, indication="prophylaxis"))
    presenter.list_protocols(replace(NOTHING_SAID, indication="optic_neuropathy"))
    slow, fast = lane.waiting
    fast()
    slow()
    assert screen.listed() == ["optic-hydroxo"]


def test_the_preview_is_of_the_form_as_it_stands(presenter: RegimenPresenter, screen: Screen) -> None:
    presenter.change(replace(STANDARD, prescriber="", interval="P1M"))
    assert screen.preview is not None
    assert screen.preview.yearly == "Maintenance every month: 12 doses a year."
    presenter.change(replace(STANDARD, start_on=None))
    assert screen.preview is None


def test_a_reference_still_missing_does_not_hide_the_calendar(presenter: RegimenPresenter, screen: Screen) -> None:
    presenter.change(replace(STANDARD, authority_kind="PGD"))
    assert screen.preview is not None
    presenter.save(replace(STANDARD, authority_kind="PGD"))
    assert screen.problems == {"reference": "A PSD or a PGD needs its reference."}


def test_what_keeps_the_doses_from_being_worked_out_is_said(presenter: RegimenPresenter, screen: Screen) -> None:
    dose = DoseElsewhere(day("2026-01-14"), "hydroxo-1mg-1ml", 1000)
    presenter.change(replace(STANDARD, start_phase="maintenance", elsewhere=dose))
    assert screen.unready == ("A dose given elsewhere lies before the start; 14-Jan-2026 does not.",)


def test_a_dose_elsewhere_matters_only_to_somebody_who_is_taken_over(
    presenter: RegimenPresenter, today: Desk, bryn: str, started: list[CourseStarted]
) -> None:
    presenter.save(replace(STANDARD, elsewhere=DoseElsewhere(day("2025-12-01"), "hydroxo-1mg-1ml", 1000)))
    assert len(started) == 1
    assert show_patient(today, bryn).injections == ()


def test_tablets_chosen_bring_the_advice_about_tablets(presenter: RegimenPresenter, screen: Screen) -> None:
    assert screen.listing is not None
    planning = [one.id for one in screen.listing.advice]
    presenter.choose_protocol("sublingual", NOTHING_SAID)
    assert screen.listing is not None
    assert {one.id for one in screen.listing.advice} < set(planning)
    presenter.choose_protocol("hydroxo-standard", NOTHING_SAID)
    assert screen.listing is not None
    assert [one.id for one in screen.listing.advice] == planning
    presenter.choose_protocol("", NOTHING_SAID)
    assert screen.choices == ["sublingual", "hydroxo-standard", ""]


def test_what_was_ticked_is_asked_about_and_kept(
    presenter: RegimenPresenter, screen: Screen, today: Desk, bryn: str
) -> None:
    ticked = replace(NOTHING_SAID, has_neuro=True, flags=frozenset({Flag.PREGNANT}))
    form = replace(STANDARD, circumstances=ticked)
    presenter.change(form)
    presenter.save(form)
    assert screen.problems == {"pregnant_or_breastfeeding": "Give a reason where one is asked for."}
    presenter.save(replace(form, reasons={"pregnant_or_breastfeeding": " agreed with Dr A. "}))
    page = show_patient(today, bryn)
    assert screen.is_finished
    assert page.patient.flags == {Flag.PREGNANT, Flag.NEURO_INVOLVEMENT}
    assert page.course is not None
    assert page.course.reasons == (("pregnant_or_breastfeeding", "agreed with Dr A."),)


def test_a_finding_that_came_up_meanwhile_is_shown_and_nothing_starts(
    presenter: RegimenPresenter, screen: Screen, today: Desk, bryn: str, started: list[CourseStarted]
) -> None:
    presenter.save(replace(STANDARD, circumstances=replace(NOTHING_SAID, flags=frozenset({Flag.PREGNANT}))))
    assert "pregnant_or_breastfeeding" in screen.failure[0]
    assert screen.preview is not None
    assert [found.id for found in screen.preview.findings] == ["pregnant_or_breastfeeding"]
    assert (started, show_patient(today, bryn).patient.flags) == ([], frozenset())


def test_a_course_that_was_started_meanwhile_is_not_ended_by_a_plan_that_knew_nothing_of_it(
    presenter: RegimenPresenter, screen: Screen, today: Desk, bryn: str
) -> None:
    start_course(today, bryn, a_course_draft("ileal-monthly", "2026-01-14"))
    presenter.save(STANDARD)
    assert "A course is running" in screen.failure[0]
    page = show_patient(today, bryn)
    assert page.course is not None
    assert page.course.protocol_id == "ileal-monthly"


def test_a_running_course_is_replaced_only_for_a_reason(screen: Screen, today: Desk, cara: str) -> None:
    presenter = RegimenPresenter(screen, today, cara, at_once, saved=lambda _: None)
    presenter.start()
    assert screen.opening is not None
    assert screen.opening.replaces == "Oral cyanocobalamin 1000 to 2000 micrograms daily"
    presenter.save(STANDARD)
    assert screen.problems == {"reason": "Give the reason; it is kept with the course that ends."}


def test_an_ended_course_is_not_replaced(screen: Screen, today: Desk, cara: str) -> None:
    end_course(today, cara, "patients_wish")
    presenter = RegimenPresenter(screen, today, cara, at_once, saved=lambda _: None)
    presenter.start()
    assert screen.opening is not None
    assert (screen.opening.replaces, screen.opening.known.indication) == ("", "pernicious_anaemia")
    presenter.save(STANDARD)
    assert screen.is_finished


def test_nobody_of_that_id_is_a_failure_and_lists_nothing(screen: Screen, today: Desk) -> None:
    presenter = RegimenPresenter(screen, today, "nobody", at_once, saved=lambda _: None)
    presenter.start()
    presenter.list_protocols(NOTHING_SAID)
    assert screen.failure
    assert screen.listing is None


WRONG = {
    "nothing chosen": (CourseForm(NOTHING_SAID, "", None, " "), {"protocol", "start", "prescriber"}),
    "doses": (replace(STANDARD, authority_doses="six"), {"doses"}),
    "resection of nothing": (replace(STANDARD, circumstances=replace(NOTHING_SAID, resection="0")), {"resection"}),
    "resection too long": (replace(STANDARD, circumstances=replace(NOTHING_SAID, resection="601")), {"resection"}),
    "resection in words": (replace(STANDARD, circumstances=replace(NOTHING_SAID, resection="all")), {"resection"}),
    "unread": (replace(STANDARD, unread={"valid_to": "“soon” is not a date."}), {"valid_to"}),
    "nothing": (STANDARD, set()),
}


@pytest.mark.parametrize(("form", "fields"), WRONG.values(), ids=WRONG)
def test_each_field_that_is_missing_or_wrong_is_named(form: CourseForm, fields: set[str]) -> None:
    assert set(missing(form, is_switch=False)) == fields
    assert set(missing(form, is_switch=True)) == fields | {"reason"}


def test_a_length_of_ileum_is_read_and_what_is_none_is_left_out() -> None:
    for text, length in (("35", 35), (" 1 ", 1), (str(LONGEST_ILEUM_CM), LONGEST_ILEUM_CM), ("", None), ("9999", None)):
        assert replace(NOTHING_SAID, resection=text).resection_cm == length
    known = replace(NOTHING_SAID, resection="35", surgery=Surgery.ILEAL_RESECTION).known(
        frozenset({Flag.PREGNANT, Flag.ANAEMIA, Flag.NEURO_INVOLVEMENT}), 70
    )
    assert (known.flags, known.is_neuro, known.age) == (frozenset({Flag.ANAEMIA}), False, 70)


def test_a_patient_with_recorded_nerves_keeps_them_whatever_is_unticked(screen: Screen, today: Desk) -> None:
    patient_id = add_somebody(today, 7, Flag.NEURO_INVOLVEMENT)
    presenter = RegimenPresenter(screen, today, patient_id, at_once, saved=lambda _: None)
    presenter.start()
    presenter.list_protocols(NOTHING_SAID)
    presenter.change(STANDARD)
    assert screen.preview is not None
    assert [found.id for found in screen.preview.findings] == ["neuro_urgent_referral"]
