"""The difference between two versions of a protocol, in words: nothing that bears on a patient goes unsaid."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date

import pytest

from b12desk.clinical.protocol import (
    AfterDoses,
    AllowedInterval,
    ChoiceRange,
    DoseCap,
    Fit,
    ForDays,
    Lifelong,
    Phase,
    Protocol,
    UntilReview,
    with_phases,
)
from b12desk.clinical.protocol_difference import differences
from b12desk.clinical.quantities import Interval, Period
from b12desk.clinical.vocabulary import Route, Substance
from tests.builders import protocols

STANDARD = protocols().get("hydroxo-standard")
LOADING, MAINTENANCE = STANDARD.phases
WEEKLY = Phase(
    name="weekly",
    dose_micrograms=250,
    interval=Interval.parse("P1W"),
    ends=UntilReview("blood_count_normal", Period.parse("P28D")),
    substances=LOADING.substances,
    lowest_dose_micrograms=250,
    source="SmPC",
)


def says(new: Protocol) -> tuple[str, ...]:
    return differences(STANDARD, new)


def loading(phase: Phase) -> Protocol:
    return with_phases(STANDARD, [phase, MAINTENANCE])


def maintenance(phase: Phase) -> Protocol:
    return with_phases(STANDARD, [LOADING, phase])


CHANGES = [
    (
        maintenance(replace(MAINTENANCE, interval=Interval.parse("P2M"), source="BNF")),
        (
            "Maintenance: every 2 to 3 months becomes every 2 months (source BNF).",
            "Maintenance: source “S0 S1 S2 S3, BNF” becomes “BNF”.",
        ),
    ),
    (loading(replace(LOADING, ends=AfterDoses(1))), ("Loading: 6 doses becomes 1 dose (source S0 S1 S2 S3, BNF).",)),
    (
        loading(replace(LOADING, dose_micrograms=500, lowest_dose_micrograms=500, source="")),
        (
            "Loading: 1000 micrograms becomes 500 micrograms.",
            "Loading: source “S0 S1 S2 S3, BNF” becomes “none”.",
        ),
    ),
    (
        loading(replace(LOADING, lowest_dose_micrograms=250)),
        (
            "Loading: doses from 1000 micrograms count becomes doses from 250 micrograms count "
            "(source S0 S1 S2 S3, BNF).",
        ),
    ),
    (
        loading(replace(LOADING, cap=DoseCap(2, 7))),
        ("Loading: at most 3 in 7 days becomes at most 2 in 7 days (source S0 S1 S2 S3, BNF).",),
    ),
    (
        loading(replace(LOADING, cap=None)),
        ("Loading: at most 3 in 7 days becomes no limit in so many days (source S0 S1 S2 S3, BNF).",),
    ),
    (
        loading(replace(LOADING, gate_outcome="response_confirmed")),
        (
            "Loading: no review in between becomes the next phase waits for a review that finds “response confirmed” "
            "(source S0 S1 S2 S3, BNF).",
        ),
    ),
    (
        loading(replace(LOADING, ends=UntilReview("no_further_improvement", Period.parse("P21D")))),
        (
            "Loading: 6 doses becomes until a review finds “no further improvement”, reviewed every 21 days "
            "(source S0 S1 S2 S3, BNF).",
        ),
    ),
    (loading(replace(LOADING, ends=ForDays(14))), ("Loading: 6 doses becomes for 14 days (source S0 S1 S2 S3, BNF).",)),
    (
        maintenance(replace(MAINTENANCE, ends=UntilReview("cause_corrected", Period.parse("P1Y")))),
        (
            "Maintenance: for life becomes until a review finds “cause corrected”, reviewed every 12 months "
            "(source S0 S1 S2 S3, BNF).",
        ),
    ),
    (
        with_phases(STANDARD, [LOADING, WEEKLY, MAINTENANCE]),
        (
            "Phase added, after loading: weekly, 250 micrograms every week, until a review finds “blood count normal”, "
            "reviewed every 28 days (source SmPC).",
        ),
    ),
    (
        with_phases(STANDARD, [MAINTENANCE]),
        ("Phase removed: loading, 1000 micrograms every 2 days, at most 3 in 7 days, 6 doses.",),
    ),
    (
        with_phases(STANDARD, [MAINTENANCE, LOADING]),
        ("Order of phases: loading, maintenance becomes maintenance, loading.",),
    ),
    (
        replace(STANDARD, allowed_intervals=STANDARD.allowed_intervals[1:]),
        ("Interval to choose from removed: every month.",),
    ),
    (
        replace(
            STANDARD,
            allowed_intervals=(
                replace(STANDARD.allowed_intervals[0], source="BSH"),
                *STANDARD.allowed_intervals[1:],
                AllowedInterval(Interval.parse("P6M"), "local practice"),
            ),
        ),
        (
            "Interval to choose from added: every 6 months (source local practice).",
            "Interval to choose from, every month: source: “S1 S2 S3, persistent symptoms” becomes “BSH”.",
        ),
    ),
    (
        replace(STANDARD, choices=(ChoiceRange("loading_doses", 5, 6, 6),)),
        ("Choice added: loading doses, 5 to 6, 6 unless chosen.",),
    ),
    (replace(STANDARD, product_id=None), ("Product: “hydroxo-1mg-1ml” becomes none.",)),
    (
        replace(STANDARD, sources=("S0", "NICE")),
        (
            "Source added: NICE.",
            "Source removed: S1.",
            "Source removed: S2.",
            "Source removed: S3.",
            "Source removed: BNF.",
        ),
    ),
    (replace(STANDARD, checked=date(2026, 12, 1)), ("Checked: 20-Nov-2026 becomes 01-Dec-2026.",)),
]


@pytest.mark.parametrize(("new", "expected"), CHANGES, ids=[sentences[0][:50] for _, sentences in CHANGES])
def test_a_change_is_said_in_a_sentence(new: Protocol, expected: tuple[str, ...]) -> None:
    assert says(new) == expected


def test_the_same_protocol_under_another_version_differs_in_nothing() -> None:
    assert says(replace(STANDARD, version="2", sha256="b" * 64)) == ()


@pytest.mark.parametrize("protocol", protocols().all(), ids=lambda protocol: protocol.id)
def test_no_protocol_differs_from_itself(protocol: Protocol) -> None:
    assert differences(protocol, protocol) == ()


OTHER: dict[str, Callable[[Protocol], Protocol]] = {
    "title": lambda p: replace(p, title="Another"),
    "route": lambda p: replace(p, route=Route.ORAL),
    "phases": lambda p: with_phases(p, []),
    "product_id": lambda p: replace(p, product_id="cyano-1000-1ml"),
    "allowed_intervals": lambda p: replace(p, allowed_intervals=p.allowed_intervals[::-1]),
    "choices": lambda p: replace(p, choices=(ChoiceRange("loading_doses", 5, 6, 6),)),
    "sources": lambda p: replace(p, sources=p.sources[::-1]),
    "approved_by": lambda p: replace(p, approved_by="Dr A. Example"),
    "checked": lambda p: replace(p, checked=date(2027, 1, 1)),
    "summary": lambda p: replace(p, summary="Another."),
    "fit": lambda p: replace(p, fit=replace(p.fit, rank=6)),
    "needs_individual_order": lambda p: replace(p, needs_individual_order=True),
    "substances": lambda p: replace(p, substances=frozenset(Substance)),
}
OTHER_FIT: dict[str, Fit] = {
    "indications": replace(STANDARD.fit, indications=frozenset({"other"})),
    "rank": replace(STANDARD.fit, rank=6),
    "why": replace(STANDARD.fit, why="Another."),
    "for_neuro": replace(STANDARD.fit, for_neuro=True),
    "contradicts": replace(STANDARD.fit, contradicts=frozenset({"hydroxo-monthly"})),
}
OTHER_PHASE: dict[str, Phase] = {
    "name": replace(LOADING, name="daily"),
    "dose_micrograms": replace(LOADING, dose_micrograms=2000),
    "interval": replace(LOADING, interval=Interval.parse("P1D")),
    "ends": replace(LOADING, ends=Lifelong()),
    "substances": replace(LOADING, substances=frozenset({Substance.CYANOCOBALAMIN})),
    "lowest_dose_micrograms": replace(LOADING, lowest_dose_micrograms=1),
    "cap": replace(LOADING, cap=DoseCap(3, 8)),
    "gate_outcome": replace(LOADING, gate_outcome="response_confirmed"),
    "source": replace(LOADING, source="BSH"),
}


def test_no_field_of_a_protocol_changes_in_silence() -> None:
    assert set(OTHER) == {field.name for field in fields(Protocol)} - {"id", "version", "sha256"}
    assert [name for name, change in OTHER.items() if not says(change(STANDARD))] == []


def test_no_field_of_a_phase_or_of_its_fit_changes_in_silence() -> None:
    assert set(OTHER_PHASE) == {field.name for field in fields(Phase)}
    assert set(OTHER_FIT) == {field.name for field in fields(Fit)}
    silent = [name for name, phase in OTHER_PHASE.items() if not says(with_phases(STANDARD, [phase, MAINTENANCE]))]
    assert silent == []
    assert [name for name, fit in OTHER_FIT.items() if not says(replace(STANDARD, fit=fit))] == []
