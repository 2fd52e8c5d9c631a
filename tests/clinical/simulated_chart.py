"""A patient's chart, lived one calendar day at a time: which doses count, and which phase the next lies in."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from b12desk.clinical.course import Course
from b12desk.clinical.events import Deferral, End, Event, Hold, Injection, IntervalChange, Resume, Review
from b12desk.clinical.protocol import AfterDoses, ForDays, Phase, UntilReview
from b12desk.clinical.quantities import Interval
from tests.clinical.slow_dates import days_later, period_later


@dataclass
class Gate:
    """A review asked for between two phases; `phase` is the completed one, `since` that phase's first dose."""

    phase: Phase
    since: date


@dataclass
class Chart:
    """Everything a clinic would have written down by the evening of a day."""

    course: Course
    at: int = 0
    last_on: date | None = None
    has_anchor: bool = False
    counted: list[date] = field(default_factory=list)
    doses_of_phase: list[date] = field(default_factory=list)
    phase_hangs_on: date | None = None
    gates: list[Gate] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    changes: list[IntervalChange] = field(default_factory=list)
    deferral: Deferral | None = None
    is_held: bool = False
    resumed_on: date | None = None
    ended_on: date | None = None

    @classmethod
    def new(cls, course: Course) -> "Chart":
        names = [phase.name for phase in course.protocol.phases]
        at = names.index(course.start_phase) if course.start_phase is not None else 0
        return cls(course, at=at, phase_hangs_on=course.start_on)

    def copy(self) -> "Chart":
        return replace(self, counted=list(self.counted), doses_of_phase=list(self.doses_of_phase), gates=[])

    @property
    def phase(self) -> Phase:
        return self.course.protocol.phases[self.at]

    @property
    def is_last_phase(self) -> bool:
        return self.at == len(self.course.protocol.phases) - 1

    @property
    def is_in_anchored_start_phase(self) -> bool:
        return self.has_anchor and self.phase.name == self.course.start_phase

    def live(self, day: date, events: Sequence[Event]) -> None:
        """Let one day pass. Injections first: the other events of a day are judged by its date, not by its hours."""
        injections = [event for event in events if isinstance(event, Injection)]
        if day < self.course.start_on:
            self._look_for_anchor(day, injections)
            return
        if self.ended_on is not None:
            return
        self._inject(day, injections)
        for event in events:
            self._write_down(event)
        self._review_in_the_evening(day)

    def _look_for_anchor(self, day: date, injections: Sequence[Injection]) -> None:
        if self.course.start_phase is not None and any(self.would_count(one) for one in injections):
            self.last_on = day
            self.has_anchor = True
            self.phase_hangs_on = day

    def would_count(self, injection: Injection) -> bool:
        if injection.is_voided or not self.course.protocol.phases:
            return False
        return injection.dose_micrograms is None or injection.dose_micrograms >= self.phase.lowest_dose_micrograms

    def _inject(self, day: date, injections: Sequence[Injection]) -> None:
        for injection in injections:
            if self.would_count(injection):
                self.give(day)
                return

    def give(self, day: date) -> None:
        """One counting dose."""
        self.counted.append(day)
        self.doses_of_phase.append(day)
        self.last_on = day
        if self._is_used_up(day):
            self._next_phase()

    def _is_used_up(self, day: date) -> bool:
        """Whether the dose of this day was the phase's last."""
        ends = self.phase.ends
        if isinstance(ends, AfterDoses):
            return len(self.doses_of_phase) == ends.count
        if isinstance(ends, ForDays):
            assert self.phase_hangs_on is not None
            return period_later(day, self.phase.interval.shortest) > days_later(self.phase_hangs_on, ends.days)
        return False

    def _next_phase(self) -> None:
        if self.phase.gate_outcome is not None:
            self.gates.append(Gate(self.phase, self.doses_of_phase[0]))
        self.phase_hangs_on = self.last_on
        self.doses_of_phase = []
        self.at += 1

    def _write_down(self, event: Event) -> None:
        match event:
            case Review():
                self.reviews.append(event)
            case Deferral():
                self.deferral = event
            case IntervalChange():
                self.changes.append(event)
            case Hold():
                self.is_held = True
            case Resume() if self.is_held:
                self.is_held = False
                self.resumed_on = event.on
            case End():
                self.ended_on = event.on

    def _review_in_the_evening(self, day: date) -> None:
        phases = self.course.protocol.phases
        outcomes = {review.outcome for review in self.reviews if review.on == day}
        if not phases or not outcomes:
            return
        final, present = phases[-1].ends, self.phase.ends
        has_begun = bool(self.doses_of_phase) or self.is_in_anchored_start_phase
        if isinstance(final, UntilReview) and final.outcome in outcomes:
            if self.counted or (self.is_last_phase and has_begun):
                self.ended_on = day
        elif isinstance(present, UntilReview) and present.outcome in outcomes and has_begun:
            self._next_phase()

    def open_gate(self) -> Gate | None:
        """Return the first gate that no review has answered."""
        for gate in self.gates:
            if not any(r.outcome == gate.phase.gate_outcome and r.on >= gate.since for r in self.reviews):
                return gate
        return None

    def standing_deferral(self) -> Deferral | None:
        if self.deferral is None or any(day >= self.deferral.on for day in self.counted):
            return None
        return self.deferral

    def interval(self) -> Interval:
        """Return the interval in force for the next dose."""
        if self.phase.name == "maintenance" and self.changes:
            return self.changes[-1].interval
        return self.prescribed_interval()

    def prescribed_interval(self) -> Interval:
        """Return the next dose's interval as it was before any change."""
        if self.phase.name == "maintenance" and self.course.maintenance_interval is not None:
            return self.course.maintenance_interval
        return self.phase.interval
