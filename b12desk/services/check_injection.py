"""What is said about an injection before it is recorded: findings, what it draws on, who may answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from b12desk.clinical.authority import Authority, authority_for
from b12desk.clinical.findings.answers import Answer, with_answers
from b12desk.clinical.findings.recording import on_recording
from b12desk.clinical.findings.situation import ProposedDose
from b12desk.clinical.forecast_value import Draw, Finding
from b12desk.clinical.records import PatientHistory
from b12desk.clinical.role_rules import Recorder
from b12desk.clinical.vocabulary import AuthorityKind, Role, Severity
from b12desk.clinical.volume import draw, exact_volume_ml
from b12desk.services.answers import may_override
from b12desk.services.authorities import held_authorities
from b12desk.services.authority_draft import authority_words
from b12desk.services.desk import Desk
from b12desk.services.history import Sources, history_in, sources_of
from b12desk.services.injection_draft import InjectionDraft, draft_problems
from b12desk.services.permissions import role_of
from b12desk.services.situations import situation_today
from b12desk.services.usable_products import unusable_fields


@dataclass(frozen=True, slots=True)
class InjectionCheck:
    """What is said about a draft: findings beside their fields, what to draw up, and what is still missing.

    `answerable` are the ids of findings that the acting user may answer with a reason; `authority` is what the dose
    draws on, in words, empty for none. `unusable` says of `batch` or `product` why nothing may be given from it.
    """

    findings: tuple[Finding, ...]
    draw: Draw | None
    problems: tuple[str, ...]
    answerable: frozenset[str] = frozenset()
    authority: str = ""
    unusable: Mapping[str, str] = field(default_factory=dict)


def check_injection(desk: Desk, draft: InjectionDraft) -> InjectionCheck:
    """Return what is said about the draft as it stands; nothing is changed."""
    sources = sources_of(desk)
    with desk.register.reading() as unit:
        history = history_in(unit, draft.patient_id)
        role = role_of(unit, desk.acting)
        unusable = unusable_fields(unit, draft, history, sources)
    problems = [*draft_problems(draft, sources), *unusable.values()]
    if problems and (draft.given_on is None or draft.dose_micrograms is None):
        return InjectionCheck((), None, tuple(problems), unusable=unusable)
    findings = recording_findings(draft, history, sources, today=desk.clock.today(), role=role)
    product = sources.products.get(draft.product_id)
    return InjectionCheck(
        findings,
        draw(draft.dose_micrograms or 0, product),
        tuple(problems),
        frozenset(found.id for found in findings if may_answer(found, role)),
        _authority_words(drawn_on(draft, history, sources, role)),
        unusable,
    )


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


def drawn_on(draft: InjectionDraft, history: PatientHistory, sources: Sources, role: Role | None) -> Authority | None:
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
