from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.worklist.columns import BY_KEY, KEYS
from b12desk.desktop.worklist.narrowing import Choice, Narrowing, narrowing_of
from b12desk.desktop.worklist.prepared import PreparedList, SortOrder
from b12desk.desktop.worklist.presenter import AT_ONCE, WorklistPresenter, summary
from b12desk.services.worklist_groups import Group
from tests.desktop.rows import ADA, BRYN, CLARA, many, worklist_of_rows
from tests.desktop.worklist.test_presenter import Page

DORA = replace(ADA, patient_id="dora", phase="loading", dose_number=2, doses_in_phase=6)
LIST = PreparedList(worklist_of_rows(ADA, DORA, BRYN, CLARA))
EVERY_CHOICE: list[Choice] = [*Status, *Group]


def narrowed(*choices: Choice) -> list[str]:
    return [row.patient_id for row in LIST.rows(Narrowing(frozenset(choices)), SortOrder())]


def test_choices_about_when_widen_each_other() -> None:
    assert narrowed(Status.OVERDUE) == ["ada", "dora"]
    assert narrowed(Status.OVERDUE, Status.NO_PLAN) == ["ada", "dora", "clara"]


def test_choices_about_different_questions_narrow_each_other() -> None:
    assert narrowed(Group.LOADING) == ["dora", "bryn"]
    assert narrowed(Group.LOADING, Group.NEUROLOGICAL) == ["bryn"]
    assert narrowed(Group.LOADING, Status.OVERDUE) == ["dora"]
    assert narrowed(Group.NEUROLOGICAL, Status.OVERDUE) == []


def test_the_choices_are_said_as_they_combine() -> None:
    choices = Narrowing(frozenset({Status.DUE, Status.OVERDUE, Group.LOADING}))
    assert choices.words == "overdue or due, and loading"
    assert summary(1, 4, choices) == "Showing 1 of 4 patients: overdue or due, and loading. 3 are hidden"
    assert summary(4, 4, choices) == "Showing 4 of 4 patients: overdue or due, and loading. Nobody is hidden"


def test_those_on_no_list_are_counted_too() -> None:
    assert summary(4, 4, Narrowing(), elsewhere=2) == (
        "Showing all 4 patients. 2 more died or moved away and are on no list"
    )


@given(st.sets(st.sampled_from(EVERY_CHOICE)))
def test_whatever_is_chosen_shown_and_hidden_add_up(choices: set[Choice]) -> None:
    narrowing = Narrowing(frozenset(choices))
    shown = LIST.rows(narrowing, SortOrder())
    assert set(shown) | {row for row in LIST.worklist.rows if row not in shown} == set(LIST.worklist.rows)
    assert all((LIST.row_shown(row.patient_id, narrowing) is row) == (row in shown) for row in LIST.worklist.rows)


@given(st.sets(st.sampled_from(EVERY_CHOICE)))
def test_what_is_remembered_is_what_was_chosen(choices: set[Choice]) -> None:
    assert narrowing_of(Narrowing(frozenset(choices)).kept).choices == choices


def test_words_that_are_no_choice_are_ignored() -> None:
    assert narrowing_of(["overdue", "lost", ""]) == Narrowing(frozenset({Status.OVERDUE}))


@given(st.sampled_from(KEYS), st.booleans())
def test_every_column_sorts_everybody_both_ways(key: str, is_descending: bool) -> None:
    rows = LIST.rows(Narrowing(), SortOrder(key, is_descending))
    values = [BY_KEY[key].sorts_by(row) for row in rows]
    known = [value for value in values if value is not None]
    assert set(rows) == set(LIST.worklist.rows)
    assert values == [*sorted(known, reverse=is_descending), *[None] * (len(values) - len(known))]


def test_the_status_column_sorts_as_the_worklist_does() -> None:
    assert LIST.rows(Narrowing(), SortOrder("status")) == LIST.worklist.rows


def test_a_long_list_is_sorted_away_from_the_screen() -> None:
    asked: list[str] = []

    def learn(work: object, then: object) -> None:
        asked.append("sort")

    page = Page()
    presenter = WorklistPresenter(page, learn)
    presenter.show(PreparedList(many(AT_ONCE + 1)))
    before = page.rows
    presenter.sort_by("name")
    assert asked == ["sort"]
    assert page.rows is before
    presenter.toggle(Status.OVERDUE)
    assert asked == ["sort", "sort"]


def test_the_list_shown_holds_the_rows_shown_in_their_order() -> None:
    presenter = WorklistPresenter(Page())
    presenter.show(LIST)
    presenter.toggle(Status.OVERDUE)
    presenter.sort_by("phase")
    shown, everybody = presenter.shown(), presenter.everybody()
    assert shown is not None
    assert everybody is not None
    assert [row.patient_id for row in shown.rows] == ["dora", "ada"]
    assert shown.counts == everybody.counts
    assert everybody.rows == LIST.worklist.rows
    assert shown.as_of == date(2026, 3, 28)
