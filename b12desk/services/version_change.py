"""What another version of its protocol would make of a running course: the next dose before and after, or why not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from b12desk.clinical.course import Course
from b12desk.clinical.errors import BadInput
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.reading import Reading
from b12desk.clinical.status import book_on, status
from b12desk.clinical.vocabulary import Status
from b12desk.protocols.choices import with_choices
from b12desk.services.history import CourseStory, Sources


@dataclass(frozen=True, slots=True)
class NextDose:
    """The next dose of a course as of today; dates are None where there is none to come."""

    status: Status
    phase: str | None
    dose_micrograms: int | None
    due_on: date | None
    due_by: date | None
    book_on: date | None


@dataclass(frozen=True, slots=True)
class VersionChange:
    """A course now, and under the other version; `after` is None where it can't follow it, and `obstacles` say why.

    `notes` are sentences about what stays although the other version would not offer it.
    """

    from_version: str
    to_version: str
    before: NextDose
    after: NextDose | None
    obstacles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether the next dose would be another, or due at another time."""
        return self.after is not None and self.after != self.before


def version_change(story: CourseStory, version: Protocol, sources: Sources, *, today: date) -> VersionChange:
    """Return what following that version would change for the course today."""
    reading = story.read(sources, today=today)
    before = next_dose(reading, sources, today=today)
    obstacles = tuple(dict.fromkeys(_obstacles(story, reading, version)))
    after = None
    if not obstacles:
        after = next_dose(following(story, version).read(sources, today=today), sources, today=today)
    notes = tuple(_notes(reading, version)) if after else ()
    return VersionChange(story.course.protocol.version, version.version, before, after, obstacles, notes)


def following(story: CourseStory, version: Protocol) -> CourseStory:
    """Return the course as if it had followed that version from its start.

    Raises:
        BadInput: when the version doesn't offer what was chosen for the course.
    """
    chosen = with_choices(version, dict(story.record.choices))
    return replace(story, course=replace(story.course, protocol=chosen))


def next_dose(reading: Reading, sources: Sources, *, today: date) -> NextDose:
    """Return the next dose of a course that was read."""
    position, window = reading.progress.position, reading.window
    return NextDose(
        status=status(reading.standing, today=today),
        phase=position.phase.name if window else None,
        dose_micrograms=position.phase.dose_micrograms if window else None,
        due_on=window.due_on if window else None,
        due_by=window.due_by if window else None,
        book_on=book_on(reading.standing, sources.clinic.open_days, today=today),
    )


def _obstacles(story: CourseStory, reading: Reading, version: Protocol) -> Iterator[str]:
    course, name = story.course, f"Version {version.version}"
    if course.protocol.has_injections != version.has_injections:
        yield f"{name} has {'' if version.has_injections else 'no '}injections, unlike the course."
        return
    for phase in _needed_phases(course, reading):
        if phase not in version.phase_names:
            yield f"The course is in the phase {phase.replace('-', ' ')}, which {name.lower()} doesn’t have."
    try:
        with_choices(version, dict(story.record.choices))
    except BadInput as error:
        yield from (f"{name} doesn’t offer what was chosen for the course: {says}" for says in error.problems)
    substance = course.product.substance
    if any(substance not in phase.substances for phase in version.phases):
        yield f"The course’s product contains {substance.value}, which {name.lower()} doesn’t permit."


def _needed_phases(course: Course, reading: Reading) -> Iterator[str]:
    if course.start_phase is not None:
        yield course.start_phase
    if reading.window is not None:
        gate = reading.progress.gate
        yield gate.completed.name if gate else reading.progress.position.phase.name


def _notes(reading: Reading, version: Protocol) -> Iterator[str]:
    chosen = reading.changes[-1].interval if reading.changes else reading.course.maintenance_interval
    if chosen is not None and not version.allows(chosen):
        yield (
            f"{chosen.words.capitalize()}, chosen for this course, is not in the list of version {version.version}; "
            "it stays in force."
        )
