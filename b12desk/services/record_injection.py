"""Record an injection: a draft filled in beforehand, checked as it changes, saved once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import uuid4

from b12desk.clinical.authority import Authority, authority_for
from b12desk.clinical.errors import BadInput
from b12desk.clinical.findings.answers import Answer, with_answers
from b12desk.clinical.findings.recording import on_recording
from b12desk.clinical.findings.situation import ProposedDose
from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.forecast_value import Draw, Finding, Forecast
from b12desk.clinical.patient import Site
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import InjectionRecord, PatientHistory
from b12desk.clinical.role_rules import Recorder
from b12desk.clinical.vocabulary import AuthorityKind, Role, Severity, Status
from b12desk.clinical.volume import draw, exact_volume_ml
from b12desk.exchange.clean_text import clean_text
from b12desk.register.write_unit import WriteUnit
from b12desk.services.answers import answered, may_override
from b12desk.services.authorities import held_authorities
from b12desk.services.authority_draft import authority_words
from b12desk.services.desk import LONGEST_USER, Desk
from b12desk.services.history import Sources, history_in, running_story, sources_of
from b12desk.services.permissions import Act, role_of, writing
from b12desk.services.plan_regimen import NO_REASONS
from b12desk.services.refresh import refresh_rows
from b12desk.services.situations import situation_today

LONGEST_BATCH = 40
LONGEST_NOTE = 2000
MOST_MICROGRAMS = 100_000


@dataclass(frozen=True, slots=True)
class InjectionDraft:
    """A dose about to be recorded. `injection_id` is made when the form opens, so that saving twice records once.

    `dose_micrograms` None is not typed yet; `reasons` answer findings by id; `replaces` names the entry corrected.
    `given_elsewhere` marks history of another clinic: site, batch and authority are not asked for.
    """

    injection_id: str
    patient_id: str
    given_on: date | None
    product_id: str
    dose_micrograms: int | None
    batch: str = ""
    expires_on: date | None = None
    site: Site | None = None
    identity_checked: bool = False
    consent_given: bool = False
    given_by: str = ""
    note: str = ""
    reasons: Mapping[str, str] = field(default_factory=lambda: NO_REASONS)
    replaces: str | None = None
    given_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class InjectionCheck:
    """What is said about a draft: findings beside their fields, what to draw up, and what is still missing.

    `answerable` are the ids of findings that the acting user may answer with a reason; `authority` is what the dose
    draws on, in words, empty for none.
    """

    findings: tuple[Finding, ...]
    draw: Draw | None
    problems: tuple[str, ...]
    answerable: frozenset[str] = frozenset()
    authority: str = ""


@dataclass(frozen=True, slots=True)
class InjectionRecorded:
    """The dose's id, the forecast after it (None without a course) and the sentence for the desk.

    `is_new` is False when this very dose had been recorded before.
    """

    injection_id: str
    forecast: Forecast | None
    sentence: str
    is_new: bool


def new_draft(desk: Desk, patient_id: str) -> InjectionDraft:
    """Return a draft filled in with today, the planned product and dose, the next site, and the last batch used."""
    today = desk.clock.today()
    sources = sources_of(desk)
    with desk.register.reading() as unit:
        history = history_in(unit, patient_id)
    story = running_story(history, sources)
    product_id = story.course.product.id if story else "hydroxo-1mg-1ml"
    forecast = (
        forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)
        if story
        else None
    )
    batch, expires_on = _last_batch(history, product_id, today)
    return InjectionDraft(
        injection_id=str(uuid4()),
        patient_id=patient_id,
        given_on=today,
        product_id=product_id,
        dose_micrograms=forecast.dose_micrograms if forecast else None,
        batch=batch,
        expires_on=expires_on,
        site=forecast.next_site if forecast else None,
        given_by=desk.acting,
    )


def check_injection(desk: Desk, draft: InjectionDraft) -> InjectionCheck:
    """Return what is said about the draft as it stands; nothing is changed."""
    sources = sources_of(desk)
    with desk.register.reading() as unit:
        history = history_in(unit, draft.patient_id)
        role = role_of(unit, desk.acting)
    problems = _problems(draft, sources)
    if problems and (draft.given_on is None or draft.dose_micrograms is None):
        return InjectionCheck((), None, tuple(problems))
    findings = recording_findings(draft, history, sources, today=desk.clock.today(), role=role)
    product = sources.products.get(draft.product_id)
    return InjectionCheck(
        findings,
        draw(draft.dose_micrograms or 0, product),
        tuple(problems),
        frozenset(found.id for found in findings if may_answer(found, role)),
        _authority_words(_drawn_on(draft, history, sources, role)),
    )


def record_injection(desk: Desk, draft: InjectionDraft) -> InjectionRecorded:
    """Record the dose in one transaction with its audit entry and the window it moves.

    Raises:
        BadInput: with one sentence for each field that can't be used.
        Refused: when a finding blocks or waits for a reason; `findings` says which.
    """
    sources = sources_of(desk)
    today = desk.clock.today()
    with writing(desk, Act.RECORD_INJECTION) as unit:
        is_new = add_checked(unit, draft, sources, today=today)
        if is_new:
            refresh_rows(unit, draft.patient_id, sources, today=today)
        history = history_in(unit, draft.patient_id)
    return recorded(draft.injection_id, history, sources, today=today, is_new=is_new)


def add_checked(unit: WriteUnit, draft: InjectionDraft, sources: Sources, *, today: date) -> bool:
    """Check the draft and add its dose; return False when this very dose is there already.

    Raises:
        BadInput: with one sentence for each field that can't be used.
        Refused: when a finding blocks or waits for a reason.
    """
    history = history_in(unit, draft.patient_id)
    known = next((i for i in history.injections if i.id == draft.injection_id), None)
    problems = _problems(draft, sources)
    if problems:
        raise BadInput(problems)
    if known is not None:
        return unit.add_injection(replace(_record(draft, known.reasons), authority_id=known.authority_id))
    role = role_of(unit, unit.by)
    findings = recording_findings(draft, history, sources, today=today, role=role)
    answers = answered(findings, draft.reasons, role)
    authority = _drawn_on(draft, history, sources, role)
    record = replace(_record(draft, answers.reasons), authority_id=authority.id if authority else None)
    answers.note_overrides(unit, draft.patient_id, act="injection", entry_id=draft.injection_id)
    return unit.add_injection(record)


def recording_findings(
    draft: InjectionDraft, history: PatientHistory, sources: Sources, *, today: date, role: Role | None = None
) -> tuple[Finding, ...]:
    """Return what recording this draft would say, judged on the day it was given, to somebody of that role.

    The entry that the draft replaces is left out: it is voided with the same act. What was answered once for the
    course comes as information, with its answer.
    """
    history = _without_replaced(history, draft.replaces)
    situation = replace(
        situation_today(history, sources, today=today),
        authorities=held_authorities(history.courses[0], history) if history.courses else (),
        recorder=Recorder(role, sources.clinic.role_rules) if role else None,
    )
    product = sources.products.get(draft.product_id)
    dose = draft.dose_micrograms or 0
    proposed = ProposedDose(
        on=draft.given_on or today,
        product=product,
        dose_micrograms=dose,
        volume_ml=exact_volume_ml(dose, product),
        site=draft.site,
        expires_on=draft.expires_on,
        is_elsewhere=draft.given_elsewhere,
    )
    return with_answers(on_recording(situation, proposed), _answers(history), on=proposed.on)


def may_answer(finding: Finding, role: Role | None) -> bool:
    """Return whether somebody of that role may answer the finding with a reason (None: roles aren't kept)."""
    if finding.severity is Severity.STOP:
        return role is not Role.HEALTH_CARE_ASSISTANT
    return may_override(finding, role)


def _drawn_on(draft: InjectionDraft, history: PatientHistory, sources: Sources, role: Role | None) -> Authority | None:
    """Return the authority that the dose draws on; an assistant's dose draws on a PSD where the clinic asks for one."""
    if draft.given_elsewhere or draft.given_on is None or not history.courses:
        return None
    history = _without_replaced(history, draft.replaces)
    held = held_authorities(history.courses[0], history)
    if role is Role.HEALTH_CARE_ASSISTANT and not sources.clinic.role_rules.may_give_without_psd:
        return authority_for(held, on=draft.given_on, kinds={AuthorityKind.PSD})
    return authority_for(held, on=draft.given_on)


def _authority_words(authority: Authority | None) -> str:
    return authority_words(authority) if authority else ""


def recorded(
    injection_id: str, history: PatientHistory, sources: Sources, *, today: date, is_new: bool
) -> InjectionRecorded:
    """Return what recording a dose came to, with the sentence for the desk."""
    story = running_story(history, sources)
    if story is None:
        return InjectionRecorded(injection_id, None, "Recorded. No regimen is planned for this patient.", is_new)
    after = forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)
    head = "Recorded." if is_new else "Recorded already."
    return InjectionRecorded(injection_id, after, f"{head} {next_dose_sentence(after)}", is_new)


