"""Walk a course's counting injections through the phases of its protocol.

Source: CLINICAL "Which injections count" and "Phase"; gates from the FDA label.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from b12desk.clinical.course import Course
from b12desk.clinical.events import End, Event, Injection, Review
from b12desk.clinical.protocol import CAUSE_CORRECTED, AfterDoses, ForDays, Phase, UntilReview


@dataclass(frozen=True, slots=True)
class Position:
    """Where a course stands between two doses: the phase of the next dose and the counting doses of that phase.

    `runs_from` is the day a phase of so many days is measured from; `last_on` the last counting dose or the anchor.
    """

    phases: tuple[Phase, ...]
    index: int
    doses: tuple[date, ...] = ()
    runs_from: date | None = None
    last_on: date | None = None

    @property
    def phase(self) -> Phase:
        """The phase that the next dose belongs to."""
        return self.phases[self.index]

    @property
    def is_in_last_phase(self) -> bool:
        """Whether no phase follows."""
        return self.index == len(self.phases) - 1

    def take(self, day: date) -> "Position":
        """Return the position after a counting dose on that day."""
        given = replace(self, doses=(*self.doses, day), last_on=day)
        return given.advance() if given._is_complete() and not given.is_in_last_phase else given

    def advance(self) -> "Position":
        """Return the position at the start of the next phase."""
        return replace(self, index=self.index + 1, doses=(), runs_from=self.last_on)

    def _is_complete(self) -> bool:
        ends = self.phase.ends
        if isinstance(ends, AfterDoses):
            return len(self.doses) >= ends.count
        if isinstance(ends, ForDays) and self.last_on is not None and self.runs_from is not None:
            return self.phase.interval.shortest.after(self.last_on) > self.runs_from + timedelta(days=ends.days)
        return False


@dataclass(frozen=True, slots=True)
class PhaseRun:
    """One phase as it was lived: its first counting dose, and the day that ended it, None while it runs."""

    phase: Phase
    first_on: date | None
    left_on: date | None


@dataclass(frozen=True, slots=True)
class OpenGate:
    """A gate that nobody has answered: the completed phase, when it was completed, and the phase that waits behind."""

    completed: Phase
    completed_on: date
    behind: Phase


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything the walk found out. `smaller` are the doses below plan since the last counting one.

    `stray` are injections dated after the end; `before_start` those an unnamed start leaves aside.
    """

    position: Position
    counted: tuple[Injection, ...]
    anchor: Injection | None
    runs: tuple[PhaseRun, ...]
    gate: OpenGate | None
    ended_on: date | None
    smaller: tuple[Injection, ...]
    is_last_above_plan: bool
    stray: tuple[Injection, ...]
    before_start: tuple[Injection, ...]

    @property
    def last(self) -> Injection | None:
        """The last counting injection, or the anchor."""
        return self.counted[-1] if self.counted else self.anchor

    @property
    def last_on(self) -> date | None:
        """The day of the last counting injection, or of the anchor."""
        return self.last.on if self.last else None


NOTHING_GIVEN = Progress(
    position=Position((), 0),
    counted=(),
    anchor=None,
    runs=(),
    gate=None,
    ended_on=None,
    smaller=(),
    is_last_above_plan=False,
    stray=(),
    before_start=(),
)


def walk(course: Course, events: Sequence[Event], *, today: date) -> Progress:
    """Return where the course stands on `today`; events are read by date, then in the order listed.

    An injection counts when it is not voided, is at least the phase's lowest dose and no earlier one of its day counts.
    """
    ordered = sorted(events, key=lambda event: event.on)
    return _Walk(course, ordered, today).finish() if course.protocol.phases else _without_phases(course, ordered)


def _without_phases(course: Course, events: Sequence[Event]) -> Progress:
    ends = [e.on for e in events if isinstance(e, End) and e.on >= course.start_on]
    if not ends:
        return NOTHING_GIVEN
    stray = tuple(e for e in events if isinstance(e, Injection) and not e.is_voided and e.on > ends[0])
    return replace(NOTHING_GIVEN, ended_on=ends[0], stray=stray)


def find_anchor(course: Course, injections: Sequence[Injection]) -> Injection | None:
    """Return the latest dose before a transferred course's start that would count in its start phase."""
    if course.start_phase is None:
        return None
    phase = _start_phase(course)
    fitting = [i for i in injections if i.on < course.start_on and dose_of(i, phase) >= phase.lowest_dose_micrograms]
    return fitting[-1] if fitting else None


def dose_of(injection: Injection, phase: Phase) -> int:
    """Return the dose given in micrograms; one that was left out is the phase's own."""
    return phase.dose_micrograms if injection.dose_micrograms is None else injection.dose_micrograms


def _start_phase(course: Course) -> Phase:
    return course.protocol.phases[_start_index(course)]


def _start_index(course: Course) -> int:
    return 0 if course.start_phase is None else course.protocol.phase_names.index(course.start_phase)


