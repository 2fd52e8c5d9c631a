"""The transfer summary: one page for the clinic that goes on with the injections."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from b12desk.clinical.afterwards import afterwards_words
from b12desk.clinical.errors import Refused
from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import InjectionRecord, PatientHistory
from b12desk.clinical.vocabulary import PatientStanding
from b12desk.services.authorities import held_authorities
from b12desk.services.authority_draft import authority_words
from b12desk.services.check_words import CHECK_WORDS
from b12desk.services.desk import Desk
from b12desk.services.document import Document
from b12desk.services.document_kinds import TRANSFER_SUMMARY
from b12desk.services.history import CourseStory, Sources, history_in, running_story, sources_of
from b12desk.services.paper_words import (
    about,
    allergy_words,
    dose_words,
    flag_words,
    given_words,
    next_words,
    restricted_words,
)
from b12desk.services.patient_words import source_words
from b12desk.services.plan_regimen import regimen_sentences
from b12desk.services.shown_results import shown_results

if TYPE_CHECKING:
    from b12desk.documents.staff_sheet import Part

FIRST_SHOWN, LAST_SHOWN = 3, 12
RESULTS_SHOWN = 4
LONGEST_NOTE = 160


def transfer_summary(desk: Desk, patient_id: str) -> Document:
    """Return the summary as a PDF; somebody who moved away has one, who died has none. Nothing is noted.

    Raises:
        NotFound: when there is no such patient.
        Refused: when the patient died, or nothing was ever planned or given.
    """
    from b12desk.documents.staff_sheet import StaffSheet

    today, sources = desk.clock.today(), sources_of(desk)
    with desk.register.reading() as unit:
        history = history_in(unit, patient_id)
    if history.patient.standing is PatientStanding.DECEASED:
        raise Refused("The patient has died: no transfer summary is printed.")
    story = running_story(history, sources)
    if story is None and not history.injections:
        raise Refused("Nothing was planned or given here: there is nothing to hand over.")
    clinic = sources.clinic.details
    sheet = StaffSheet(
        title="Transfer summary: vitamin B12 injections",
        properties="Transfer summary",
        clinic=", ".join(part for part in (clinic.name, clinic.phone) if part),
        as_of=today,
        parts=tuple(_parts(history, story, sources, today)),
        about=about(history.patient, today=today),
    )
    return TRANSFER_SUMMARY.made(desk, sheet, as_of=today, patient_ids=(patient_id,))


def _parts(history: PatientHistory, story: CourseStory | None, sources: Sources, today: date) -> Iterator["Part"]:
    from b12desk.documents.staff_sheet import Part

    patient = history.patient
    reach = ", ".join(part for part in (patient.address, patient.postcode) if part)
    known = [("Known allergies", allergy_words(patient)), ("Flags", flag_words(patient))]
    restricted = restricted_words(patient.restricted_sites, today=today)
    known += [("Do not use", restricted)] if restricted else []
    if patient.neuro_since:
        known.append(("Neurological since", staff_date(patient.neuro_since)))
    yield Part("Patient", facts=(("Address", reach), ("Phone", patient.phone), *known))
    if story is not None:
        yield _regimen(history, story, sources, today)
    yield Part("Doses", facts=tuple(_doses(history, sources)))
    yield Part("Monitoring", facts=tuple(_monitoring(history, story, sources, today)))


def _regimen(history: PatientHistory, story: CourseStory, sources: Sources, today: date) -> "Part":
    from b12desk.documents.staff_sheet import Part

    forecast = forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)
    protocol = story.course.protocol
    held = [authority_words(one) for one in held_authorities(story.record, history)]
    source = "; ".join(source_words(one) for one in protocol.sources)
    site = forecast.next_site.words if forecast.next_site else ""
    return Part(
        "Regimen",
        facts=(
            ("Protocol", f"{protocol.title}, version {protocol.version}, from {staff_date(story.record.start_on)}"),
            ("Product", story.course.product.name),
            *(("Regimen" if n == 0 else "", text) for n, text in enumerate(regimen_sentences(story.course))),
            ("Next due", next_words(forecast)),
            ("Next dose and site", ", ".join(part for part in (dose_words(forecast.dose_micrograms), site) if part)),
            ("Prescriber", story.record.prescriber),
            ("Authority", "; ".join(held)),
            ("Source", source),
        ),
    )


def _doses(history: PatientHistory, sources: Sources) -> Iterator[tuple[str, str]]:
    given = [dose for dose in history.injections if not dose.is_voided]
    if not given:
        yield "Given", "No dose is recorded here."
        return
    last = given[-1]
    words = [staff_date(last.given_on), _what(last, sources), given_words(last), afterwards_words(last)]
    yield f"Last of {len(given)}", ", ".join(part for part in words if part)
    for what, doses in groupby(given, key=lambda dose: _what(dose, sources)):
        yield "Given", _days(tuple(doses), what)


def _days(doses: Sequence[InjectionRecord], what: str) -> str:
    """Return the days of like doses; of many the first few and the last, and how many lie between."""
    said = [staff_date(dose.given_on) + ("*" if afterwards_words(dose) else "") for dose in doses]
    if len(said) > FIRST_SHOWN + LAST_SHOWN:
        between = len(said) - FIRST_SHOWN - LAST_SHOWN
        said = [*said[:FIRST_SHOWN], f"{between} more", *said[-LAST_SHOWN:]]
    starred = " (* recorded afterwards)" if any(day.endswith("*") for day in said) else ""
    count = f"{len(doses)} dose{'' if len(doses) == 1 else 's'}"
    return f"{count} of {what}: {', '.join(said)}{starred}"


def _what(dose: InjectionRecord, sources: Sources) -> str:
    known = dose.product_id is not None and sources.products.has(dose.product_id)
    product = sources.products.get(dose.product_id).name if known and dose.product_id else dose.product_text
    return ", ".join(part for part in (product, f"{dose.dose_micrograms} micrograms") if part)


def _monitoring(
    history: PatientHistory, story: CourseStory | None, sources: Sources, today: date
) -> Iterator[tuple[str, str]]:
    if story is not None:
        forecast = forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)
        planned = [
            f"{CHECK_WORDS[check.kind]} {'was due by' if check.is_overdue else 'by'} {staff_date(check.due_on)}"
            for check in forecast.checks
        ]
        yield "Due", "; ".join(planned) or "Nothing is due"
    reviews = [event for event in history.course_events if event.kind == "review" and not event.is_voided]
    if reviews:
        last = reviews[-1]
        note = f": {last.note[:LONGEST_NOTE]}" if last.note else ""
        yield "Last review", f"{staff_date(last.on)}, {last.outcome.replace('_', ' ')}{note}"
    results = [one for one in shown_results(history, sources) if not one.is_voided]
    for result in results[:RESULTS_SHOWN]:
        yield result.name, f"{result.value} {result.unit} on {staff_date(result.on)}"
    if not reviews and not results:
        yield "On record", "No review and no result"