def next_dose_sentence(forecast: Forecast) -> str:
    """Return “Next dose 16-Mar-2026 to 16-Apr-2026.”, or why there is none."""
    if forecast.status is Status.ENDED:
        return "The course has ended."
    if forecast.due_on is None or forecast.due_by is None:
        return "No injection is planned."
    if forecast.due_on == forecast.due_by:
        return f"Next dose {staff_date(forecast.due_on)}."
    return f"Next dose {staff_date(forecast.due_on)} to {staff_date(forecast.due_by)}."


def _answers(history: PatientHistory) -> list[Answer]:
    """Return the reasons given when the course was planned and with its doses."""
    if not history.courses:
        return []
    course = history.courses[0]
    planned = [Answer(id, reason, course.start_on) for id, reason in course.reasons]
    doses = (i for i in history.injections if not i.is_voided and i.given_on >= course.start_on)
    return [*planned, *(Answer(id, reason, dose.given_on) for dose in doses for id, reason in dose.reasons)]


def _without_replaced(history: PatientHistory, replaced: str | None) -> PatientHistory:
    if replaced is None:
        return history
    return replace(history, injections=tuple(i for i in history.injections if i.id != replaced))


def _problems(draft: InjectionDraft, sources: Sources) -> list[str]:
    problems = []
    if draft.given_on is None:
        problems.append("The date given is missing.")
    if not sources.products.has(draft.product_id):
        problems.append(f"There is no product “{draft.product_id}” in the catalogue.")
    if draft.dose_micrograms is None:
        problems.append("The dose is missing.")
    elif not 1 <= draft.dose_micrograms <= MOST_MICROGRAMS:
        problems.append(f"A dose is 1 to {MOST_MICROGRAMS} micrograms, not {draft.dose_micrograms}.")
    if draft.site is None and not draft.given_elsewhere:
        problems.append("The site is missing: choose the muscle and the side.")
    for label, text, limit in (
        ("batch number", draft.batch, LONGEST_BATCH),
        ("note", draft.note, LONGEST_NOTE),
        ("name of who gave it", draft.given_by, LONGEST_USER),
    ):
        try:
            clean_text(text, limit=limit)
        except BadInput as error:
            problems += [f"The {label}: {says}" for says in error.problems]
    return problems