class _Walk:
    """The state of one walk; it lives for one call."""

    def __init__(self, course: Course, events: Sequence[Event], today: date) -> None:
        self.course = course
        self.today = today
        given = [e for e in events if isinstance(e, Injection) and not e.is_voided]
        self.anchor = find_anchor(course, given)
        self.before = [i for i in given if i.on < course.start_on]
        self.given = [i for i in given if i.on >= course.start_on]
        self.reviews = [e for e in events if isinstance(e, Review) and e.on >= course.start_on]
        ends = [e.on for e in events if isinstance(e, End) and e.on >= course.start_on]
        self.end_on = ends[0] if ends else None
        named = course.start_phase is not None
        self.position = Position(
            phases=course.protocol.phases,
            index=_start_index(course),
            runs_from=(self.anchor.on if self.anchor else course.start_on) if named else None,
            last_on=self.anchor.on if self.anchor else None,
        )
        self.counted: list[Injection] = []
        self.smaller: list[Injection] = []
        self.stray: list[Injection] = []
        self.runs: list[PhaseRun] = []
        self.gates: list[tuple[date, OpenGate]] = []
        self.is_last_above_plan = False

    def finish(self) -> Progress:
        for injection in self.given:
            self._read(injection)
        ended_on = self._ended_on()
        self._leave_reviewed_phases(before=min(self.today, ended_on or self.today) + timedelta(days=1))
        first_on = self.position.doses[0] if self.position.doses else None
        self.runs.append(PhaseRun(self.position.phase, first_on, None))
        return Progress(
            position=self.position,
            counted=tuple(self.counted),
            anchor=self.anchor,
            runs=tuple(self.runs),
            gate=self._open_gate(),
            ended_on=ended_on,
            smaller=(*self._smaller_before_start(), *self.smaller),
            is_last_above_plan=self.is_last_above_plan,
            stray=tuple(self.stray),
            before_start=() if self.course.start_phase else tuple(self.before),
        )

    def _read(self, injection: Injection) -> None:
        ended_on = self._ended_on()
        if ended_on is not None and injection.on > ended_on:
            self.stray.append(injection)
            return
        self._leave_reviewed_phases(before=injection.on)
        if self.counted and self.counted[-1].on == injection.on:
            return
        phase = self.position.phase
        if dose_of(injection, phase) < phase.lowest_dose_micrograms:
            self.smaller.append(injection)
            return
        self._count(injection, phase)

    def _count(self, injection: Injection, phase: Phase) -> None:
        self.counted.append(injection)
        self.smaller.clear()
        self.is_last_above_plan = dose_of(injection, phase) > phase.dose_micrograms
        first_on = self.position.doses[0] if self.position.doses else injection.on
        after = self.position.take(injection.on)
        if after.index != self.position.index:
            self.runs.append(PhaseRun(phase, first_on, injection.on))
            if phase.gate_outcome is not None:
                self.gates.append((first_on, OpenGate(phase, injection.on, after.phase)))
        self.position = after

    def _leave_reviewed_phases(self, *, before: date) -> None:
        while (left_on := self._reviewed_on(before=before)) is not None:
            first_on = self.position.doses[0] if self.position.doses else None
            self.runs.append(PhaseRun(self.position.phase, first_on, left_on))
            self.position = self.position.advance()

    def _reviewed_on(self, *, before: date) -> date | None:
        """Return the day of the review that ends the current phase, if there is one before that day."""
        ends = self.position.phase.ends
        if not isinstance(ends, UntilReview) or self.position.is_in_last_phase:
            return None
        since = self._open_since()
        if since is None:
            return None
        return next((r.on for r in self.reviews if r.outcome == ends.outcome and since <= r.on < before), None)

    def _open_since(self) -> date | None:
        """Return the day from which a review may end the current phase."""
        if self._is_anchored_start():
            return self.course.start_on
        return self.position.doses[0] if self.position.doses else None

    def _is_anchored_start(self) -> bool:
        return self.anchor is not None and self.position.index == _start_index(self.course)

    def _ended_on(self) -> date | None:
        """Return the first day that ends the course: an end, or the cause corrected where that ends it."""
        found = [day for day in (self.end_on, self._corrected_on()) if day is not None]
        return min(found) if found else None

    def _corrected_on(self) -> date | None:
        last = self.course.protocol.phases[-1].ends
        if not isinstance(last, UntilReview) or last.outcome != CAUSE_CORRECTED:
            return None
        if self._is_anchored_start() and self.position.is_in_last_phase:
            since = self.course.start_on
        elif self.counted:
            since = self.counted[0].on
        else:
            return None
        return next((r.on for r in self.reviews if r.outcome == CAUSE_CORRECTED and r.on >= since), None)

    def _open_gate(self) -> OpenGate | None:
        for first_on, gate in self.gates:
            if not any(r.outcome == gate.completed.gate_outcome and r.on >= first_on for r in self.reviews):
                return gate
        return None

    def _smaller_before_start(self) -> tuple[Injection, ...]:
        """Return the doses before a transferred course that were too small to anchor it."""
        if self.course.start_phase is None or self.counted:
            return ()
        since = self.anchor.on if self.anchor else date.min
        phase = _start_phase(self.course)
        return tuple(i for i in self.before if i.on > since and dose_of(i, phase) < phase.lowest_dose_micrograms)
