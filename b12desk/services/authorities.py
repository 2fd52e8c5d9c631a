"""The authorities of a course as recorded, with what was drawn on each."""

from b12desk.clinical.authority import Authority
from b12desk.clinical.records import CourseRecord, PatientHistory
from b12desk.clinical.vocabulary import AuthorityKind


def held_authorities(course: CourseRecord, history: PatientHistory) -> tuple[Authority, ...]:
    """Return the course's authorities that were not withdrawn: the one it began with, then those added, in order."""
    drawn = [dose.authority_id for dose in history.injections if not dose.is_voided]
    own = _own(course, drawn.count(course.id))
    added = [
        Authority(
            id=record.id,
            kind=record.kind,
            prescriber=record.prescriber,
            reference=record.reference,
            valid_from=record.valid_from,
            valid_to=record.valid_to,
            doses=record.doses,
            given=drawn.count(record.id),
        )
        for record in history.authorities
        if record.course_id == course.id and record.withdrawn is None
    ]
    return (*own, *added)


def _own(course: CourseRecord, given: int) -> tuple[Authority, ...]:
    """Return the authority that the course was ordered with, under the course's own id."""
    if not course.authority_kind or course.authority_withdrawn is not None:
        return ()
    return (
        Authority(
            id=course.id,
            kind=AuthorityKind(course.authority_kind),
            prescriber=course.prescriber,
            reference=course.authority_reference,
            valid_from=course.authority_from or course.start_on,
            valid_to=course.authority_to,
            doses=course.authority_doses,
            given=given,
        ),
    )
