from collections.abc import Mapping, Sequence
from dataclasses import replace

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.worklist.narrowing import Narrowing
from b12desk.desktop.worklist.offer import Offer, details, offer_for
from b12desk.desktop.worklist.prepared import PreparedList, SortOrder
from b12desk.desktop.worklist.presenter import Chosen, WorklistPresenter, summary
from b12desk.services.worklist_groups import Group
from b12desk.services.worklist_rows import Worklist, WorklistRow
from tests.desktop.rows import ADA, BRYN, CLARA, many, said, worklist_of_rows

ALL = worklist_of_rows(ADA, BRYN, CLARA)


class Page:
    """Keeps what it was told to show."""

    def __init__(self) -> None:
        self.rows: tuple[WorklistRow, ...] = ()
        self.order = SortOrder()
        self.counts: Mapping[str, int] = {}
        self.groups: Mapping[Group, int] = {}
        self.narrowing = Narrowing()
        self.summary = ""
        self.empty = ""
        self.about = ""
        self.offer: Offer | None = None

    def show_counts(self, counts: Mapping[str, int], groups: Mapping[Group, int], narrowing: Narrowing) -> None:
        self.counts, self.groups, self.narrowing = counts, groups, narrowing

    def show_rows(self, rows: tuple[WorklistRow, ...], order: SortOrder, longest: Sequence[Sequence[str]]) -> None:
        self.rows, self.order = rows, order

    def show_summary(self, sentence: str, *, shown: int, is_narrowed: bool) -> None:
        self.summary = sentence

    def show_empty(self, heading: str, advice: str, *, offers_patient: bool) -> None:
        self.empty = heading

    def show_chosen(self, chosen: Chosen | None) -> None:
        self.about = chosen.row.name if chosen else ""
        self.offer = chosen.offer if chosen else None

    @property
    def ids(self) -> list[str]:
        return [row.patient_id for row in self.rows]


def opened(worklist: Worklist = ALL) -> tuple[WorklistPresenter, Page]:
    page = Page()
    presenter = WorklistPresenter(page)
    presenter.show(PreparedList(worklist))
    return presenter, page


def test_a_list_opens_whole_in_its_own_order() -> None:
    _, page = opened()
    assert page.ids == ["ada", "bryn", "clara"]
    assert page.summary == "Showing all 3 patients"
    assert page.empty == ""


def test_a_filter_says_how_many_it_leaves_out() -> None:
    presenter, page = opened()
    presenter.toggle(Status.OVERDUE)
    assert page.ids == ["ada"]
    assert page.summary == "Showing 1 of 3 patients: overdue. 2 are hidden"
    presenter.toggle(Status.DUE)
    assert page.ids == ["ada", "bryn"]
    assert page.summary == "Showing 2 of 3 patients: overdue or due. 1 is hidden"


def test_taking_a_filter_out_again_shows_everybody() -> None:
    presenter, page = opened()
    presenter.toggle(Status.OVERDUE)
    presenter.toggle(Status.OVERDUE)
    assert len(page.ids) == 3


def test_the_counts_stay_those_of_the_whole_register() -> None:
    presenter, page = opened()
    presenter.toggle(Status.NO_PLAN)
    assert page.counts["total"] == 3
    assert sum(page.counts[status.value] for status in Status) == page.counts["total"]


def test_a_filter_outlives_a_refresh() -> None:
    presenter, page = opened()
    presenter.toggle(Status.DUE)
    presenter.show(PreparedList(worklist_of_rows(replace(ADA, status=Status.DUE), BRYN, CLARA)))
    assert page.ids == ["ada", "bryn"]


def test_a_column_sorts_up_then_down_then_as_the_worklist_itself() -> None:
    presenter, page = opened()
    presenter.sort_by("name")
    assert page.ids == ["bryn", "clara", "ada"]
    presenter.sort_by("name")
    assert page.ids == ["ada", "clara", "bryn"]
    presenter.sort_by("name")
    assert page.ids == ["ada", "bryn", "clara"]
    assert page.order == SortOrder()


def test_whoever_has_nothing_in_a_column_stands_last_in_either_direction() -> None:
    presenter, page = opened()
    presenter.sort_by("due_by")
    assert page.ids == ["ada", "bryn", "clara"]
    presenter.sort_by("due_by")
    assert page.ids == ["bryn", "ada", "clara"]


def test_equal_rows_keep_the_worklist_s_order_when_sorted() -> None:
    presenter, page = opened(many(300))
    presenter.sort_by("phase")
    assert page.rows == many(300).rows
    presenter.sort_by("phase")
    assert page.rows == many(300).rows


def test_the_patient_chosen_stays_chosen_after_a_refresh() -> None:
    presenter, page = opened()
    presenter.choose("bryn")
    presenter.show(PreparedList(worklist_of_rows(ADA, replace(BRYN, phone="01632 960002"))))
    assert presenter.chosen_id == "bryn"
    assert page.about == "BRYN, Llŷr (Mr)"


def test_nobody_stays_chosen_who_is_not_shown() -> None:
    presenter, page = opened()
    presenter.choose("ada")
    presenter.toggle(Status.DUE)
    assert presenter.chosen_id is None
    assert page.offer is None


def test_an_empty_register_and_an_empty_filter_say_different_things() -> None:
    presenter, page = opened()
    presenter.toggle(Status.ON_HOLD)
    assert page.empty == "No patient is on hold."
    _, page = opened(worklist_of_rows())
    assert page.empty == "There are no patients in this register yet."


def test_what_is_offered_follows_what_stands_next() -> None:
    assert offer_for(ADA).main == "Record injection"
    assert offer_for(CLARA) == Offer("Plan regimen", ())
    assert offer_for(said(replace(ADA, status=Status.AWAITING_REVIEW))).main == "Record review"


def test_the_line_about_a_patient_holds_what_is_asked_on_the_telephone() -> None:
    assert details(ADA) == (
        "Maintenance · due 16-Feb-2026 to 16-Mar-2026 · offer 30-Mar-2026 · "
        "last 16-Dec-2025 right deltoid · phone 01632 960001"
    )
    assert details(CLARA) == "No dose yet · phone 01632 960001"


def test_nobody_is_said_to_be_shown_of_nobody() -> None:
    assert summary(0, 0, Narrowing()) == "Nobody is on the list"
    assert summary(1, 1, Narrowing()) == "Showing the only patient"
