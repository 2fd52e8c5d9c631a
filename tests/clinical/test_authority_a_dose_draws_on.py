"""Which prescription, PSD or PGD a dose draws on: of those that hold on the day, the one that ends first."""

from collections.abc import Sequence
from datetime import date

import pytest

from b12desk.clinical.authority import Authority, authority_for
from b12desk.clinical.vocabulary import AuthorityKind, Moment, Role
from tests.clinical.builders import day
from tests.clinical.tables.moments import said
from tests.clinical.tables.told import Told
from tests.clinical.tables.usual_courses import QUARTERLY, STANDARD

TODAY = date(2026, 4, 15)
PSD, PRESCRIPTION = AuthorityKind.PSD, AuthorityKind.PRESCRIPTION


def held(
    id: str,
    until: str | None = None,
    *,
    since: str = "2026-01-01",
    doses: int | None = None,
    given: int = 0,
    kind: AuthorityKind = PRESCRIPTION,
) -> Authority:
    return Authority(id, kind, "Dr A", "", day(since), day(until) if until else None, doses, given)


@pytest.mark.parametrize(
    ("authorities", "drawn_on"),
    [
        ([], None),
        ([held("open"), held("june", "2026-06-30"), held("may", "2026-05-31")], "may"),
        ([held("open"), held("other open")], "open"),
        ([held("first", "2026-05-31"), held("second", "2026-05-31")], "first"),
        ([held("today", "2026-04-15"), held("open")], "today"),
        ([held("yesterday", "2026-04-14"), held("open")], "open"),
        ([held("tomorrow", "2026-05-31", since="2026-04-16"), held("open")], "open"),
        ([held("from today", "2026-05-31", since="2026-04-15"), held("open")], "from today"),
        ([held("used up", "2026-05-31", doses=6, given=6), held("open")], "open"),
        ([held("one left", "2026-05-31", doses=6, given=5), held("open")], "one left"),
        ([held("more than used up", doses=6, given=7)], None),
    ],
    ids=[
        "none", "the first to end", "of two without end the first recorded",
        "of two ending together the first recorded", "its last day", "the day after its last day",
        "the day before its first day", "its first day", "all doses given", "one dose left",
        "more given than authorised",
    ],
)  # fmt: skip
def test_a_dose_draws_on_the_authority_that_ends_first(authorities: Sequence[Authority], drawn_on: str | None) -> None:
    found = authority_for(authorities, on=TODAY)
    assert (found.id if found else None) == drawn_on


def test_only_the_kinds_asked_for_are_drawn_on() -> None:
    both = [held("prescription", "2026-05-31"), held("psd", kind=PSD)]
    found = authority_for(both, on=TODAY, kinds={PSD})
    assert found is both[1]
    assert authority_for(both[:1], on=TODAY, kinds={PSD}) is None


@pytest.mark.parametrize(
    ("doses", "given", "left", "is_used_up"),
    [(6, 0, 6, False), (6, 5, 1, False), (6, 6, 0, True), (6, 7, 0, True), (None, 40, None, False)],
)
def test_doses_left_are_counted_down_to_none(doses: int | None, given: int, left: int | None, is_used_up: bool) -> None:
    authority = held("one", doses=doses, given=given)
    assert (authority.doses_left, authority.is_used_up) == (left, is_used_up)


DUE = QUARTERLY.given("2026-01-15").seen_on("2026-04-15")


@pytest.mark.parametrize(
    ("told", "message"),
    [
        (DUE.unauthorised(), "No prescription, PSD or PGD is recorded for this course."),
        (
            DUE.authorised(since="2026-05-01").authorised(since="2026-04-16"),
            "The authority begins only on 16-Apr-2026.",
        ),
        (DUE.authorised(until="2026-04-14").authorised(until="2026-03-31"), "The authority ended on 14-Apr-2026."),
        (DUE.authorised(until="2026-04-14").authorised(since="2026-04-16"), "The authority ended on 14-Apr-2026."),
        (DUE.authorised(PSD, doses=6, drawn=6), "6 doses were authorised by the PSD and 6 are given."),
    ],
    ids=["none", "the first to begin", "the last to end", "one ended, one to begin", "all doses given"],
)
def test_what_is_wrong_with_the_authorities_is_told(told: Told, message: str) -> None:
    assert [found.message for found in said(told, Moment.RECORDING).values()] == [message]


def test_everything_that_keeps_an_assistant_from_a_dose_is_told() -> None:
    told = STANDARD.flagged("pregnant").about(born_on="2012-01-05").recorded_by(Role.HEALTH_CARE_ASSISTANT)
    assert said(told, Moment.RECORDING)["role_not_permitted"].message == (
        "A registered nurse or a prescriber records this dose, not a health-care assistant: it belongs to the loading "
        "phase, it is the first dose, the patient is pregnant or breastfeeding, the patient is under 16, no PSD holds "
        "on that day."
    )
