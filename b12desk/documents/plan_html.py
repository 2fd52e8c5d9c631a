"""The plan as a plain web page for screen readers: the same words, headings and lists, no scripts, nothing fetched."""

from collections.abc import Iterator
from html import escape

from b12desk.clinical.plan import PatientPlan
from b12desk.clinical.quantities import patient_date
from b12desk.documents.advice import INFORMS
from b12desk.documents.plan_words import PLAN_TITLE, Block, Figure, Points, Say, Section, plan_sections
from b12desk.documents.printed_text import plain_text
from b12desk.documents.words import born_words, capital, nhs_words

_STYLE = (
    "body{font:1.125rem/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#212b32;background:#fff}"
    "dt{font-weight:bold}dd{margin:0 0 .5rem}li{margin-bottom:.25rem}"
    ".urgent{border-left:.5rem solid #d5281b;padding-left:1rem}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def patient_plan_html(plan: PatientPlan, *, mark: str = "") -> bytes:
    """Return the plan as one HTML file; the same plan is always the same bytes. Its title names nobody.

    `mark` is read first.
    """
    return "\n".join((*_head(), *_body(plan, mark), "</html>", "")).encode("utf-8", "replace")


def _head() -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en-GB">'
    yield '<head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{_text(PLAN_TITLE)}</title>"
    yield f"<style>{_STYLE}</style></head>"


def _body(plan: PatientPlan, mark: str) -> Iterator[str]:
    yield "<body>"
    if mark:
        yield f"<p><strong>{_text(mark)}</strong></p>"
    yield from _clinic(plan)
    yield "<main>"
    yield f"<h1>{_text(PLAN_TITLE)}</h1>"
    yield from _patient(plan)
    for section in plan_sections(plan):
        yield from _section(section)
    if plan.clinic.qr_text:
        yield f"<section><h2>From your clinic</h2><p>{_text(plan.clinic.qr_text)}</p></section>"
    yield "</main>"
    yield f"<footer><p>{_text(INFORMS)} Printed as of {_text(patient_date(plan.as_of))}.</p></footer>"
    yield "</body>"


def _clinic(plan: PatientPlan) -> Iterator[str]:
    clinic = plan.clinic
    lines = [clinic.name, *clinic.address.splitlines(), f"Phone {clinic.phone}" if clinic.phone else ""]
    said = "<br>".join(_text(line) for line in lines if line.strip())
    if said:
        yield f"<header><address>{said}</address></header>"


def _patient(plan: PatientPlan) -> Iterator[str]:
    patient = plan.patient
    names = " ".join(_name(part) for part in (patient.title, patient.given_name, patient.family_name) if part)
    yield f"<dl><dt>Name</dt><dd>{names}</dd>"
    yield f"<dt>Born</dt><dd>{_text(born_words(patient.born_on, today=plan.as_of))}</dd>"
    yield f"<dt>NHS number</dt><dd>{_text(nhs_words(patient.nhs_number))}</dd>"
    if patient.gender:
        yield f"<dt>Gender</dt><dd>{_text(capital(patient.gender))}</dd>"
    yield "</dl>"


def _section(section: Section) -> Iterator[str]:
    yield '<section class="urgent">' if section.is_urgent else "<section>"
    yield f"<h2>{_text(section.title)}</h2>"
    for block in section.blocks:
        yield from _block(block)
    yield "</section>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Say(text, is_strong):
            yield f"<p><strong>{_text(text)}</strong></p>" if is_strong else f"<p>{_text(text)}</p>"
        case Points(texts, is_numbered):
            tag = "ol" if is_numbered else "ul"
            yield f"<{tag}>"
            yield from (f"<li>{_text(text)}</li>" for text in texts)
            yield f"</{tag}>"
        case Figure(texts):
            yield from (f"<p>{_text(text)}</p>" for text in texts)


def _name(text: str) -> str:
    """Return a name in an element of its own, so that no script turns the words around it."""
    return f"<bdi>{_text(text)}</bdi>"


def _text(text: str) -> str:
    return escape(plain_text(text))
