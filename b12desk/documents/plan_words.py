"""What the plan says, part by part and in the words that are printed: the source of large print and of the web page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.advice import Advice
from b12desk.clinical.forecast_value import Check
from b12desk.clinical.plan import ClinicDetails, PastDose, PatientPlan, PlannedDose
from b12desk.clinical.quantities import patient_date, patient_weekday_date
from b12desk.clinical.vocabulary import Status
from b12desk.documents.advice import CALL_TODAY, EMERGENCIES, LIFELONG, MISSED_DATE, NERVE_HARM, NERVES_INVOLVED, PLACED
from b12desk.documents.calendar_words import calendar_lines, looks_ahead_to
from b12desk.documents.words import (
    CHECK_WORDS,
    capital,
    lasting_restrictions,
    paper_dates,
    place_words,
    restriction_words,
    window_words,
)

PLAN_TITLE = "Your vitamin B12 injection plan"


@dataclass(frozen=True, slots=True)
class Say:
    """A paragraph, heavier where it matters most."""

    text: str
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list, numbered from 1 where the order counts."""

    texts: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """The place of the body map, with what it shows in words."""

    texts: tuple[str, ...]


Block = Say | Points | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the plan under its heading; `is_urgent` marks when to call."""

    title: str
    blocks: tuple[Block, ...]
    is_urgent: bool = False


def plan_sections(plan: PatientPlan) -> tuple[Section, ...]:
    """Return the parts of the plan in the order in which they are read; parts with nothing to say are left out."""
    return tuple(section for section in _sections(plan) if section.blocks)


def _sections(plan: PatientPlan) -> Iterator[Section]:
    yield Section("Your next injection", tuple(_next(plan)))
    yield Section("Your regimen", tuple(_regimen(plan)))
    if plan.is_lifelong:
        yield from _placed(plan, LIFELONG)
    yield Section(plan.advice.get(CALL_TODAY).title, tuple(_call_today(plan)), is_urgent=True)
    missed = (*_worded(plan.advice.patient_words(MISSED_DATE)), Say(reach_words(plan)))
    yield Section(plan.advice.get(MISSED_DATE).title, missed)
    doses = tuple(dose_words(dose, as_of=plan.as_of) for dose in plan.doses)
    yield Section("Your next injections", (Points(doses, is_numbered=True),) if doses else ())
    yield Section("Your next twelve months", tuple(_year(plan)))
    yield Section("Where it goes", (Figure(tuple(site_words(plan))),))
    checks = tuple(f"{CHECK_WORDS[check.kind]}: {check_words(check, as_of=plan.as_of)}." for check in plan.checks)
    yield Section("Reviews and blood tests", (Points(checks) if checks else Say("None are planned."),))
    given = tuple(given_words(dose, plan.product) for dose in plan.history)
    yield Section("Injections you have had", (Points(given) if given else Say("None recorded here yet."),))
    for one in plan.advice.without(PLACED):
        yield Section(one.title, (*_worded(one.for_patient), Say(source_line(one))))
    yield Section("For the nurse", (Say(drawn_words(plan), is_strong=True), *map(Say, nurse_words(plan))))
    steps = tuple(paper_dates(sentence) for sentence in plan.because)
    yield Section("How these dates were worked out", (Points(steps, is_numbered=True),) if steps else ())
    yield Section("About this plan", tuple(Say(text) for text in about_words(plan)))


def dose_words(dose: PlannedDose, *, as_of: date) -> str:
    """Return one injection to come: the day offered, the days on time and the site."""
    day = f"{patient_weekday_date(dose.offered_on)}." if dose.offered_on else "On hold: no day yet."
    window = window_words(dose.opens_on, dose.closes_on)
    if dose.closes_on < as_of:
        on_time = f"It was due {window}."
    elif dose.opens_on == dose.closes_on:
        on_time = "" if dose.offered_on == dose.opens_on else f"Due {window}."
    else:
        on_time = f"Any day from {window} is on time."
    site = f"{capital(place_words(dose.site))}." if dose.site else "We choose the site with you."
    goes_on = "Your plan continues after your review." if dose.continues else ""
    return " ".join(part for part in (day, on_time, site, goes_on) if part)


def given_words(dose: PastDose, planned: str) -> str:
    """Return one injection given; the product is named where it is not the planned one."""
    product = f"{dose.product}, " if dose.product != planned else ""
    site = f", {place_words(dose.site)}" if dose.site else ""
    return f"{patient_date(dose.given_on)}: {product}{dose.dose_micrograms} micrograms{site}."


def check_words(check: Check, *, as_of: date) -> str:
    """Return when a review or blood test is: its window, that it is due, or that it is overdue."""
    if check.is_overdue:
        return f"Overdue: was due by {patient_date(check.due_on)}"
    if check.opens_on <= as_of:
        return f"Due now: by {patient_date(check.due_on)}"
    return window_words(check.opens_on, check.due_on)


def call_words(clinic: ClinicDetails) -> str:
    """Return the line above the signs for which to call."""
    return f"Call {clinic.phone} today if you have:" if clinic.phone else "Contact us today if you have:"


def reach_words(plan: PatientPlan) -> str:
    """Return how the clinic would reach the patient."""
    if plan.patient.phone:
        return f"We would call you on {plan.patient.phone}. Tell us if it has changed."
    return "We have no phone number for you. Please give us one."


def drawn_words(plan: PatientPlan) -> str:
    """Return how much to draw up."""
    if plan.draw is None:
        return "Not known: check the product and its strength with the prescriber."
    return f"{plan.draw.instruction}."


def nurse_words(plan: PatientPlan) -> tuple[str, ...]:
    """Return the containers, the next site and the checks before it, then the sites not to use."""
    count = plan.draw.containers if plan.draw else None
    containers = f"Use {count} container{'' if count == 1 else 's'}. " if count else ""
    site = plan.next_site.words if plan.next_site else "none, choose with the patient"
    restricted = lasting_restrictions(plan.restricted_sites, as_of=plan.as_of)
    return (
        f"{containers}Next site by rotation: {site}. Check identity, allergies and consent first.",
        *(restriction_words(one, whose="the patient’s") for one in restricted),
    )


def about_words(plan: PatientPlan) -> tuple[str, ...]:
    """Return the protocol with its version, sources and signatures, and whom to ask."""
    name, phone = plan.clinic.name or "your clinic", plan.clinic.phone
    sources = (f"Sources: {', '.join(plan.protocol_sources)}.",) if plan.protocol_sources else ()
    return (
        f"Protocol: {plan.protocol_title} ({plan.protocol_id}, version {plan.protocol_version}).",
        *sources,
        f"Protocol approved by: {paper_dates(plan.approved_by) or 'not recorded'}.",
        f"Prescribed by: {plan.prescriber or 'not recorded'}.",
        f"Questions about this plan? Contact {name}{f' on {phone}' if phone else ''}.",
    )


def site_words(plan: PatientPlan) -> tuple[str, ...]:
    """Return what the body map shows."""
    site = plan.next_site
    told = f"Next site: {place_words(site)} ({site.words})." if site else "Next site: we will choose it with you."
    restricted = lasting_restrictions(plan.restricted_sites, as_of=plan.as_of)
    return (told, *(restriction_words(one) for one in restricted))


def waits_for_review(plan: PatientPlan) -> bool:
    """Return whether a review comes before the next injection, whatever days are worked out."""
    return plan.status == Status.AWAITING_REVIEW.value.replace("_", " ")


def when_words(plan: PatientPlan) -> str:
    """Return the day of the next injection, that a review comes first, or that there is none."""
    if not plan.doses:
        return "No injection is planned"
    if waits_for_review(plan):
        return "After your review with us"
    first = plan.doses[0].offered_on
    return patient_weekday_date(first) if first else "No day is offered yet"


def next_words(plan: PatientPlan) -> str:
    """Return when the next injection is due and how the plan stands."""
    status = plan.status.replace("_", " ").lower()
    stands = f" On {patient_date(plan.as_of)} your plan is: {status}." if status else ""
    return f"{paper_dates(plan.next_dose)}{stands}"


def source_line(one: Advice) -> str:
    """Return where a text comes from."""
    return f"Source: {'; '.join(one.sources)}"


def _next(plan: PatientPlan) -> Iterator[Block]:
    yield Say(when_words(plan), is_strong=True)
    yield Say(next_words(plan))
    if plan.doses:
        yield Say(site_words(plan)[0])


def _regimen(plan: PatientPlan) -> Iterator[Block]:
    if plan.product:
        yield Say(f"Your medicine: {plan.product}.")
    if plan.regimen:
        yield Points(tuple(paper_dates(sentence) for sentence in plan.regimen))
    else:
        yield Say("No regimen is running.")


def _year(plan: PatientPlan) -> Iterator[Block]:
    if plan.offered_days:
        yield Points(tuple(f"{month}: {', '.join(marks)}." for month, marks in calendar_lines(plan) if marks))
        yield Say(looks_ahead_to(plan) or "In the months that are not named nothing is planned.")


def _call_today(plan: PatientPlan) -> Iterator[Block]:
    yield Say(call_words(plan.clinic))
    yield from _worded(plan.advice.patient_words(CALL_TODAY))
    why = plan.advice.patient_words(NERVES_INVOLVED if plan.has_neuro_involvement else NERVE_HARM)
    yield from (Say(text, is_strong=True) for text in why)
    yield from (Say(text, is_strong=True) for text in plan.advice.patient_words(EMERGENCIES))


def _placed(plan: PatientPlan, id: str) -> Iterator[Section]:
    for one in plan.advice.texts:
        if one.id == id:
            yield Section(one.title, _worded(one.for_patient))


def _worded(words: tuple[str, ...]) -> tuple[Block, ...]:
    return () if not words else (Say(words[0]),) if len(words) == 1 else (Points(words),)
