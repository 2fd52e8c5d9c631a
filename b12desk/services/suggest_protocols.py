"""The protocols that fit a patient's circumstances, in the versions that the clinic has now; a prescriber chooses."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from b12desk.clinical.circumstances import INDICATION_WORDS, ORAL_FAILS, Circumstances, indication_words
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.suggestion import Suggestion, best_supported, suggest
from b12desk.clinical.vocabulary import Flag
from b12desk.services.current_protocols import current_protocols
from b12desk.services.desk import Desk
from b12desk.services.history import facts_of
from b12desk.services.list_protocols import list_protocols
from b12desk.services.show_patient import PatientPage


def suggest_protocols(desk: Desk | None, known: Circumstances, *, everything: bool = False) -> tuple[Suggestion, ...]:
    """Return the protocols that fit, best supported first; `everything` lists the others after them.

    Without a desk these are the protocols that come with the program.
    """
    return suggest(_protocols(desk), known, everything=everything)


def offered_indications(desk: Desk | None) -> tuple[str, ...]:
    """Return the indications that protocols name, in the order in which they are offered; a clinic's own come last."""
    named = {indication for protocol in _protocols(desk) for indication in protocol.fit.indications}
    known = [indication for indication in INDICATION_WORDS if indication in named]
    return (*known, *sorted(named - set(known)))


def circumstances_of(page: PatientPage, offered: Collection[str]) -> Circumstances:
    """Return what a patient's page tells about the choice of a protocol.

    The indication and the length of ileum removed are those of the last course, an indication that is not `offered`
    left out; tablets have failed when a review of that course says so.
    """
    course = page.course
    return Circumstances(
        indication=course.indication if course and course.indication in offered else None,
        resection_cm=course.resection_cm if course else None,
        flags=page.patient.flags,
        age=page.age_years,
        oral_failed=course is not None and _has_failed(page, course.id),
    )


def facts_for_advice(page: PatientPage, known: Circumstances) -> PatientFacts:
    """Return the patient's facts as they are known while planning, a box just ticked included."""
    neuro = {Flag.NEURO_INVOLVEMENT} if known.is_neuro else set()
    return replace(facts_of(page.patient), flags=known.flags | neuro)


def order_sentence(suggestions: Sequence[Suggestion], known: Circumstances) -> str:
    """Return what the order of a list means, for the line above it."""
    if not any(one.fits for one in suggestions):
        causes = " and ".join(indication_words(cause) for cause in known.causes)
        return f"No protocol is listed for this: {causes}." if causes else "No protocol is listed for this."
    first = best_supported(suggestions)
    if first is not None:
        return f"Best supported first: {first.title}. The prescriber chooses."
    why = "The sources contradict each other here" if suggestions[0].contradiction else "Two are equally well supported"
    return f"{why}: none stands before the other, and the prescriber chooses."


def _protocols(desk: Desk | None) -> Iterable[Protocol]:
    return current_protocols(desk).all() if desk else [listed.protocol for listed in list_protocols()]


def _has_failed(page: PatientPage, course_id: str) -> bool:
    return any(
        event.kind == "review" and event.outcome == ORAL_FAILS and event.course_id == course_id and not event.is_voided
        for event in page.course_events
    )