def _record(draft: InjectionDraft, reasons: tuple[tuple[str, str], ...]) -> InjectionRecord:
    if draft.given_on is None or draft.dose_micrograms is None:
        raise BadInput("The date or the dose is missing.")
    return InjectionRecord(
        id=draft.injection_id,
        patient_id=draft.patient_id,
        given_on=draft.given_on,
        product_id=draft.product_id,
        dose_micrograms=draft.dose_micrograms,
        site=draft.site,
        batch=clean_text(draft.batch, limit=LONGEST_BATCH),
        expires_on=draft.expires_on,
        given_by=clean_text(draft.given_by, limit=LONGEST_USER),
        note=clean_text(draft.note, limit=LONGEST_NOTE),
        identity_checked=draft.identity_checked,
        consent_given=draft.consent_given,
        reasons=reasons,
        replaces=draft.replaces,
        given_elsewhere=draft.given_elsewhere,
    )


def _last_batch(history: PatientHistory, product_id: str, today: date) -> tuple[str, date | None]:
    """Return batch and expiry of the patient's last dose of the product, unless they have run out."""
    for injection in reversed(history.injections):
        usable = injection.expires_on is None or injection.expires_on >= today
        if injection.product_id == product_id and not injection.is_voided and injection.batch and usable:
            return injection.batch, injection.expires_on
    return "", None
